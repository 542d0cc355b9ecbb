import { describe, expect, it } from '@jest/globals';
import { MUTANTS } from '../../prove/slots/mutants.ts';
import { CHECKS, withFault } from '../../prove/slots/proof.ts';

describe('the faults that the proof puts into the search', () => {
  it.each(MUTANTS)('can still be made: $fault', (mutant) => {
    expect(withFault(mutant)).not.toBe('');
    expect(Object.keys(CHECKS)).toContain(mutant.noticedBy);
  });
});
