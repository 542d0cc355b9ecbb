import type { ClaimedNotice, NoticeQueue, Settlement } from '../../../src/app/ports/notices.ts';
import type { Instant, NoticeId } from '../../../src/domain/ids.ts';

export type ModelState = 'planned' | 'claimed' | 'sent' | 'unknown' | 'dropped' | 'expired' | 'failed';

export type ModelRow = ClaimedNotice & {
  state: ModelState;
  reason: string | null;
  road: string | null;
  activityId: string | null;
  leaseUntil: number | null;
  /** Whoever has it in hand has begun no call. */
  isUnbegun: boolean;
  settledAt: number | null;
  /** By the database's own time. */
  unknownSince: number | null;
  seenAt: number | null;
  actedAt: number | null;
};

/** As in the store: what was never begun comes back no more. */
const MOST_LEASES_LOST = 10;

/** What a broken variant leaves out. */
export type Without = { fence?: boolean; lease?: boolean; begin?: boolean };

type Now<T> = T extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never;

/** The queue of notices as values: each call happens at once and whole, as a statement does. */
export type QueueModel = {
  rows: ModelRow[];
  add(row: ClaimedNotice): ModelRow;
  /** It was seen; with a message's id, it arrived as that message. */
  arrived(id: NoticeId, activityId: string | null, now: number): void;
} & {
  [Call in 'claim' | 'begin' | 'settle' | 'releaseExpiredLeases' | 'repeatUnknown']: Now<NoticeQueue[Call]>;
};

/**
 * The queue of notices in memory, with exactly the meaning of the one in `src/storage/notice-queue.ts`; the contract
 * suite plays both side by side. `databaseNow` = the database's own time, in milliseconds.
 */
export function queueModel(databaseNow: () => number, without: Without = {}): QueueModel {
  const rows: ModelRow[] = [];
  const byId = new Map<NoticeId, ModelRow>();

  return {
    rows,

    add(notice) {
      const row: ModelRow = {
        ...notice,
        state: 'planned',
        reason: null,
        road: null,
        activityId: null,
        leaseUntil: null,
        isUnbegun: false,
        settledAt: null,
        unknownSince: null,
        seenAt: null,
        actedAt: null,
      };
      rows.push(row);
      byId.set(row.id, row);
      return row;
    },

    claim(now, limit, leaseSeconds) {
      const due = rows.filter((row) => isFree(row) && row.dueAt <= now).sort(byDue);
      const claimed: ClaimedNotice[] = [];
      for (const row of due.slice(0, limit)) {
        row.fence += 1;
        if (row.expiresAt !== null && row.expiresAt < now) {
          Object.assign(row, { state: 'expired', reason: 'too_late', settledAt: now, leaseUntil: null });
          row.isUnbegun = false;
          continue;
        }
        row.state = 'claimed';
        row.leaseUntil = databaseNow() + leaseSeconds * 1000;
        row.isUnbegun = true;
        claimed.push(claimedOf(row));
      }
      return claimed;
    },

    begin(claimed) {
      const ours = claimed.flatMap(({ id, fence }) => {
        const row = byId.get(id);
        const isOurs =
          row?.state === 'claimed' &&
          (row.fence === fence || without.fence === true) &&
          row.leaseUntil !== null &&
          row.leaseUntil > databaseNow();
        return row && isOurs ? [row] : [];
      });
      if (ours.length < claimed.length && !without.begin) return false;
      for (const row of ours) row.isUnbegun = false;
      return true;
    },

    settle(id, fence, settlement) {
      const row = byId.get(id);
      if (!row || (row.fence !== fence && !without.fence)) return false;
      if (!['claimed', 'unknown', 'planned'].includes(row.state) && !isReported(row, settlement))
        return false;
      put(row, settlement);
      row.leaseUntil = null;
      row.isUnbegun = false;
      row.unknownSince = settlement.state === 'unknown' ? databaseNow() : null;
      return true;
    },

    arrived(id, activityId, now) {
      const row = byId.get(id);
      if (!row) return;
      row.seenAt ??= now;
      if (activityId === null) return;
      const sent = { state: 'sent', reason: null, road: 'personal', activityId, settledAt: now } as const;
      Object.assign(row, sent, { leaseUntil: null, unknownSince: null });
    },

    releaseExpiredLeases(now) {
      const expired = rows.filter(
        ({ state, leaseUntil }) => state === 'claimed' && leaseUntil !== null && leaseUntil < databaseNow(),
      );
      for (const row of expired) {
        row.attempts += 1;
        const comesBack = row.isUnbegun && row.attempts < MOST_LEASES_LOST;
        Object.assign(row, { reason: 'lease_expired', leaseUntil: null, isUnbegun: false });
        if (comesBack) row.state = 'planned';
        else Object.assign(row, { state: 'unknown', settledAt: now, unknownSince: databaseNow() });
      }
      return expired.length;
    },

    repeatUnknown(now, quietMilliseconds) {
      const quiet = rows.filter(
        ({ state, unknownSince, params, expiresAt }) =>
          state === 'unknown' &&
          unknownSince !== null &&
          unknownSince <= databaseNow() - quietMilliseconds &&
          !('repeat' in params) &&
          (expiresAt === null || expiresAt >= now),
      );
      for (const row of quiet) {
        row.state = 'planned';
        row.dueAt = now;
        row.settledAt = null;
        row.unknownSince = null;
        row.params = { ...row.params, repeat: true };
      }
      return quiet.length;
    },
  };

  function isFree({ state }: ModelRow): boolean {
    return state === 'planned' || (without.lease === true && state === 'claimed');
  }
}

/** It was put down as sent already when its card was seen. */
function isReported({ state, activityId }: ModelRow, settlement: Settlement): boolean {
  return (
    state === 'sent' &&
    settlement.state === 'sent' &&
    activityId !== null &&
    activityId === settlement.activityId
  );
}

function put(row: ModelRow, settlement: Settlement): void {
  row.state = settlement.state;
  row.reason = settlement.state === 'sent' ? null : settlement.reason;
  row.settledAt = settlement.state === 'planned' ? null : settlement.at;
  if (settlement.state === 'sent' || settlement.state === 'unknown') row.road = settlement.road;
  if (settlement.state === 'sent') row.activityId = settlement.activityId;
  if (settlement.state === 'planned') row.dueAt = settlement.dueAt;
  const isTry = settlement.state === 'planned' ? settlement.attempted : !IS_NO_TRY.has(settlement.state);
  row.attempts += isTry ? 1 : 0;
}

const IS_NO_TRY: ReadonlySet<ModelState> = new Set(['dropped', 'expired']);

function claimedOf(row: ModelRow): ClaimedNotice {
  const {
    state,
    reason,
    road,
    activityId,
    leaseUntil,
    isUnbegun,
    settledAt,
    unknownSince,
    seenAt,
    actedAt,
    ...notice
  } = row;
  return notice;
}

function byDue(one: ModelRow, other: ModelRow): number {
  if (one.dueAt !== other.dueAt) return one.dueAt - other.dueAt;
  return one.id < other.id ? -1 : 1;
}

/** For whoever asks the model as a port. */
export function asQueue(model: QueueModel): NoticeQueue {
  return {
    claim: async (...args) => model.claim(...args),
    begin: async (claimed) => model.begin(claimed),
    settle: async (...args) => model.settle(...args),
    releaseExpiredLeases: async (now) => model.releaseExpiredLeases(now),
    repeatUnknown: async (...args) => model.repeatUnknown(...args),
    mailed: async () => null,
    bounced: async () => undefined,
    nextDue: async () => {
      const due = model.rows.filter(({ state }) => state === 'planned').map(({ dueAt }) => dueAt);
      return due.length === 0 ? null : (Math.min(...due) as Instant);
    },
  };
}
