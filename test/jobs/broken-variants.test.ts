import { describe, expect, it } from '@jest/globals';
import { BROKEN } from '../prove/protocol/mutants.ts';
import { withFault } from '../prove/slots/proof.ts';

describe('each fault that the proof of the protocol has to notice', () => {
  it.each(BROKEN.filter((broken) => 'file' in broken))('can still be made: $fault', (broken) => {
    expect(withFault({ ...broken, noticedBy: '' })).toContain(broken.becomes);
  });
});
