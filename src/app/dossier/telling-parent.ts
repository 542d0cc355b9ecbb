import { addDays } from '../../domain/calendar/plain-date.ts';
import type { ActietafelId, PersonId, SchoolId } from '../../domain/ids.ts';
import { involvementOf } from '../../domain/involvement.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { begunTable } from '../minutes/behind-minutes.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { askAlong } from '../table/handing-over.ts';
import { agesOf, tableCaseForChange } from '../table/table-case.ts';
import { familyPeople } from '../triage/family.ts';
import { staffChoices } from '../triage/family-form.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { faulty, finish } from './carrying-dossier.ts';
import { changeDossier, lookAtDossier, notToldOf, presented, refOfDossier } from './showing-dossier.ts';

/** Which parent who was left out knows it now, and from whom. Nothing is stored by asking. */
export function askTellParent(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, (tx, dossier) => tellForm(turn, tx, dossier, ref.schoolId));
}

/**
 * A parent who was left out was told after all, today: on record, and from now on one of those who are asked; not to what was held
 * before. A table
 * that is asked about asks them along; to one that is booked they are invited.
 *
 * @param participantId as the form named them; anybody else is refused with the form
 */
export function tellParent(
  turn: Turn,
  ref: CardRef,
  participantId: string | null,
  by: PersonId | null,
): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const parent = (await notToldOf(tx, dossier.id)).find(({ id }) => id === participantId);
    const people = await peopleFor(turn, tx, dossier, ref.schoolId);
    const isColleague = people?.informers.some(({ id }) => id === by) ?? false;
    if (parent?.who.kind !== 'guardian' || !isColleague) {
      const code = isColleague ? 'person_missing' : 'colleague_unknown';
      return faulty(dossier, code, await tellForm(turn, tx, dossier, ref.schoolId, code));
    }

    const fromOn = await askedSince(turn, tx, dossier, parent);
    const told: Participant = { ...parent, invited: true, leftOutCode: null, fromOn };
    await tx.dossiers.storeParticipant(told);
    await tx.dossiers.addInformed(
      dossier.concernId,
      [
        {
          guardianId: parent.who.id,
          informedOn: turn.today,
          informedBy: by,
          exceptionCode: null,
          secondPersonId: null,
        },
      ],
      turn.actor.personId,
      turn.now,
    );
    const next = await tx.dossiers.store(dossier);
    const table = await tx.tables.current(dossier.id);
    const found = table && (await tableCaseOf(turn, tx, ref, table.id));
    // A pupil who has come of age decides who is there: then the parent is told, and not asked.
    if (found?.asked.some(({ id }) => id === told.id)) await askAlong(turn, tx, found, told);
    await finish(tx, turn, ref, next, { action: 'dossier.changed', detail: 'parent_told' });

    return presented(tx, turn, next, ref);
  });
}

/**
 * They are asked from today on, and to no table of before: what was said while they were left out does not become theirs. Once a table was
 * held today, from tomorrow on. By the day on which a parent came in hangs whether a pupil of 18 lets them stay, so that it stays then.
 */
async function askedSince(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  { fromOn }: Participant,
): Promise<Participant['fromOn']> {
  const begun = await begunTable(tx, turn.deps, dossier);
  const from = begun?.tableOn === turn.today ? addDays(turn.today, 1) : turn.today;
  const ageOn = await agesOf(tx, dossier);
  return involvementOf(ageOn(from)).parents === 'with_consent' ? fromOn : from;
}

function tableCaseOf(turn: Turn, tx: Tx, ref: CardRef, id: ActietafelId) {
  return tableCaseForChange(tx, ref.schoolId, id, turn.today);
}

async function peopleFor(turn: Turn, tx: Tx, dossier: Dossier, schoolId: SchoolId) {
  const pupil = await tx.pupils.byId(dossier.pupilId);
  return pupil && familyPeople(tx, schoolId, pupil, turn.actor.personId, turn.today);
}

async function tellForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  fault: RefusalCode | null = null,
): Promise<PersonalView> {
  const people = await peopleFor(turn, tx, dossier, schoolId);
  const guardians = await tx.pupils.guardians(dossier.pupilId);
  const parents = await notToldOf(tx, dossier.id);
  return {
    kind: 'dossier_tell',
    ref: refOfDossier(dossier, schoolId),
    number: dossier.number,
    parents: parents.map(({ id, who }, index) => ({
      id,
      nth: index + 1,
      initial: guardians.find((each) => each.id === who.id)?.name.roepnaam.slice(0, 1) ?? null,
      informedOn: null,
    })),
    informers: staffChoices(people?.informers ?? []),
    fault,
  };
}
