import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import { endConsults } from '../consult/taking-steps.ts';
import { termFrom } from '../guarding/beginning.ts';
import { MORNING, personNotice } from '../planning-notices.ts';
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

/** The card to each of these coordinators now, and the question when nobody has acted by the end of a term. */
export function triageNotices(
  turn: Turn,
  coordinators: readonly { personId: PersonId }[],
  concern: Concern,
  terms: readonly Deadline[],
  because: 'new' | 'again' | 'silent' = 'new',
): NewNotice[] {
  const questions = terms.flatMap((each) => dueNotices(turn, concern, each, coordinators));
  if (because === 'silent') return questions;
  return [...coordinators.map(({ personId }) => cardFor(turn, concern, personId, because)), ...questions];
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
  await tx.deadlines.end(about, ['asker_told'], 'stopped');
  await tx.notices.drop(
    about,
    ['review_due', 'answer_to_asker', 'question_to_mentor', 'tell_asker_due'],
    'reopened',
  );
  const coordinators = await tx.people.coordinators(school.id, turn.today);
  await tx.notices.plan(triageNotices(turn, coordinators, waiting, again, because));
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

/** One more for each time that the concern came to wait: the first one of the same term may have been dropped. */
function dueNotices(
  turn: Turn,
  concern: Concern,
  deadline: Deadline,
  to: readonly { personId: PersonId }[],
): NewNotice[] {
  const kind = deadline.rule === 'parents_informed' ? 'parents_informed_due' : 'triage_untouched';
  const about = { ...deadline.about, deadlineId: deadline.id };
  const dueAt = turn.deps.wallClock.instantOf(deadline.dueOn as SchoolDate, MORNING);
  return to.map(({ personId }) => ({
    ...personNotice(turn, kind, personId, about, `${deadline.id}:${concern.version}`),
    dueAt,
    expiresAt: null,
  }));
}
