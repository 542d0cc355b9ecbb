import { sql, type Transaction } from 'kysely';
import type { AuditDetail } from '../app/ports/audit.ts';
import { detailPlace, macOf, type Recorded } from './audit.ts';
import { OtherKey } from './other-key.ts';
import type { Database } from './schema.ts';
import type { Keys } from './sealing.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';

/** What used to be said in the name of the action. */
const DETAIL_OF: Readonly<Record<string, AuditDetail>> = {
  'concern.doubted_safety': 'doubted_safety',
  'concern.stopped_for_safety': 'stopped_for_safety',
  'concern.call_asked': 'call_asked',
  'concern.released': 'released',
  'concern.asker_told': 'asker_told',
  'consult.calling': 'consult_calling',
  'consult.done': 'consult_done',
  'consult.passed': 'consult_passed',
  'dossier.ground_recorded': 'ground_recorded',
  'dossier.ground_withdrawn': 'ground_withdrawn',
  'dossier.parent_told': 'parent_told',
  'dossier.parents_in': 'parents_in',
};

const ROWS = 500;

type Row = {
  seq: string;
  at: Date;
  actor_kind: Recorded['actor']['kind'];
  actor_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  ground: string;
  mac: Buffer;
} & { [Column in keyof KeyColumns]: KeyColumns[Column] | null };

/** The chain up to a row, as it was and as it is now. */
type Macs = { was: Buffer; is: Buffer };

/**
 * Makes the record of a school neutral from one row on, and its chain anew. A link that did not hold is left as it is, so
 * that whoever checks the chain finds the break at the same row as before.
 *
 * @throws OtherKey when no link at the beginning of the record holds: with another key every one would be left as it is.
 */
export async function sealAudit(
  db: Transaction<Database>,
  keys: Keys,
  schoolId: string,
  from: bigint,
): Promise<void> {
  const head = await db
    .selectFrom('audit_head')
    .select('mac')
    .where('school_id', '=', schoolId as never)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (!someHold(keys, schoolId, await rowsFrom(db, schoolId, 1n))) throw new OtherKey('AUDIT_KEY');
  const before = await db
    .selectFrom('audit')
    .select('mac')
    .where('school_id', '=', schoolId as never)
    .where('seq', '=', (from - 1n).toString())
    .executeTakeFirst();
  const start = before?.mac ?? Buffer.alloc(0);
  let macs: Macs = { was: Buffer.from(start), is: Buffer.from(start) };

  await sql`alter table audit disable trigger audit_is_append_only`.execute(db);
  for (let rows = await rowsFrom(db, schoolId, from); rows.length > 0; ) {
    macs = await sealRows(db, keys, schoolId, rows, macs);
    rows = await rowsFrom(db, schoolId, BigInt(rows.at(-1)?.seq ?? 0) + 1n);
  }
  await sql`alter table audit enable trigger audit_is_append_only`.execute(db);
  if (macs.was.equals(Buffer.from(head.mac)))
    await db
      .updateTable('audit_head')
      .set({ mac: macs.is })
      .where('school_id', '=', schoolId as never)
      .execute();
}

/** Of the first rows of a record: it can be broken, but not everywhere. */
function someHold(keys: Keys, schoolId: string, rows: readonly Row[]): boolean {
  return rows.some((row, index) => {
    const before = rows[index - 1]?.mac ?? Buffer.alloc(0);
    return holds(keys, schoolId, row, Buffer.from(before));
  });
}

function holds(keys: Keys, schoolId: string, row: Row, before: Buffer): boolean {
  const mac = macOf(keys.audit, before, schoolId, BigInt(row.seq), recorded(row), null);
  return mac.equals(Buffer.from(row.mac));
}

async function rowsFrom(db: Transaction<Database>, schoolId: string, from: bigint): Promise<Row[]> {
  const found = await sql<Row>`
    select audit.seq, audit.at, audit.actor_kind, audit.actor_id, audit.action, audit.subject_kind, audit.subject_id,
      audit.ground, audit.mac, subject_key.id as key_id, subject_key.wrapped, subject_key.master_key_id
    from audit
    left join concern on audit.subject_kind = 'concern' and concern.id = audit.subject_id
    left join dossier on audit.subject_kind = 'dossier' and dossier.id = audit.subject_id
    left join subject_key on subject_key.id = coalesce(concern.key_id, dossier.key_id)
    where audit.school_id = ${schoolId}::uuid and audit.seq >= ${from.toString()}::bigint
    order by audit.seq
    limit ${ROWS}
  `.execute(db);
  return found.rows;
}

async function sealRows(
  db: Transaction<Database>,
  keys: Keys,
  schoolId: string,
  rows: readonly Row[],
  before: Macs,
): Promise<Macs> {
  const keyFor = keyring(keys);
  let macs = before;
  const given = rows.map((row) => {
    const seq = BigInt(row.seq);
    const was = recorded(row);
    const mac = Buffer.from(row.mac);
    const detail = DETAIL_OF[row.action];
    const sealed =
      detail && row.key_id ? keyFor(row as KeyColumns).seal(detailPlace(schoolId, seq), detail) : null;
    const is = detail ? neutral(was) : was;
    const next = holds(keys, schoolId, row, macs.was)
      ? macOf(keys.audit, macs.is, schoolId, seq, is, sealed)
      : mac;
    macs = { was: mac, is: next };
    return {
      seq: row.seq,
      action: is.action,
      ground: is.ground,
      detail: sealed?.toString('hex') ?? null,
      mac: macs.is.toString('hex'),
    };
  });
  await sql`
    update audit set action = given.action, ground = given.ground, detail_sealed = decode(given.detail, 'hex'),
      mac = decode(given.mac, 'hex')
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (seq bigint, action text, ground text, detail text, mac text)
    where audit.school_id = ${schoolId}::uuid and audit.seq = given.seq
  `.execute(db);
  return macs;
}

function recorded(row: Row): Recorded {
  return {
    at: row.at.getTime() as Recorded['at'],
    actor: { kind: row.actor_kind, id: row.actor_id },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    ground: row.ground as Recorded['ground'],
  };
}

/** That it was the aandachtsfunctionaris stood in the ground. */
function neutral(entry: Recorded): Recorded {
  const ground = (entry.ground as string) === 'safety_officer' ? 'coordination' : entry.ground;
  return { ...entry, action: `${entry.subject.kind}.changed`, ground };
}
