import { faultOfClosing, NOTHING_SAID_OF_SYSTEM, type SystemSaid, systemKept } from '../../domain/closing.ts';
import type { CloseReason } from '../../domain/outcomes.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { careTermOf } from '../guarding/care-term.ts';
import { endReleaseDoors } from '../safety/release-links.ts';
import { endTableOf } from '../table/ending.ts';
import { hasBegun } from '../table/table-case.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { closeForm, heldForm } from './asking.ts';
import { faulty, finish } from './carrying-dossier.ts';
import { latestTableForChange } from './locking-table.ts';
import { changeDossier, presented } from './showing-dossier.ts';
import { closedNotices, raiserNotice } from './telling-closed.ts';

/**
 * The end, with a reason: everything that was still to be said about this dossier stops. A table that is booked and
 * still to come is called off; in every other case whoever heard of it hears that it is closed, and nothing of a
 * table that would not go on. A table whose moment came is answered for first: was it held? Closed while somebody doubts whether it is
 * safe, the family hears nothing by itself, then or later: people decide that.
 */
export function closeDossier(
  turn: Turn,
  ref: CardRef,
  reason: CloseReason | null,
  said: SystemSaid = NOTHING_SAID_OF_SYSTEM,
): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const system = systemKept(said);
    const again = (fault: RefusalCode) =>
      faulty(dossier, fault, closeForm(dossier, ref, fault, { ...system, reason }));
    const fault = faultOfClosing(reason, dossier.state);
    if (fault || !reason) return again(fault ?? 'close_reason_missing');

    const latest = await latestTableForChange(tx, dossier.id);
    if (latest && hasBegun(turn.now, latest)) {
      const form = await heldForm(turn, tx, dossier, ref.schoolId, 'held_unanswered');
      return faulty(dossier, 'held_unanswered', form);
    }

    // Its six weeks go on, whatever becomes of the case.
    if ((await careTermOf(tx, dossier))?.state === 'running') return again('care_undecided');

    // Locked, so that nobody says at this very moment that it was discussed and lets messages to the family go.
    const concern = await tx.concerns.forChange(dossier.concernId);
    await endReleaseDoors(turn, tx, dossier.concernId);
    if (dossier.pausedUntil !== null) await tx.dossiers.endPause(dossier.id, turn.today, turn.actor.personId);
    const next = await tx.dossiers.store({
      ...dossier,
      state: 'closed',
      pausedUntil: null,
      closedAt: turn.now,
      closeReason: reason,
    });
    await tx.closings.add(dossier.id, {
      ...system,
      closedOn: turn.today,
      anchorOn: dossier.anchorOn,
      closedBy: turn.actor.personId,
      closedAt: turn.now,
      reason,
      reopened: null,
    });
    await tx.deadlines.end({ dossierId: dossier.id }, 'all', 'stopped');
    await tx.notices.drop({ dossierId: dossier.id }, 'all', 'closed');
    const ended = latest && (await endTableOf(turn, tx, ref.schoolId, latest.id, turn.actor.personId));
    await tx.notices.plan([
      ...(ended?.how === 'ended' ? closedNotices(turn, ended) : []),
      ...raiserNotice(turn, next, concern, ended?.heard ?? []),
    ]);
    await finish(tx, turn, ref, next, { action: 'dossier.closed' });

    return presented(tx, turn, next, ref);
  });
}
