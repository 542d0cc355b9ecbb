import { writeFileSync } from 'node:fs';
import { termsDoc } from './terms.ts';

/** Writes docs/terms.md anew from the catalogue: `node test/docs/write-terms.ts`. */
writeFileSync(new URL('../../docs/terms.md', import.meta.url), termsDoc());
