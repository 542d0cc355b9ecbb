import { type ConsultStep, isOpen, stepsIn } from '../../domain/consult.ts';
import type { ConsultId } from '../../domain/ids.ts';
import { asksPartner } from '../../domain/triage.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Consult } from '../ports/consults.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Work } from '../table/table-case.ts';
import { cardsOfCoordinators } from '../triage/telling.ts';
import { askDeputy } from './asking-partner.ts';

/** A consult with the concern that it is about, both locked: in this order everywhere, so that no two wait for each other. */
export async function consultForChange(
  tx: Tx,
  id: ConsultId,
): Promise<{ consult: Consult; concern: Concern } | null> {
  const found = await tx.consults.byId(id);
  const concern = found && (await tx.concerns.forChange(found.concernId));
  const consult = concern && (await tx.consults.forChange(id));
  return consult && concern ? { consult, concern } : null;
}

/**
 * The partner calls, has called, or lets the next deputy call. The coordinators see it on their cards and their list;
 * who asked gets a card when it is done, or when there is no deputy left. Null in that last case: nothing else changed.
 */
export async function takeStep(
  work: Work,
  tx: Tx,
  { consult, concern }: { consult: Consult; concern: Concern },
  step: ConsultStep,
): Promise<Consult | null> {
  const next = step === 'passed' ? await askDeputy(work, tx, consult) : await stored(work, tx, consult, step);
  if (!next) {
    await tx.notices.plan([news(work, concern, consult, 'no_deputy')]);
    return null;
  }
  await tx.notices.plan([
    ...(await cardsOfCoordinators(work, tx, concern, `${next.id}:${next.version}`)),
    ...(step === 'done' ? [news(work, concern, next, 'done')] : []),
  ]);
  await tx.audit.add({
    at: work.now,
    actor: { kind: 'person', id: consult.personId },
    action: 'concern.changed',
    detail: `consult_${step}`,
    subject: { kind: 'concern', id: concern.id },
    ground: 'seat',
  });
  return next;
}

/** Whether this can be tapped now: the question still stands, and the coordinator still wants an answer. */
export function canStep(
  { consult, concern }: { consult: Consult; concern: Concern },
  step: ConsultStep,
): boolean {
  return stepsIn(consult.state).includes(step) && asksPartner(concern.state);
}

/** The coordinator goes on: nobody has to call any more, and the card of whoever still had to says so. */
export async function endConsults(work: Work, tx: Tx, concern: Concern): Promise<void> {
  const asked = (await tx.consults.ofForChange(concern.id)).filter(
    ({ state }) => isOpen(state) || state === 'done',
  );
  if (asked.length === 0) return;
  const about = { concernId: concern.id };
  await tx.notices.drop(about, ['consult_request', 'consult_news'], 'decided');
  const sent = await tx.notices.sentTo(about, ['consult_request']);
  const edits: NewNotice[] = [];
  for (const consult of asked) {
    const state = consult.state === 'done' ? 'seen' : 'ended';
    const ended = await tx.consults.store({ ...consult, state, changedAt: work.now });
    const card = sent.find(({ to }) => to.id === consult.personId);
    if (card && isOpen(consult.state)) edits.push(editOf(work, ended, card.activityId));
  }
  await tx.notices.plan(edits);
}

/** The card of whoever was asked, brought up to date. */
export function editOf(work: Work, consult: Consult, activityId: string): NewNotice {
  return {
    kind: 'card_edit',
    to: { kind: 'person', id: consult.personId },
    about: { concernId: consult.concernId },
    params: { show: 'consult', consult: consult.id },
    dedupeKey: `card_edit:${activityId}:${consult.id}:${consult.version}`,
    dueAt: work.now,
    expiresAt: null,
    editsActivity: activityId,
  };
}

function stored(work: Work, tx: Tx, consult: Consult, state: 'calling' | 'done'): Promise<Consult> {
  return tx.consults.store({ ...consult, state, changedAt: work.now });
}

function news(work: Work, concern: Concern, consult: Consult, why: 'done' | 'no_deputy'): NewNotice {
  const to = concern.ownerId ?? consult.askedBy;
  return {
    kind: 'consult_news',
    to: { kind: 'person', id: to },
    about: { concernId: concern.id },
    params: { consult: consult.id, why },
    dedupeKey: `consult_news:${consult.id}:${why}`,
    dueAt: work.now,
    expiresAt: null,
    editsActivity: null,
  };
}
