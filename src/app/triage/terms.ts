import type { PersonId } from '../../domain/ids.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import { endConsults } from '../consult/taking-steps.ts';
import { termFrom } from '../guarding/beginning.ts';
import { personNotice } from '../planning-notices.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';

const OF_CONCERN: readonly DeadlineRule[] = ['concern_untouched', 'parents_informed'];

/** The two terms of a concern, from today on: parents informed within one school day, and a look at it within two. */
export function termsOf(
  turn: Turn,
  school: School,
  { id }: Concern,
  before: readonly Deadline[] = [],
): Deadline[] {
  return OF_CONCERN.map((rule) =>
    termFrom(turn, school, {
      rule,
      about: { concernId: id },
      before: before.find((each) => each.rule === rule),
    }),
  );
}

/** The card to each of these coordinators now. */
export function triageNotices(
  turn: Turn,
  coordinators: readonly { personId: PersonId }[],
  concern: Concern,
  because: 'new' | 'again' = 'new',
): NewNotice[] {
  return coordinators.map(({ personId }) => cardFor(turn, concern, personId, because));
}

/**
 * A concern that waits for a decision again: the answer to a question came, it was released, or (`silent`) a
 * coordinator looks anew, who has it before her. Its terms start afresh where they do not run any more.
 */
export async function backToTriage(
  turn: Turn,
  tx: Tx,
  concern: Concern,
  because: 'again' | 'silent',
): Promise<Concern> {
  const school = await tx.schools.here();
  const waiting = await tx.concerns.store(
    { ...concern, state: 'submitted', triage: null, ownerId: null, decidedAt: null },
    turn.now,
  );
  const about = { concernId: concern.id };
  const before = await tx.deadlines.of(about);
  const again = termsOf(turn, school, concern, before).filter(({ rule }) => needsAnew(before, rule));
  await tx.deadlines.start(again);
  await endConsults(turn, tx, concern);
  await tx.deadlines.end(about, ['asker_told', 'review'], 'stopped');
  await tx.notices.drop(about, ['answer_to_asker', 'question_to_mentor'], 'reopened');
  if (because === 'silent') return waiting;
  const coordinators = await tx.people.coordinators(school.id, turn.today);
  await tx.notices.plan(triageNotices(turn, coordinators, waiting, because));
  return waiting;
}

/** A look is wanted again in any case; the parents' term goes on or is over, unless safety had stopped it. */
function needsAnew(before: readonly Deadline[], rule: DeadlineRule): boolean {
  const state = before.find((each) => each.rule === rule)?.state;
  return rule === 'concern_untouched' || state === undefined || state === 'stopped';
}

function cardFor(turn: Turn, concern: Concern, to: PersonId, because: 'new' | 'again'): NewNotice {
  const about = { concernId: concern.id };
  return {
    ...personNotice(turn, 'triage', to, about, `${concern.id}:${concern.version}`, { because }),
    expiresAt: null,
  };
}
