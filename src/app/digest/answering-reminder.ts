import { addDays } from '../../domain/calendar/plain-date.ts';
import { whereKnown } from '../../domain/calendar/where-known.ts';
import type { ActionId, DeadlineId, DossierId, SchoolDate } from '../../domain/ids.ts';
import { type PutOffFault, putOffDays } from '../../domain/reminding/putting-off.ts';
import { PROMISE_SCHOOL_DAYS } from '../../domain/terms/ladder.ts';
import { showOwnActions } from '../agreed-actions/own-actions.ts';
import type { CardRef } from '../arriving/views.ts';
import { openCase } from '../case-page/opening.ts';
import { momentOf } from '../guarding/beginning.ts';
import { actionIn, aroundAt, mattersOf } from '../guarding/matters.ts';
import type { Matter } from '../guarding/whom.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Deadline } from '../ports/deadlines.ts';
import type { Tx } from '../ports/store.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import { everyTime, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { openItem } from '../worklist/opening.ts';
import { paramsOf } from './answered-message.ts';
import { casesOf, isTheirs, type TermCase } from './terms-said.ts';
import type { ReminderAnswered } from './views.ts';

/** What was chosen on the message of a day: a term, and what it opens. */
export type Chosen = { termId: DeadlineId; aboutId: string };

/** Opens what a line of the message is about: a concern or a dossier, what somebody promised among all that they did, or their own advice. */
export async function openReminded(
  turn: Turn,
  { schoolId }: CardRef,
  chosen: Chosen | null,
): Promise<PersonalView> {
  if (!chosen) return { kind: 'refused', code: 'reminder_missing' };
  const own = await ownMatterOf(turn, schoolId, chosen);
  if (own?.kind === 'action') return showOwnActions(turn, own.id);
  if (own?.kind === 'advice') return openCase(turn, { schoolId, dossierId: own.dossierId });
  return openItem(turn, { schoolId, id: chosen.aboutId, version: 0 });
}

type OwnMatter = { kind: 'action'; id: ActionId } | { kind: 'advice'; dossierId: DossierId };

/** What somebody looks after themselves in a case that is carried by another; null = nothing of the kind. */
function ownMatterOf(
  turn: Turn,
  schoolId: CardRef['schoolId'],
  { termId }: Chosen,
): Promise<OwnMatter | null> {
  return turn.deps.store.transact(schoolId, async (tx) => {
    const term = await tx.deadlines.byId(termId);
    const own = term && ownIn(term);
    if (!own) return null;
    const matter = (await mattersOf(tx, [term])).get(term.id);
    return matter?.ownerId === turn.actor.personId ? own : null;
  });
}

function ownIn({ rule, about }: Deadline): OwnMatter | null {
  const [actionId] = actionIn(about);
  if (actionId) return { kind: 'action', id: actionId };
  return rule === 'jgz_review' && 'dossierId' in about
    ? { kind: 'advice', dossierId: about.dossierId }
    : null;
}

/** "Ik pak het op": nobody is asked about it for some school days; when nothing follows, it is asked about again. */
export function takeUp(turn: Turn, ref: CardRef, chosen: Chosen | null): Promise<PersonalView> {
  return answering(turn, ref, chosen, async (tx, { term, matter }) => {
    const school = await tx.schools.here();
    const calendar = turn.deps.calendars.of(school);
    const until = whereKnown(
      () => calendar.addSchoolDays(turn.today, PROMISE_SCHOOL_DAYS),
      addDays(turn.today, PROMISE_SCHOOL_DAYS),
    );
    if (term.acknowledgedOn !== turn.today)
      await kept(tx, turn, matter, { ...term, acknowledgedOn: turn.today }, { how: 'taken_up', on: until });
    return answered(ref, term, matter, 'taken_up', until);
  });
}

/** The days until which it can be put off. Nothing is stored by asking. */
export function askPutOff(turn: Turn, ref: CardRef, chosen: Chosen | null): Promise<PersonalView> {
  return answering(turn, ref, chosen, async (tx, { term, matter }): Promise<PersonalView> => {
    const days = await offered(tx, turn, term);
    if (typeof days === 'string') return { kind: 'refused', code: days };
    const { id, rule, dueOn } = term;
    return { kind: 'put_off', ref, termId: id, number: numberOf(matter), rule, dueOn, days };
  });
}

/** "Later": nobody is asked about it before that day, which is one of those that were offered. */
export function putOff(
  turn: Turn,
  ref: CardRef,
  termId: DeadlineId | null,
  until: SchoolDate | null,
): Promise<PersonalView> {
  const chosen = termId && { termId, aboutId: '' };
  return answering(turn, ref, chosen, async (tx, { term, matter }) => {
    if (until !== null && term.snoozedUntil === until) return answered(ref, term, matter, 'put_off', until);
    const days = await offered(tx, turn, term);
    if (typeof days === 'string') return { kind: 'refused', code: days };
    if (until === null || !days.includes(until)) return { kind: 'refused', code: 'put_off_day_odd' };
    const later = { ...term, snoozes: term.snoozes + 1, snoozedUntil: until };
    await kept(tx, turn, matter, later, { how: 'put_off', on: until });
    return answered(ref, term, matter, 'put_off', until);
  });
}

/** Whoever hears of a term may answer for it: who is responsible, the coordinators of the pupil, and any other coordinator. */
async function answering(
  turn: Turn,
  { schoolId }: CardRef,
  chosen: Chosen | null,
  work: (tx: Tx, found: TermCase) => Promise<PersonalView>,
): Promise<PersonalView> {
  if (!chosen) return { kind: 'refused', code: 'reminder_missing' };
  return everyTime(turn, schoolId, async (tx) => {
    const term = await tx.deadlines.byId(chosen.termId);
    const running = term?.state === 'running' ? [term] : [];
    const [found] = await casesOf(tx, running, turn.today);
    const around = await aroundAt(tx, schoolId, found ? [found.matter] : [], turn.today);
    const { personId } = turn.actor;
    if (!coordinatesAt(turn.actor, schoolId) && !(found && isTheirs(found, around, personId)))
      return { kind: 'refused', code: 'not_for_your_role' };
    return found ? work(tx, found) : { kind: 'refused', code: 'reminder_over' };
  });
}

async function offered(tx: Tx, turn: Turn, term: Deadline): Promise<readonly SchoolDate[] | PutOffFault> {
  const school = await tx.schools.here();
  return putOffDays(turn.deps.calendars.of(school), term, school.policy, turn.today);
}

/**
 * Nothing is asked before that day. The rung by which whoever answers was asked last is taken once more then, and the ladder
 * goes on from there; of a term of which they were not reminded the next rung waits. So it does when they took it up before and
 * nothing followed: whoever takes it up each time it is asked does not keep it from everybody else.
 */
async function kept(
  tx: Tx,
  turn: Turn,
  { ownerId }: Matter,
  term: Deadline,
  answer: Pick<ReminderAnswered, 'how' | 'on'>,
): Promise<void> {
  const { personId } = turn.actor;
  const at = momentOf(turn.deps.wallClock, answer.on);
  // A term that began anew has not come yet to the rungs of the one before.
  const upTo = term.next?.step ?? Number.POSITIVE_INFINITY;
  const own = (await tx.deadlines.remindersOf(term.id)).filter(
    ({ to, step }) => to.kind === 'person' && to.id === personId && step <= upTo,
  );
  const last = Math.max(...own.map(({ step }) => step));
  const isAskedAgain = own.filter(({ step }) => step === last).length > term.snoozes + 1;
  const waiting = term.next && { step: term.next.step, at: term.next.at > at ? term.next.at : at };
  const next = own.length === 0 || isAskedAgain ? waiting : { step: last, at };
  await tx.deadlines.store([{ ...term, generation: term.generation + 1, next }]);
  await tx.deadlines.markActed([term.id], null, turn.now);
  const edits = editOfPressedCard(turn, {}, 'digest');
  await tx.notices.plan(
    edits.map((edit) => ({ ...edit, params: { ...edit.params, ...paramsOf(term.id, answer) } })),
  );
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: personId },
    action: `term.${answer.how}`,
    subject:
      'dossierId' in term.about
        ? { kind: 'dossier', id: term.about.dossierId }
        : { kind: 'concern', id: term.about.concernId },
    ground: ownerId === personId ? 'self' : 'coordination',
  });
}

function answered(
  ref: CardRef,
  { rule, dueOn }: Deadline,
  matter: Matter,
  how: ReminderAnswered['how'],
  on: SchoolDate,
): PersonalView {
  return { kind: 'reminder_answered', ref, number: numberOf(matter), rule, how, dueOn, on };
}

function numberOf({ dossier, concern }: Matter): string {
  return dossier?.number ?? concern?.number ?? '';
}
