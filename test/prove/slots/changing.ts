import { addDays } from '../../../src/domain/calendar/plain-date.ts';
import type { SchoolCalendar } from '../../../src/domain/calendar/school-calendar.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import type { Block, Candidate, SlotQuestion } from '../../../src/domain/slots/question.ts';
import { person } from '../../support/slot-questions.ts';

/** The same question with one person changed, wherever that person sits. */
export function changeOne(
  question: SlotQuestion,
  which: number,
  change: (one: Candidate) => Candidate,
): SlotQuestion {
  const people = [
    ...new Set(question.seats.flatMap(({ candidates }) => candidates.map((one) => one.personId))),
  ];
  const chosen = people[which % Math.max(people.length, 1)];
  return {
    ...question,
    seats: question.seats.map((seat) => ({
      ...seat,
      candidates: seat.candidates.map((one) => (one.personId === chosen ? change(one) : one)),
    })),
  };
}

/** A deputy who can do anything: whatever the seat waits for, it is not this person. */
export function withNewDeputy(question: SlotQuestion, name: string): SlotQuestion {
  return {
    ...question,
    seats: question.seats.map((each) =>
      each.seat === name ? { ...each, candidates: [...each.candidates, person('new deputy')] } : each,
    ),
  };
}

export function shuffled(question: SlotQuestion): SlotQuestion {
  return {
    ...question,
    seats: question.seats.toReversed().map((seat) => ({
      ...seat,
      candidates: seat.candidates.map((one) => ({
        ...one,
        busy: inPieces(one.busy),
        tentative: inPieces(one.tentative),
        presence: one.presence && inPieces(one.presence),
        hours: one.hours?.toReversed() ?? null,
        tablesOn: one.tablesOn.toReversed(),
      })),
    })),
    rooms: question.rooms?.toReversed().map((room) => ({ ...room, busy: inPieces(room.busy) })) ?? null,
  };
}

/** Each block cut in two, given twice, and all of it back to front. */
function inPieces<B extends Block>(blocks: readonly B[]): B[] {
  return blocks
    .flatMap((block) => {
      const middle = Math.floor((block.fromMinute + block.untilMinute) / 2);
      return [block, { ...block, untilMinute: middle }, { ...block, fromMinute: middle }];
    })
    .reverse();
}

/** Everything so many days later; the calendar is the one given. */
export function movedBy(days: number, question: SlotQuestion, calendar: SchoolCalendar): SlotQuestion {
  const later = <B extends Block>(blocks: readonly B[]) =>
    blocks.map((block) => ({ ...block, on: addDays(block.on, days) }));
  return {
    ...question,
    calendar,
    today: addDays(question.today, days),
    seats: question.seats.map((seat) => ({
      ...seat,
      candidates: seat.candidates.map((one) => ({
        ...one,
        presence: one.presence && later(one.presence),
        busy: later(one.busy),
        tentative: later(one.tentative),
        absences: one.absences.map(({ fromOn, untilOn }) => ({
          fromOn: addDays(fromOn, days),
          untilOn: addDays(untilOn, days),
        })),
        tablesOn: one.tablesOn.map((on) => addDays(on, days)),
      })),
    })),
    rooms: question.rooms?.map((room) => ({ ...room, busy: later(room.busy) })) ?? null,
  };
}

/** The same calendar with one day closed. */
export function closedOn(calendar: SchoolCalendar, day: SchoolDate): SchoolCalendar {
  const isSchoolDay = (on: SchoolDate) => on !== day && calendar.isSchoolDay(on);
  return {
    ...calendar,
    isSchoolDay,
    schoolDaysBetween(from, until) {
      let count = 0;
      for (let on = addDays(from, 1); on <= until; on = addDays(on, 1)) if (isSchoolDay(on)) count += 1;
      return count;
    },
  };
}
