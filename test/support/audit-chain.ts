import { macOf } from '../../src/storage/audit.ts';
import type { Engine } from '../../src/storage/engine.ts';

type AuditRow = {
  school_id: string;
  seq: string;
  at: Date;
  actor_kind: never;
  actor_id: never;
  action: string;
  detail_sealed: Buffer | null;
  subject_kind: string;
  subject_id: string;
  ground: never;
  mac: Buffer;
};

/** Where the chain of the record does not follow from the row before, by number. */
export async function brokenLinks(engine: Engine, key: Buffer): Promise<string[]> {
  const { rows } = await engine.query('select * from audit order by school_id, seq', []);
  let previous: Buffer = Buffer.alloc(0);
  let last = 0n;
  return (rows as AuditRow[]).flatMap((row) => {
    const seq = BigInt(row.seq);
    const entry = {
      at: row.at.getTime() as never,
      actor: { kind: row.actor_kind, id: row.actor_id },
      action: row.action,
      subject: { kind: row.subject_kind, id: row.subject_id },
      ground: row.ground,
    };
    const detail = row.detail_sealed ? Buffer.from(row.detail_sealed) : null;
    const mac = macOf(key, previous, row.school_id, seq, entry, detail);
    const isRight = seq === last + 1n && mac.equals(Buffer.from(row.mac));
    previous = Buffer.from(row.mac);
    last = seq;
    return isRight ? [] : [row.seq];
  });
}
