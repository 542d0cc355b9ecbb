import { addMonths } from '../../domain/calendar/plain-date.ts';
import { DEADLINE_RULES } from '../../domain/deadlines.ts';
import type { ConcernId, DossierId, GuardianId, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { faultOfInforming, hasToHear, type InformedAnswer, involvementOf } from '../../domain/involvement.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { channelNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier, Participant, Seat } from '../ports/dossiers.ts';
import type { Guardian, Pupil } from '../ports/pupils.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { proposeTable } from '../table/proposing.ts';
import { type Done, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { agreementReminders } from './agreement-reminders.ts';
import { decideConcern, decided } from './deciding.ts';
import { acceptView } from './opening-concern.ts';

/** What is recorded about the family when a concern is accepted. */
export type Acceptance = { parents: readonly InformedAnswer[]; secondPerson: PersonId | null };

/**
 * The concern becomes a dossier: the number stays, the three months start today, everybody who belongs at the table is
 * named, and the search for a moment begins in the same transaction.
 */
export function acceptConcern(turn: Turn, ref: CardRef, acceptance: Acceptance): Promise<PersonalView> {
  return decideConcern(turn, ref, async (tx, concern) => {
    if (!concern.pupilId) return refused('pupil_missing');
    const schoolId = ref.schoolId as SchoolId;
    const school = await tx.schools.byId(schoolId);
    const pupil = await tx.pupils.byId(concern.pupilId);
    if (!school || !pupil) return refused('card_outdated');
    if (await tx.dossiers.openOfPupil(pupil.id)) return faulty(tx, turn, concern, ref, 'dossier_open');
    const guardians = await tx.pupils.guardians(pupil.id);
    const fault = faultOfInforming(
      mustHear(pupil, guardians, turn.today),
      acceptance.parents,
      acceptance.secondPerson,
      turn.actor.personId,
      turn.today,
    );
    if (fault) return faulty(tx, turn, concern, ref, fault);

    const dossier = newDossier(turn, concern, pupil);
    const participants = await participantsOf(turn, tx, pupil, guardians, acceptance);

    await tx.dossiers.add(dossier, participants);
    await tx.dossiers.addInformed(concern.id, informedRows(turn, acceptance), turn.actor.personId, turn.now);
    await startTerms(turn, tx, school, dossier);
    await tx.notices.plan([
      channelNotice(turn, schoolId, 'channel_post', { dossierId: dossier.id }, `${dossier.id}:accepted`, {
        verb: 'concern_accepted',
      }),
      ...agreementReminders(turn, school, dossier),
    ]);
    await proposeTable(turn, tx, dossier, participants);

    return decided(turn, tx, concern, ref, 'accepted', {
      route: 'accept',
      reason: null,
      reviewOn: null,
      question: null,
      partner: null,
    });
  });
}

async function faulty(tx: Tx, turn: Turn, concern: Concern, ref: CardRef, code: RefusalCode): Promise<Done> {
  return {
    outcome: { show: 'triage_accept', id: concern.id, code },
    view: await acceptView(tx, turn, concern, ref.schoolId, code),
  };
}

/** At 18 the parents hear only with consent; then nothing is asked about them unless it was given. */
function mustHear(pupil: Pupil, guardians: readonly Guardian[], today: SchoolDate): readonly Guardian[] {
  return involvementOf(pupil.bornOn, today).parents === 'with_consent' ? [] : guardians;
}

function newDossier(turn: Turn, concern: Concern, pupil: Pupil): Dossier {
  return {
    id: turn.deps.ids.next<DossierId>(),
    concernId: concern.id as ConcernId,
    pupilId: pupil.id,
    number: concern.number ?? '',
    state: 'open',
    version: 1,
    casushouderId: turn.actor.personId,
    anchorOn: turn.today,
    openedAt: turn.now,
    closedAt: null,
    closeReason: null,
  };
}

/** The four seats that have somebody, the mentors, the coordinator, the parents who were not left out, and the pupil from 12 on. */
async function participantsOf(
  turn: Turn,
  tx: Tx,
  pupil: Pupil,
  guardians: readonly Guardian[],
  acceptance: Acceptance,
): Promise<Participant[]> {
  const seats = await tx.dossiers.seats(turn.today);
  const mentors = await tx.pupils.mentorsOf(pupil.id);
  const involvement = involvementOf(pupil.bornOn, turn.today);
  const leftOut = new Map(
    acceptance.parents.map(({ guardianId, leftOut, informedOn }) => [
      guardianId,
      informedOn ? null : leftOut,
    ]),
  );
  const withConsent = involvement.parents === 'with_consent';
  const told = new Set(
    acceptance.parents.filter(({ informedOn }) => informedOn).map(({ guardianId }) => guardianId),
  );
  return [
    ...seats.flatMap((seat) => seatedAt(turn, seat)),
    participant(turn, 'ondersteuningscoordinator', { kind: 'person', id: turn.actor.personId }),
    ...mentors.map((id) => participant(turn, 'mentor', { kind: 'person', id })),
    ...guardians
      .filter(({ id, gezag }) => hasToHear(gezag) && (!withConsent || told.has(id)))
      .map(({ id }) => ({
        ...participant(turn, 'ouder', { kind: 'guardian', id }),
        invited: !leftOut.get(id),
        leftOutCode: leftOut.get(id) ?? null,
      })),
    { ...participant(turn, 'leerling', { kind: 'pupil', id: pupil.id }), invited: involvement.pupilInvited },
  ];
}

function seatedAt(turn: Turn, seat: Seat): Participant[] {
  const [holder] = seat.people;
  return holder ? [{ ...participant(turn, seat.kind, { kind: 'person', id: holder }), seatId: seat.id }] : [];
}

function participant(turn: Turn, role: Participant['role'], who: Participant['who']): Participant {
  return {
    id: turn.deps.ids.next(),
    role,
    who,
    seatId: null,
    invited: true,
    leftOutCode: null,
    ground: null,
    groundOn: null,
    fromOn: turn.today,
    untilOn: null,
  };
}

function informedRows(turn: Turn, { parents, secondPerson }: Acceptance) {
  return parents.map(({ guardianId, informedOn, leftOut }) => ({
    guardianId: guardianId as GuardianId,
    informedOn,
    informedBy: informedOn ? turn.actor.personId : null,
    exceptionCode: informedOn ? null : leftOut,
    secondPersonId: informedOn ? null : secondPerson,
  }));
}

async function startTerms(turn: Turn, tx: Tx, school: School, dossier: Dossier): Promise<void> {
  const calendar = turn.deps.calendars.of(school);
  const term = (rule: 'first_table' | 'agreement', dueOn: SchoolDate) => ({
    id: turn.deps.ids.next<never>(),
    about: { dossierId: dossier.id },
    rule,
    ruleVersion: DEADLINE_RULES[rule].version,
    startsOn: turn.today,
    dueOn,
    state: 'running' as const,
  });
  await tx.deadlines.start([
    term('first_table', calendar.addSchoolDays(turn.today, school.policy.tableWithinSchoolDays)),
    term('agreement', addMonths(turn.today, DEADLINE_RULES.agreement.length)),
  ]);
}
