/**
 * One question to one kernpartner, outside a dossier: call the coordinator. No ground is recorded at that point, so that
 * the partner gets a number and a day at most; in an anonymous consult not even the number (youth health care speaks of
 * a pupil with consent only: swvkopvannoordholland.nl, ncj.nl).
 *
 * `passed` = the next deputy was asked instead; `ended` = the coordinator needs no call any more; `seen` = done, and the
 * coordinator has gone on from there.
 */
export type ConsultState = 'asked' | 'calling' | 'done' | 'passed' | 'ended' | 'seen';

/** What the one who was asked can tap. */
export type ConsultStep = 'calling' | 'done' | 'passed';

const NEXT: Readonly<Record<ConsultState, readonly ConsultStep[]>> = {
  asked: ['calling', 'done', 'passed'],
  calling: ['done', 'passed'],
  done: [],
  passed: [],
  ended: [],
  seen: [],
};

/** What is left to do in this state. */
export function stepsIn(state: ConsultState): readonly ConsultStep[] {
  return NEXT[state];
}

/** Somebody is still to call. */
export function isOpen(state: ConsultState): boolean {
  return state === 'asked' || state === 'calling';
}

/**
 * Whom of a seat to ask: the first in order who is not away; when all are, the holder, who finds it on return. Null when
 * nobody has the seat.
 */
export function whomToAsk<P>(inOrder: readonly P[], isAway: (person: P) => boolean): P | null {
  return inOrder.find((person) => !isAway(person)) ?? inOrder[0] ?? null;
}
