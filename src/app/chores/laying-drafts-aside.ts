import { addDays } from '../../domain/calendar/plain-date.ts';
import type { ConcernId, Instant, SchoolId, WallMinute } from '../../domain/ids.ts';
import { layAside } from '../intake/laying-aside.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { type ChoreDeps, eachInTurn, type MayGoOn, schoolsOf } from './chore.ts';

/** One mentor has one draft: more than this at one school in one night is left for the next. */
const MOST_A_NIGHT = 500;
const MIDNIGHT = 0 as WallMinute;

/**
 * A report that was begun and never sent is laid aside when nobody changed it or wrote at it for as many days as the school says
 * (policy `draftDays`): its content goes, and its card in the mentor's chat no longer offers it.
 */
export async function layDraftsAside(deps: ChoreDeps, mayGoOn: MayGoOn): Promise<number> {
  return eachInTurn(await schoolsOf(deps), mayGoOn, async (schoolId) => {
    const { since, drafts } = await deps.store.transact(schoolId, async (tx) => {
      const since = lastChange(deps, (await tx.schools.here()).policy.draftDays);
      return { since, drafts: await tx.concerns.untouchedDrafts(since, MOST_A_NIGHT) };
    });
    return eachInTurn(drafts, mayGoOn, (draft) => layOneAside(deps, schoolId, draft, since));
  });
}

/** Days are the school's own: what was changed on the first of the month is 30 days old all day long on the 31st. */
function lastChange({ clock, wallClock }: ChoreDeps, days: number): Instant {
  return wallClock.instantOf(addDays(wallClock.dateOf(clock.now()), 1 - days), MIDNIGHT);
}

/** Each by itself, in a transaction of its own: the mentor may press at this very moment, or another process be first. */
async function layOneAside(
  deps: ChoreDeps,
  schoolId: SchoolId,
  { id, version }: { id: ConcernId; version: number },
  since: Instant,
): Promise<number> {
  const now = deps.clock.now();
  const isLaidAside = await deps.store.transact(schoolId, async (tx) => {
    const draft = await tx.concerns.forChange(id);
    if (draft?.state !== 'draft' || draft.version !== version) return false;
    if (await tx.details.hasSince(id, since)) return false;

    await layAside(tx, draft, now);
    await tx.notices.drop({ concernId: id }, ['intake', 'intake_resume'], 'draft_laid_aside');
    await tx.notices.plan(await editsOfItsCards(tx, id, now));
    await tx.audit.add({
      at: now,
      actor: { kind: 'system', id: null },
      action: 'concern.laid_aside',
      subject: { kind: 'concern', id },
      ground: 'system',
    });
    return true;
  });
  if (isLaidAside) deps.kick();
  return isLaidAside ? 1 : 0;
}

/** The newest card of each kind says that the report has stopped; an older one says so as soon as it is pressed. */
async function editsOfItsCards(tx: Tx, concernId: ConcernId, now: Instant): Promise<NewNotice[]> {
  const sent = await tx.notices.sentTo({ concernId }, ['intake', 'intake_resume']);
  return sent.map(({ to, activityId }) => ({
    kind: 'card_edit',
    to,
    about: { concernId },
    params: { show: 'concern' },
    dedupeKey: `card_edit:${activityId}:laid_aside:${concernId}`,
    dueAt: now,
    expiresAt: null,
    editsActivity: activityId,
  }));
}
