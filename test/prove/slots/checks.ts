import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar/plain-date.ts';
import type { Block, Proposal, Seat, SlotQuestion } from '../../../src/domain/slots/question.ts';
import { person } from '../../support/slot-questions.ts';
import { anyQuestion } from './any-question.ts';
import { changeOne, shuffled, withNewDeputy } from './changing.ts';
import type { Engine } from './engine.ts';
import { asFound, oracle, startsInTime } from './oracle.ts';

/** How many random cases, and from which seed. A failure prints the seed and the path to its smallest case. */
export type Drawn = { numRuns: number; seed: number; endOnFailure?: boolean };

/** A rule of the search by its name: throws when it does not hold for this engine. */
export type Checks = Readonly<Record<string, (engine: Engine, drawn: Drawn) => void>>;

/** What a price says of a table, behind what it says of a change. Days are counted from today or from the notice on. */
const PRICE_PARTS = 11;
const NTH_DAY = 7;

export const SEARCH_CHECKS: Checks = {
  'finds what going through every minute and every combination of people finds': (engine, drawn) => {
    const seen = { found: 0, later: 0, none: 0 };
    always(drawn, anyQuestion, (question) => {
      const search = engine.findProposals(question);

      assert.deepEqual(
        { kind: search.kind, moments: proposalsOf(search).map(asFound) },
        { ...oracle(question) },
      );
      seen[search.kind] += 1;
    });

    // A run that only ever sees one kind of answer proves little.
    assert.ok(Math.min(seen.found, seen.later, seen.none) > drawn.numRuns / 100, JSON.stringify(seen));
  },

  'prices every start in time as the oracle does, in the same order': (engine, drawn) => {
    always(drawn, anyQuestion, (question) => {
      const starts = engine.possibleStarts(question, engine.daysOf(question).inTime);

      assert.deepEqual(
        starts.map(({ at, price }) => ({ at, price: price.slice(-PRICE_PARTS).toSpliced(NTH_DAY, 1) })),
        startsInTime(question).map(({ at, price }) => ({
          at,
          price: price.slice(-PRICE_PARTS).toSpliced(NTH_DAY, 1),
        })),
      );
    });
  },

  'gives no moment more when somebody is busier or away': (engine, drawn) => {
    const changes = fc.tuple(anyQuestion, fc.nat(), fc.nat(7), fc.nat(720));
    always(drawn, changes, ([question, which, days, fromMinute]) => {
      const on = addDays(question.today, days);
      const block = { on, fromMinute, untilMinute: fromMinute + 180 };
      const busier = changeOne(question, which, (one) => ({ ...one, busy: [...one.busy, block] }));
      const away = changeOne(question, which, (one) => ({
        ...one,
        absences: [...one.absences, { fromOn: block.on, untilOn: block.on }],
      }));
      const before = startsIn(engine, question);

      assert.deepEqual(missingFrom(before, startsIn(engine, busier)), []);
      assert.deepEqual(missingFrom(before, startsIn(engine, away)), []);
    });
  },

  'takes no moment away when a deputy or a room is added, or fewer partners are enough': (engine, drawn) => {
    always(drawn, fc.tuple(anyQuestion, fc.nat()), ([question, which]) => {
      const index = which % Math.max(question.seats.length, 1);
      const deputy = person('deputy', { agenda: 'unknown' });
      const withDeputy = question.seats.map((seat, i) =>
        i === index ? { ...seat, candidates: [...seat.candidates, deputy] } : seat,
      );
      const before = startsIn(engine, question);
      const fewer = { ...question, partnersNeeded: question.partnersNeeded - 1 };
      const room = { roomId: 'r3', busy: [], people: 20, isWheelchairFit: true, isPrivate: true };
      const rooms = question.rooms && [...question.rooms, room];

      assert.deepEqual(missingFrom(startsIn(engine, { ...question, seats: withDeputy }), before), []);
      assert.deepEqual(missingFrom(startsIn(engine, fewer), before), []);
      assert.deepEqual(missingFrom(startsIn(engine, { ...question, rooms }), before), []);
    });
  },

  'gives the same answer when seats, rooms and blocks come in another order, twice or in pieces': (
    engine,
    drawn,
  ) => {
    always(drawn, anyQuestion, (question) => {
      assert.equal(
        JSON.stringify(engine.findProposals(shuffled(question))),
        JSON.stringify(engine.findProposals(question)),
      );
    });
  },

  'never seats anybody twice, nor when busy, nor on a closed day, nor out of hours, nor outside notice and term':
    (engine, drawn) => {
      always(drawn, anyQuestion, (question) => {
        const search = engine.findProposals(question);

        for (const proposal of proposalsOf(search)) {
          const people = peopleOf(proposal);
          assert.equal(new Set(people).size, people.length);
          assert.ok(question.calendar.isSchoolDay(proposal.on));
          assert.ok(question.hours.fromMinute <= proposal.fromMinute);
          assert.ok(proposal.untilMinute <= question.hours.untilMinute);
          assert.deepEqual(
            question.seats.flatMap((seat) => clashes(seat, proposal)),
            [],
          );
        }
        if (search.kind !== 'found') return;
        for (const { on } of search.proposals) {
          const nth = question.calendar.schoolDaysBetween(question.today, on);
          assert.ok(nth >= question.noticeSchoolDays && nth <= question.withinSchoolDays);
        }
      });
    },

  'gives its first moments again, in the same order, when one more is asked for': (engine, drawn) => {
    always(drawn, anyQuestion, (question) => {
      const fewer = byRank(engine.findProposals(question));
      const more = byRank(engine.findProposals({ ...question, proposals: question.proposals + 1 }));

      assert.deepEqual(more.slice(0, fewer.length), fewer);
    });
  },

  'finds every fifteen minutes what it finds every five, on those minutes': (engine, drawn) => {
    always(drawn, anyQuestion, (question) => {
      const every = (minutes: 5 | 15): SlotQuestion => ({ ...question, grid: { kind: 'every', minutes } });
      const fine = startsIn(engine, every(5)).filter((start) => Number(start.split(' ')[1]) % 15 === 0);

      assert.deepEqual(startsIn(engine, every(15)), fine);
    });
  },

  'names a blocking seat exactly when a new deputy there, always free, would give a moment in time': (
    engine,
    drawn,
  ) => {
    always(drawn, anyQuestion, (question) => {
      const search = engine.findProposals(question);
      if (search.kind === 'found') return;
      const why = search.kind === 'later' ? search.whyNotSooner : search.whyNot;
      const named = why.flatMap((reason) => (reason.code === 'seat_blocks' ? [reason.seat] : []));
      const helped = question.seats
        .filter(({ seat }) => engine.findProposals(withNewDeputy(question, seat)).kind === 'found')
        .map(({ seat }) => seat);

      assert.deepEqual(named, helped.sort());
    });
  },
};

export function always<T>(drawn: Drawn, arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void {
  fc.assert(
    fc.property(arbitrary, (value) => {
      holds(value);
    }),
    drawn,
  );
}

export function proposalsOf(search: ReturnType<Engine['findProposals']>): readonly Proposal[] {
  return search.kind === 'none' ? [] : search.proposals;
}

function byRank(search: ReturnType<Engine['findProposals']>): Proposal[] {
  return [...proposalsOf(search)].sort((a, b) => a.rank - b.rank);
}

function startsIn(engine: Engine, question: SlotQuestion): string[] {
  const { inTime } = engine.daysOf(question);
  return engine.possibleStarts(question, inTime).map(({ at }) => `${at.on} ${at.fromMinute}`);
}

function missingFrom(all: readonly string[], some: readonly string[]): string[] {
  return some.filter((start) => !all.includes(start));
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
