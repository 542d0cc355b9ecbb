import type { ConcernId, Instant, LinkId } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import type { Officer } from './officers.ts';

const DAY = 24 * 60 * 60_000;
/** As long as every link that goes by mail: after this the school is called. */
const LINK_DAYS = 60;

/**
 * One door for each aandachtsfunctionaris who can be mailed, to say that it was discussed and may go on. It is for this
 * call: those of an earlier one open nothing any more.
 */
export async function addReleaseDoors(
  turn: Turn,
  tx: Tx,
  concern: Concern,
  officers: readonly Officer[],
): Promise<void> {
  await endReleaseDoors(turn, tx, concern.id);
  const school = await tx.schools.here();
  await tx.links.addAll(
    officers
      .filter(({ hasMail }) => hasMail)
      .map(({ id }) => ({
        id: turn.deps.ids.next<LinkId>(),
        schoolId: school.id,
        purpose: 'release_concern' as const,
        holder: { kind: 'person' as const, id },
        concernId: concern.id,
        actietafelId: null,
        expiresAt: (turn.now + LINK_DAYS * DAY) as Instant,
        revokedAt: null,
      })),
  );
}

/** It was discussed, or somebody asks anew: from now on none of the doors that were sent lets this concern go on. */
export async function endReleaseDoors(
  { now }: Pick<Turn, 'now'>,
  tx: Tx,
  concernId: ConcernId,
): Promise<void> {
  const open = await tx.links.toRelease(concernId);
  await tx.links.revoke(
    open.map(({ id }) => id),
    now,
  );
}

/** When somebody asked for the call that this door was made for. */
export function askedAt({ expiresAt }: Link): Instant {
  return (expiresAt - LINK_DAYS * DAY) as Instant;
}
