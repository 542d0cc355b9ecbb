import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, daysBetween, weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import type { Instant, PersonId, SchoolDate, WallMinute } from '../../../src/domain/ids.ts';
import type { SlotQuestion } from '../../../src/domain/slots/question.ts';
import {
  calendarWith,
  day,
  onlyFreeAt,
  question as questionWith,
  seat,
  seatsWith,
} from '../../support/slot-questions.ts';
import { anyQuestion } from './any-question.ts';
import { closedOn, movedBy } from './changing.ts';
import { always, type Checks, proposalsOf } from './checks.ts';
import type { Engine } from './engine.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Days around and between both clock changes of 2026 and 2027. */
const anyDay = fc.oneof(
  fc.integer({ min: 0, max: 500 }).map((n) => addDays(day('2026-09-01'), n)),
  fc.integer({ min: -2, max: 2 }).map((n) => addDays(day('2026-10-25'), n)),
  fc.integer({ min: -2, max: 2 }).map((n) => addDays(day('2027-03-28'), n)),
);

/** Rules about days and clocks, by name. */
export const DAY_CHECKS: Checks = {
  'gives the same answers a week later when everything comes a week later': (engine, drawn) => {
    // From here on there is no holiday for seven weeks.
    const monday = day('2026-10-26');
    always(drawn, anyQuestion, (drawnQuestion) => {
      const toMonday = daysBetween(drawnQuestion.today, monday) + ((weekdayOf(drawnQuestion.today) + 6) % 7);
      const here = movedBy(toMonday, drawnQuestion, calendarWith());
      const later = movedBy(7, here, calendarWith());

      assert.deepEqual(
        proposalsOf(engine.findProposals(later)),
        proposalsOf(engine.findProposals(here)).map((each) => ({ ...each, on: addDays(each.on, 7) })),
      );
    });
  },

  'never comes sooner because one more day is closed': (engine, drawn) => {
    const drawnDay = fc.tuple(anyQuestion, fc.integer({ min: 0, max: 10 }));
    always(drawn, drawnDay, ([question, days]) => {
      const closed = closedOn(question.calendar, addDays(question.today, days));
      const before = firstDay(engine, question);
      const after = firstDay(engine, { ...question, calendar: closed });

      assert.ok(before === null || after === null || after >= before, `${after} before ${before}`);
    });
  },

  'counts the term in school days, over a holiday too': (engine) => {
    const onThe = (on: string) => {
      const free = onlyFreeAt('c', { on: day(on), fromMinute: 600, untilMinute: 660 });
      return questionWith({
        seats: seatsWith(seat('ondersteuningscoordinator', 'required', free)),
        today: day('2026-12-16'),
      });
    };

    // Two school days of December are left, and then three of January.
    assert.equal(engine.findProposals(onThe('2027-01-06')).kind, 'found');
    assert.equal(engine.findProposals(onThe('2027-01-07')).kind, 'later');
  },

  'says the same hour on the wall on both sides of a clock change': (engine, drawn) => {
    const wall = engine.amsterdamWallClock();
    always(drawn, fc.tuple(anyDay, fc.integer({ min: 180, max: 1439 })), ([on, minute]) => {
      const instant = wall.instantOf(on, minute as WallMinute);

      assert.equal(new Date(instant).toISOString(), new Date(expectedInstant(on, minute)).toISOString());
      assert.deepEqual([wall.dateOf(instant), wall.minuteOf(instant)], [on, minute]);
    });
  },

  'takes of each day on the wall every minute of which a busy time has a part': (engine, drawn) => {
    const wall = engine.amsterdamWallClock();
    const time = fc.record({
      on: anyDay,
      minute: fc.integer({ min: 180, max: 1439 }),
      seconds: fc.constantFrom(0, 0, 1, 59),
      minutes: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 3000 })),
      secondsMore: fc.constantFrom(0, 0, 1, 59),
    });
    always(drawn, time, ({ on, minute, seconds, minutes, secondsMore }) => {
      const from = (expectedInstant(on, minute) + seconds * 1000) as Instant;
      const until = (from + minutes * MINUTE + secondsMore * 1000) as Instant;
      const taken = new Set(
        engine
          .blocksBetween(wall, from, until)
          .flatMap(({ on: each, fromMinute, untilMinute }) =>
            Array.from({ length: untilMinute - fromMinute }, (_, n) => `${each} ${fromMinute + n}`),
          ),
      );

      assert.deepEqual(
        [...taken].filter(byDay).sort(),
        [...minutesBetween(from, until)].filter(byDay).sort(),
      );
    });
  },

  'keeps presence moments on their hour, and leaves out the days that are excepted': (engine, drawn) => {
    const moment = fc.record({
      startsOn: anyDay,
      weekday: fc.integer({ min: 1, max: 5 }),
      fromMinute: fc.integer({ min: 480, max: 900 }),
      excepted: fc.array(fc.nat(12), { maxLength: 4 }),
    });
    always(drawn, moment, ({ startsOn, weekday, fromMinute, excepted }) => {
      const until = addDays(startsOn, 90);
      const wanted: SchoolDate[] = [];
      for (let on = startsOn; on <= until; on = addDays(on, 1))
        if (weekdayOf(on) === weekday) wanted.push(on);
      const exceptOn = excepted.flatMap((nth) => wanted[nth] ?? []);
      const row = {
        personId: 'p' as PersonId,
        rule: `FREQ=WEEKLY;BYDAY=${['MO', 'TU', 'WE', 'TH', 'FR'][weekday - 1]}`,
        startsOn,
        fromMinute,
        untilMinute: fromMinute + 90,
        exceptOn,
      };

      assert.deepEqual(
        engine.presenceMoments().blocks([row], startsOn, until),
        wanted
          .filter((on) => !exceptOn.includes(on))
          .map((on) => ({ on, fromMinute, untilMinute: fromMinute + 90 })),
      );
    });
  },
};

/** The first day of all, in time or later, on which a table is possible. */
function firstDay(engine: Engine, question: SlotQuestion): SchoolDate | null {
  const { inTime, later } = engine.daysOf(question);
  const starts = engine.possibleStarts(question, [...inTime, ...later]);
  return starts.map(({ at }) => at.on).sort()[0] ?? null;
}

/** By the rule of the law alone; none of these minutes lies in the night of a change. */
function expectedInstant(on: SchoolDate, minute: number): Instant {
  const asIfUtc = Date.parse(`${on}T00:00:00Z`) + minute * MINUTE;
  return (asIfUtc - (isSummer(asIfUtc - HOUR) ? 2 : 1) * HOUR) as Instant;
}

/** Summer time runs from the last Sunday of March to the last of October, both at one o'clock UTC. */
function isSummer(instant: number): boolean {
  const year = new Date(instant).getUTCFullYear();
  const lastSunday = (month: string) => {
    const last = day(`${year}-${month}-31`);
    return Date.parse(`${addDays(last, -(weekdayOf(last) % 7))}T01:00:00Z`);
  };
  return instant >= lastSunday('03') && instant < lastSunday('10');
}

function minutesBetween(from: number, until: number): Set<string> {
  const minutes = new Set<string>();
  if (until <= from) return minutes;
  for (let at = Math.floor(from / MINUTE) * MINUTE; at < until; at += MINUTE) {
    const wall = at + (isSummer(at) ? 2 : 1) * HOUR;
    minutes.add(`${new Date(wall).toISOString().slice(0, 10)} ${(wall % DAY) / MINUTE}`);
  }
  return minutes;
}

/** Not in the night: the hours of a change are the wall clock's own to test. */
function byDay(minute: string): boolean {
  return Number(minute.split(' ')[1]) >= 180;
}
