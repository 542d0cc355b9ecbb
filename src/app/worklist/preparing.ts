import type { Instant, PersonId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Audience } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import { statusView } from './showing-status.ts';
import { worklistView } from './showing-worklist.ts';
import { todoOf } from './todo.ts';
import type { Whom, WorklistView } from './views.ts';
import { whomOf } from './whom.ts';

type NotDelivered = Extract<WorklistView, { kind: 'not_delivered' }>;

/** `mijn lijst` and `status 26-001`, as an answer in somebody's own chat; and that a message did not arrive. */
export async function prepareWorklist(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, today, clock, wallClock, presence } = moment;
  const personId = notice.to.id as PersonId;
  const standing = await tx.people.standing(personId, today);
  if (notice.kind === 'worklist') {
    const list = { schoolId: school.id, personId, now: clock.now(), today, wallClock, presence };
    return { kind: 'view', view: await worklistView(tx, standing, list) };
  }
  if (notice.kind === 'status') return { kind: 'view', view: await statusView(tx, moment, standing) };
  if (!coordinatesAt(standing, school.id)) return { kind: 'drop', reason: 'role_ended' };
  const view = await notDelivered(tx, moment);
  return (await isByMail(tx, moment)) ? byMail(tx, moment, view) : { kind: 'view', view };
}

/** Her own chat is the one that did not take it, or she has none. */
async function isByMail(tx: Tx, { notice }: Moment): Promise<boolean> {
  return notice.params.by === 'mail' || (await tx.conversations.personal(notice.to.id as PersonId)) === null;
}

async function byMail(tx: Tx, { notice, school }: Moment, view: NotDelivered): Promise<Prepared> {
  const person = await tx.people.byId(notice.to.id as PersonId);
  if (!person?.mail) return { kind: 'unreachable', reason: 'no_address' };
  const { number, why, on, todo } = view;
  return {
    kind: 'mail',
    to: person.mail,
    letter: {
      kind: 'letter_not_delivered',
      number,
      whom: view.whom && withoutName(view.whom),
      why,
      on,
      todo,
      school: school.name,
    },
    language: person.language ?? school.language,
  };
}

function withoutName(whom: Whom): Whom {
  if (whom.kind === 'colleague') return { kind: 'person' };
  return whom.kind === 'seat' ? { ...whom, initial: null } : whom;
}

async function notDelivered(tx: Tx, { notice, wallClock }: Moment): Promise<NotDelivered> {
  const { number, what, reason, toKind, toId, since } = notice.params;
  const to = (toKind ?? 'person') as Audience['kind'];
  const message = { to, toId: String(toId ?? ''), dossierId: notice.about.dossierId ?? null };
  return {
    kind: 'not_delivered',
    number: number ? String(number) : null,
    what: String(what),
    why: String(reason),
    whom: toId ? (await whomOf(tx, [message]))(message) : null,
    on: typeof since === 'number' ? wallClock.dateOf(since as Instant) : null,
    todo: todoOf({ kind: what as NoticeKind, to, state: 'failed', reason: String(reason) }),
  };
}
