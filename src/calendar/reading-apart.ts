import { Worker } from 'node:worker_threads';

const MOST_MEGABYTES = 256;

/**
 * Reads what others wrote in a thread of its own: ten years of somebody's meetings take a second, and a calendar of a few
 * lines can be made to take hours, in which nobody's card may have to wait. What is not read within `milliseconds`, takes
 * more memory than there is for it or breaks whoever reads it, is given up: null.
 *
 * @param thread a module that reads `workerData`, posts one message and ends
 */
export function readApart<T>(thread: URL, workerData: unknown, milliseconds: number): Promise<T | null> {
  return new Promise((settle) => {
    const worker = new Worker(thread, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const end = (read: T | null) => {
      clearTimeout(late);
      settle(read);
      void worker.terminate();
    };
    const late = setTimeout(() => end(null), milliseconds);
    worker.once('message', end);
    worker.once('error', () => end(null));
  });
}
