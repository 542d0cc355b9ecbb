import type { MinutesAct } from '../../src/app/minutes/acting.ts';
import { openMinutesPage } from '../../src/app/minutes/behind-minutes.ts';
import { readMinutes } from '../../src/app/minutes/showing-minutes.ts';
import type { MinutesPage } from '../../src/app/minutes/views.ts';
import { type MinutesSaved, writeMinutes } from '../../src/app/minutes/writing-minutes.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { KeptMinutes } from '../../src/app/ports/minutes.ts';
import type { ActietafelId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { MinutesText } from '../../src/domain/minutes/minutes.ts';
import { printOf } from '../../src/domain/minutes/prints.ts';
import { newestLink, urlIn } from './own-pages.ts';
import type { Play } from './playing.ts';
import { PUPIL, SCHOOL, WHO } from './school.ts';
import { type Asked, agreed, askedTable, tableNow } from './tables.ts';
import { placeOf } from './voices.ts';

/** Sam's table is booked, and its moment has come. */
export async function begunTable(school: Play, change?: Parameters<typeof askedTable>[2]): Promise<Asked> {
  const asked = await askedTable(school, 'sam', change);
  await agreed(school, asked, 'yes');
  const table = await tableNow(school, asked.ref);
  const slot = table.slots.find(({ id }) => id === table.bookedSlotId);
  if (!slot) throw new Error('The table was not booked.');
  school.clock.set(new Date(slot.startsAt + 60_000).toISOString());
  return asked;
}

/** The address of the page with the minutes of a case, as it stands on this person's card. */
export async function minutesDoor(
  school: Play,
  { concernId }: Pick<Dossier, 'concernId'>,
  by: PersonId = WHO.coordinator,
): Promise<string> {
  const ref = { schoolId: SCHOOL, id: concernId, version: 0 };
  return urlIn(await openMinutesPage(await school.turn(by), ref));
}

/** The row behind such an address. */
export async function minutesLink(school: Play, { dossier }: Asked, by?: PersonId): Promise<Link> {
  await minutesDoor(school, dossier, by);
  return newestLink(school, 'minutes_page');
}

/** Of the table for which a link was made, with what is missing. */
export const LOOKING = { table: null, judge: true } as const;

/** Somebody types in boxes that held what stands in them now, unless it is said what they saw there; and taps. */
export async function writes(
  school: Play,
  link: Link,
  texts: Partial<Record<MinutesText, string>>,
  act: MinutesAct = { does: 'nothing' },
  saw: Partial<Record<MinutesText, string>> = {},
): Promise<MinutesSaved> {
  const stands = await school.deps.store.transact(SCHOOL, (tx) =>
    tx.minutes.of(link.actietafelId as ActietafelId),
  );
  const now: Partial<Record<MinutesText, string>> = stands?.minutes.texts ?? {};
  const typed = Object.fromEntries(
    Object.entries(texts).map(([at, text]) => [
      at,
      { text, drawn: printOf(saw[at as MinutesText] ?? now[at as MinutesText] ?? '') },
    ]),
  );
  const saved = await writeMinutes(school.deps, link, { typed, act }, LOOKING);
  if (!saved) throw new Error('The minutes are not for this person.');
  return saved;
}

/** They are made final by whoever has them before them as they stand. */
export async function finishes(school: Play, link: Link): Promise<MinutesSaved> {
  return writes(school, link, {}, { does: 'finish', read: await printNow(school, link) });
}

/** The print of what is read out now. */
export async function printNow(school: Play, link: Link): Promise<string> {
  const page = await readMinutes(school.deps, link, LOOKING);
  if (!page) throw new Error('The minutes are not for this person.');
  return page.print;
}

/** Everything that minutes need to be final, for the pupil whose table it is. */
export async function wholeMinutes(school: Play, link: Link): Promise<MinutesPage> {
  await writes(school, link, { pupilSays: 'Ik wil timmeren' });
  await writes(school, link, {}, { does: 'everybody_here' });
  await writes(school, link, {}, { does: 'tap', tap: { tap: 'heard', how: 'at_table' } });
  const regisseur = { kind: 'person', id: WHO.mentor } as const;
  await writes(school, link, {}, { does: 'tap', tap: { tap: 'regisseur', regisseur } });
  return (await writes(school, link, {}, { does: 'tap', tap: { tap: 'next', weeks: '4' } })).page;
}

export function minutesNow(school: Play, { ref }: Asked): Promise<KeptMinutes | null> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.minutes.of(ref.id as never));
}

/** Where Sam sits. */
export function placeOfPupil(school: Play, asked: Asked) {
  return placeOf(school, asked, PUPIL.sam);
}

/** By the Friday of next week. */
export const NEXT_FRIDAY = '2026-12-04' as SchoolDate;
