import type { PersonId } from '../../domain/ids.ts';
import type { Actor } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import type { PersonalView } from '../views.ts';
import { channelMissing, type ListOf, waitingFor } from './listing.ts';

/** A card with more rows than this is a page. */
const MOST_ROWS = 5;

/** The first rows, for whoever works at the school; a kernpartner has no list. */
export async function worklistView(
  tx: Tx,
  { memberships }: Pick<Actor, 'memberships'>,
  list: Omit<ListOf, 'only'> & { personId: PersonId },
): Promise<PersonalView> {
  if (!worksAt({ memberships }, list.schoolId)) return { kind: 'refused', code: 'not_for_your_role' };
  const coordinates = coordinatesAt({ memberships }, list.schoolId);
  const listOf = { ...list, only: coordinates ? null : list.personId };
  const items = await waitingFor(tx, listOf);
  const toMove = coordinates ? items.filter(({ what }) => what === 'move').length : 0;
  // The button to move them takes the place of one row.
  const rows = toMove > 0 ? MOST_ROWS - 1 : MOST_ROWS;
  return {
    kind: 'worklist',
    items: items.slice(0, rows),
    more: Math.max(0, items.length - rows),
    toMove:
      toMove === 0
        ? null
        : { count: toMove, ref: { schoolId: list.schoolId, id: list.schoolId, version: 0 } },
    hasPage: coordinates,
    noChannel: coordinates ? await channelMissing(tx, listOf) : null,
  };
}
