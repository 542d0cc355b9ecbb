import { parentPort } from 'node:worker_threads';
import { letterAsPdf } from './letter-pdf.ts';
import type { PdfAsked } from './printer.ts';

/** Runs as a thread of its own, see `printer.ts`: makes one file for each message, and breaks off at the first that it cannot make. */
parentPort?.on('message', async ({ parts, of }: PdfAsked) => {
  parentPort?.postMessage(await letterAsPdf(parts, of));
});
