import {
  type AbsenceReason,
  faultOfTyped,
  type Intake,
  missingForSending,
  type ParentsTold,
  type RaisedBy,
  type SafetyAnswer,
} from '../../domain/concern.ts';
import type { ConcernId, PupilId, SchoolDate } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { layAside } from './laying-aside.ts';
import { classesFor, hasList, showing, viewOfConcern, viewOfConcernById } from './showing-concern.ts';

/** What a mentor taps on the second card. */
export type WhoAndWhat = {
  pupilId: string | null;
  typedName: string | null;
  typedClass: string | null;
  raisedBy: RaisedBy;
  reasons: readonly AbsenceReason[];
  absentSince: SchoolDate | 'unknown' | null;
  parentsTold: ParentsTold | null;
};

/** The first question. Anything but a clear "no" stops the intake: no dossier, no channel, no notice to parents. */
export function answerSafety(turn: Turn, ref: CardRef, answer: SafetyAnswer): Promise<PersonalView> {
  return changeDraft(turn, ref, async (tx, concern) => {
    if (concern.intake.step !== 'safety') return shown(turn, tx, ref, concern);
    if (answer !== 'no') return stopForSafety(turn, tx, ref, concern, answer);
    const next = await tx.concerns.store(
      { ...concern, intake: { ...concern.intake, safety: 'no', step: 'who' } },
      turn.now,
    );
    return shown(turn, tx, ref, next);
  });
}

/** The same way out from any later step ("toch onveilig"). */
export function reportUnsafe(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDraft(turn, ref, (tx, concern) => stopForSafety(turn, tx, ref, concern, 'yes'));
}

/** The second card. What is missing or wrong is said on the same card; nothing is stored then. */
export function tellWhoAndWhat(turn: Turn, ref: CardRef, told: WhoAndWhat): Promise<PersonalView> {
  return changeDraft(turn, ref, async (tx, concern) => {
    if (concern.intake.step !== 'who') return shown(turn, tx, ref, concern);
    const pupil = await pupilFor(tx, concern, told);
    const intake: Intake = {
      ...concern.intake,
      step: 'check',
      pupil: typeof pupil === 'string' ? null : pupil,
      raisedBy: told.raisedBy,
      reasons: told.reasons,
      absentSince: told.absentSince,
      parentsTold: told.parentsTold,
    };
    const fault = typeof pupil === 'string' ? pupil : missingForSending(intake, turn.today);
    if (fault) {
      const unchanged = { ...concern, intake: { ...intake, step: 'who' as const } };
      return {
        outcome: { show: 'concern', id: concern.id, code: fault },
        view: await viewOfConcern(tx, unchanged, { ...showing(turn, ref.schoolId), fault }),
      };
    }

    const pupilId = intake.pupil?.kind === 'roster' ? (intake.pupil.id as PupilId) : null;
    const next = await tx.concerns.store({ ...concern, pupilId, intake }, turn.now);

    return shown(turn, tx, ref, next);
  });
}

/**
 * The class of the pupil, where the whole list is too long for a card: its place in the list that the card showed, or
 * null when another class is wanted.
 */
export function chooseClass(turn: Turn, ref: CardRef, place: number | null): Promise<PersonalView> {
  return changeDraft(turn, ref, async (tx, concern) => {
    const { step, group: before } = concern.intake;
    if (step !== 'who' || (place === null && before === null)) return shown(turn, tx, ref, concern);
    const group = place === null ? null : (await classesFor(tx, concern))[place];
    if (group === undefined) {
      const fault: RefusalCode = 'class_unknown';
      return {
        outcome: { show: 'concern', id: concern.id, code: fault },
        view: await viewOfConcern(tx, concern, { ...showing(turn, ref.schoolId), fault }),
      };
    }
    const next = await tx.concerns.store({ ...concern, intake: { ...concern.intake, group } }, turn.now);
    return shown(turn, tx, ref, next);
  });
}

/** Back from the last card to the second, with everything still filled in. */
export function changeAnswers(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDraft(turn, ref, async (tx, concern) => {
    if (concern.intake.step !== 'check') return shown(turn, tx, ref, concern);
    const next = await tx.concerns.store(
      { ...concern, intake: { ...concern.intake, step: 'who' } },
      turn.now,
    );
    return shown(turn, tx, ref, next);
  });
}

/** The draft goes, and what was in it goes with it. */
export function cancelIntake(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDraft(turn, ref, async (tx, concern) => {
    const next = await layAside(tx, concern, turn.now);
    await tx.notices.plan(editOfPressedCard(turn, { concernId: next.id }, 'concern'));
    return shown(turn, tx, ref, next);
  });
}

/**
 * Loads the draft under a lock, refuses a stranger, and shows the present card when the one that was pressed is an
 * older one: what it would change is not what the person saw. A press that was refused or faulty changed nothing, so
 * its repetition is judged anew, and gets what was filled in back.
 */
export function changeDraft(
  turn: Turn,
  ref: CardRef,
  change: (tx: Tx, concern: Concern) => Promise<Done>,
): Promise<PersonalView> {
  async function work(tx: Tx): Promise<Done> {
    const concern = await tx.concerns.forChange(ref.id as ConcernId);
    if (!concern) return refused('card_outdated');
    if (concern.raisedBy !== turn.actor.personId) return refused('not_your_concern');
    if (concern.version !== ref.version || concern.state !== 'draft') return shown(turn, tx, ref, concern);
    return change(tx, concern);
  }

  return once(turn, ref.schoolId, work, (tx, first) =>
    viewOfConcernById(tx, first.id as ConcernId, showing(turn, ref.schoolId)),
  );
}

export async function shown(turn: Turn, tx: Tx, ref: CardRef, concern: Concern): Promise<Done> {
  return {
    outcome: { show: 'concern', id: concern.id },
    view: await viewOfConcern(tx, concern, showing(turn, ref.schoolId)),
  };
}

async function stopForSafety(
  turn: Turn,
  tx: Tx,
  ref: CardRef,
  concern: Concern,
  answer: SafetyAnswer,
): Promise<Done> {
  const next = await tx.concerns.store(
    { ...concern, state: 'safety', intake: { ...concern.intake, safety: answer } },
    turn.now,
  );
  await tx.notices.plan(editOfPressedCard(turn, { concernId: next.id }, 'concern'));
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action: 'concern.changed',
    detail: 'stopped_for_safety',
    subject: { kind: 'concern', id: concern.id },
    ground: concern.wholeSchool ? 'coordination' : 'own_pupil',
  });
  return shown(turn, tx, ref, next);
}

/** Own pupils only; a name may be typed only by somebody who has no list to choose from. */
async function pupilFor(tx: Tx, concern: Concern, told: WhoAndWhat): Promise<Intake['pupil'] | RefusalCode> {
  if (told.pupilId) {
    const known = concern.wholeSchool
      ? (await tx.pupils.byId(told.pupilId as PupilId)) !== null
      : await tx.pupils.isMentorOf(concern.raisedBy, told.pupilId as PupilId);
    return known ? { kind: 'roster', id: told.pupilId } : 'pupil_unknown';
  }
  const typed = { roepnaam: told.typedName?.trim() ?? '', className: told.typedClass?.trim() ?? '' };
  const fault = faultOfTyped(typed);
  // Whoever has a list has no place to type in: the words have to be about what is on that card.
  if (fault === 'pupil_not_typed' && (await hasList(tx, concern))) return 'pupil_missing';
  return fault ?? { kind: 'typed', ...typed };
}
