import type { Kysely } from 'kysely';
import type { Concern } from '../app/ports/concerns.ts';
import type { ConcernId, SchoolId } from '../domain/ids.ts';
import { compiledOnce, written } from './compiled.ts';
import type { Database } from './schema.ts';

/** Concerns, each with its wrapped key. */
export function concernRows(db: Kysely<Database>) {
  return db
    .selectFrom('concern')
    .innerJoin('subject_key', 'subject_key.id', 'concern.key_id')
    .select([
      'concern.id',
      'concern.key_id',
      'concern.raised_by',
      'concern.pupil_id',
      'concern.number',
      'concern.state',
      'concern.version',
      'concern.content_sealed',
      'concern.owner_id',
      'concern.created_at',
      'concern.submitted_at',
      'concern.decided_at',
      'concern.doubted_at',
      'subject_key.wrapped',
      'subject_key.master_key_id',
    ]);
}

export type ConcernRow = Awaited<ReturnType<ReturnType<typeof concernRows>['execute']>>[number];

/** What changes of a row when a concern is stored. */
export type ConcernColumns = {
  pupil_id: Concern['pupilId'];
  number: string | null;
  state: string;
  content_sealed: Buffer;
  owner_id: Concern['ownerId'];
  changed_at: Date;
  submitted_at: Date | null;
  decided_at: Date | null;
  doubted_at: Date | null;
};

type Place = { id: ConcernId; school: SchoolId };

export const concernById = compiledOnce(({ id, school }: Place) =>
  concernRows(written).where('concern.school_id', '=', school).where('concern.id', '=', id),
);

/** Nobody else changes it before the end of the transaction. */
export const lockedConcern = compiledOnce(({ id, school }: Place) =>
  concernRows(written)
    .where('concern.school_id', '=', school)
    .where('concern.id', '=', id)
    .forUpdate('concern'),
);

/** Changes nothing when the row has another version than it was read with. */
export const changedConcern = compiledOnce(
  (row: Place & ConcernColumns & { version: number; next: number }) =>
    written
      .updateTable('concern')
      .set({
        pupil_id: row.pupil_id,
        number: row.number,
        state: row.state,
        content_sealed: row.content_sealed,
        owner_id: row.owner_id,
        changed_at: row.changed_at,
        submitted_at: row.submitted_at,
        decided_at: row.decided_at,
        doubted_at: row.doubted_at,
        version: row.next,
      })
      .where('id', '=', row.id)
      .where('version', '=', row.version)
      .where('school_id', '=', row.school),
);
