import {
  openConcernPage,
  openFieldPage,
  openOwnTablesPage,
  openWorklistPage,
} from '../../src/app/pages/opening-page.ts';
import type { Link, LinkPurpose } from '../../src/app/ports/links.ts';
import type { Guardian } from '../../src/app/ports/pupils.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { takeRoute } from '../../src/app/triage/deciding.ts';
import { WELFARE_REASONS } from '../../src/domain/details.ts';
import type { GuardianId, Instant, LinkId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { promised } from './agreed-actions.ts';
import { lookAt, sendTo } from './door.ts';
import { doctorsRoster } from './jgz-advice.ts';
import { rosterWithNeighbours } from './neighbours.ts';
import { type PageServer, servePages } from './page-server.ts';
import { type Play, play } from './playing.ts';
import { runningDoor } from './running-case.ts';
import { GUARDIAN, PUPIL, SCHOOL, testRoster, WHO } from './school.ts';
import { requestIn } from './second-code.ts';
import { advicePages } from './served-advice.ts';
import {
  absencePages,
  actionPages,
  guestPages,
  LONG_NAME,
  LONG_WORD,
  voicePages,
} from './served-case-pages.ts';
import { dayPages, LONG_ROUTE } from './served-days.ts';
import { behind, consultDoor, doorTo, releaseDoor, type ServedPage, urlIn } from './served-doors.ts';
import { minutesPages } from './served-minutes.ts';
import { agreed, askedTable, participantsNow, tableNow } from './tables.ts';
import { sentConcern } from './triage.ts';

export type ServedPages = {
  pages: Readonly<Record<string, ServedPage>>;
  /** The code that went out for a form, by what stands in it. */
  codeFor(request: string): string;
  close(): Promise<void>;
};

const DAY = 24 * 60 * 60_000;

const LONG_TEXT = `${LONG_WORD} ${'https://rooster.testcollege.example/'.padEnd(90, 'a')}\n\nEn nog een regel.`;

/**
 * Every page of ours, in three schools: one with tables and a list, one with a concern that is told at length, one where people sit
 * at a table. Each can be opened as often as one likes.
 */
export async function servedPages(): Promise<ServedPages> {
  const [tables, concerns, talks] = [
    await play(undefined, undefined, longNames(testRoster())),
    await play(undefined, undefined, longNames({ ...rosterWithNeighbours(), route: LONG_ROUTE })),
    await play(undefined, undefined, longNames(doctorsRoster())),
  ];
  const broken = {
    method: 'get' as const,
    path: '/kapot',
    answer: () => Promise.reject(new Error('broken')),
  };
  const [web, other, third] = [
    await servePages(tables, [broken]),
    await servePages(concerns),
    await servePages(talks),
  ];
  return {
    pages: {
      ...(await tablePages(tables)),
      ...(await concernPages(concerns)),
      ...(await listPages(tables)),
      ...(await fieldPages(concerns)),
      ...(await ownTablesPages(tables)),
      ...(await sharePages(concerns)),
      ...(await guestPages(concerns)),
      ...(await actionPages(concerns)),
      ...(await absencePages(concerns)),
      ...(await dayPages(concerns)),
      ...(await runningPages(tables)),
      ...(await minutesPages(talks)),
      ...(await advicePages(talks)),
      privacy: { at: `${web.url}/privacy` },
      terms: { at: `${web.url}/voorwaarden` },
      ...(await troubles(tables, web)),
    },
    codeFor(request) {
      const [, payload = ''] = request.split('.');
      const { jti } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
      return tables.deps.addresses.codeOf(jti);
    },
    async close() {
      await Promise.all([web.stop(), other.stop(), third.stop()]);
      await Promise.all([tables.close(), concerns.close(), talks.close()]);
    },
  };
}

async function tablePages(school: Play): Promise<Record<string, ServedPage>> {
  const phoneOnly = school.deps.ids.next<GuardianId>();
  await school.deps.store.transact(SCHOOL, (tx) => tx.pupils.addGuardian(PUPIL.sam, withoutMail(phoneOnly)));
  const sam = await askedTable(school, 'sam', (each) =>
    each.who.id === GUARDIAN.alsoOfSam ? { ...each, who: { kind: 'guardian', id: phoneOnly } } : each,
  );
  const noor = await askedTable(school, 'noor');
  await agreed(school, noor, 'yes');
  const asked = await doorTo(school, sam, GUARDIAN.ofSam);
  const { slots } = await tableNow(school, sam.ref);
  const answers = Object.fromEntries(
    slots.map(({ id }, index) => [`m-${id}`, index === 0 ? 'if_need_be' : 'no']),
  );
  return {
    'the moments, asked of a parent': { at: asked },
    'the moments, asked of a partner': { at: await doorTo(school, sam, WHO.leerplicht) },
    'the moments, with nothing chosen': { at: asked, form: {} },
    'the moments, answered': { at: await doorTo(school, sam, PUPIL.sam), form: answers },
    'the appointment': { at: await doorTo(school, noor, GUARDIAN.ofNoor) },
    'the appointment, of a partner': { at: await doorTo(school, noor, WHO.leerplicht) },
    ...(await voicePages(school, sam)),
  };
}

async function concernPages(school: Play): Promise<Record<string, ServedPage>> {
  const noor = await askedTable(school, 'noor');
  await cancelTable(await school.turn(WHO.coordinator), noor.ref);
  const concern = await sentConcern(school, {
    reasons: ['late', 'conflict_with_school', 'behaviour_in_class'],
  });
  const telling = urlIn(await openConcernPage(await school.turn(WHO.mentor), concern, 'add_details'));
  const form = {
    entry: school.deps.ids.next<string>(),
    sick_reports: '4',
    absence_hours: '12',
    welfare: WELFARE_REASONS[0],
    tried: LONG_TEXT,
    effect: 'helped_a_little',
    pupils_words: LONG_TEXT,
    more: LONG_TEXT,
  };
  await sendTo(telling, form);
  await takeRoute(await school.turn(WHO.coordinator), concern, {
    route: 'one_partner',
    reason: 'one_question',
    partner: 'leerplicht',
    reviewOn: '2026-12-01' as SchoolDate,
  });
  const reading = urlIn(await openConcernPage(await school.turn(WHO.coordinator), concern, 'concern_page'));
  return {
    'a table that was cancelled': { at: await doorTo(school, noor, GUARDIAN.ofNoor) },
    'a partner who is asked to call': { at: await consultDoor(school, concern) },
    'an aandachtsfunctionaris who is asked to call': { at: await releaseDoor(school) },
    'more about a concern': { at: telling },
    'more about a concern, to be mended': {
      at: telling,
      form: { ...form, sick_reports: '-1', more: `${LONG_TEXT} 111222333` },
    },
    'more about a concern, kept': { at: telling, form },
    'the door of a concern': { at: reading },
    'a concern': await behind(reading),
  };
}

async function listPages(school: Play): Promise<Record<string, ServedPage>> {
  await sentConcern(school);
  const list = urlIn(await openWorklistPage(await school.turn(WHO.coordinator)));
  return { 'the door of a list': { at: list }, 'a list': await behind(list) };
}

/** On which a case that ran on paper is put in: each step, and the form as it is asked again. */
async function runningPages(school: Play): Promise<Record<string, ServedPage>> {
  const door = await runningDoor(school);
  const opened = await behind(door);
  const at = (form: Record<string, string>): ServedPage => ({
    at: door,
    form: { ...opened.form, veilig: 'ja', ...form },
  });
  const asked = { leerling: PUPIL.ofOtherMentor, id: school.deps.ids.next<string>(), doe: 'bewaar' };
  return {
    'the door of a running case': { at: door },
    'a running case, the first question': opened,
    'a running case, stopped': at({ doe: 'onveilig' }),
    'a running case, the class': at({}),
    'a running case, the pupil': at({ doe: 'klas', klas: '4H2' }),
    'a running case, of a pupil with one': at({ doe: 'leerling', leerling: PUPIL.sam }),
    'a running case': at({ doe: 'leerling', leerling: PUPIL.ofOtherMentor }),
    'a running case, to be mended': at({ ...asked, 'action-5-what': LONG_TEXT, 'table-3': 'gisteren' }),
  };
}

async function fieldPages(school: Play): Promise<Record<string, ServedPage>> {
  const field = urlIn(await openFieldPage(await school.turn(WHO.coordinator)));
  return { 'the door of a playing field': { at: field }, 'a playing field': await behind(field) };
}

async function ownTablesPages(school: Play): Promise<Record<string, ServedPage>> {
  const [dossier] = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.openAtSchool());
  if (dossier) await promised(school, dossier, { owner: { kind: 'person', id: WHO.leerplicht } });
  const own = urlIn(await openOwnTablesPage(await school.turn(WHO.leerplicht)));
  const opened = await behind(own);
  const away = { ...opened.form, van: '2026-12-01', tot: '2026-12-12' };
  await sendTo(own, { ...away, doe: 'away' });
  return {
    ...(await codePages(school)),
    'the door of the own page': { at: own },
    'the own page': opened,
    'the own page, with a new address': { at: own, form: { ...opened.form, doe: 'make_feed' } },
    'the own page, with days kept': { at: own, form: { ...away, doe: 'away' } },
    'the own page, to be mended': { at: own, form: { ...away, van: '2026-12-13', doe: 'away' } },
  };
}

/** The second code, before an own page whose link was mailed yesterday. */
async function codePages(school: Play): Promise<Record<string, ServedPage>> {
  const { deps, clock, engine } = school;
  const link: Link = {
    id: deps.ids.next<LinkId>(),
    schoolId: SCHOOL,
    purpose: 'own_page',
    holder: { kind: 'person', id: WHO.leerplicht },
    concernId: null,
    actietafelId: null,
    expiresAt: (clock.now() + 29 * DAY) as Instant,
    revokedAt: null,
  };
  const ended: Link = {
    ...link,
    id: deps.ids.next<LinkId>(),
    expiresAt: (clock.now() - DAY) as Instant,
  };
  await deps.store.transact(SCHOOL, (tx) => tx.links.addAll([link, ended]));
  const url = await deps.addresses.urlOf(link);
  const asked = { aanvraag: requestIn(await lookAt(url)) };
  await sendTo(url, asked);
  // So that it can be typed wrong as often as one likes.
  await engine.script('update page_code set tries = -10000');
  return {
    'the door that asks for a code': { at: url },
    'the code to type': { at: url, form: asked },
    'the own page, by a link that has ended': { at: await deps.addresses.urlOf(ended) },
    'a code that is wrong': { at: url, form: { ...asked, code: 'no code' } },
  };
}

/** The links of a family as a coordinator gives them by hand. */
async function sharePages(school: Play): Promise<Record<string, ServedPage>> {
  const asked = await askedTable(school, 'sam');
  const ref = { schoolId: SCHOOL, id: asked.dossier.concernId, version: 1 };
  const door = urlIn(await openConcernPage(await school.turn(WHO.coordinator), ref, 'concern_page'));
  const parent = (await participantsNow(school, asked)).find(({ who }) => who.id === GUARDIAN.ofSam);
  const opened = await behind(door);
  return {
    'a concern with links to give': opened,
    'a link to give': { at: door, form: { ...opened.form, deel: parent?.id ?? '' } },
  };
}

async function troubles({ deps, clock }: Play, web: PageServer): Promise<Record<string, ServedPage>> {
  const ended = (purpose: LinkPurpose) =>
    deps.addresses.urlOf({
      id: deps.ids.next<LinkId>(),
      purpose,
      schoolId: SCHOOL,
      expiresAt: (clock.now() - 60_000) as Instant,
    });
  const telling = await ended('add_details');
  return {
    'a link that has ended': { at: await ended('answer_moments') },
    'a link of Teams that has ended': { at: telling },
    'a link that is not right': { at: `${web.url}/moment/half-a-token` },
    'no such page': { at: `${web.url}/nergens` },
    'not on this page': { at: `${web.url}/privacy`, form: {} },
    'too much text': { at: telling, form: { more: 'x'.repeat(70_000) } },
    'broken down': { at: `${web.url}/kapot` },
  };
}

function withoutMail(id: GuardianId): Guardian {
  return {
    id,
    name: { roepnaam: 'Anna-Wilhelmina', voorvoegsel: 'van der', achternaam: LONG_NAME },
    mail: null,
    phone: '06-12345678',
    gezag: 'yes',
    language: 'nl',
    addressSecret: false,
  };
}

function longNames(roster: Roster): Roster {
  const named = (personId: PersonId) => personId === WHO.mentor || personId === WHO.leerplicht;
  return {
    ...roster,
    school: { ...roster.school, name: `${LONG_NAME}college`, location: `${LONG_NAME}laan 1, Utrecht` },
    people: roster.people.map((each) =>
      named(each.id) ? { ...each, name: { ...each.name, achternaam: LONG_NAME } } : each,
    ),
    pupils: roster.pupils.map((each) => ({
      ...each,
      pupil: { ...each.pupil, name: { ...each.pupil.name, achternaam: LONG_NAME } },
    })),
  };
}
