import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../../../src/domain/calendar/plain-date.ts';
import type { Block, Proposal, SlotQuestion } from '../../../src/domain/slots/question.ts';
import type { Standing } from '../../../src/domain/slots/standing.ts';
import { anyQuestion } from './any-question.ts';
import { always, type Checks, proposalsOf } from './checks.ts';
import { asFound, leastChange, stateAt } from './oracle.ts';
import type { Found, Priced } from './oracle-order.ts';

/** A table that stands at one of the moments of this question, or near it, with people of its lists; some said yes. */
const anyStanding = fc
  .tuple(anyQuestion, fc.array(fc.nat(99), { minLength: 12, maxLength: 12 }))
  .map(([question, draws]): [SlotQuestion, Standing] => [question, standingOf(question, draws)]);

/** A change of a table that stands, by name. */
export const MOVING_CHECKS: Checks = {
  'changes nothing when nothing stands in the way': (engine, drawn) => {
    always(drawn, fc.tuple(anyQuestion, fc.nat()), ([question, which]) => {
      const proposals = proposalsOf(engine.findProposals(question));
      const stood = proposals[which % Math.max(proposals.length, 1)];
      if (!stood) return;
      const standing = asStanding(stood);
      const rescheduled = engine.reschedule({ ...question, withinSchoolDays: 30 }, standing);

      assert.equal(rescheduled.kind, 'stays');
      if (rescheduled.kind === 'stays') assert.deepEqual(asFound(rescheduled.moment), asFound(stood));
    });
  },

  'changes what the oracle changes, which tries every moment and everybody': (engine, drawn) => {
    always(drawn, anyStanding, ([question, standing]) => {
      const rescheduled = engine.reschedule(question, standing);
      const expected = leastChange(question, standing, true);
      if (!expected) return assert.ok(rescheduled.kind === 'later' || rescheduled.kind === 'none');

      const { price } = expected;
      const [lostYes, changedSeats, elsewhere, otherDay, otherRoom, days, minutes] = price;
      assert.ok(rescheduled.kind === 'stays' || rescheduled.kind === 'changed');
      assert.deepEqual(asFound(rescheduled.moment), withoutPrice(expected));
      assert.deepEqual(
        rescheduled.kind === 'changed' ? rescheduled.harm : 'none',
        price.slice(0, 7).every((part) => part === 0)
          ? 'none'
          : {
              lostYes,
              changedSeats,
              elsewhere,
              otherDay: otherDay === 1,
              otherRoom: otherRoom === 1,
              days,
              minutes,
            },
      );
    });
  },

  'replaces somebody by the surest who can come then and sits nowhere yet, and moves nobody else': (
    engine,
    drawn,
  ) => {
    always(drawn, fc.tuple(anyStanding, fc.nat()), ([[question, standing], which]) => {
      const seated = standing.seats.flatMap(({ personId }) => personId ?? []);
      const leaving = seated[which % Math.max(seated.length, 1)];
      if (!leaving) return assert.equal(engine.replaceOne(question, standing, 'nobody').kind, 'not_seated');

      const name = standing.seats.find(({ personId }) => personId === leaving)?.seat;
      const candidates = question.seats.find(({ seat }) => seat === name)?.candidates ?? [];
      const able = candidates
        .map((candidate, rank) => ({ candidate, rank, state: stateAt(question, candidate, standing.at) }))
        .filter(({ candidate, state }) => state !== null && !seated.includes(candidate.personId))
        .sort((a, b) => (a.state?.sureness ?? 0) - (b.state?.sureness ?? 0) || a.rank - b.rank);
      const replaced = engine.replaceOne(question, standing, leaving);

      assert.equal(
        replaced.kind === 'replaced' ? replaced.by.personId : null,
        able[0]?.candidate.personId ?? null,
      );
    });
  },

  'puts the table after it into the school week that was asked for, and changes the least there': (
    engine,
    drawn,
  ) => {
    always(drawn, fc.tuple(anyStanding, fc.integer({ min: 1, max: 3 })), ([[question, standing], weeks]) => {
      const following = engine.followUp(question, standing, weeks);
      const days = schoolWeek(question, standing.at.on, weeks);
      const toCome = days.filter((on) => on >= question.today);
      if (toCome.length === 0) return assert.equal(following.kind, 'week_unknown');

      assert.ok(following.kind === 'week');
      const best = proposalsOf(following.search).find(({ rank }) => rank === 1);
      const on = addDays(following.monday, weekdayOf(standing.at.on) - 1);
      const wanted = { ...standing, at: { ...standing.at, on }, accepted: [] };
      const nth = (day: Block['on']) => question.calendar.schoolDaysBetween(question.today, day);
      const inThatWeek = {
        ...question,
        noticeSchoolDays: Math.max(question.noticeSchoolDays, nth(toCome[0] ?? on)),
        withinSchoolDays: nth(toCome.at(-1) ?? on),
      };
      const expected = leastChange(inThatWeek, wanted, false);
      assert.deepEqual(best ? asFound(best) : null, expected && withoutPrice(expected));
    });
  },
};

function withoutPrice({ at, people, roomId }: Priced): Found {
  return { at, people, roomId };
}

function schoolWeek({ calendar }: SlotQuestion, on: Block['on'], weeks: number): Block['on'][] {
  const monday = addDays(on, 1 - weekdayOf(on));
  let found: Block['on'][] = [];
  for (let n = 1, counted = 0; counted < weeks; n++) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, n * 7 + day));
    if ((days[6] as string) > calendar.lastKnown) return [];
    found = days.filter((day) => calendar.isSchoolDay(day));
    if (found.length > 0) counted += 1;
  }
  return found;
}

function asStanding({ on, fromMinute, untilMinute, seats, roomId }: Proposal): Standing {
  const at = { on, fromMinute, untilMinute };
  const sitting = seats.map(({ seat, filledBy }) => ({ seat, personId: filledBy?.personId ?? null }));
  const accepted = sitting.flatMap(({ personId }) => (personId ? [{ personId, at }] : []));
  return { at, roomId, seats: sitting, accepted };
}

function standingOf(question: SlotQuestion, draws: readonly number[]): Standing {
  const [days = 0, quarter = 0, room = 0, yes = 0, ...ofSeats] = draws;
  const on = addDays(question.today, days % 8);
  const fromMinute = 540 + (quarter % 24) * 15;
  // No table stood for longer than a day.
  const minutes = Math.min(question.minutes, 90);
  const at = { on, fromMinute, untilMinute: fromMinute + minutes };
  const taken = new Set<string>();
  const seats = question.seats.map(({ seat, candidates }, nth) => {
    const draw = ofSeats[nth] ?? 0;
    const personId =
      draw % 4 === 0 ? null : (candidates[draw % Math.max(candidates.length, 1)]?.personId ?? null);
    if (personId === null || taken.has(personId)) return { seat, personId: null };
    taken.add(personId);
    return { seat, personId };
  });
  const later = { ...at, fromMinute: fromMinute + 30, untilMinute: fromMinute + 30 + minutes };
  const accepted = [...taken].flatMap((personId, nth) => [
    ...((yes >> nth) % 2 === 0 ? [{ personId, at }] : []),
    ...((yes >> nth) % 3 === 0 ? [{ personId, at: later }] : []),
  ]);
  return { at, roomId: [null, 'r1', 'r2'][room % 3] ?? null, seats, accepted };
}
