import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';

/**
 * Sealing: AES-256-GCM under a data key per subject. The data key is wrapped by the master key; destroying the
 * wrapped key erases whatever was sealed with it, also in a backup that is younger than the key store.
 *
 * A sealed value: format (1 byte), nonce (12), tag (16), text. What it is bound to (table, column, row) is
 * authenticated along with it, so that a value moved to another row does not open.
 */
export type MasterKeys = { current: { id: string; key: Buffer }; others: ReadonlyMap<string, Buffer> };

export type WrappedKey = { id: string; wrapped: Buffer; masterKeyId: string };

export type Keys = {
  master: MasterKeys;
  /** For lookups on sealed values; apart from the master key, so that one can be replaced without the other. */
  lookup: Buffer;
  /** For the chain of audit rows. */
  audit: Buffer;
};

/** The keys as the settings hold them. */
export function keysFrom(settings: {
  masterId: string;
  master: Buffer;
  lookup: Buffer;
  audit: Buffer;
}): Keys {
  const { masterId, master, lookup, audit } = settings;
  return { master: { current: { id: masterId, key: master }, others: new Map() }, lookup, audit };
}

/** A key for one subject: seals and opens, and lives no longer than the transaction that asked for it. */
export type SubjectKey = {
  id: string;
  seal(place: string, content: unknown): Buffer;
  open<T>(place: string, sealed: Buffer): T;
};

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;
/** In bytes. What is sealed is filled up to a multiple of it, so that its length does not tell one code from another. */
const BLOCK = 128;

/** A new data key, wrapped for the key row and ready for use. `id` is the id of that row. */
export function newSubjectKey(keys: Keys, id: string): { row: WrappedKey; key: SubjectKey } {
  const dataKey = randomBytes(32);
  const wrapped = encrypt(keys.master.current.key, `subject_key.wrapped.${id}`, dataKey);
  return { row: { id, wrapped, masterKeyId: keys.master.current.id }, key: subjectKey(id, dataKey) };
}

/**
 * @throws Error when the master key that wrapped it is not among the settings, or the row was tampered with.
 */
export function unwrap(keys: Keys, row: WrappedKey): SubjectKey {
  const { current, others } = keys.master;
  const master = row.masterKeyId === current.id ? current.key : others.get(row.masterKeyId);
  if (!master) throw new Error(`Master key ${row.masterKeyId} is not in the settings.`);
  return subjectKey(row.id, decrypt(master, `subject_key.wrapped.${row.id}`, Buffer.from(row.wrapped)));
}

/** The keyed fingerprint under which a sealed value can be found again. Case and outer spaces do not count. */
export function lookupOf(keys: Keys, field: string, value: string): Buffer {
  return createHmac('sha256', createSecretKey(keys.lookup))
    .update(`v1.${field}.${value.trim().toLowerCase()}`)
    .digest();
}

function subjectKey(id: string, dataKey: Buffer): SubjectKey {
  return {
    id,
    seal: (place, content) => encrypt(dataKey, place, filledUp(Buffer.from(JSON.stringify(content), 'utf8'))),
    open: <T>(place: string, sealed: Buffer): T =>
      JSON.parse(decrypt(dataKey, place, Buffer.from(sealed)).toString('utf8')) as T,
  };
}

/** With spaces, over which JSON reads. */
function filledUp(text: Buffer): Buffer {
  return Buffer.concat([text, Buffer.alloc((BLOCK - (text.length % BLOCK)) % BLOCK, ' ')]);
}

// Node takes a bare Buffer as a key as well, and then needs several times as long to find out that it is none of its own.
function encrypt(key: Buffer, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), text]);
}

function decrypt(key: Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed[0] !== FORMAT) throw new Error(`A sealed value of ${place} has an unknown format.`);
  const nonce = sealed.subarray(1, 1 + NONCE);
  const tag = sealed.subarray(1 + NONCE, 1 + NONCE + TAG);
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce)
    .setAAD(Buffer.from(place))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]);
}
