import { createHmac, createSecretKey } from 'node:crypto';
import { sql } from 'kysely';
import type { Audit, AuditEntry } from '../app/ports/audit.ts';
import type { SchoolId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf } from './subject-keys.ts';

/**
 * Adds to the school's chain. The head row is locked, so that two writers follow one another; the first row of a school
 * follows an empty mac.
 */
export function auditOn(handle: Handle): Audit {
  return {
    async add(entry) {
      const schoolId = schoolOf(handle);
      const key = entry.detail && (await keyOf(handle, entry.subject.kind, entry.subject.id));
      const head = (await headOf(schoolId)) ?? (await firstHeadOf(schoolId));
      const seq = BigInt(head.seq) + 1n;
      const detail = key ? key.seal(detailPlace(schoolId, seq), entry.detail) : null;
      const mac = macOf(handle.keys.audit, Buffer.from(head.mac), schoolId, seq, entry, detail);
      await sql`
        with head as (
          update audit_head set seq = ${seq.toString()}::bigint, mac = ${mac}::bytea where school_id = ${schoolId}::uuid
        )
        insert into audit (school_id, seq, at, actor_kind, actor_id, action, detail_sealed, subject_kind, subject_id, ground, mac)
        values (${schoolId}::uuid, ${seq.toString()}::bigint, ${new Date(entry.at)}, ${entry.actor.kind},
          ${entry.actor.id}::uuid, ${entry.action}, ${detail}::bytea, ${entry.subject.kind}, ${entry.subject.id}::uuid,
          ${entry.ground}, ${mac}::bytea)
      `.execute(handle.db);
    },
  };

  function headOf(schoolId: SchoolId) {
    return handle.db
      .selectFrom('audit_head')
      .select(['seq', 'mac'])
      .where('school_id', '=', schoolId)
      .forUpdate()
      .executeTakeFirst();
  }

  /** Two first writers of a school meet at this row: the second waits, and reads what the first left. */
  function firstHeadOf(schoolId: SchoolId) {
    return handle.db
      .insertInto('audit_head')
      .values({ school_id: schoolId, seq: '0', mac: Buffer.alloc(0) })
      .onConflict((conflict) => conflict.column('school_id').doUpdateSet({ seq: sql`audit_head.seq` }))
      .returning(['seq', 'mac'])
      .executeTakeFirstOrThrow();
  }
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
