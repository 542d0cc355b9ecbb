import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../../src/domain/calendar/plain-date.ts';
import type { MovingTable } from '../../../src/domain/slots/batch.ts';
import type { Option, Placeable } from '../../../src/domain/slots/placing.ts';
import type { Block, Proposal } from '../../../src/domain/slots/question.ts';
import { day } from '../../support/slot-questions.ts';
import { anyQuestion } from './any-question.ts';
import { always, type Checks } from './checks.ts';

const NO_PLACE = 1000;
const MONDAYS = ['2026-11-02', '2026-11-09'];
const ENOUGH = 100_000;

const anyOption: fc.Arbitrary<Option> = fc
  .record({
    week: fc.nat(1),
    day: fc.nat(1),
    quarter: fc.nat(10),
    length: fc.constantFrom(30, 60, 60, 90),
    before: fc.constantFrom(0, 0, 15),
    after: fc.constantFrom(0, 0, 30),
    people: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 3 }),
    roomId: fc.constantFrom(null, 'r1', 'r2'),
    cost: fc.nat(20),
  })
  .map(({ week, day: nth, quarter, length, ...rest }) => {
    const monday = day(MONDAYS[week] ?? '');
    const fromMinute = 600 + quarter * 15;
    const at = { on: addDays(monday, nth), fromMinute, untilMinute: fromMinute + length };
    return { ...rest, at, monday, mayYet: [] };
  });

/** Some people may sit at one table a day, or at two in a week, wherever they sit. */
const anyPlaceables: fc.Arbitrary<Placeable[]> = fc
  .record({
    tables: fc.array(fc.array(anyOption, { maxLength: 5 }), { maxLength: 5 }),
    limited: fc.subarray(['a', 'b']),
    everywhere: fc.boolean(),
  })
  .map(({ tables, limited, everywhere }) =>
    tables.map((options, nth) => ({
      tableId: `t${nth}`,
      options: options
        .map((option) => {
          const people = everywhere ? [...new Set(['e', ...option.people])] : option.people;
          const mayYet = people
            .filter((personId) => limited.includes(personId))
            .map((personId) => ({
              personId,
              onDay: personId === 'a' ? 1 : Number.POSITIVE_INFINITY,
              inWeek: personId === 'b' ? 2 : Number.POSITIVE_INFINITY,
            }));
          return { ...option, people, mayYet };
        })
        .sort((a, b) => a.cost - b.cost),
    })),
  );

/** Several tables that move at once, by name. */
export const BATCH_CHECKS: Checks = {
  'gives tables that move together what going through every combination of their moments gives': (
    engine,
    drawn,
  ) => {
    always(drawn, anyPlaceables, (tables) => {
      const placing = engine.place(tables, NO_PLACE, ENOUGH);
      const chosen = tables.map(({ tableId }) => placing.chosen.get(tableId) ?? null);

      assert.equal(placing.kind, 'exact');
      assert.equal(placing.cost, costOf(chosen));
      assert.equal(placing.bound, placing.cost);
      assert.ok(areCompatible(chosen));
      assert.equal(placing.cost, cheapest(tables, 0, []));
    });
  },

  'says what no choice can stay below when it may not try them all, and never promises less than it gives': (
    engine,
    drawn,
  ) => {
    always(drawn, fc.tuple(anyPlaceables, fc.nat(6)), ([tables, most]) => {
      const placing = engine.place(tables, NO_PLACE, most);
      const chosen = tables.map(({ tableId }) => placing.chosen.get(tableId) ?? null);
      const best = cheapest(tables, 0, []);

      assert.equal(placing.cost, costOf(chosen));
      assert.ok(areCompatible(chosen));
      assert.ok(placing.bound <= best && best <= placing.cost, `${placing.bound} ${best} ${placing.cost}`);
      if (placing.kind === 'exact') assert.equal(placing.cost, best);
    });
  },

  'never gives two tables that move together one person or one room at a time': (engine, drawn) => {
    always(drawn, fc.tuple(anyQuestion, fc.integer({ min: 1, max: 4 })), ([question, count]) => {
      const at = { on: question.today, fromMinute: 600, untilMinute: 660 };
      const tables = Array.from({ length: count }, (_, nth): MovingTable => {
        const seats = question.seats.map(({ seat, candidates }) => ({
          seat,
          personId: candidates[nth % Math.max(candidates.length, 1)]?.personId ?? null,
        }));
        return { tableId: `t${nth}`, question, standing: { at, roomId: null, seats, accepted: [] } };
      });
      const { kind, moves, price, atLeast } = engine.moveTogether(tables);
      const moments = moves.flatMap(({ to }) => (to ? [to.moment] : []));

      assert.ok(kind === 'best_found' || JSON.stringify(price) === JSON.stringify(atLeast));
      assert.equal(price[0], count - moments.length);
      for (const [index, one] of moments.entries())
        for (const other of moments.slice(index + 1))
          assert.ok(!shareSomething(one, other) || !minutesMeet(one, other), 'two tables at a time');
    });
  },

  'moves one table alone as it would move by itself': (engine, drawn) => {
    always(drawn, anyQuestion, (question) => {
      const at = { on: question.today, fromMinute: 600, untilMinute: 660 };
      const standing = { at, roomId: null, seats: [], accepted: [] };
      const [move] = engine.moveTogether([{ tableId: 't', question, standing }]).moves;
      const [best] = engine.possibleStarts(question, engine.daysOf(question).inTime, standing);

      assert.deepEqual(
        move?.to ? { on: move.to.moment.on, fromMinute: move.to.moment.fromMinute } : null,
        best ? { on: best.at.on, fromMinute: best.at.fromMinute } : null,
      );
    });
  },
};

function costOf(chosen: readonly (Option | null)[]): number {
  return chosen.reduce((sum, option) => sum + (option?.cost ?? NO_PLACE), 0);
}

function cheapest(tables: readonly Placeable[], index: number, chosen: readonly (Option | null)[]): number {
  const table = tables[index];
  if (!table) return areCompatible(chosen) ? costOf(chosen) : Number.POSITIVE_INFINITY;
  return Math.min(
    ...[null, ...table.options].map((option) => cheapest(tables, index + 1, [...chosen, option])),
  );
}

function areCompatible(chosen: readonly (Option | null)[]): boolean {
  const all = chosen.filter((option) => option !== null);
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.roomId !== null && one.roomId === other.roomId && minutesMeet(one.at, other.at)) return false;
      const sharesSomebody = one.people.some((personId) => other.people.includes(personId));
      const isTooClose =
        minutesMeet(one.at, widened(other.at, one.before, one.after)) ||
        minutesMeet(other.at, widened(one.at, other.before, other.after));
      if (sharesSomebody && isTooClose) return false;
    }
    for (const { personId, onDay, inWeek } of one.mayYet) {
      const theirs = all.filter(({ people }) => people.includes(personId));
      if (theirs.filter(({ at }) => at.on === one.at.on).length > onDay) return false;
      if (theirs.filter(({ monday }) => monday === one.monday).length > inWeek) return false;
    }
  }
  return true;
}

/** What another table takes of the minutes at which one that keeps so much free before and after may not be. */
function widened(at: Block, before: number, after: number): Block {
  return { ...at, fromMinute: at.fromMinute - after, untilMinute: at.untilMinute + before };
}

function minutesMeet(a: Block, b: Block): boolean {
  if (a.on !== b.on) return false;
  for (let minute = a.fromMinute; minute < a.untilMinute; minute++)
    if (b.fromMinute <= minute && minute < b.untilMinute) return true;
  return false;
}

function shareSomething(a: Proposal, b: Proposal): boolean {
  const people = (one: Proposal) => one.seats.flatMap(({ filledBy }) => filledBy?.personId ?? []);
  if (a.roomId !== null && a.roomId === b.roomId) return true;
  return people(a).some((personId) => people(b).includes(personId));
}
