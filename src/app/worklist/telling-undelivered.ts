import { type Coordinator, inLine, inLineWithDeputies } from '../../domain/coordinators.ts';
import type { Instant, PersonId, PupilId, SchoolDate } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { ClaimedNotice, NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { tellAskerOfCall } from '../safety/call-failed.ts';
import type { Deps } from '../turn.ts';
import { TO_BE_DONE } from './todo.ts';

/** Messages whose loss nobody has to act on: the person is in front of the chat, or a later one says the same. */
const QUIET: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'welcome',
  'menu',
  'not_understood',
  'worklist',
  'status',
  'absence',
  'own_tables',
  'own_actions',
  'reminding',
  'own_page',
  'page_code',
  'absence_news',
  'playing_field',
  'running_case',
  'channel_bound',
  'card_edit',
  'channel_card',
  // What did not arrive of these is in the coordinators' own message of the next day.
  'digest',
  'channel_digest',
]);

/**
 * A message will never arrive: the coordinators of the pupil hear which one and why, by another card; of a call about
 * safety only whoever asked for it hears. What asks
 * somebody to act, and was for a colleague who left, is asked of the coordinators itself.
 */
export function tellCoordinators(deps: Deps): (notice: ClaimedNotice, reason: string) => Promise<void> {
  return async (notice, reason) => {
    if (QUIET.has(notice.kind)) return;
    const now = deps.clock.now();
    if (notice.kind === 'call_me') {
      return deps.store.transact(notice.schoolId, (tx) => tellAskerOfCall(tx, notice, reason, now));
    }
    const today = deps.wallClock.dateOf(now);
    if (notice.kind === 'not_delivered') {
      return deps.store.transact(notice.schoolId, (tx) => byAnotherRoad(tx, notice, reason, today, now));
    }
    await deps.store.transact(notice.schoolId, async (tx) => {
      const { number, pupilId } = await aboutOf(tx, notice);
      const pupil = pupilId ? await tx.pupils.byId(pupilId) : null;
      const line = lineFor(
        await tx.people.coordinators(notice.schoolId, today),
        pupil && tx.people.keyOfClass(pupil.className),
        notice,
      );
      const isLeft = reason === 'role_ended' && TO_BE_DONE.has(notice.kind);
      await tx.notices.plan(
        line.map((id) => ({
          ...(isLeft ? instead(notice) : undelivered(notice, number, reason, now)),
          to: { kind: 'person' as const, id },
          about: notice.about,
          dedupeKey: `${isLeft ? notice.kind : 'not_delivered'}:${notice.id}:${id}`,
          dueAt: now,
          expiresAt: null,
          editsActivity: null,
        })),
      );
    });
  };
}

/**
 * Whoever should hear it cannot be reached in Teams: it goes to her by mail. Is there no mail either, then her deputies
 * hear it instead of her. Planned twice, it is the same.
 */
async function byAnotherRoad(
  tx: Tx,
  notice: ClaimedNotice,
  reason: string,
  today: SchoolDate,
  now: Instant,
): Promise<void> {
  const { kind, about, params } = notice;
  const again = { kind, about, dueAt: now, expiresAt: null, editsActivity: null };
  if (params.by !== 'mail' && reason !== 'no_address' && reason !== 'role_ended') {
    const dedupeKey = `${notice.dedupeKey}:mail`;
    return tx.notices.plan([{ ...again, to: notice.to, params: { ...params, by: 'mail' }, dedupeKey }]);
  }
  const { by: _, ...asBefore } = params;
  const [, origin] = notice.dedupeKey.split(':');
  const line = inLineWithDeputies(await tx.people.coordinators(notice.schoolId, today), null);
  await tx.notices.plan(
    line.map((id) => ({
      ...again,
      to: { kind: 'person' as const, id },
      params: asBefore,
      dedupeKey: `not_delivered:${origin}:${id}`,
    })),
  );
}

/** The coordinators of the pupil; and their deputies, when it is one of themselves who cannot be reached. */
function lineFor(
  coordinators: readonly Coordinator[],
  classKey: string | null,
  { to }: ClaimedNotice,
): PersonId[] {
  const line = inLine(coordinators, classKey);
  return line.some((id) => id === to.id) ? inLineWithDeputies(coordinators, classKey) : line;
}

async function aboutOf(
  tx: Tx,
  { about }: ClaimedNotice,
): Promise<{ number: string; pupilId: PupilId | null }> {
  const found = about.dossierId
    ? await tx.dossiers.byId(about.dossierId)
    : about.concernId && (await tx.concerns.byId(about.concernId));
  return { number: found?.number ?? '', pupilId: found?.pupilId ?? null };
}

function instead({ kind, params }: ClaimedNotice): Pick<NewNotice, 'kind' | 'params'> {
  return { kind, params };
}

function undelivered(
  { kind, to }: ClaimedNotice,
  number: string,
  reason: string,
  since: Instant,
): Pick<NewNotice, 'kind' | 'params'> {
  return {
    kind: 'not_delivered',
    params: { number, what: kind, reason, toKind: to.kind, toId: to.id, since },
  };
}
