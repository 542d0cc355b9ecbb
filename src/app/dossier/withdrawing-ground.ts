import type { SchoolId } from '../../domain/ids.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { peopleOf } from '../table/table-case.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { faulty, finish } from './carrying-dossier.ts';
import { latestTableForChange } from './locking-table.ts';
import { redrawTableCards } from './redrawing.ts';
import { changeDossier, lookAtDossier, presented, refOfDossier, seatsWithGround } from './showing-dossier.ts';

/** Which partner may not read along any more. Nothing is stored by asking. */
export function askWithdraw(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, (tx, dossier) => withdrawForm(tx, dossier, ref.schoolId));
}

/**
 * Consent can be taken back, and a ground that was put down by mistake too. From now on this partner sees number, date
 * and verb only, on the cards that they have already, or that are under way to them, as well; so does
 * whoever had the seat before. The day stands with the partner until a ground is put down
 * anew; that a ground of this dossier was put down or ended, when and by whom stays in the audit.
 */
export function withdrawGround(turn: Turn, ref: CardRef, seat: SeatKind | null): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    // Nothing more about the table is planned for this partner until the end of this.
    await latestTableForChange(tx, dossier.id);
    const participants = await tx.dossiers.participants(dossier.id);
    const partner = participants.find(
      ({ role, ground, untilOn }) => role === seat && ground !== null && untilOn === null,
    );
    if (!partner) {
      const code = 'no_ground';
      return faulty(dossier, code, await withdrawForm(tx, dossier, ref.schoolId, code));
    }

    await tx.dossiers.storeParticipant({ ...partner, ground: null, groundEndedOn: turn.today });
    const next = await tx.dossiers.store(dossier);
    const onSeat = participants.filter(({ role }) => role === partner.role);
    await redrawTableCards(turn, tx, dossier.id, peopleOf(onSeat), `dossier:${next.version}`);
    await finish(tx, turn, ref, next, { action: 'dossier.changed', detail: 'ground_withdrawn' });

    return presented(tx, turn, next, ref);
  });
}

async function withdrawForm(
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  fault: 'no_ground' | null = null,
): Promise<PersonalView> {
  return {
    kind: 'dossier_withdraw',
    ref: refOfDossier(dossier, schoolId),
    number: dossier.number,
    seats: await seatsWithGround(tx, dossier.id),
    fault,
  };
}
