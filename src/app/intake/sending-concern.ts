import { missingForSending } from '../../domain/concern.ts';
import { DEADLINE_RULES, type DeadlineRule } from '../../domain/deadlines.ts';
import type { PersonId, PupilId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard, personNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { changeDraft, shown } from './answering-intake.ts';

/** When somebody who has to act is asked again: the start of the working day, on the school's clock. */
const REMINDER_MINUTE = 8 * 60 + 30;

/**
 * The concern gets its number and goes to the ondersteuningscoördinator. From here on two terms run: parents informed
 * within one school day, and a look at it within two.
 */
export function sendConcern(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDraft(turn, ref, async (tx, draft) => {
    const missing = missingForSending(draft.intake, turn.today);
    if (missing) return refused(missing);
    const schoolId = ref.schoolId as SchoolId;
    const school = await tx.schools.byId(schoolId);
    if (!school) return refused('card_outdated');
    const calendar = turn.deps.calendars.of(school);

    const pupilId = draft.pupilId ?? (await addTypedPupil(turn, tx, draft));
    const number = await tx.schools.nextNumber(schoolId, calendar.schoolYearOf(turn.today));
    const sent = await tx.concerns.store(
      { ...draft, pupilId, number, state: 'submitted', submittedAt: turn.now },
      turn.now,
    );
    const deadlines = deadlinesOf(turn, school, sent);
    await tx.deadlines.start(deadlines);
    await tx.notices.plan([
      ...editOfPressedCard(turn, { concernId: sent.id }, 'concern'),
      ...(await triageNotices(turn, tx, schoolId, sent, deadlines)),
    ]);
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: 'concern.sent',
      subject: { kind: 'concern', id: sent.id },
      ground: sent.wholeSchool ? 'coordination' : 'own_pupil',
    });

    return shown(turn, tx, ref, sent);
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
      mail: null,
    },
    null,
    [draft.raisedBy],
  );
  return id;
}

function deadlinesOf(turn: Turn, school: School, concern: Concern): Deadline[] {
  const calendar = turn.deps.calendars.of(school);
  const terms: [DeadlineRule, number][] = [
    ['concern_untouched', school.policy.untouchedAfterSchoolDays],
    ['parents_informed', school.policy.informParentsWithinSchoolDays],
  ];
  return terms.map(([rule, schoolDays]) => ({
    id: turn.deps.ids.next(),
    about: { concernId: concern.id },
    rule,
    ruleVersion: DEADLINE_RULES[rule].version,
    startsOn: turn.today,
    dueOn: calendar.addSchoolDays(turn.today, schoolDays),
    state: 'running',
  }));
}

/** The card to every coordinator now, and the question when nobody has touched it by the end of the term. */
async function triageNotices(
  turn: Turn,
  tx: Tx,
  schoolId: SchoolId,
  concern: Concern,
  deadlines: readonly Deadline[],
): Promise<NewNotice[]> {
  const coordinators = await tx.people.withRole(schoolId, 'ondersteuningscoordinator', turn.today);
  const about = { concernId: concern.id };
  return coordinators.flatMap(({ id }) => [
    { ...personNotice(turn, 'triage', id, about, concern.id), expiresAt: null },
    ...deadlines.map((deadline) => dueNotice(turn, deadline, id)),
  ]);
}

function dueNotice(turn: Turn, deadline: Deadline, to: PersonId): NewNotice {
  const kind = deadline.rule === 'parents_informed' ? 'parents_informed_due' : 'triage_untouched';
  return {
    ...personNotice(
      turn,
      kind,
      to,
      { ...deadline.about, deadlineId: deadline.id },
      `${deadline.id}:${deadline.ruleVersion}`,
    ),
    dueAt: turn.deps.wallClock.instantOf(deadline.dueOn as SchoolDate, REMINDER_MINUTE as never),
    expiresAt: null,
  };
}
