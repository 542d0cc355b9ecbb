import { openCasePage } from '../../src/app/pages/opening-case-page.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { GivenVoice } from '../../src/app/ports/voices.ts';
import { giveVoice, type VoiceSaved } from '../../src/app/voices/giving-voice.ts';
import { type WrittenDown, type WrittenSaved, writeDown } from '../../src/app/voices/writing-down.ts';
import type { ParticipantId, PersonId } from '../../src/domain/ids.ts';
import type { Voice } from '../../src/domain/voices.ts';
import { newestLink, urlIn } from './own-pages.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import { type Asked, linkOf, participantsNow } from './tables.ts';

/** What Sam says, as nobody else would. */
export const SAID: Voice = {
  goesWell: 'Ik doe mee met de kwikstaarten',
  mustChange: 'De gang is te druk',
  wants: '',
  parentsMayRead: true,
};

/** The address of the page with the voices in a case, as it stands on this person's card. */
export async function voicesDoor(
  school: Play,
  { concernId }: Pick<Dossier, 'concernId'>,
  by: PersonId = WHO.coordinator,
): Promise<string> {
  const ref = { schoolId: SCHOOL, id: concernId, version: 0 };
  return urlIn(await openCasePage(await school.turn(by), ref, 'voices_page'));
}

/** The row behind such an address. */
export async function voicesLink(
  school: Play,
  dossier: Pick<Dossier, 'concernId'>,
  by?: PersonId,
): Promise<Link> {
  await voicesDoor(school, dossier, by);
  return newestLink(school, 'voices_page');
}

/** One of the family answers the questions behind their own link. */
export async function gave(
  school: Play,
  asked: Asked,
  who: string,
  voice: Voice = SAID,
  entryId = school.deps.ids.next<string>(),
): Promise<VoiceSaved | null> {
  return giveVoice(school.deps, await linkOf(school, asked, who), entryId, voice);
}

/** A colleague types in what one of the family told. */
export async function typedFor(
  school: Play,
  asked: Asked,
  who: string,
  more: Partial<WrittenDown> & { by?: PersonId } = {},
): Promise<WrittenSaved | null> {
  const { by, ...written } = more;
  return writeDown(school.deps, await voicesLink(school, asked.dossier, by), {
    entryId: school.deps.ids.next<string>(),
    participantId: await placeOf(school, asked, who),
    road: 'told',
    voice: SAID,
    ...written,
  });
}

/** Their place at the table. */
export async function placeOf(school: Play, asked: Asked, who: string): Promise<ParticipantId> {
  const found = (await participantsNow(school, asked)).find((each) => each.who.id === who);
  if (!found) throw new Error(`${who} has no place at this table.`);
  return found.id;
}

export function voicesNow(school: Play, { dossier }: Asked): Promise<GivenVoice[]> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.voices.lastIn(dossier.id));
}
