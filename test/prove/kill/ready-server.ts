import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { demoParts } from '../../../src/demo/parts.ts';
import { logTo } from '../../../src/log.ts';
import { start } from '../../../src/main.ts';
import { readSettings } from '../../../src/settings.ts';

/**
 * The server of `src/main.ts` in demo mode, read from the disk beforehand: it starts when it is told to, so that the next
 * one is at work as soon as the one before it is dead.
 */
process.send?.('ready');
await once(process, 'message');
const log = logTo(
  (line) => process.stderr.write(`${line}\n`),
  () => Date.now(),
  'error',
);
const offset = Number(process.env.DEMO_CLOCK_OFFSET ?? 0);
await start(readSettings(process.env), log, demoParts(offset));
// It will not end by itself, which is when Node would keep what it compiled.
flushCompileCache();
process.send?.('started');
