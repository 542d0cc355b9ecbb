import type { ClaimedNotice } from '../../../src/app/ports/notices.ts';
import type { NoticeId } from '../../../src/domain/ids.ts';
import type { People } from './people.ts';
import type { ModelRow, QueueModel } from './queue-model.ts';
import type { Attempt, Teams } from './teams.ts';

export type Ended = {
  model: QueueModel;
  teams: Teams;
  people: People;
  planned: readonly ClaimedNotice[];
  told: ReadonlySet<NoticeId>;
  notNeeded: ReadonlySet<NoticeId>;
  /** How far any clock was ever ahead of the true time, and behind it. */
  ahead: { most: number; least: number };
  began: number;
};

/** Everything that does not hold at the end of a schedule, each as a sentence. */
export function faultsIn(ended: Ended): string[] {
  const folds = ended.model.rows.filter(({ params }) => params.sort === 'fold');
  return [
    ...ended.planned.flatMap((notice) => ofNotice(notice, ended)),
    ...folds.flatMap(stuck),
    ...serial(ended.teams.attempts),
  ];
}

function ofNotice(notice: ClaimedNotice, ended: Ended): string[] {
  const row = ended.model.rows.find(({ id }) => id === notice.id);
  if (!row) return [];
  const attempts = ended.teams.attempts.filter(({ notices }) => notices.includes(notice.id));
  const faults = [
    ...stuck(row),
    ...lost(row, attempts, ended),
    ...doubled(row.id, attempts),
    ...again(row, attempts, ended),
    ...untimely(attempts, notice, ended),
  ];
  return faults.map((fault) => `notice ${notice.id.slice(-2)} (${notice.params.sort}): ${fault}`);
}

/** Every notice has an end; what nobody knows the fate of was sent once more, or is over. */
function stuck({ state, params, expiresAt }: ModelRow): string[] {
  const isEnded =
    state === 'unknown'
      ? 'repeat' in params || expiresAt !== null
      : state !== 'planned' && state !== 'claimed';
  return isEnded ? [] : [`stuck: it is ${state} for ever`];
}

/** After so many tries it stands among what did not arrive, whoever could be told. */
const MOST_FAULTS = 10;

/** What did not arrive says so, and why; what says that it arrived did. */
function lost(row: ModelRow, attempts: readonly Attempt[], { told, notNeeded }: Ended): string[] {
  const arrived = attempts.some(({ deliveredAt }) => deliveredAt !== null);
  switch (row.state) {
    case 'sent':
      return arrived ? [] : ['lost: it is sent, and never arrived'];
    case 'failed':
      return told.has(row.id) || row.attempts >= MOST_FAULTS
        ? []
        : ['lost: it has failed, and nobody was told'];
    case 'dropped':
      return notNeeded.has(row.id) ? [] : ['lost: it was dropped, and is needed'];
    case 'expired':
      return row.expiresAt !== null ? [] : ['lost: it expired, and never makes no sense'];
    default:
      return [];
  }
}

/** At most one unannounced, one more that says that it may be a repeat, and none after one that the store knew of. */
function doubled(id: NoticeId, attempts: readonly Attempt[]): string[] {
  const copies = attempts.filter(({ deliveredAt, edits }) => deliveredAt !== null && edits === null);
  const faults: string[] = [];
  if (copies.filter(({ saysMayRepeat }) => !saysMayRepeat).length > 1)
    faults.push('doubled: it came twice without a word');
  if (copies.length > 2) faults.push(`doubled: it came ${copies.length} times`);
  for (const copy of copies) {
    const storedAt = copy.storedAt.get(id) ?? Number.POSITIVE_INFINITY;
    const again = copies.some(({ beganAt }) => beganAt > storedAt);
    const { deliveredAt } = copy;
    if (copies.some(({ beganAt }) => beganAt > copy.beganAt && beganAt < (deliveredAt ?? 0)))
      faults.push('doubled: it was repeated while the one before was still on its way');
    if (again) faults.push('doubled: it was known to have come, and came again');
  }
  return faults;
}

/**
 * What reported itself is not claimed once more. After everybody has looked there is one card of each notice, and it is
 * the one that the store knows of; the other says that it came twice, unless that could not be said.
 */
function again(row: ModelRow, attempts: readonly Attempt[], { people, model }: Ended): string[] {
  const cards = attempts.filter(({ deliveredAt, mark }) => deliveredAt !== null && mark !== null);
  if (cards.length === 0) return [];
  const reportedAt = people.reportedAt.get(row.id) ?? Number.POSITIVE_INFINITY;
  const faults = attempts.some(({ claimedAt }) => claimedAt > reportedAt)
    ? ['doubled: it had reported itself, and was sent once more']
    : [];
  if (row.state === 'dropped') return faults;
  if (row.state !== 'sent') return [...faults, `lost: it was seen, and is ${row.state}`];
  const fold = model.rows.find(({ dedupeKey }) => dedupeKey.startsWith(`came_twice:${row.id}`));
  if (fold && fold.state !== 'sent') return faults;
  const left = cards.filter(({ activityId }) => !people.folded.has(activityId as string));
  if (left.length !== 1) faults.push(`doubled: ${left.length} cards of it are left`);
  else if (row.activityId !== left[0]?.activityId) faults.push('lost: the store knows of another card');
  return faults;
}

/** Never before its moment, nor before Teams allowed, nor after it made no sense: by the clock of whoever sent it. */
function untimely(attempts: readonly Attempt[], notice: ClaimedNotice, { began, ahead }: Ended): string[] {
  const faults: string[] = [];
  for (const [nth, attempt] of attempts.entries()) {
    const at = began + attempt.beganAt;
    if (at + ahead.most < notice.dueAt) faults.push('early: it went before its moment');
    if (notice.expiresAt !== null && at + ahead.least > notice.expiresAt)
      faults.push('late: it went after it made no sense any more');
    const asked = Math.max(0, ...attempts.slice(0, nth).map(({ notBefore }) => notBefore));
    if (ahead.most === 0 && ahead.least === 0 && attempt.beganAt < asked)
      faults.push('early: it went before Teams allowed');
  }
  return faults;
}

/** One call at a time is under way in a conversation, of all processes together. */
function serial(attempts: readonly Attempt[]): string[] {
  for (const one of attempts) {
    const other = attempts.find(
      (each) =>
        each !== one &&
        each.conversation === one.conversation &&
        each.beganAt >= one.beganAt &&
        each.beganAt < (one.endedAt ?? 0),
    );
    if (other) return ['two calls were under way in one conversation at once'];
  }
  return [];
}
