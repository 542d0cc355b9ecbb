import type { Concern, Concerns, Triage } from '../app/ports/concerns.ts';
import { type ConcernState, EMPTY_INTAKE, type Intake } from '../domain/concern.ts';
import type { Instant } from '../domain/ids.ts';
import {
  type ConcernColumns,
  type ConcernRow,
  changedConcern,
  concernById,
  concernRows,
  lockedConcern,
} from './concern-rows.ts';
import { later } from './folding.ts';
import { type Handle, schoolOf } from './handle.ts';
import { newSubjectKey, type SubjectKey, unwrap } from './sealing.ts';
import { storeKey } from './subject-keys.ts';

type Content = { intake: Intake; triage: Triage | null; callAskedAt: Instant | null; wholeSchool: boolean };

/** What a decision that was sealed by an older version does not hold. */
const WITHOUT_LATER_FIELDS = { reviewedOn: null, told: null };

/** Concerns: what was answered is sealed under a key that the dossier takes over; state, number and dates are not. */
export function concernsOn(handle: Handle): Concerns {
  const { db, keys } = handle;

  function concerns() {
    return concernRows(db).where('concern.school_id', '=', schoolOf(handle));
  }

  /** The keys of the rows that this transaction has read, so that storing one again asks nothing. */
  const open = new Map<string, SubjectKey>();
  /** The versions of those that it locked: nobody else changes them before its end. */
  const locked = new Map<string, number>();

  function opened(row: ConcernRow): Concern {
    const key = unwrap(keys, { id: row.key_id, wrapped: row.wrapped, masterKeyId: row.master_key_id });
    open.set(row.id, key);
    const content = key.open<Content>(`concern.content.${row.id}`, row.content_sealed);
    const triage = content.triage && { ...WITHOUT_LATER_FIELDS, ...content.triage };
    return {
      id: row.id,
      raisedBy: row.raised_by,
      pupilId: row.pupil_id,
      number: row.number,
      state: row.state as ConcernState,
      version: row.version,
      wholeSchool: content.wholeSchool,
      callAskedAt: content.callAskedAt ?? null,
      intake: { ...EMPTY_INTAKE, ...content.intake },
      triage,
      ownerId: row.owner_id,
      createdAt: row.created_at.getTime() as Instant,
      submittedAt: instantOrNull(row.submitted_at),
      decidedAt: instantOrNull(row.decided_at),
      doubtedAt: instantOrNull(row.doubted_at),
    };
  }

  function columns(concern: Concern, key: SubjectKey, at: Instant): ConcernColumns {
    const { intake, triage, callAskedAt, wholeSchool } = concern;
    const content: Content = { intake, triage, callAskedAt, wholeSchool };
    return {
      pupil_id: concern.pupilId,
      number: concern.number,
      state: concern.state,
      content_sealed: key.seal(`concern.content.${concern.id}`, content),
      owner_id: concern.ownerId,
      changed_at: new Date(at),
      submitted_at: concern.submittedAt === null ? null : new Date(concern.submittedAt),
      decided_at: concern.decidedAt === null ? null : new Date(concern.decidedAt),
      doubted_at: concern.doubtedAt === null ? null : new Date(concern.doubtedAt),
    };
  }

  return {
    async add(concern) {
      const { row, key } = newSubjectKey(keys, handle.ids.next());
      await storeKey(handle, row, schoolOf(handle));
      open.set(concern.id, key);
      await db
        .insertInto('concern')
        .values({
          id: concern.id,
          school_id: schoolOf(handle),
          key_id: row.id,
          raised_by: concern.raisedBy,
          version: concern.version,
          created_at: new Date(concern.createdAt),
          ...columns(concern, key, concern.createdAt),
        })
        .execute();
    },

    async forChange(id) {
      const [row] = (await db.executeQuery(lockedConcern({ id, school: schoolOf(handle) }))).rows;
      if (!row) return null;
      locked.set(row.id, row.version);
      return opened(row);
    },

    async byId(id) {
      const [row] = (await db.executeQuery(concernById({ id, school: schoolOf(handle) }))).rows;
      return row ? opened(row) : null;
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await concerns()
        .where('concern.id', 'in', [...ids])
        .execute();
      return rows.map(opened);
    },

    async byNumber(number) {
      const row = await concerns().where('concern.number', '=', number).executeTakeFirst();
      return row ? opened(row) : null;
    },

    async store(concern, at) {
      const key = open.get(concern.id);
      if (!key) throw new Error('A concern is stored by the transaction that read it.');
      const { id, version } = concern;
      const next = version + 1;
      const changed = changedConcern({
        ...columns(concern, key, at),
        id,
        school: schoolOf(handle),
        version,
        next,
      });
      if (locked.get(id) === version) await later(db, changed);
      else if ((await db.executeQuery(changed)).numAffectedRows !== 1n)
        throw new Error('A concern is stored with the version that it was read with.');
      locked.set(id, next);
      return { ...concern, version: next };
    },

    async openDraftOf(personId) {
      const row = await concerns()
        .where('concern.raised_by', '=', personId)
        .where('concern.state', '=', 'draft')
        .orderBy('concern.created_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? opened(row) : null;
    },

    async untouchedDrafts(since, limit) {
      // `created_at` is never after `changed_at`. It is what the index is by: a draft is changed at each tap, and an
      // index that had to follow would cost each of them.
      return db
        .selectFrom('concern')
        .select(['id', 'version'])
        .where('school_id', '=', schoolOf(handle))
        .where('state', '=', 'draft')
        .where('created_at', '<', new Date(since))
        .where('changed_at', '<', new Date(since))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('concern_detail')
                .select('concern_detail.id')
                .whereRef('concern_detail.concern_id', '=', 'concern.id')
                .where('written_at', '>=', new Date(since)),
            ),
          ),
        )
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute();
    },

    async waiting() {
      const rows = await concerns()
        .where('concern.state', '=', 'submitted')
        .orderBy('concern.submitted_at')
        .limit(200)
        .execute();
      return rows.map(opened);
    },

    async openOfPupil(pupilId) {
      const rows = await concerns()
        .where('concern.pupil_id', '=', pupilId)
        .where('concern.state', 'in', [
          'submitted',
          'within_school',
          'one_partner',
          'anonymous_consult',
          'returned',
        ])
        .orderBy('concern.submitted_at')
        .orderBy('concern.id')
        .limit(50)
        .execute();
      return rows.map(opened).filter(({ triage }) => !triage?.reviewedOn);
    },

    async doubted() {
      const rows = await concerns()
        .where('concern.doubted_at', 'is not', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('dossier')
                .select('dossier.id')
                .whereRef('dossier.concern_id', '=', 'concern.id')
                .where('dossier.state', '=', 'closed'),
            ),
          ),
        )
        .orderBy('concern.doubted_at')
        .limit(200)
        .execute();
      return rows.map(opened);
    },

    async followed() {
      const rows = await concerns()
        .where('concern.state', 'in', ['within_school', 'one_partner', 'anonymous_consult'])
        .orderBy('concern.decided_at')
        .limit(200)
        .execute();
      return rows.map(opened);
    },
  };
}

function instantOrNull(at: Date | null): Instant | null {
  return at === null ? null : (at.getTime() as Instant);
}
