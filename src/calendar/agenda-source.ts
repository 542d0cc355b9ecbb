import type { AgendaSource, ReadAgenda } from '../app/ports/agendas.ts';
import { acceptedAddress, type FetchLimits, fetchAgenda, INTERNET, type Reach } from './fetching-agenda.ts';
import type { Reading } from './reading-agenda.ts';
import { readApart } from './reading-apart.ts';

/** A busy colleague's whole agenda with ten years of meetings is about two megabytes. */
const LIMITS: FetchLimits = { milliseconds: 15_000, bytes: 5 * 1024 * 1024 };
const READING_MILLISECONDS = 20_000;
const WORKER = new URL('./agenda-worker.ts', import.meta.url);

/** Agendas behind iCalendar addresses at these hosts, in lower case. */
export function agendaSource(
  hosts: readonly string[],
  reach: Reach = INTERNET,
  limits: FetchLimits = LIMITS,
): AgendaSource {
  return {
    hosts,
    accepted: (typed) => acceptedAddress(typed, hosts),
    async read(url, from, until, mail) {
      const fetched = await fetchAgenda(url, hosts, reach, limits);
      if (fetched.kind === 'failed') return fetched;
      const reading: Reading = { from, until, mail };
      const read = await readApart<ReadAgenda>(WORKER, { ics: fetched.text, reading }, READING_MILLISECONDS);
      return read ?? { kind: 'failed', fault: 'too_many' };
    },
  };
}
