import type { Instant, PersonId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Outgoing } from '../ports/outgoing.ts';
import type { Actor } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { carries, coordinatesAt, worksAt } from '../triage/who-coordinates.ts';
import type { PersonalView } from '../views.ts';
import { worklistView } from './showing-worklist.ts';
import { todoOf } from './todo.ts';
import { troubleOf } from './trouble.ts';
import type { SentLine, WorklistView } from './views.ts';
import { whomOf } from './whom.ts';

/** More lines than this a phone does not show; what did not arrive comes first. */
const MOST_LINES = 12;
const TROUBLE = new Set(['failed', 'unknown', 'expired', 'unposted', 'held', 'kept_back']);

/** `mijn lijst` and `status 26-001`, as an answer in somebody's own chat; and that a message did not arrive. */
export async function prepareWorklist(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school, today, clock, wallClock, presence } = moment;
  const personId = notice.to.id as PersonId;
  const standing = await tx.people.standing(personId, today);
  if (notice.kind === 'worklist') {
    const list = { schoolId: school.id, personId, now: clock.now(), today, wallClock, presence };
    return { kind: 'view', view: await worklistView(tx, standing, list) };
  }
  if (notice.kind === 'status') return { kind: 'view', view: await statusOf(tx, moment, standing) };
  if (!coordinatesAt(standing, school.id)) return { kind: 'drop', reason: 'role_ended' };
  return { kind: 'view', view: await notDelivered(tx, moment) };
}

/** Who asked to be called about safety is for them alone, and for the coordinators. */
const OF_SAFETY: ReadonlySet<NoticeKind> = new Set(['call_me', 'call_not_arrived']);

/**
 * What went out about a number: for the coordinators of the school, and for the casushouder of that one dossier. Anybody
 * else learns not even whether there is such a number.
 */
async function statusOf(
  tx: Tx,
  { notice, school, wallClock }: Moment,
  { memberships }: Pick<Actor, 'memberships'>,
): Promise<PersonalView> {
  const actor = { personId: notice.to.id as PersonId, memberships };
  const { number } = notice.params;
  if (!worksAt(actor, school.id)) return { kind: 'refused', code: 'not_for_your_role' };
  if (typeof number !== 'string') return { kind: 'refused', code: 'number_missing' };
  const coordinates = coordinatesAt(actor, school.id);
  const concern = await tx.concerns.byNumber(number);
  const dossier = concern && (await tx.dossiers.byConcern(concern.id));
  if (!coordinates && !(dossier && carries(actor, dossier, school.id)))
    return { kind: 'refused', code: 'not_for_your_role' };
  if (!concern) return { kind: 'refused', code: 'number_unknown' };
  const lines = await tx.outgoing.about(concern.id, dossier?.id ?? null);
  const shown = coordinates ? lines : lines.filter(({ kind }) => !OF_SAFETY.has(kind));
  const isClosed = dossier?.state === 'closed';
  return statusView(
    tx,
    number,
    shown.map((each) => ({ ...each, state: fateShown(each, isClosed) })),
    wallClock,
  );
}

/** At most twelve lines, those with trouble first, and a count of every fate: nothing is left out without a number. */
async function statusView(
  tx: Tx,
  number: string,
  shown: readonly Outgoing[],
  wallClock: WallClock,
): Promise<WorklistView> {
  const counts: Record<string, number> = {};
  for (const { state } of shown) counts[state] = (counts[state] ?? 0) + 1;
  const trouble = await troubleOf(
    tx,
    shown.filter(({ state }) => TROUBLE.has(state)),
    wallClock,
  );
  const told = trouble.slice(0, MOST_LINES);
  const lines = linesOf(
    shown.filter(({ state }) => !TROUBLE.has(state)),
    wallClock,
  );
  return { kind: 'status', number, counts, trouble: told, lines: lines.slice(0, MOST_LINES - told.length) };
}

/** Equal ones of one day are one line with a count. */
function linesOf(outgoing: readonly Outgoing[], wallClock: WallClock): SentLine[] {
  const lines = new Map<string, SentLine>();
  for (const { kind, to, state, reason, at } of outgoing) {
    const on = wallClock.dateOf(at);
    const key = [kind, to, state, reason, on].join(' ');
    const same = lines.get(key)?.count ?? 0;
    lines.set(key, { kind, to, state, reason, on, count: same + 1 });
  }
  return [...lines.values()];
}

/**
 * Kept back for want of a channel, or from the family for safety, is not the same as not needed any more. Of a case that
 * was closed meanwhile it goes to the family no more.
 */
function fateShown({ state, to, reason }: Outgoing, isClosed: boolean): string {
  if (reason === 'no_channel') return 'unposted';
  if (reason !== 'safety' || (to !== 'guardian' && to !== 'pupil')) return state;
  return isClosed ? 'kept_back' : 'held';
}

async function notDelivered(tx: Tx, { notice, wallClock }: Moment): Promise<WorklistView> {
  const { number, what, reason, toKind, toId, since } = notice.params;
  const to = (toKind ?? 'person') as SentLine['to'];
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
