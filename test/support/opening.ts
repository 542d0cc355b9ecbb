import type { SchoolDate } from '../../src/domain/ids.ts';
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
