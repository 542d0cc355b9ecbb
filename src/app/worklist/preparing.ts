import type { Instant, PersonId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Audience } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import { statusView } from './showing-status.ts';
import { worklistView } from './showing-worklist.ts';
import { todoOf } from './todo.ts';
import type { WorklistView } from './views.ts';
import { whomOf } from './whom.ts';

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
  return { kind: 'view', view: await notDelivered(tx, moment) };
}

async function notDelivered(tx: Tx, { notice, wallClock }: Moment): Promise<WorklistView> {
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
