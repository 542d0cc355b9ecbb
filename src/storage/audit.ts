import { createHmac, createSecretKey } from 'node:crypto';
import { type Insertable, sql } from 'kysely';
import type { Audit, AuditEntry } from '../app/ports/audit.ts';
import type { SchoolId } from '../domain/ids.ts';
import { compiledOnce, written } from './compiled.ts';
import { later } from './folding.ts';
import { type Handle, schoolOf } from './handle.ts';
import type { Database } from './schema.ts';
import { keyOf } from './subject-keys.ts';

type Row = Insertable<Database['audit']>;
type Head = { seq: string; mac: Buffer };

/** Where the chain stands within a transaction that has added to it: it holds the head's row until its end. */
const heads = new WeakMap<Handle['db'], Head>();

const lockedHead = compiledOnce(({ schoolId }: { schoolId: SchoolId }) =>
  written.selectFrom('audit_head').select(['seq', 'mac']).where('school_id', '=', schoolId).forUpdate(),
);

const movedHead = compiledOnce((head: Head & { schoolId: SchoolId }) =>
  written
    .updateTable('audit_head')
    .set({ seq: head.seq, mac: head.mac })
    .where('school_id', '=', head.schoolId),
);

const addedRow = compiledOnce((row: Row) =>
  written.insertInto('audit').values({
    school_id: row.school_id,
    seq: row.seq,
    at: row.at,
    actor_kind: row.actor_kind,
    actor_id: row.actor_id,
    action: row.action,
    detail_sealed: row.detail_sealed,
    subject_kind: row.subject_kind,
    subject_id: row.subject_id,
    ground: row.ground,
    mac: row.mac,
  }),
);

/**
 * Adds to the school's chain. The head row is locked, so that two writers follow one another; the first row of a school
 * follows an empty mac.
 */
export function auditOn(handle: Handle): Audit {
  const { db, keys } = handle;
  return {
    async add(entry) {
      const schoolId = schoolOf(handle);
      const key = entry.detail && (await keyOf(handle, entry.subject.kind, entry.subject.id));
      const before = heads.get(db) ?? (await headOf(schoolId)) ?? (await firstHeadOf(schoolId));
      const place = BigInt(before.seq) + 1n;
      const detail = key ? key.seal(detailPlace(schoolId, place), entry.detail) : null;
      const mac = macOf(keys.audit, before.mac, schoolId, place, entry, detail);
      const seq = `${place}`;
      heads.set(db, { seq, mac });
      await later(db, movedHead({ schoolId, seq, mac }));
      await later(
        db,
        addedRow({ ...columnsOf(entry), school_id: schoolId, seq, detail_sealed: detail, mac }),
      );
    },
  };

  async function headOf(schoolId: SchoolId): Promise<Head | null> {
    const [row] = (await db.executeQuery(lockedHead({ schoolId }))).rows;
    return row ? read(row) : null;
  }

  /** Two first writers of a school meet at this row: the second waits, and reads what the first left. */
  async function firstHeadOf(schoolId: SchoolId): Promise<Head> {
    const row = await db
      .insertInto('audit_head')
      .values({ school_id: schoolId, seq: '0', mac: Buffer.alloc(0) })
      .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ seq: sql`audit_head.seq` }))
      .returning(['seq', 'mac'])
      .executeTakeFirstOrThrow();
    return read(row);
  }
}

function read({ seq, mac }: { seq: string; mac: Buffer }): Head {
  return { seq, mac: Buffer.from(mac) };
}

function columnsOf({ at, actor, action, subject, ground }: AuditEntry) {
  return {
    at: new Date(at),
    actor_kind: actor.kind,
    actor_id: actor.id,
    action,
    subject_kind: subject.kind,
    subject_id: subject.id,
    ground,
  };
}

/** What the sealed detail of a row is bound to. */
export function detailPlace(schoolId: string, seq: bigint): string {
  return `audit.detail.${schoolId}.${seq}`;
}

/** A row of the record as its mac is made of it. */
export type Recorded = Pick<AuditEntry, 'at' | 'actor' | 'ground'> & {
  action: string;
  subject: { kind: string; id: string };
};

/**
 * HMAC-SHA-256 over the row before it and every field of this one, in a fixed order; a sealed detail comes last, and only
 * where there is one.
 */
export function macOf(
  key: Buffer,
  previous: Buffer,
  schoolId: string,
  seq: bigint,
  entry: Recorded,
  detail: Buffer | null,
): Buffer {
  const record = JSON.stringify([
    schoolId,
    seq.toString(),
    entry.at,
    entry.actor.kind,
    entry.actor.id,
    entry.action,
    entry.subject.kind,
    entry.subject.id,
    entry.ground,
    ...(detail ? [detail.toString('hex')] : []),
  ]);
  return createHmac('sha256', createSecretKey(key)).update(previous).update(record).digest();
}
