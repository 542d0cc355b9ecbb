import type { Instant, Language, SchoolId } from '../../domain/ids.ts';
import { FEED_POLICY } from '../../domain/policy.ts';
import type { Tx } from '../ports/store.ts';
import { placeOf } from '../table/table-case.ts';
import type { Appointment } from '../table/views.ts';
import type { Deps, Turn } from '../turn.ts';

const DAY = 24 * 60 * 60_000;

/**
 * Makes the address from which somebody's own agenda program fetches their tables; the one before works no more. Null, and
 * nothing is changed, when the address is another by now than the page showed: loading that page again presses once more.
 */
export function makeFeed(turn: Turn, schoolId: SchoolId, version: number): Promise<string | null> {
  const { deps, actor, now } = turn;
  return deps.store.transact(schoolId, async (tx) => {
    await tx.people.lock(actor.personId);
    if (((await tx.feeds.madeAt(actor.personId)) ?? 0) !== version) return null;
    const token = await tx.feeds.renew(actor.personId, now);
    await recorded(tx, turn, 'own_tables.address_made');
    return deps.addresses.feedOf(token);
  });
}

/** From now on nobody fetches them by that address any more. */
export function endFeed(turn: Turn, schoolId: SchoolId): Promise<void> {
  return turn.deps.store.transact(schoolId, async (tx) => {
    if (await tx.feeds.end(turn.actor.personId)) await recorded(tx, turn, 'own_tables.address_ended');
  });
}

/**
 * What an agenda program gets that comes with such an address: each table to which this person is invited, with the identity
 * of its invitation, and for some time those that are off. Null for an address that is nobody's. Reading leaves no trace:
 * when somebody's telephone looks is nobody's business.
 */
export function readFeed(
  deps: Deps,
  token: string,
): Promise<{ language: Language; appointments: readonly Appointment[] } | null> {
  return deps.store.outside(async (tx) => {
    const holder = await tx.feeds.holderOf(token);
    if (!holder) return null;
    const since = (deps.clock.now() - FEED_POLICY.keptDays * DAY) as Instant;
    const tables = await tx.feeds.tablesOf(holder.personId, since);
    return {
      language: holder.language ?? 'nl',
      appointments: tables.map(({ id, sequence, school, moment, isOff, roomName, changedAt }) => ({
        uid: `${id}@actietafel`,
        sequence,
        cancelled: isOff,
        ...moment,
        place: placeOf(school, roomName),
        school: school.name,
        number: null,
        stampedAt: changedAt,
      })),
    };
  });
}

function recorded(tx: Tx, { actor, now }: Turn, action: string): Promise<void> {
  return tx.audit.add({
    at: now,
    actor: { kind: 'person', id: actor.personId },
    action,
    subject: { kind: 'person', id: actor.personId },
    ground: 'self',
  });
}
