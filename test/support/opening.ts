import type { SchoolDate } from '../../src/domain/ids.ts';
import { detailPlace } from '../../src/storage/audit.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type KeyColumns, keyring } from '../../src/storage/subject-keys.ts';
import { testKeys } from './database.ts';

type Sealed = KeyColumns & { id: string; sealed: Buffer };

/** Every agreement on record, opened with the keys of the tests: no use case reads them back. */
export async function agreementsOn(engine: Engine): Promise<{ outcomes: string[]; on: SchoolDate }[]> {
  const { rows } = await engine.query(
    `select agreement.id, outcomes_sealed as sealed, made_on::text as "on", dossier.key_id, wrapped, master_key_id
     from agreement
     join dossier on dossier.id = agreement.dossier_id
     join subject_key on subject_key.id = dossier.key_id
     order by agreement.id`,
  );
  const keyFor = keyring(testKeys());
  return (rows as (Sealed & { on: SchoolDate })[]).map((row) => ({
    outcomes: keyFor(row).open<string[]>(`agreement.outcomes.${row.id}`, row.sealed),
    on: row.on,
  }));
}

export type Audited = { action: string; detail: string; by: string; about: string; ground: string };

/** What stands sealed on the record of cases, opened with the keys of the tests, oldest first. */
export async function detailsAudited(engine: Engine): Promise<Audited[]> {
  const { rows } = await engine.query(
    `select audit.school_id, seq, action, detail_sealed as sealed, actor_id as by, subject_id as about, ground, cases.key_id,
       wrapped, master_key_id
     from audit
     join (select id, key_id from concern union all select id, key_id from dossier) as cases on cases.id = audit.subject_id
     join subject_key on subject_key.id = cases.key_id
     where detail_sealed is not null
     order by audit.school_id, seq`,
  );
  const keyFor = keyring(testKeys());
  return (rows as (Sealed & Omit<Audited, 'detail'> & { school_id: string; seq: string })[]).map((row) => ({
    action: row.action,
    detail: keyFor(row).open<string>(detailPlace(row.school_id, BigInt(row.seq)), row.sealed),
    by: row.by,
    about: row.about,
    ground: row.ground,
  }));
}
