import { sql } from 'kysely';
import type { DueEvent, EventReadings, EventShown, Events, KeptEvent } from '../app/ports/events.ts';
import type { ActietafelId, SchoolId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { type KeyColumns, keyOf, keyring } from './subject-keys.ts';

/** Events in the school's calendar, one for each table that was booked. Who is invited to what is sealed with the dossier. */
export function eventsOn(handle: Handle): Events {
  const { db } = handle;

  return {
    async changed(id, at) {
      await sql`
        insert into calendar_event (actietafel_id, school_id, state, wish, due_at)
        values (${id}::uuid, ${schoolOf(handle)}::uuid, 'none', 1, ${new Date(at)})
        on conflict (actietafel_id) do update
        set wish = calendar_event.wish + 1, due_at = excluded.due_at, attempts = 0
      `.execute(db);
    },

    async gone(id, eventId, at) {
      await sql`
        update calendar_event
        set state = 'gone', event_id = null, shown_sealed = null, read_due_at = null, wish = wish + 1,
            due_at = ${new Date(at)}
        where actietafel_id = ${id}::uuid and school_id = ${schoolOf(handle)}::uuid and event_id = ${eventId}
      `.execute(db);
    },

    async of(id) {
      const row = await db
        .selectFrom('calendar_event')
        .innerJoin('actietafel', 'actietafel.id', 'calendar_event.actietafel_id')
        .innerJoin('dossier', 'dossier.id', 'actietafel.dossier_id')
        .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
        .selectAll('calendar_event')
        .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
        .where('calendar_event.actietafel_id', '=', id)
        .where('calendar_event.school_id', '=', schoolOf(handle))
        .executeTakeFirst();
      return row ? { ...keptOf(row), shown: shownOf(handle, id, row) } : null;
    },

    async begin({ actietafelId, fence }, made) {
      const begun = await db
        .updateTable('calendar_event')
        .set({ state: 'making', made })
        .where('actietafel_id', '=', actietafelId)
        .where('fence', '=', fence)
        .returning('actietafel_id')
        .executeTakeFirst();
      return begun !== undefined;
    },

    async keep(due, { state, eventId, shown, reason }, { dueAt, readDueAt, failed }) {
      const key = shown === null ? null : await keyOf(handle, 'actietafel', due.actietafelId);
      const at = dueAt === null ? null : new Date(dueAt);
      await sql`
        update calendar_event
        set state = ${state}, event_id = ${eventId}, reason = ${reason},
            shown_sealed = ${key?.seal(sealOf(due.actietafelId), shown) ?? null},
            due_at = case when wish = ${due.wish} then ${at}::timestamptz else due_at end,
            read_due_at = ${readDueAt === null ? null : new Date(readDueAt)}::timestamptz,
            attempts = ${failed ? due.attempts + 1 : 0}
        where actietafel_id = ${due.actietafelId}::uuid and fence = ${due.fence}
      `.execute(db);
    },
  };
}

/** The side of the chores: one event at a time, of whatever school. */
export function eventReadingsOn({ db }: Handle): EventReadings {
  return {
    async takeDue(now, again) {
      const taken = await sql<DueRow>`
        update calendar_event
        set due_at = ${new Date(again)}, fence = fence + 1
        where actietafel_id = (
          select actietafel_id
          from calendar_event
          where due_at <= ${new Date(now)}
          order by due_at, actietafel_id
          limit 1
          for update skip locked
        )
        returning school_id, actietafel_id, fence, wish, attempts
      `.execute(db);
      const [row] = taken.rows;
      return row ? dueOf(row) : null;
    },

    async takeToRead(now, again) {
      const taken = await sql<DueRow>`
        update calendar_event
        set read_due_at = ${new Date(again)}
        where actietafel_id = (
          select actietafel_id
          from calendar_event
          where read_due_at <= ${new Date(now)} and state = 'standing'
          order by read_due_at, actietafel_id
          limit 1
          for update skip locked
        )
        returning school_id, actietafel_id, fence, wish, attempts
      `.execute(db);
      const [row] = taken.rows;
      return row ? dueOf(row) : null;
    },
  };
}

type DueRow = {
  school_id: SchoolId;
  actietafel_id: ActietafelId;
  fence: number;
  wish: number;
  attempts: number;
};

type Row = {
  state: string;
  event_id: string | null;
  made: number;
  reason: string | null;
  shown_sealed: Buffer | null;
} & KeyColumns;

function dueOf({ school_id, actietafel_id, fence, wish, attempts }: DueRow): DueEvent {
  return { schoolId: school_id, actietafelId: actietafel_id, fence, wish, attempts };
}

function keptOf({ state, event_id, made, reason }: Row): Omit<KeptEvent, 'shown'> {
  return { state: state as KeptEvent['state'], eventId: event_id, made, reason };
}

function shownOf({ keys }: Handle, id: ActietafelId, row: Row): EventShown | null {
  return row.shown_sealed === null ? null : keyring(keys)(row).open<EventShown>(sealOf(id), row.shown_sealed);
}

function sealOf(id: ActietafelId): string {
  return `calendar_event.shown.${id}`;
}
