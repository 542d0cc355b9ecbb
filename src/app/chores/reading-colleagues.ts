import type { Instant } from '../../domain/ids.ts';
import { AGENDA_POLICY } from '../../domain/policy.ts';
import type { OrganisationAgendas, ReadAgenda } from '../ports/agendas.ts';
import type { ChoreDeps, MayGoOn } from './chore.ts';
import { keptOf } from './reading-agendas.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A school has some hundreds of colleagues; what is left is done a quarter of an hour later. */
const MOST_CALLS = 30;
const NO_ADDRESS: ReadAgenda = { kind: 'failed', fault: 'no_mailbox' };

/**
 * Asks the organisation's own server when its people are busy, many in one call and each some times a day: of those who have
 * work here and share no link. It is kept as a shared agenda is, and forgotten as soon as this is turned off.
 */
export async function readColleagues(
  { store, clock, wallClock, organisation }: ChoreDeps & { organisation: OrganisationAgendas | null },
  mayGoOn: MayGoOn,
): Promise<number> {
  const begun = clock.now();
  const today = wallClock.dateOf(begun);
  await store.outside((tx) => tx.agendas.askAboutTenant(organisation?.tenantId ?? null, begun, today));
  if (!organisation) return 0;
  let done = 0;
  for (let calls = 0; calls < MOST_CALLS && mayGoOn(); calls++) {
    const now = clock.now();
    const again = (now + AGENDA_POLICY.retryMinutes * MINUTE) as Instant;
    const due = await store.outside((tx) =>
      tx.agendas.takeDueColleagues(now, again, organisation.mostAtOnce),
    );
    if (due.length === 0) break;
    const mails = due.flatMap(({ mail }) => mail ?? []);
    const until = (now + AGENDA_POLICY.aheadDays * DAY) as Instant;
    const read = mails.length === 0 ? [] : await organisation.read(mails, now, until);
    await store.outside(async (tx) => {
      for (const each of due) {
        const own = each.mail === null ? NO_ADDRESS : read[mails.indexOf(each.mail)];
        if (own) await tx.agendas.keep(each, keptOf(each, own, now));
      }
    });
    done += due.length;
  }
  return done;
}
