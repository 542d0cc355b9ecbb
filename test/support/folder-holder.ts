import { existsSync } from 'node:fs';
import { holdFolder } from '../../src/storage/folder-lock.ts';

/**
 * A process of its own that takes a folder the moment that the file `go` is there, says `held` or `taken by N`, and
 * keeps it until somebody ends the process. Started by folder-lock.test.ts.
 */
const [folder = '', go = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
// Not a timer: several of these have to start within the same millisecond.
while (!existsSync(go));
const hold = holdFolder(folder);
process.stdout.write(hold.kind === 'held' ? 'held\n' : `taken by ${hold.by}\n`);
// Whoever started it holds the other end of its input: when that ends, so does this, and `hold` with it.
process.stdin.resume().on('end', () => process.exit(hold.kind === 'held' ? 0 : 1));
