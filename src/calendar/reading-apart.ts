import { Worker } from 'node:worker_threads';
import type { ReadAgenda } from '../app/ports/agendas.ts';
import type { Reading } from './reading-agenda.ts';

const WORKER = new URL('./agenda-worker.ts', import.meta.url);
const MOST_MEGABYTES = 256;

/**
 * Reads an agenda in a thread of its own: ten years of somebody's meetings take a second, in which nobody's card may have
 * to wait. One that is not read within `milliseconds`, or takes more memory than there is for it, is given up.
 */
export function readApart(ics: string, reading: Reading, milliseconds: number): Promise<ReadAgenda> {
  return new Promise((settle) => {
    const worker = new Worker(WORKER, {
      workerData: { ics, reading },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const end = (read: ReadAgenda) => {
      clearTimeout(late);
      settle(read);
      void worker.terminate();
    };
    const late = setTimeout(() => end({ kind: 'failed', fault: 'too_many' }), milliseconds);
    worker.once('message', end);
    worker.once('error', () => end({ kind: 'failed', fault: 'too_many' }));
  });
}
