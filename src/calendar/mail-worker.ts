import { parentPort, workerData } from 'node:worker_threads';
import { takeApart } from './reading-replies.ts';
import { zoneNames } from './zone-names.ts';

/** Runs as a thread of its own, see `reading-apart.ts`: takes one mail apart, answers, and ends. */
const { raw } = workerData as { raw: Uint8Array };
parentPort?.postMessage(await takeApart(Buffer.from(raw), zoneNames()));
