import type { ClaimedNotice, NoticeQueue, Settlement } from '../../src/app/ports/notices.ts';
import type { Instant, NoticeId, SchoolId } from '../../src/domain/ids.ts';
import type { FixedClock } from './fixed.ts';

export type MemoryRow = ClaimedNotice & {
  state: 'planned' | 'claimed' | 'sent' | 'unknown' | 'dropped' | 'expired' | 'failed';
  leaseUntil: number;
  hasBegun: boolean;
  fate: Settlement | null;
  /** Every fate that was stored, in order. */
  fates: Settlement[];
};

export type MemoryQueue = NoticeQueue & {
  rows: MemoryRow[];
  add(...notices: Partial<ClaimedNotice>[]): MemoryRow[];
};

/** A queue in memory that keeps the promises of the port; the contract suite holds the real one to the same. */
export function memoryQueue(clock: FixedClock): MemoryQueue {
  const rows: MemoryRow[] = [];

  return {
    rows,
    add(...notices) {
      const added = notices.map((notice, index) => rowOf(rows.length + index, clock.now(), notice));
      rows.push(...added);
      return added;
    },
    async claim(now, limit, leaseSeconds) {
      const due = rows
        .filter(({ state, dueAt }) => state === 'planned' && dueAt <= now)
        .sort((one, other) => one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1))
        .slice(0, limit);
      const over = due.filter(({ expiresAt }) => expiresAt !== null && expiresAt < now);
      for (const row of over) row.state = 'expired';
      const taken = due.filter((row) => !over.includes(row));
      for (const row of taken) {
        row.state = 'claimed';
        row.fence += 1;
        row.leaseUntil = clock.now() + leaseSeconds * 1000;
        row.hasBegun = false;
      }
      return taken.map((row) => ({ ...row }));
    },
    async begin(claimed) {
      const ours = claimed.flatMap(({ id, fence }) =>
        rows.filter(
          (row) =>
            row.id === id && row.fence === fence && row.state === 'claimed' && row.leaseUntil > clock.now(),
        ),
      );
      if (ours.length < claimed.length) return false;
      for (const row of ours) row.hasBegun = true;
      return true;
    },
    async mailed(id) {
      const row = rows.find((one) => one.id === id && one.state === 'sent');
      return row ? { ...row } : null;
    },
    async bounced(id) {
      const row = rows.find((one) => one.id === id && one.state === 'sent');
      if (row) row.state = 'failed';
    },
    async settle(id, fence, settlement) {
      const row = rows.find((one) => one.id === id && one.fence === fence);
      if (!row || !['claimed', 'unknown', 'planned'].includes(row.state)) return false;
      row.state = settlement.state;
      row.fate = settlement;
      row.fates.push(settlement);
      if (settlement.state === 'planned') {
        row.dueAt = settlement.dueAt;
        row.attempts += settlement.attempted ? 1 : 0;
      }
      return true;
    },
    async releaseExpiredLeases(now) {
      const expired = rows.filter(({ state, leaseUntil }) => state === 'claimed' && leaseUntil < clock.now());
      for (const row of expired.filter(({ hasBegun }) => !hasBegun)) row.state = 'planned';
      for (const row of expired.filter(({ hasBegun }) => hasBegun)) {
        row.state = 'unknown';
        row.fate = {
          state: 'unknown',
          road: 'personal',
          conversationId: null,
          reason: 'lease_expired',
          at: now,
        };
      }
      return expired.length;
    },
    async repeatUnknown(now, quietMilliseconds) {
      const quiet = rows.filter(
        ({ state, fate, params }) =>
          state === 'unknown' &&
          fate?.state === 'unknown' &&
          fate.at <= now - quietMilliseconds &&
          !('repeat' in params),
      );
      for (const row of quiet)
        Object.assign(row, { state: 'planned', dueAt: now, params: { ...row.params, repeat: true } });
      return quiet.length;
    },
    async nextDue() {
      const due = rows.filter(({ state }) => state === 'planned').map(({ dueAt }) => dueAt);
      return due.length === 0 ? null : (Math.min(...due) as Instant);
    },
  };
}

function rowOf(index: number, now: Instant, other: Partial<ClaimedNotice>): MemoryRow {
  return {
    id: `n${String(index).padStart(6, '0')}` as NoticeId,
    schoolId: 's1' as SchoolId,
    kind: 'menu',
    to: { kind: 'person', id: 'p1' },
    about: {},
    params: {},
    dedupeKey: `k${index}`,
    dueAt: now,
    expiresAt: null,
    editsActivity: null,
    fence: 0,
    attempts: 0,
    ...other,
    state: 'planned',
    leaseUntil: 0,
    hasBegun: false,
    fate: null,
    fates: [],
  };
}
