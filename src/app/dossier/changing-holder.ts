import type { DossierId, PersonId, SchoolId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { handOnReminders } from '../guarding/handing-on.ts';
import { editOfPressedCard, personNotice } from '../planning-notices.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Person } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { seatInstead } from '../table/handing-over.ts';
import { tableCaseForChange } from '../table/table-case.ts';
import { familyPeople } from '../triage/family.ts';
import { staffChoices } from '../triage/family-form.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { faulty } from './carrying-dossier.ts';
import { latestTableForChange } from './locking-table.ts';
import { changeDossier, lookAtDossier, namedDossier, presented } from './showing-dossier.ts';

/** What reminds the casushouder, and goes along to the next one. */
const OF_HOLDER: readonly NoticeKind[] = ['booking_needs_you'];

/** Who can carry it instead: a coordinator, or a mentor of the pupil. Nothing is stored by asking. */
export function askHolder(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, (tx, dossier) => holderForm(turn, tx, dossier, ref.schoolId));
}

/**
 * A named colleague carries the dossier from now on, and gets every reminder of it that was still to come. Both hear it,
 * the one before too. A coordinator who takes over from a coordinator takes the place at the table as well: without one
 * there is no table.
 */
export function changeHolder(turn: Turn, ref: CardRef, to: PersonId | null): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const from = dossier.casushouderId;
    const isKnown = (await candidates(turn, tx, dossier, ref.schoolId)).some(({ id }) => id === to);
    if (!to || !isKnown) {
      const code = 'colleague_unknown';
      return faulty(dossier, code, await holderForm(turn, tx, dossier, ref.schoolId, code));
    }

    await latestTableForChange(tx, dossier.id);
    const next = await tx.dossiers.store({ ...dossier, casushouderId: to });
    const about = { dossierId: dossier.id };
    await tx.notices.readdress(about, OF_HOLDER, from, to);
    await handOnReminders(turn, tx, dossier.id, { from, to });
    await changePlace(turn, tx, next, from, to);
    await tx.notices.plan([
      ...[from, to]
        .filter((id) => id !== turn.actor.personId)
        .map((id) => ({
          ...personNotice(turn, 'holder_changed', id, about, `${dossier.id}:${next.version}`),
          expiresAt: null,
        })),
      ...editOfPressedCard(turn, about, 'dossier'),
    ]);
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: 'dossier.holder_changed',
      subject: { kind: 'dossier', id: dossier.id },
      ground: 'coordination',
    });

    return presented(tx, turn, next, ref);
  });
}

async function holderForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  fault: RefusalCode | null = null,
): Promise<PersonalView> {
  return {
    kind: 'dossier_holder',
    ...(await namedDossier(tx, dossier, schoolId)),
    colleagues: staffChoices(await candidates(turn, tx, dossier, schoolId)),
    fault,
  };
}

/** Everybody who could have been chosen when the dossier opened, but the one who carries it now. */
async function candidates(turn: Turn, tx: Tx, dossier: Dossier, schoolId: SchoolId): Promise<Person[]> {
  const pupil = await tx.pupils.byId(dossier.pupilId);
  if (!pupil) return [];
  const { holders } = await familyPeople(tx, schoolId, pupil, turn.actor.personId, turn.today);
  return holders.filter(({ id }) => id !== dossier.casushouderId);
}

/** Only where the one before had the coordinator's place, and the next one coordinates and does not sit there yet. */
async function changePlace(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  from: PersonId,
  to: PersonId,
): Promise<void> {
  const school = await tx.schools.here();
  const participants = (await tx.dossiers.participants(dossier.id)).filter(({ untilOn }) => untilOn === null);
  const place = participants.find(({ role, who }) => role === 'ondersteuningscoordinator' && who.id === from);
  const sitsThere = participants.some(({ who }) => who.id === to);
  if (!place || sitsThere || !coordinatesAt(await tx.people.standing(to, turn.today), school.id)) return;
  const table = await tx.tables.current(dossier.id);
  const found = table && (await tableCaseForChange(tx, school.id as SchoolId, table.id, turn.today));
  if (found) await seatInstead(turn, tx, found, place, { kind: 'person', id: to });
  else await changeParticipant(turn, tx, dossier.id, place, to);
}

async function changeParticipant(
  turn: Turn,
  tx: Tx,
  id: DossierId,
  place: Participant,
  to: PersonId,
): Promise<void> {
  await tx.dossiers.storeParticipant({ ...place, untilOn: turn.today });
  await tx.dossiers.addParticipant(id, {
    ...place,
    id: turn.deps.ids.next(),
    who: { kind: 'person', id: to },
    fromOn: turn.today,
  });
}
