import { sql } from 'kysely';
import type { NoticePlans } from '../app/ports/notices.ts';
import type { PersonId, SchoolId } from '../domain/ids.ts';
import { compiledOnce, written } from './compiled.ts';
import { later, laterApart } from './folding.ts';
import { type Handle, schoolOf } from './handle.ts';
import { isOfSchool, namedBy } from './notices-about.ts';
import { offeringAgainOn } from './notices-again.ts';
import { planned } from './notices-planned.ts';
import { seenNoticesOn } from './notices-seen.ts';
import { sentNoticesOn } from './notices-sent.ts';

/**
 * What was sent is written by its sender, and by nothing else in the transaction of a press. An id of Teams is known within
 * its chat only, so the message is that of whoever pressed, or the channel's.
 */
const actedOn = compiledOnce((row: { activityId: string; by: PersonId; schoolId: SchoolId; at: Date }) =>
  written
    .updateTable('notice')
    .set({ seen_at: sql`coalesce(seen_at, ${row.at})`, acted_at: sql`coalesce(acted_at, ${row.at})` })
    .where('activity_id', '=', row.activityId)
    .where(isOfSchool(row.schoolId))
    .where((where) => where.or([where('to_kind', '=', 'channel'), where('to_id', '=', row.by)])),
);

/** Notices as a use case plans them: rows of the same transaction as their cause. They hold ids and codes, no text. */
export function noticePlansOn(handle: Handle): NoticePlans {
  const { db, clock } = handle;

  return {
    ...sentNoticesOn(handle),
    ...offeringAgainOn(handle),
    ...seenNoticesOn(handle),

    async plan(notices) {
      if (notices.length === 0) return;
      await later(db, planned(handle, notices));
    },

    async drop(about, kinds, reason) {
      let dropping = db
        .updateTable('notice')
        .set({ state: 'dropped', reason, settled_at: new Date(clock.now()) })
        .where('state', '=', 'planned')
        .where('school_id', '=', schoolOf(handle));
      for (const [column, id] of namedBy(about)) dropping = dropping.where(column, '=', id as never);
      if (kinds !== 'all') dropping = dropping.where('kind', 'in', [...kinds]);
      await dropping.execute();
    },

    async putBack(about, reason) {
      const now = new Date(clock.now());
      let back = db
        .updateTable('notice')
        .set({ state: 'planned', due_at: now, reason: 'put_back', settled_at: null })
        .where('state', '=', 'dropped')
        .where('reason', '=', reason)
        .where('school_id', '=', schoolOf(handle))
        .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>=', now)]));
      for (const [column, id] of namedBy(about)) back = back.where(column, '=', id as never);
      await back.execute();
    },

    async readdress(about, kinds, from, to) {
      let moving = db
        .updateTable('notice')
        .set({ to_id: to })
        .where('state', '=', 'planned')
        .where('school_id', '=', schoolOf(handle))
        .where('to_kind', '=', 'person')
        .where('to_id', '=', from)
        .where('kind', 'in', [...kinds]);
      for (const [column, id] of namedBy(about)) moving = moving.where(column, '=', id as never);
      await moving.execute();
    },

    async markActed(activityId, by, at) {
      const acted = { activityId, by, schoolId: schoolOf(handle), at: new Date(at) };
      await laterApart(db, actedOn(acted));
    },
  };
}
