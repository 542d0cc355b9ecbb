import type { DossierId, Language, SchoolDate } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Actor, PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { mailOf } from '../table/reaching.ts';
import { seatsOf } from '../table/showing-people.ts';
import { isFamily, type TableCase, tableCase } from '../table/table-case.ts';
import type { SeatView } from '../table/views.ts';
import type { Deps } from '../turn.ts';
import { channelMissing, waitingFor } from '../worklist/listing.ts';
import type { NoChannel, WaitingItem } from '../worklist/views.ts';
import { holderOf } from './opening-page.ts';

/** Somebody who can be asked in no other way: call, and tap the answer in on the card. */
export type Call = SeatView & { number: string; name: PersonName | null; phone: string | null };

export type WorklistPage = {
  language: Language;
  items: readonly WaitingItem[];
  calls: readonly Call[];
  noChannel: NoChannel;
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
      only: null,
    };
    const items = await waitingFor(tx, listOf);
    const calls = await callsFor(tx, link, items, listOf.today);
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
async function coordinatorOf(tx: Tx, deps: Deps, link: Link): Promise<Pick<Actor, 'personId'> | null> {
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

async function callsFor(
  tx: Tx,
  link: Link,
  items: readonly WaitingItem[],
  today: SchoolDate,
): Promise<Call[]> {
  const calls: Call[] = [];
  for (const { what, ref } of items) {
    if (what !== 'book') continue;
    const table = await tx.tables.current(ref.id as unknown as DossierId);
    const found = table && (await tableCase(tx, link.schoolId, table.id, today));
    if (found) calls.push(...(await callsAt(tx, found)));
  }
  return calls;
}

/** The family of one table, as far as it has no mail address and has not answered. */
async function callsAt(tx: Tx, found: TableCase): Promise<Call[]> {
  const silent = found.asked.filter(
    (each) => isFamily(each) && !found.votes.some(({ participantId }) => participantId === each.id),
  );
  const calls: Call[] = [];
  for (const participant of silent) {
    if ((await mailOf(tx, found, participant)).to) continue;
    const seat = seatsOf(found, found.asked).find(({ participantId }) => participantId === participant.id);
    if (seat)
      calls.push({ ...seat, number: found.dossier.number, ...(await personOf(tx, found, participant)) });
  }
  return calls;
}

async function personOf(
  tx: Tx,
  { dossier }: TableCase,
  { who }: Participant,
): Promise<{ name: PersonName | null; phone: string | null }> {
  if (who.kind === 'pupil') return { name: (await tx.pupils.byId(who.id))?.name ?? null, phone: null };
  const guardian = (await tx.pupils.guardians(dossier.pupilId)).find(({ id }) => id === who.id);
  return { name: guardian?.name ?? null, phone: guardian?.phone ?? null };
}
