import { jest } from '@jest/globals';
import type { SubjectKey } from '../../src/storage/sealing.ts';

/**
 * The place whose seal is off, such as `pupil.personal`; null = everything is sealed, as built. Counts for what is
 * imported after this module.
 */
export const seal: { off: string | null } = { off: null };

const asBuilt = await import('../../src/storage/sealing.ts');
jest.unstable_mockModule('../../src/storage/sealing.ts', () => ({
  ...asBuilt,
  newSubjectKey: (...given: Parameters<typeof asBuilt.newSubjectKey>) => {
    const { row, key } = asBuilt.newSubjectKey(...given);
    return { row, key: withSealOff(key) };
  },
  unwrap: (...given: Parameters<typeof asBuilt.unwrap>) => withSealOff(asBuilt.unwrap(...given)),
  lookupOf: (...given: Parameters<typeof asBuilt.lookupOf>) =>
    isOff(`${given[1]}.`) ? Buffer.from(given[2], 'utf8') : asBuilt.lookupOf(...given),
}));

function withSealOff(key: SubjectKey): SubjectKey {
  return {
    id: key.id,
    seal: (place, content) =>
      isOff(place) ? Buffer.from(JSON.stringify(content)) : key.seal(place, content),
    open: <T>(place: string, sealed: Buffer): T =>
      isOff(place) ? (JSON.parse(Buffer.from(sealed).toString('utf8')) as T) : key.open<T>(place, sealed),
  };
}

function isOff(place: string): boolean {
  return seal.off !== null && place.startsWith(`${seal.off}.`);
}
