import type { Transaction } from 'kysely';
import type { PersonPersonal } from './adding-people.ts';
import type { Database } from './schema.ts';
import { type Keys, lookupOf } from './sealing.ts';
import { keyring } from './subject-keys.ts';

/** A key in the settings is not the one that this database was made with: to go on would lose what only the right one finds. */
export class OtherKey extends Error {
  readonly setting: 'LOOKUP_KEY' | 'AUDIT_KEY';

  constructor(setting: 'LOOKUP_KEY' | 'AUDIT_KEY') {
    super(`The database was made with another ${setting}.`);
    this.name = 'OtherKey';
    this.setting = setting;
  }
}

/**
 * Looks at one colleague with a mail address; without any, nothing can be said.
 *
 * @throws OtherKey when the address is not found by its fingerprint.
 */
export async function requireLookupKey(db: Transaction<Database>, keys: Keys): Promise<void> {
  const known = await db
    .selectFrom('person')
    .innerJoin('subject_key', 'subject_key.id', 'person.key_id')
    .select(['person.id', 'personal_sealed', 'mail_lookup', 'key_id', 'wrapped', 'master_key_id'])
    .where('mail_lookup', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (!known?.mail_lookup) return;
  const { mail } = keyring(keys)(known).open<PersonPersonal>(
    `person.personal.${known.id}`,
    known.personal_sealed,
  );
  if (mail === null || !lookupOf(keys, 'person.mail', mail).equals(Buffer.from(known.mail_lookup)))
    throw new OtherKey('LOOKUP_KEY');
}
