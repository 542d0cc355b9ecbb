import { parentPort, workerData } from 'node:worker_threads';
import { type Reading, readingAgendas } from './reading-agenda.ts';
import { zoneNames } from './zone-names.ts';

/** Runs as a thread of its own, see `reading-apart.ts`: reads one agenda, answers, and ends. */
const { ics, reading } = workerData as { ics: string; reading: Reading };
parentPort?.postMessage(readingAgendas(zoneNames())(ics, reading));
