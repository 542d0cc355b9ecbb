import type { DossierId, Language, SchoolDate } from '../../domain/ids.ts';
import { MOST_ADVICE_SHOWN } from '../../domain/school-advice.ts';
import type { Link } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { SchoolAdvice } from '../ports/school-advice.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';
import { channelMissing, waitingFor } from '../worklist/listing.ts';
import type { NoChannel, WaitingItem } from '../worklist/views.ts';
import { type Call, callsFor } from './calls.ts';
import { holderOf } from './opening-page.ts';

export type WorklistPage = {
  language: Language;
  items: readonly WaitingItem[];
  calls: readonly Call[];
  noChannel: NoChannel;
  /** What tables advised the school: what waits, and then what is done, the newest first. */
  advice: readonly SchoolAdvice[];
};

/**
 * The whole list of a coordinator, with whom to call. Names and telephone numbers stand here and not on a card. Null for
 * who is no coordinator of the school any more.
 */
export function readWorklist(deps: Deps, link: Link): Promise<WorklistPage | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<WorklistPage | null> => {
    const holder = await coordinatorOf(tx, deps, link);
    if (!holder) return null;
    const now = deps.clock.now();
    const listOf = {
      schoolId: link.schoolId,
      now,
      today: deps.wallClock.dateOf(now),
      wallClock: deps.wallClock,
      presence: deps.presence,
      only: null,
    };
    const items = await waitingFor(tx, listOf);
    const toBook = items.flatMap(({ what, ref }) =>
      what === 'book' ? [ref.id as unknown as DossierId] : [],
    );
    const calls = await callsFor(tx, toBook, listOf.today);
    await tx.audit.add({
      at: now,
      actor: { kind: 'person', id: holder.personId },
      action: 'worklist.read',
      subject: { kind: 'school', id: link.schoolId },
      ground: 'coordination',
    });
    return {
      language: await languageOf(tx, holder),
      items,
      calls,
      noChannel: await channelMissing(tx, listOf),
      advice: await tx.schoolAdvice.list(MOST_ADVICE_SHOWN),
    };
  });
}

/** What the link to a list shows by itself: the day, in the language of whose list it is. Reads nothing of the list. */
export function lookAtWorklist(
  deps: Deps,
  link: Link,
): Promise<{ language: Language; today: SchoolDate } | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const holder = await coordinatorOf(tx, deps, link);
    if (!holder) return null;
    return { language: await languageOf(tx, holder), today: deps.wallClock.dateOf(deps.clock.now()) };
  });
}

/** Null for who is no coordinator of the school any more. */
export async function coordinatorOf(tx: Tx, deps: Deps, link: Link): Promise<Pick<Actor, 'personId'> | null> {
  const holder = link.purpose === 'worklist_page' ? await holderOf(tx, deps, link) : null;
  const coordinates = holder?.memberships.some(
    ({ schoolId, role }) => schoolId === link.schoolId && role === 'ondersteuningscoordinator',
  );
  return coordinates ? holder : null;
}

async function languageOf(tx: Tx, { personId }: Pick<Actor, 'personId'>): Promise<Language> {
  const person = await tx.people.byId(personId);
  return person?.language ?? (await tx.schools.here()).language;
}
