import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { Block, Candidate, Proposal, Seat, SlotQuestion } from '../../src/domain/slot-question.ts';
import { findProposals } from '../../src/domain/slot-search.ts';
import { daysOf, possibleStarts } from '../../src/domain/slot-starts.ts';
import { anyQuestion } from '../support/slot-arbitrary.ts';
import { asFound, oracle } from '../support/slot-oracle.ts';
import { person } from '../support/slot-questions.ts';

/** More with SLOT_RUNS, the same again with SLOT_SEED; a failure prints the seed and the path to its smallest case. */
const RUNS = Number(process.env.SLOT_RUNS ?? 300);
const SEED = Number(process.env.SLOT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const always = <T>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: RUNS, seed: SEED });

describe(`the search (seed ${SEED})`, () => {
  it('finds what going through every minute and every combination of people finds', () => {
    const seen = { found: 0, later: 0, none: 0 };
    always(
      fc.property(anyQuestion, (question) => {
        const search = findProposals(question);
        const proposals = search.kind === 'none' ? [] : search.proposals;

        expect({ kind: search.kind, moments: proposals.map(asFound) }).toEqual(oracle(question));
        seen[search.kind] += 1;
      }),
    );

    // A run that only ever sees one kind of answer proves little.
    expect(Math.min(seen.found, seen.later, seen.none)).toBeGreaterThan(RUNS / 100);
  });

  it('gives no moment more when somebody is busier or away', () => {
    always(
      fc.property(anyQuestion, fc.nat(), fc.nat(7), fc.nat(720), (question, which, days, fromMinute) => {
        const on = addDays(question.today, days);
        const block = { on, fromMinute, untilMinute: fromMinute + 180 };
        const busier = changeOne(question, which, (one) => ({ ...one, busy: [...one.busy, block] }));
        const away = changeOne(question, which, (one) => ({
          ...one,
          absences: [...one.absences, { fromOn: block.on, untilOn: block.on }],
        }));

        expect(missingFrom(startsIn(question), startsIn(busier))).toEqual([]);
        expect(missingFrom(startsIn(question), startsIn(away))).toEqual([]);
      }),
    );
  });

  it('takes no moment away when a deputy or a room is added, or fewer partners are enough', () => {
    always(
      fc.property(anyQuestion, fc.nat(), (question, which) => {
        const index = which % question.seats.length;
        const deputy = person('deputy', { agenda: 'unknown' });
        const withDeputy = question.seats.map((seat, i) =>
          i === index ? { ...seat, candidates: [...seat.candidates, deputy] } : seat,
        );
        const before = startsIn(question);

        const fewer = { ...question, partnersNeeded: question.partnersNeeded - 1 };
        expect(missingFrom(startsIn({ ...question, seats: withDeputy }), before)).toEqual([]);
        expect(missingFrom(startsIn(fewer), before)).toEqual([]);
        const rooms = question.rooms && [...question.rooms, { roomId: 'r3', busy: [] }];
        expect(missingFrom(startsIn({ ...question, rooms }), before)).toEqual([]);
      }),
    );
  });

  it('gives the same answer when seats and blocks come in another order, twice or in pieces', () => {
    always(
      fc.property(anyQuestion, (question) => {
        const shuffled: SlotQuestion = {
          ...question,
          seats: question.seats.toReversed().map((seat) => ({
            ...seat,
            candidates: seat.candidates.map((one) => ({
              ...one,
              busy: inPieces(one.busy),
              presence: one.presence && inPieces(one.presence),
            })),
          })),
          rooms: question.rooms?.map((room) => ({ ...room, busy: inPieces(room.busy) })) ?? null,
        };

        expect(findProposals(shuffled)).toEqual(findProposals(question));
      }),
    );
  });

  it('never seats anybody twice, nor with a busy minute, nor on a closed day, nor outside notice and term', () => {
    always(
      fc.property(anyQuestion, (question) => {
        const search = findProposals(question);
        const proposals = search.kind === 'none' ? [] : search.proposals;

        for (const proposal of proposals) {
          expect(question.calendar.isSchoolDay(proposal.on)).toBe(true);
          const people = peopleOf(proposal);
          expect(new Set(people).size).toBe(people.length);
          expect(question.seats.flatMap((seat) => clashes(seat, proposal))).toEqual([]);
        }
        if (search.kind !== 'found') return;
        for (const { on } of proposals) {
          const nth = question.calendar.schoolDaysBetween(question.today, on);
          expect(nth).toBeGreaterThanOrEqual(question.noticeSchoolDays);
          expect(nth).toBeLessThanOrEqual(question.withinSchoolDays);
        }
      }),
    );
  });

  it('names a blocking seat exactly when a new deputy there, always free, would give a moment in time', () => {
    always(
      fc.property(anyQuestion, (question) => {
        const search = findProposals(question);
        if (search.kind === 'found') return;
        const why = search.kind === 'later' ? search.whyNotSooner : search.whyNot;
        const named = why.flatMap((reason) => (reason.code === 'seat_blocks' ? [reason.seat] : []));
        const helped = question.seats
          .filter(({ seat }) => findProposals(withNewDeputy(question, seat)).kind === 'found')
          .map(({ seat }) => seat);

        expect(named).toEqual(helped.sort());
      }),
    );
  });

  it('gives the first of its moments again when fewer are asked for on as many days', () => {
    always(
      fc.property(anyQuestion, (question) => {
        const [one, more] = [findProposals({ ...question, proposals: 1 }), findProposals(question)];
        if (one.kind === 'none' || more.kind === 'none') return expect(one).toEqual(more);
        const best = more.proposals.find(({ rank }) => rank === 1);
        return expect(one.proposals[0]).toEqual(best);
      }),
    );
  });
});

function startsIn(question: SlotQuestion): string[] {
  const { inTime } = daysOf(question);
  return possibleStarts(question, inTime).map(({ at }) => `${at.on} ${at.fromMinute}`);
}

function missingFrom(all: readonly string[], some: readonly string[]): string[] {
  return some.filter((start) => !all.includes(start));
}

function changeOne(
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

function withNewDeputy(question: SlotQuestion, name: string): SlotQuestion {
  return {
    ...question,
    seats: question.seats.map((each) =>
      each.seat === name ? { ...each, candidates: [...each.candidates, person('new deputy')] } : each,
    ),
  };
}

/** Each block cut in two, given twice, and all of it back to front. */
function inPieces(blocks: readonly Block[]): Block[] {
  return blocks
    .flatMap((block) => {
      const middle = Math.floor((block.fromMinute + block.untilMinute) / 2);
      return [block, { ...block, untilMinute: middle }, { ...block, fromMinute: middle }];
    })
    .reverse();
}

function peopleOf(proposal: Proposal): string[] {
  return proposal.seats.flatMap(({ filledBy }) => (filledBy ? [filledBy.personId] : []));
}

function clashes(seat: Seat, proposal: Proposal): Block[] {
  const personId = proposal.seats.find((each) => each.seat === seat.seat)?.filledBy?.personId;
  const busy = seat.candidates.find((one) => one.personId === personId)?.busy ?? [];
  return busy.filter(
    (block) =>
      block.on === proposal.on &&
      block.fromMinute < block.untilMinute &&
      block.fromMinute < proposal.untilMinute &&
      proposal.fromMinute < block.untilMinute,
  );
}
