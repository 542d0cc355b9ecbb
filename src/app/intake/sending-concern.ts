import { schoolYearOf } from '../../domain/calendar/school-calendar.ts';
import { missingForSending } from '../../domain/concern.ts';
import type { PupilId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import { termsOf, triageNotices } from '../triage/terms.ts';
import { refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { changeDraft } from './answering-intake.ts';
import { receiptOf, roepnaamOf, showing } from './showing-concern.ts';

/**
 * The concern gets its number and goes to the ondersteuningscoördinator. From here on two terms run: parents informed
 * within one school day, and a look at it within two.
 */
export function sendConcern(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDraft(turn, ref, async (tx, draft) => {
    const missing = missingForSending(draft.intake, turn.today);
    if (missing) return refused(missing);
    const [school, coordinators, roepnaam, number] = await Promise.all([
      tx.schools.here(),
      tx.people.coordinators(ref.schoolId, turn.today),
      roepnaamOf(tx, draft),
      tx.schools.nextNumber(ref.schoolId, schoolYearOf(turn.today)),
      tx.audit.add({
        at: turn.now,
        actor: { kind: 'person', id: turn.actor.personId },
        action: 'concern.sent',
        subject: { kind: 'concern', id: draft.id },
        ground: draft.wholeSchool ? 'coordination' : 'own_pupil',
      }),
    ]);

    const pupilId = draft.pupilId ?? (await addTypedPupil(turn, tx, draft));
    const sent = await tx.concerns.store(
      { ...draft, pupilId, number, state: 'submitted', submittedAt: turn.now },
      turn.now,
    );
    const terms = termsOf(turn, school, sent);
    await tx.deadlines.start(terms);
    await tx.notices.plan([
      ...editOfPressedCard(turn, { concernId: sent.id }, 'concern'),
      ...triageNotices(turn, coordinators, sent),
    ]);
    return {
      outcome: { show: 'concern', id: sent.id },
      view: receiptOf(sent, roepnaam, showing(turn, ref.schoolId)),
    };
  });
}

async function addTypedPupil(turn: Turn, tx: Tx, draft: Concern): Promise<PupilId> {
  const { pupil } = draft.intake;
  if (pupil?.kind !== 'typed') throw new Error('A concern without a pupil got past the check.');
  const id = turn.deps.ids.next<PupilId>();
  await tx.pupils.add(
    {
      id,
      name: { roepnaam: pupil.roepnaam, voorvoegsel: '', achternaam: '' },
      className: pupil.className,
      bornOn: null,
      homeMunicipality: null,
      homePostcode: null,
      exemptUntil: null,
      mail: null,
    },
    null,
    [draft.raisedBy],
  );
  return id;
}
