import type { SchoolDate } from '../ids.ts';
import type { Block } from './question.ts';

/** Somebody who sits at a booked table, with what is known by now of when they are at the school. */
export type Sitting = {
  seat: string;
  need: 'required' | 'partner';
  /** Null = has no presence moments (any more). */
  presence: readonly Block[] | null;
  /** Whoever shares an agenda may be free without being at the school: having no presence moments says nothing of them. */
  sharesAgenda: boolean;
  absences: readonly { fromOn: SchoolDate; untilOn: SchoolDate }[];
};

/** `elsewhere` = was at the school at that time when it was chosen, and is not any more. */
export type Lost = { seat: string; because: 'away' | 'elsewhere' };

/** What a moment was known to lack when it was chosen, or since: nobody is surprised by it. */
const KNOWN = ['outside_presence', 'unknown', 'missing', 'deputy'];

/**
 * Whom a table that stands has lost since its moment was chosen; empty when it can stand as it is. Somebody whose presence
 * moment went is always said: they would come for this alone. Somebody who is away that day only when too few are left:
 * without the coordinator, or with fewer partners than are needed. `reasons` = the codes that are kept with the moment.
 */
export function lostSince(
  at: Block,
  reasons: readonly string[],
  sitting: readonly Sitting[],
  partnersNeeded: number,
): Lost[] {
  const isAway = ({ absences }: Sitting) =>
    absences.some(({ fromOn, untilOn }) => fromOn <= at.on && at.on <= untilOn);
  const open = sitting.filter(({ seat }) => !KNOWN.some((code) => reasons.includes(`${code}:${seat}`)));
  const elsewhere = open.filter((each) => !isAway(each) && isElsewhere(each, at));
  const there = sitting.filter((each) => each.need === 'partner' && !isAway(each));
  const tooFew = there.length < partnersNeeded;
  const away = open.filter((each) => isAway(each) && (each.need === 'required' || tooFew));
  return [
    ...away.map(({ seat }): Lost => ({ seat, because: 'away' })),
    ...elsewhere.map(({ seat }): Lost => ({ seat, because: 'elsewhere' })),
  ];
}

function isElsewhere({ presence, sharesAgenda }: Sitting, at: Block): boolean {
  if (presence === null) return !sharesAgenda;
  return !presence.some(
    ({ on, fromMinute, untilMinute }) =>
      on === at.on && fromMinute <= at.fromMinute && at.untilMinute <= untilMinute,
  );
}
