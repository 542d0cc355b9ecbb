import { fileURLToPath } from 'node:url';

/**
 * Where Node keeps what it has compiled of each file, for processes that a test or proof starts again and again
 * (`NODE_COMPILE_CACHE`): the same files are read and the same lines run, and a start takes less of a processor. Node
 * holds what it kept against the file, and compiles what has changed anew. A process leaves there what it compiled when
 * it ends by itself, not when it is killed.
 */
export const COMPILE_CACHE = fileURLToPath(
  new URL('../../node_modules/.cache/actietafel/compiled', import.meta.url),
);
