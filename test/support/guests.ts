import { addGuest, type GuestSaved } from '../../src/app/guests/adding-guest.ts';
import type { PeoplePage } from '../../src/app/guests/showing-guests.ts';
import { takeOutGuest } from '../../src/app/guests/taking-out-guest.ts';
import { openPeoplePage } from '../../src/app/pages/opening-page.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { GuestForm } from '../../src/domain/guests.ts';
import type { LinkId, ParticipantId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { urlIn } from './own-pages.ts';
import type { Play } from './playing.ts';
import { SCHOOL, WHO } from './school.ts';
import { type Asked, refOf } from './tables.ts';
import { openedDossier, type Sent } from './triage.ts';

/** A family doctor, asked until well after every proposal. */
export const DOCTOR: GuestForm = {
  kind: 'huisarts',
  name: 'Mw. Roodborst',
  organisation: 'Praktijk De Putter',
  mail: 'balie@putter.example',
  interprets: null,
  isNeeded: false,
  accessUntil: '2026-12-18' as SchoolDate,
  ground: 'consent',
};

export const INTERPRETER: GuestForm = {
  ...DOCTOR,
  kind: 'tolk',
  name: 'Dhr. Zwaluw',
  organisation: 'Tolkendienst',
  mail: 'zwaluw@tolken.example',
  interprets: 'ti',
  ground: null,
};

/** Sam's dossier, of which everybody who has to hear has heard, with a table that everybody is asked to. */
export async function askedDossier(school: Play): Promise<Asked> {
  const { dossier } = await openedDossier(school);
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
  if (!table) throw new Error('No table was proposed.');
  return { dossier, ref: refOf(table) };
}

/** The address of the page about the people of a dossier, as it stands on this person's card. */
export async function peopleDoor(
  school: Play,
  dossier: Dossier,
  by: PersonId = WHO.coordinator,
): Promise<string> {
  const concern = { schoolId: SCHOOL, id: dossier.concernId, version: 1 };
  return urlIn(await openPeoplePage(await school.turn(by), concern));
}

/** The row behind such an address. Only of use where addresses end in the id of their link. */
export async function peopleLink(school: Play, dossier: Dossier, by?: PersonId): Promise<Link> {
  const id = (await peopleDoor(school, dossier, by)).split('/').at(-1) as LinkId;
  const link = await school.deps.store.transact(SCHOOL, (tx) => tx.links.byId(id));
  if (!link) throw new Error('There is no such link.');
  return link;
}

/** The coordinator adds a guest to this dossier. @throws Error with the codes of what is wrong with the form. */
export async function withGuest(
  school: Play,
  { dossier }: Asked,
  form: GuestForm = DOCTOR,
): Promise<ParticipantId> {
  const id = school.deps.ids.next<ParticipantId>();
  const saved = await triedGuest(school, dossier, form, id);
  if (!saved || saved.faults.length > 0)
    throw new Error(`No guest was added: ${saved?.faults.map(({ code }) => code).join(', ')}.`);
  return id;
}

/** The same, with whatever comes of it. */
export async function triedGuest(
  school: Play,
  dossier: Dossier,
  form: GuestForm,
  id: ParticipantId = school.deps.ids.next<ParticipantId>(),
): Promise<GuestSaved | null> {
  return addGuest(school.deps, await peopleLink(school, dossier), id, form);
}

export async function guestOut(
  school: Play,
  { dossier }: Asked,
  id: ParticipantId,
): Promise<PeoplePage | null> {
  return takeOutGuest(school.deps, await peopleLink(school, dossier), id);
}

/** What went to this guest. */
export function sentTo(id: string, sent: readonly Sent[]): Sent[] {
  return sent.filter((each) => each.to === id && each.delivery.kind !== 'drop');
}

export function kindsTo(id: string, sent: readonly Sent[]): string[] {
  return sentTo(id, sent).map(({ kind }) => kind);
}
