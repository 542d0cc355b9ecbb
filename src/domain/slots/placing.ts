import { cheapestAssignment } from '../assignment.ts';
import type { SchoolDate } from '../ids.ts';
import type { Block } from './question.ts';

/** One moment that a table can have. */
export type Option = {
  at: Block;
  /** So long before and after it nobody of it sits at another table. */
  before: number;
  after: number;
  people: readonly string[];
  roomId: string | null;
  /** Who of them may sit at only so many of these tables on that day and in that week. */
  mayYet: readonly { personId: string; onDay: number; inWeek: number }[];
  monday: SchoolDate;
  /** A whole number. */
  cost: number;
};

/** A table that needs a moment; `options` cheapest first. */
export type Placeable = { tableId: string; options: readonly Option[] };

export type Placing = {
  /** `best_found` = the limit was reached before everything was tried. */
  kind: 'exact' | 'best_found';
  /** By table; null = no place. */
  chosen: ReadonlyMap<string, Option | null>;
  cost: number;
  /** No placing can cost less than this; the same as `cost` when exact. */
  bound: number;
};

type Open = { table: Placeable; fitting: readonly Option[] };
type Chosen = ReadonlyMap<Placeable, Option | null>;

/**
 * Gives each table one of its moments so that no two tables share a person or a room at a time, at the lowest cost; to
 * have none costs `noPlace`. Tables that share nobody and no room are looked at apart. Branch and bound: every
 * combination counts, but for those that cannot become cheaper than the best so far. `limit` = so many combinations are
 * gone into at most.
 */
export function place(tables: readonly Placeable[], noPlace: number, limit: number): Placing {
  const chosen = new Map<string, Option | null>();
  let [cost, bound, left, isExact] = [0, 0, limit, true];
  for (const group of groupsOf(tables)) {
    const found = placeGroup(group, noPlace, left);
    left -= found.tried;
    isExact &&= found.isExact;
    for (const [{ tableId }, option] of found.chosen) chosen.set(tableId, option);
    cost += found.cost;
    bound += found.isExact ? found.cost : found.bound;
  }
  return { kind: isExact ? 'exact' : 'best_found', chosen, cost, bound };
}

function placeGroup(group: readonly Placeable[], noPlace: number, limit: number) {
  const leastOf = boundFor(group, noPlace);
  let best: { chosen: Chosen; cost: number } | null = null;
  let tried = 0;
  let isExact = true;

  function go(open: readonly Open[], chosen: Chosen, cost: number): void {
    const next = disputed(open, chosen);
    if (!next) {
      const wishes = open.map(({ table, fitting: [first] }) => [table, first ?? null] as const);
      const inAll = cost + cheapestAlone(open, noPlace);
      if (!best || inAll < best.cost) best = { chosen: new Map([...chosen, ...wishes]), cost: inAll };
      return;
    }
    const others = open.filter((each) => each !== next);
    for (const option of [...next.fitting, null]) {
      if (best && tried >= limit) isExact = false;
      if (!isExact) return;
      tried += 1;
      const costThen = cost + (option?.cost ?? noPlace);
      if (best && costThen + cheapestAlone(others, noPlace) >= best.cost) return;
      const then = new Map(chosen).set(next.table, option);
      const still = option ? others.map((each) => fittingWith(each, option, then)) : others;
      if (!best || costThen + leastOf(still) < best.cost) go(still, then, costThen);
    }
  }

  const all = group.map((table) => ({ table, fitting: table.options }));
  go(all, new Map(), 0);
  const { chosen, cost } = best ?? { chosen: new Map<Placeable, Option | null>(), cost: 0 };
  return { chosen, cost, bound: leastOf(all), tried, isExact };
}

function cheapestAlone(open: readonly Open[], noPlace: number): number {
  let sum = 0;
  for (const { fitting } of open) sum += fitting[0]?.cost ?? noPlace;
  return sum;
}

/**
 * The table that loses most when it does not get its cheapest moment, of those whose cheapest moment another wants too;
 * of those that lose as much, the first. Null when all can have their cheapest, and nothing is left to decide.
 */
function disputed(open: readonly Open[], chosen: Chosen): Open | null {
  const wishes = open.flatMap(({ fitting: [first] }) => first ?? []);
  let found: Open | null = null;
  let most = -1;
  for (const each of open) {
    const [wish, second] = each.fitting;
    if (!wish) continue;
    const others = wishes.filter((other) => other !== wish);
    const isWanted = others.some((other) => clash(wish, other));
    if (!isWanted && keepLimits([wish, ...others, ...placedIn(chosen)])) continue;
    const loss = second ? second.cost - wish.cost : Number.MAX_SAFE_INTEGER;
    if (loss > most) [found, most] = [each, loss];
  }
  return found;
}

function placedIn(chosen: Chosen): Option[] {
  return [...chosen.values()].filter((each) => each !== null);
}

function fittingWith({ table, fitting }: Open, option: Option, chosen: Chosen): Open {
  const placed = placedIn(chosen);
  const hasLimits = placed.some(({ mayYet }) => mayYet.length > 0);
  return {
    table,
    fitting: fitting.filter(
      (each) =>
        !clash(each, option) && ((!hasLimits && each.mayYet.length === 0) || keepLimits([each, ...placed])),
    ),
  };
}

function clash(a: Option, b: Option): boolean {
  if (a.at.on !== b.at.on) return false;
  const gap = Math.max(a.at.fromMinute - b.at.untilMinute, b.at.fromMinute - a.at.untilMinute);
  if (gap < 0 && a.roomId !== null && a.roomId === b.roomId) return true;
  const [first, second] = a.at.fromMinute <= b.at.fromMinute ? [a, b] : [b, a];
  if (gap >= Math.max(first.after, second.before)) return false;
  return a.people.some((personId) => b.people.includes(personId));
}

/** Nobody sits at more of these tables than they may. */
function keepLimits(all: readonly Option[]): boolean {
  return all.every((one) =>
    one.mayYet.every(({ personId, onDay, inWeek }) => {
      const theirs = all.filter(({ people }) => people.includes(personId));
      const sameDay = theirs.filter(({ at }) => at.on === one.at.on).length;
      const sameWeek = theirs.filter(({ monday }) => monday === one.monday).length;
      return sameDay <= onDay && sameWeek <= inWeek;
    }),
  );
}

/**
 * What tables that are open cost at least. Each on its own: its cheapest moment that still fits. Those at which one and
 * the same person sits at every moment besides: of moments that all overlap only one can be had. So the moments of a day
 * are cut, from the first on, into lots that all overlap, and each lot goes to one table at most (an assignment, which
 * is solved exactly).
 */
function boundFor(group: readonly Placeable[], noPlace: number): (open: readonly Open[]) => number {
  const busiest = busiestOf(group);
  return (open) => {
    let alone = 0;
    for (const { table, fitting } of open) if (!busiest.has(table)) alone += fitting[0]?.cost ?? noPlace;
    return (
      alone +
      assignmentBound(
        open.filter(({ table }) => busiest.has(table)),
        noPlace,
      )
    );
  };
}

function assignmentBound(open: readonly Open[], noPlace: number): number {
  const lots = lotsOf(open.flatMap(({ fitting }) => fitting.map(({ at }) => at)));
  const columns = lots.count + open.length;
  const costs = open.map(({ fitting }) => {
    const row = new Array<number>(columns).fill(noPlace);
    for (const { at, cost } of fitting) {
      const lot = lots.of(at);
      row[lot] = Math.min(row[lot] ?? noPlace, cost);
    }
    return row;
  });
  return cheapestAssignment(costs);
}

/** Numbers moments so that all with the same number share a minute. */
function lotsOf(moments: readonly Block[]): { count: number; of: (at: Block) => number } {
  const days = new Map<SchoolDate, Map<number, number>>();
  for (const { on, fromMinute, untilMinute } of moments) {
    const ends = days.get(on) ?? new Map<number, number>();
    ends.set(fromMinute, Math.min(ends.get(fromMinute) ?? untilMinute, untilMinute));
    days.set(on, ends);
  }
  const numbers = new Map<SchoolDate, Map<number, number>>();
  let count = 0;
  for (const [on, ends] of days) {
    const lots = new Map<number, number>();
    let end = 0;
    for (const [from, until] of [...ends].sort(([a], [b]) => a - b)) {
      if (from >= end) {
        count += 1;
        end = until;
      } else end = Math.min(end, until);
      lots.set(from, count - 1);
    }
    numbers.set(on, lots);
  }
  return { count, of: ({ on, fromMinute }) => numbers.get(on)?.get(fromMinute) ?? 0 };
}

/** The tables at which one person sits at every moment: of the person with most such tables, the first by name. */
function busiestOf(group: readonly Placeable[]): ReadonlySet<Placeable> {
  const tablesOf = new Map<string, Set<Placeable>>();
  for (const table of group) {
    const [first, ...rest] = table.options;
    const always = (first?.people ?? []).filter((each) => rest.every(({ people }) => people.includes(each)));
    for (const personId of always)
      tablesOf.set(personId, (tablesOf.get(personId) ?? new Set<Placeable>()).add(table));
  }
  const [most] = [...tablesOf].sort(([a, of], [b, other]) => other.size - of.size || (a < b ? -1 : 1));
  return most?.[1] ?? new Set();
}

/** Tables that could get in each other's way, directly or through others, together. */
function groupsOf(tables: readonly Placeable[]): (readonly Placeable[])[] {
  const inOrder = tables.toSorted((a, b) => (a.tableId < b.tableId ? -1 : 1));
  const groups: { tables: readonly Placeable[]; wanted: ReadonlySet<string> }[] = [];
  for (const table of inOrder) {
    const wanted = wantedOf(table);
    const near = groups.filter((group) => [...wanted].some((each) => group.wanted.has(each)));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push({
      tables: [...near.flatMap((group) => group.tables), table],
      wanted: new Set([...near.flatMap((group) => [...group.wanted]), ...wanted]),
    });
  }
  return groups.map((group) => group.tables.toSorted((a, b) => (a.tableId < b.tableId ? -1 : 1)));
}

function wantedOf({ options }: Placeable): Set<string> {
  return new Set(
    options.flatMap(({ people, roomId }) => [
      ...people.map((personId) => `person ${personId}`),
      ...(roomId === null ? [] : [`room ${roomId}`]),
    ]),
  );
}
