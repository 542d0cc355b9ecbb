import type { CardRef } from '../../src/app/arriving/views.ts';
import { bindChannel } from '../../src/app/channel/binding-channel.ts';
import { makeAgreement } from '../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { holdTable } from '../../src/app/dossier/holding-table.ts';
import { addGuest } from '../../src/app/guests/adding-guest.ts';
import { saveDetails } from '../../src/app/intake/adding-details.ts';
import { answerSafety, changeAnswers, tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { type ConcernPage, readConcern } from '../../src/app/pages/concern-page.ts';
import { openConcernPage, openPeoplePage } from '../../src/app/pages/opening-page.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { LinkId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { DETAILS, GUEST, REASONS } from './canary-words.ts';
import type { Play } from './playing.ts';
import { PUPIL, SCHOOL, TENANT, WHO } from './school.ts';
import { agreed, refOf } from './tables.ts';
import { accept, dossierOf, refIn } from './triage.ts';

/** Where people and the channel are reached, and a way to send everything that is due. */
export type Stage = { serviceUrl: string; channel: string; deliver(): Promise<void> };

const CHATTING = [WHO.mentor, WHO.otherMentor, WHO.coordinator, WHO.leerplicht, WHO.swv, WHO.buurtteam];

/** How far a story goes: one that stops earlier is told sooner. */
export type Until = 'accepted' | 'booked' | 'closed';

/**
 * A concern with the canary words in it, from the first tap to the end: intake (with a second thought), our own page,
 * triage, votes, booking, reminders, table, agreement, close. Returns what the coordinator read of it, so that a test
 * can see that the words were really there.
 */
export async function tellStory(school: Play, stage: Stage, until: Until = 'closed'): Promise<ConcernPage> {
  await meetEverybody(school, stage);
  const concern = await raiseConcern(school, stage);
  const read = await readAndAccept(school, stage, concern);
  if (until === 'accepted') return read;
  const { dossier, ref } = await dossierOf(school, concern);
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
  if (!table) throw new Error('No table was proposed.');
  await agreed(school, { dossier, ref: refOf(table) }, 'yes');
  await stage.deliver();
  if (until === 'booked') return read;
  await carryToTheEnd(school, stage, ref);
  return read;
}

async function raiseConcern(school: Play, { deliver }: Stage): Promise<CardRef> {
  const mentor = (cardActivity?: null) => school.turn(WHO.mentor, undefined, cardActivity);
  const safety = await startIntake(await mentor(null));
  await deliver();
  const who = await answerSafety(await mentor(), refIn(safety), 'no');
  const once = await tellWhoAndWhat(await mentor(), refIn(who), TOLD);
  const again = await changeAnswers(await mentor(), refIn(once));
  await deliver();
  const check = await tellWhoAndWhat(await mentor(), refIn(again), TOLD);
  const concern = refIn(await sendConcern(await mentor(), refIn(check)));
  await deliver();
  const { deps } = school;
  await saveDetails(deps, await doorTo(school, WHO.mentor, concern, 'add_details'), deps.ids.next(), DETAILS);
  return concern;
}

async function readAndAccept(school: Play, { deliver }: Stage, concern: CardRef): Promise<ConcernPage> {
  const read = await readConcern(school.deps, await doorTo(school, WHO.coordinator, concern, 'concern_page'));
  if (!read) throw new Error('The coordinator could not read the concern.');
  await accept(school, concern);
  await deliver();
  const { dossier } = await dossierOf(school, concern);
  const people = await linkIn(
    school,
    await openPeoplePage(await school.turn(WHO.coordinator), about(dossier)),
  );
  const saved = await addGuest(school.deps, people, school.deps.ids.next(), GUEST);
  if (saved?.page.guests.length !== 1) throw new Error('The guest was not added.');
  await deliver();
  return read;
}

async function carryToTheEnd(school: Play, { deliver }: Stage, ref: CardRef): Promise<void> {
  const { clock } = school;
  clock.set('2026-11-24T13:00:00Z');
  await deliver();
  clock.set('2026-11-25T15:00:00Z');
  await holdTable(await school.turn(WHO.coordinator), ref, '2026-11-25' as SchoolDate);
  await deliver();
  for (const at of ['2027-02-09T07:30:00Z', '2027-02-19T07:30:00Z', '2027-03-01T07:30:00Z']) {
    clock.set(at);
    await deliver();
  }
  const madeOn = '2027-03-01' as SchoolDate;
  await makeAgreement(await school.turn(WHO.coordinator), { ...ref, version: 2 }, ['work'], madeOn);
  await deliver();
  await closeDossier(await school.turn(WHO.coordinator), { ...ref, version: 3 }, 'agreement_runs');
  await deliver();
}

const TOLD = {
  pupilId: PUPIL.sam,
  typedName: null,
  typedClass: null,
  raisedBy: 'school' as const,
  reasons: REASONS,
  absentSince: '2026-11-02' as SchoolDate,
  parentsTold: { told: 'no' as const },
};

/** Everybody with a Teams of their own opens the bot, and the coordinator calls it in a channel and then chooses that. */
async function meetEverybody(school: Play, { serviceUrl, channel }: Stage): Promise<void> {
  for (const personId of CHATTING)
    await school.deps.store.outside((tx) =>
      tx.conversations.seen(
        {
          kind: 'personal',
          tenantId: TENANT,
          serviceUrl,
          teamsId: `a:${personId}`,
          botId: '28:bot',
          memberId: null,
          personId,
          schoolId: null,
          language: null,
        },
        school.clock.now(),
      ),
    );
  const place = { tenantId: TENANT, serviceUrl, teamsId: channel, botId: '28:bot' };
  await bindChannel(await school.turn(WHO.coordinator, undefined, 'the card that asked'), place);
}

async function doorTo(
  school: Play,
  person: PersonId,
  concern: CardRef,
  purpose: 'add_details' | 'concern_page',
): Promise<Link> {
  return linkIn(school, await openConcernPage(await school.turn(person), concern, purpose));
}

function about({ concernId }: Dossier): CardRef {
  return { schoolId: SCHOOL, id: concernId, version: 1 };
}

async function linkIn(school: Play, view: PersonalView): Promise<Link> {
  const id = urlIn(view).split('/').at(-1) as LinkId;
  const link = await school.deps.store.transact(SCHOOL, (tx) => tx.links.byId(id));
  if (!link) throw new Error('There is no such link.');
  return link;
}

function urlIn(view: PersonalView): string {
  if (view.kind !== 'page_link') throw new Error(`A ${view.kind} has no address.`);
  return view.url;
}
