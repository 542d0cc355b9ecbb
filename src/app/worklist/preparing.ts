import type { PersonId } from '../../domain/ids.ts';
import type { Outgoing } from '../ports/outgoing.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { waitingFor } from './listing.ts';
import type { WorklistView } from './views.ts';

/** A card with more rows than this is a page. */
const MOST_ROWS = 5;

/** `mijn lijst` and `status 26-001`, as an answer in a coordinator's own chat. */
export async function prepareWorklist(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, today, clock, wallClock } = moment;
  const { memberships } = await tx.people.standing(notice.to.id as PersonId, today);
  const coordinates = memberships.some(
    ({ role, schoolId }) => role === 'ondersteuningscoordinator' && schoolId === school.id,
  );
  if (!coordinates) return { kind: 'view', view: { kind: 'refused', code: 'not_for_your_role' } };
  if (notice.kind === 'worklist') {
    const items = await waitingFor(tx, school.id, clock.now(), wallClock);
    return {
      kind: 'view',
      view: {
        kind: 'worklist',
        items: items.slice(0, MOST_ROWS),
        more: Math.max(0, items.length - MOST_ROWS),
      },
    };
  }
  const number = notice.params.number;
  const concern = typeof number === 'string' ? await tx.concerns.byNumber(number) : null;
  if (!concern) return { kind: 'view', view: { kind: 'refused', code: 'number_unknown' } };
  const dossier = await tx.dossiers.byConcern(concern.id);
  const lines = await tx.outgoing.about(concern.id, dossier?.id ?? null);
  return { kind: 'view', view: statusView(number as string, lines, moment) };
}

/** The last twelve lines, and a count of every fate: nothing is left out without a number. */
function statusView(number: string, lines: readonly Outgoing[], { wallClock }: Moment): WorklistView {
  const counts: Record<string, number> = {};
  for (const { state } of lines) counts[state] = (counts[state] ?? 0) + 1;
  return {
    kind: 'status',
    number,
    counts,
    lines: lines.slice(0, 12).map(({ kind, to, state, reason, at }) => ({
      kind,
      to,
      state,
      reason,
      on: wallClock.dateOf(at),
    })),
  };
}
