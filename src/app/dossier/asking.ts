import type { CardRef } from '../arriving/views.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { refOfDossier } from './ref.ts';
import { lookAtDossier, seatsWithoutGround } from './showing-dossier.ts';

/** The form for an agreement; nothing is stored by opening it. */
export function askAgreement(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => ({
    kind: 'dossier_agreement',
    ref: refOfDossier(dossier, ref.schoolId),
    number: dossier.number,
    roepnaam: (await tx.pupils.byId(dossier.pupilId))?.name.roepnaam ?? '',
    today: turn.today,
    fault: null,
  }));
}

/** The form for closing. */
export function askClose(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (_tx, dossier) => ({
    kind: 'dossier_close',
    ref: refOfDossier(dossier, ref.schoolId),
    number: dossier.number,
    fault: null,
  }));
}

/** The form for the ground of a partner. */
export function askGround(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => ({
    kind: 'dossier_ground',
    ref: refOfDossier(dossier, ref.schoolId),
    number: dossier.number,
    seats: await seatsWithoutGround(tx, dossier.id),
    today: turn.today,
    fault: null,
  }));
}
