import type { Closings, KeptClosing } from '../app/ports/closings.ts';
import type { SystemSaid } from '../domain/closing.ts';
import type { Instant, SchoolDate } from '../domain/ids.ts';
import type { CloseReason, ReopenReason } from '../domain/outcomes.ts';
import { type Handle, schoolOf } from './handle.ts';
import type { ClosingTable } from './schema-agreed.ts';
import type { SubjectKey } from './sealing.ts';
import { keyOf } from './subject-keys.ts';

type Content = SystemSaid & { reason: CloseReason };

/** How cases ended, and what was learned. In the tables stand the days and who; why, what helped and every word are sealed. */
export function closingsOn(handle: Handle): Closings {
  const { db } = handle;

  function ofDossier(id: ClosingTable['dossier_id']) {
    return db
      .selectFrom('closing')
      .selectAll()
      .where('dossier_id', '=', id)
      .where('school_id', '=', schoolOf(handle))
      .orderBy('closed_at')
      .orderBy('id');
  }

  return {
    async add(dossierId, { closedOn, anchorOn, closedBy, closedAt, reason, helped, hindered }) {
      const id = handle.ids.next<string>();
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .insertInto('closing')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          closed_on: closedOn,
          anchor_on: anchorOn,
          content_sealed: key.seal(placeOf(id), { reason, helped, hindered } satisfies Content),
          closed_by: closedBy,
          closed_at: new Date(closedAt),
          reopened_on: null,
          reopened_sealed: null,
          reopened_by: null,
        })
        .execute();
    },

    async of(dossierId) {
      const rows = await ofDossier(dossierId).execute();
      if (rows.length === 0) return [];
      const key = await keyOf(handle, 'dossier', dossierId);
      return rows.map((row) => closingIn(row, key));
    },

    async reopen(dossierId, { on, reason, by }) {
      const last = (await ofDossier(dossierId).execute()).at(-1);
      if (!last) throw new Error('A case that was never closed is opened again.');
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .updateTable('closing')
        .set({
          reopened_on: on,
          reopened_sealed: key.seal(reopenedPlaceOf(last.id), reason),
          reopened_by: by,
        })
        .where('id', '=', last.id)
        .where('school_id', '=', schoolOf(handle))
        .execute();
    },

    async lesson(dossierId) {
      const row = await db
        .selectFrom('lesson')
        .selectAll()
        .where('dossier_id', '=', dossierId)
        .where('school_id', '=', schoolOf(handle))
        .executeTakeFirst();
      if (!row) return null;
      const key = await keyOf(handle, 'dossier', dossierId);
      return {
        text: key.open<string>(lessonPlaceOf(dossierId), row.content_sealed),
        version: row.version,
        changedBy: row.changed_by,
        changedAt: row.changed_at.getTime() as Instant,
      };
    },

    async keepLesson(dossierId, { text, version, changedBy, changedAt }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      const columns = {
        version: version + 1,
        content_sealed: key.seal(lessonPlaceOf(dossierId), text),
        changed_by: changedBy,
        changed_at: new Date(changedAt),
      };
      const kept =
        version === 0
          ? await db
              .insertInto('lesson')
              .values({ dossier_id: dossierId, school_id: schoolOf(handle), ...columns })
              .onConflict((conflict) => conflict.column('dossier_id').doNothing())
              .returning('version')
              .execute()
          : await db
              .updateTable('lesson')
              .set(columns)
              .where('dossier_id', '=', dossierId)
              .where('school_id', '=', schoolOf(handle))
              .where('version', '=', version)
              .returning('version')
              .execute();
      return kept.length > 0;
    },
  };
}

function closingIn(row: ClosingTable, key: SubjectKey): KeptClosing {
  const { reopened_on, reopened_sealed, reopened_by } = row;
  return {
    ...key.open<Content>(placeOf(row.id), row.content_sealed),
    closedOn: row.closed_on as SchoolDate,
    anchorOn: row.anchor_on as SchoolDate,
    closedBy: row.closed_by,
    closedAt: row.closed_at.getTime() as Instant,
    reopened:
      reopened_on !== null && reopened_sealed !== null && reopened_by !== null
        ? {
            on: reopened_on as SchoolDate,
            reason: key.open<ReopenReason>(reopenedPlaceOf(row.id), reopened_sealed),
            by: reopened_by,
          }
        : null,
  };
}

function placeOf(id: string): string {
  return `closing.content.${id}`;
}

function reopenedPlaceOf(id: string): string {
  return `closing.reopened.${id}`;
}

function lessonPlaceOf(id: string): string {
  return `lesson.content.${id}`;
}
