import { readingAgendas } from '../../src/calendar/reading-agenda.ts';
import { zoneNames } from '../../src/calendar/zone-names.ts';

/** Whose agenda it is, as an entry names its guests. */
export const MAIL = 'hanna.jeugdarts@jgz.example';

type Window = { from: string; until: string };
/** Two weeks with the change of the clocks of 25 October in the middle. */
const AUTUMN: Window = { from: '2026-10-19T00:00:00Z', until: '2026-11-02T00:00:00Z' };

export const NINE_TO_TEN = [
  'DTSTART;TZID=Europe/Amsterdam:20261020T090000',
  'DTEND;TZID=Europe/Amsterdam:20261020T100000',
];
export const BUSY_NINE_TO_TEN = ['2026-10-20T07:00Z 2026-10-20T08:00Z'];

const read = readingAgendas(zoneNames());

/** What is busy, as `2026-10-20T08:00Z 2026-10-20T09:00Z`, with a mark where it is not certain; or why it could not be read. */
export function busyIn(
  ics: string,
  { from, until }: Window = AUTUMN,
  mail: string | null = MAIL,
): string[] | string {
  const found = read(ics, { from: Date.parse(from), until: Date.parse(until), mail });
  if (found.kind === 'failed') return found.fault;
  return found.busy.map(({ startsAt, endsAt, status }) => {
    const [start, end] = [startsAt, endsAt].map((at) => new Date(at).toISOString().replace(':00.000Z', 'Z'));
    return `${start} ${end}${status === 'tentative' ? ' ?' : ''}`;
  });
}
