import type { ParticipantId, PersonId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Dossier, Place } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { faulty } from './carrying-dossier.ts';
import { givePlace } from './giving-place.ts';
import { changeDossier, lookAtDossier, presented, refOfDossier } from './showing-dossier.ts';

/** Which partner's seat goes to whom. Nothing is stored by asking. */
export function askPassPlace(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, (tx, dossier) => passForm(turn, tx, dossier, ref, null));
}

/** The coordinator gives a partner's seat in this dossier to another on its list, for good. */
export function passPlace(
  turn: Turn,
  ref: CardRef,
  participantId: ParticipantId | null,
  to: PersonId | null,
): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const places = await tx.dossiers.placesIn(dossier.id, turn.today);
    const place = places.find((each) => each.participantId === participantId);
    if (!place || !to || !place.others.includes(to)) return refusedWith('colleague_unknown');
    const { personId } = turn.actor;
    if (!(await givePlace(turn, tx, { dossier, place, to, by: personId })))
      return refusedWith('deputy_taken');
    await tx.notices.plan(editOfPressedCard(turn, { dossierId: dossier.id }, 'dossier'));

    return presented(tx, turn, (await tx.dossiers.byId(dossier.id)) ?? dossier, ref);

    async function refusedWith(code: RefusalCode) {
      return faulty(dossier, code, await passForm(turn, tx, dossier, ref, code));
    }
  });
}

async function passForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  { schoolId }: CardRef,
  fault: RefusalCode | null,
): Promise<PersonalView> {
  const places = await tx.dossiers.placesIn(dossier.id, turn.today);
  return {
    kind: 'dossier_pass',
    ref: refOfDossier(dossier, schoolId),
    number: dossier.number,
    choices: await choicesOf(tx, places),
    fault,
  };
}

/** Every seat with each who could take it, by what they are called at work. */
export async function choicesOf(tx: Tx, places: readonly Place[]) {
  const ids = places.flatMap(({ others, personId }) => [...others, personId]);
  const people = await tx.people.byIds([...new Set(ids)]);
  const nameOf = (id: PersonId) => people.find((each) => each.id === id)?.name.roepnaam ?? '';
  return places.flatMap((place) =>
    place.others.map((to) => ({ place, from: nameOf(place.personId), to, name: nameOf(to) })),
  );
}
