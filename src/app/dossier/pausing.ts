import type { SchoolId } from '../../domain/ids.ts';
import {
  dayAfterPause,
  faultOfPause,
  isPaused,
  lastPauseDay,
  MOST_PAUSES,
  NOTHING_ASKED_OF_PAUSE,
  type Pausable,
  type Pause,
  type PauseAsked,
  waitsInPause,
} from '../../domain/pausing.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { agreementDay } from '../guarding/agreement-day.ts';
import { termFrom } from '../guarding/beginning.ts';
import { askedAgain, heldUntil } from '../guarding/waiting-in-pause.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { faulty, finish } from './carrying-dossier.ts';
import {
  changeDossier,
  dossierView,
  lookAtDossier,
  namedDossier,
  presented,
  showingFor,
} from './showing-dossier.ts';

/** The form for a pause; one that runs is shown instead. */
export function askPause(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    const isOver = dossier.state === 'closed' || isPaused(dossier, turn.today);
    return isOver
      ? dossierView(tx, dossier, showingFor(turn, ref))
      : pauseForm(turn, tx, dossier, ref.schoolId, { filled: NOTHING_ASKED_OF_PAUSE, fault: null });
  });
}

/**
 * Going slower on purpose: until that day nobody is asked about a house rule of this dossier, with why, and with whom of the
 * family it was agreed. What is law and the three months run on, and are asked about as ever. On its last day whoever
 * carries the dossier is asked how to go on; from the next school day all is asked about again.
 */
export function startPause(turn: Turn, ref: CardRef, asked: PauseAsked): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    if (isPaused(dossier, turn.today)) return presented(tx, turn, dossier, ref);
    const concern = await tx.concerns.byId(dossier.concernId);
    if (!concern || concern.doubtedAt !== null) return refused('safety_first');
    const school = await tx.schools.here();
    const calendar = turn.deps.calendars.of(school);
    const fault = faultOfPause(calendar, asked, await pausableOf(tx, dossier), turn.today);
    const { untilOn, reason, agreedWith } = asked;
    if (fault || untilOn === null || reason === null)
      return faulty(
        dossier,
        fault ?? 'pause_day_odd',
        await pauseForm(turn, tx, dossier, ref.schoolId, { filled: asked, fault }),
      );

    const pause: Pause = { fromOn: turn.today, untilOn, reason, agreedWith };
    await tx.dossiers.addPause(dossier.id, pause, turn.actor.personId, turn.now);
    const about = { dossierId: dossier.id };
    const terms = await tx.deadlines.of(about);
    const before = terms.find(({ rule }) => rule === 'pause_over');
    const { wallClock } = turn.deps;
    const backOn = dayAfterPause(calendar, untilOn);
    await tx.deadlines.store(waiting(terms).map((term) => heldUntil(calendar, wallClock, term, backOn)));
    await tx.deadlines.start([termFrom(turn, school, { rule: 'pause_over', about, before, dueOn: untilOn })]);
    const next = await tx.dossiers.store({ ...dossier, pausedUntil: untilOn });
    await finish(tx, turn, ref, next, { action: 'dossier.paused' });
    return presented(tx, turn, next, ref);
  });
}

/** It goes on sooner than agreed: all is asked about again from today. */
export function endPause(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const { pausedUntil } = dossier;
    if (pausedUntil === null || !isPaused(dossier, turn.today)) return presented(tx, turn, dossier, ref);
    const calendar = turn.deps.calendars.of(await tx.schools.here());
    const about = { dossierId: dossier.id };
    const { wallClock } = turn.deps;
    await tx.dossiers.endPause(dossier.id, turn.today, turn.actor.personId);
    await tx.deadlines.end(about, ['pause_over'], 'met');
    const terms = waiting(await tx.deadlines.of(about));
    const days = { today: turn.today, backOn: dayAfterPause(calendar, pausedUntil) };
    await tx.deadlines.store(terms.map((term) => askedAgain(calendar, wallClock, term, days)));
    const next = await tx.dossiers.store({ ...dossier, pausedUntil: null });
    await finish(tx, turn, ref, next, { action: 'dossier.resumed' });
    return presented(tx, turn, next, ref);
  });
}

/** Those of its terms that a pause holds. */
function waiting(terms: readonly Deadline[]): Deadline[] {
  return terms.filter((term) => term.state === 'running' && waitsInPause(term));
}

async function pausableOf(tx: Tx, dossier: Dossier): Promise<Pausable> {
  const agreementDueOn = dossier.state === 'open' ? await agreementDay(tx, dossier) : null;
  // Those of before it was closed and opened again do not count.
  const pauses = (await tx.dossiers.pauses(dossier.id)).filter(({ fromOn }) => fromOn >= dossier.anchorOn);
  return { agreementDueOn, pauses: pauses.length };
}

/** Where no pause is possible any more, the form says why and asks nothing. */
async function pauseForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  standing: { filled: PauseAsked; fault: RefusalCode | null },
): Promise<PersonalView> {
  const pausable = await pausableOf(tx, dossier);
  const calendar = turn.deps.calendars.of(await tx.schools.here());
  const lastOn = lastPauseDay(calendar, pausable, turn.today);
  if (pausable.pauses >= MOST_PAUSES) return { kind: 'refused', code: 'pause_too_often' };
  if (lastOn === null) return { kind: 'refused', code: 'pause_past_due' };
  return {
    kind: 'dossier_pause',
    ...(await namedDossier(tx, dossier, schoolId)),
    today: turn.today,
    lastOn,
    agreementDueOn: pausable.agreementDueOn,
    ...standing,
  };
}
