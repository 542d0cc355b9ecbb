import type { Instant } from '../../domain/ids.ts';
import { AGENDA_POLICY } from '../../domain/policy.ts';
import type { AgendaSource, DueAgenda, ReadAgenda } from '../ports/agendas.ts';
import type { ChoreDeps, MayGoOn } from './chore.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Each may take half a minute; what is left is done a quarter of an hour later. */
const MOST_AT_ONCE = 100;

/**
 * Reads the agendas that people share, each some times a day, and keeps when they are busy from now on. A link that does
 * not work is tried again, less often as time goes by; what was known by it counts for some days and is then forgotten.
 * Nothing is asked of another server inside a transaction. That of somebody who left is not read, and forgotten.
 */
export async function readAgendas(
  { store, clock, wallClock, agendas }: ChoreDeps & { agendas: AgendaSource },
  mayGoOn: MayGoOn,
): Promise<number> {
  await store.outside((tx) => tx.agendas.forgetOfWhoLeft(wallClock.dateOf(clock.now())));
  let done = 0;
  while (done < MOST_AT_ONCE && mayGoOn()) {
    const now = clock.now();
    const again = (now + AGENDA_POLICY.retryMinutes * MINUTE) as Instant;
    const due = await store.outside((tx) => tx.agendas.takeDue(now, again));
    if (!due) break;
    const until = (now + AGENDA_POLICY.aheadDays * DAY) as Instant;
    const read = await agendas.read(due.url, now, until, due.mail);
    await store.outside((tx) => tx.agendas.keep(due, keptOf(due, read, now)));
    done += 1;
  }
  return done;
}

/** What is kept of a reading, and when the next one is due. */
export function keptOf({ readAt }: Pick<DueAgenda, 'readAt'>, read: ReadAgenda, now: Instant) {
  const after = (milliseconds: number) => (now + milliseconds) as Instant;
  if (read.kind === 'read')
    return {
      busy: read.busy,
      fault: null,
      readAt: now,
      nextAt: after(AGENDA_POLICY.everyHours * HOUR),
    };
  const isOld = readAt === null || now - readAt >= AGENDA_POLICY.forgottenAfterDays * DAY;
  return {
    busy: isOld ? [] : null,
    fault: read.fault,
    readAt,
    nextAt: after(isOld ? DAY : AGENDA_POLICY.retryMinutes * MINUTE),
  };
}
