import { sayFeltHeard, sayOfAgreed } from '../../src/app/family-page/answering.ts';
import { readAgreed } from '../../src/app/family-page/reading.ts';
import type { FamilyPage } from '../../src/app/family-page/views.ts';
import type { Link } from '../../src/app/ports/links.ts';
import { pressAnswerPage } from '../../src/app/table/answer-page.ts';
import type { FeltHeardAsked } from '../../src/domain/felt-heard.ts';
import type { FamilySay } from '../../src/domain/minutes/minutes.ts';
import { finishes, wholeMinutes, writes } from './minutes.ts';
import type { Play } from './playing.ts';
import { SCHOOL } from './school.ts';
import { type Asked, linkOf } from './tables.ts';
import { deliverDue, type Sent } from './triage.ts';
import { placeOf } from './voices.ts';

/** The minutes of a table that has begun are written and made final; what is for the school alone and for the family differ. */
export async function madeFinal(school: Play, link: Link): Promise<void> {
  await wholeMinutes(school, link);
  await writes(school, link, {
    parentsSay: 'Hij slaapt slecht',
    schoolSees: 'De kwikstaart zit in de gang',
    planSchool: 'Drie ochtenden in de week',
  });
  await finishes(school, link);
}

/** Corrected and made final once more. */
export async function madeFinalAgain(school: Play, link: Link): Promise<void> {
  await writes(school, link, {}, { does: 'reopen' });
  await writes(school, link, { planSchool: 'Vier ochtenden in de week' });
  await finishes(school, link);
}

/** The address that somebody of the family gets by the button on the page with their moments; null = there is none for them. */
export async function agreedDoor(school: Play, asked: Asked, who: string): Promise<string | null> {
  const pressed = await pressAnswerPage(school.deps, await linkOf(school, asked, who), {
    kind: 'read_agreed',
  });
  return pressed?.leadsTo ?? null;
}

/** The row behind that address. */
export async function agreedLinkOf(school: Play, asked: Asked, who: string): Promise<Link> {
  if ((await agreedDoor(school, asked, who)) === null) throw new Error(`${who} finds no button.`);
  const place = await placeOf(school, asked, who);
  const [link] = await school.deps.store.transact(SCHOOL, (tx) => tx.links.toFamilyPage(place));
  if (!link) throw new Error(`${who} has no link.`);
  return link;
}

/** What somebody says of what they read just now. */
export async function saysOfAgreed(
  school: Play,
  link: Link,
  say: Pick<FamilySay, 'says' | 'words'>,
  read?: string,
) {
  const page = read === undefined ? await pageOf(school, link) : null;
  return sayOfAgreed(school.deps, link, { ...say, read: read ?? page?.print ?? '' });
}

export function saysFeltHeard(school: Play, link: Link, asked: FeltHeardAsked) {
  return sayFeltHeard(school.deps, link, asked);
}

export function pageOf(school: Play, link: Link): Promise<FamilyPage | null> {
  return readAgreed(school.deps, link);
}

/** To which addresses goes out now that what was agreed can be read. */
export async function toldReady(school: Play): Promise<string[]> {
  return readyIn(await deliverDue(school)).map(({ to }) => to);
}

export function readyIn(sent: readonly Sent[]) {
  return sent.flatMap(({ delivery }) =>
    delivery.kind === 'mail' && delivery.letter.kind === 'letter_agreed'
      ? [{ to: delivery.to, language: delivery.language, letter: delivery.letter }]
      : [],
  );
}
