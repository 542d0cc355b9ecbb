import { openWorklistPage } from '../../src/app/pages/opening-page.ts';
import type { ActionId } from '../../src/domain/ids.ts';
import { sendTo } from './door.ts';
import {
  begunTable,
  finishes,
  minutesDoor,
  minutesLink,
  NEXT_FRIDAY,
  placeOfPupil,
  wholeMinutes,
  writes,
} from './minutes.ts';
import type { Play } from './playing.ts';
import { GUARDIAN, PUPIL, WHO } from './school.ts';
import { casePages, LONG_NAME, LONG_WORD } from './served-case-pages.ts';
import { behind, type ServedPage, urlIn } from './served-doors.ts';
import { agreedPages } from './served-family.ts';
import { agreed, askedTable, tableNow } from './tables.ts';
import { gave, placeOf, SAID } from './voices.ts';

/** The minutes of two tables that have begun: one that is written, one that is final and was corrected. */
export async function minutesPages(school: Play): Promise<Record<string, ServedPage>> {
  const noor = await askedTable(school, 'noor');
  await agreed(school, noor, 'yes');
  const sam = await begunTable(school);
  const { slots } = await tableNow(school, noor.ref);
  const latest = Math.max(school.deps.clock.now(), ...slots.map(({ startsAt }) => startsAt));
  school.clock.set(new Date(latest + 60_000).toISOString());

  await gave(school, sam, PUPIL.sam, SAID);
  await gave(school, sam, GUARDIAN.ofSam, { ...SAID, parentsMayRead: null });
  const link = await minutesLink(school, sam);
  await wholeMinutes(school, link);
  const parent = await placeOf(school, sam, GUARDIAN.ofSam);
  const participantId = parent;
  await writes(school, link, {
    parentsSay: `${LONG_WORD} ${LONG_NAME}`,
    schoolSees: 'Sam is er op maandag en dinsdag.',
    tried: 'Bijles en ADHD-coaching',
    planHelp: 'Eerst therapie, dan school',
  });
  for (const act of [
    {
      does: 'tap',
      tap: { tap: 'regisseur', regisseur: { kind: 'parent', participantId, beside: WHO.buurtteam } },
    },
    { does: 'tap', tap: { tap: 'effect', effect: 'no_effect' } },
    { does: 'tap', tap: { tap: 'why', factor: 'many_impressions', isOn: true } },
    { does: 'tap', tap: { tap: 'why', factor: 'gaming', isOn: true } },
    { does: 'tap', tap: { tap: 'daytime', kind: 'some_lessons', isOn: true } },
    { does: 'say', id: parent, says: 'disagrees', words: `Zo was het niet ${LONG_WORD}`, read: 'x' },
    {
      does: 'add_action',
      id: school.deps.ids.next<ActionId>(),
      form: { what: `${LONG_WORD} bellen`, owner: { kind: 'person', id: WHO.mentor }, dueOn: NEXT_FRIDAY },
    },
  ] as const)
    await writes(school, link, {}, act);

  const ofNoor = await minutesLink(school, noor);
  await wholeMinutes(school, ofNoor);
  await finishes(school, ofNoor);
  await writes(school, ofNoor, {}, { does: 'reopen' });
  await writes(school, ofNoor, { planSchool: `Drie ochtenden. ${LONG_WORD}` });
  await finishes(school, ofNoor);

  const ofNoorDoor = await minutesDoor(school, noor.dossier);
  const parentOfNoor = await placeOf(school, noor, GUARDIAN.ofNoor);
  const door = await minutesDoor(school, sam.dossier);
  const opened = await behind(door);
  const press = (doe: string, more: object = {}) => ({
    at: door,
    form: { ...opened.form, doe, ...more },
  });
  const pupil = await placeOfPupil(school, sam);
  await sendTo(door, press('bewaar').form);
  await gave(school, noor, GUARDIAN.ofNoor, { ...SAID, wants: LONG_WORD, parentsMayRead: null });
  return {
    ...(await casePages(school, noor)),
    ...(await agreedPages(school, noor)),
    'the door of the minutes': { at: door },
    'the minutes, who is here': press('ga:wie'),
    'the minutes, what each says': press('ga:stem'),
    'the minutes, what one wrote beforehand': press(`toon:${pupil}`, { deel: 'stem' }),
    'the minutes, how it is now': press('ga:nu'),
    'the minutes, what is agreed': press('ga:plan'),
    'the minutes, an agreement to be mended': press('actie', { deel: 'plan' }),
    'the minutes, somebody else wrote too': press('bewaar', {
      deel: 'nu',
      'was-tried': 'x',
      tried: 'Huisbezoek',
    }),
    'the minutes, read out': press('ga:lees'),
    'the minutes, what one disagrees with': press(`zegt:${pupil}:disagrees`, { deel: 'lees' }),
    ...(await advicePages(school, door, opened)),
    'the minutes, final': await behind(ofNoorDoor),
    'the summary for the administration': {
      at: ofNoorDoor,
      form: { ...(await behind(ofNoorDoor)).form, doe: 'samenvatting' },
    },
    'the letter to a parent': {
      at: ofNoorDoor,
      form: { ...(await behind(ofNoorDoor)).form, doe: `brief:${parentOfNoor}` },
    },
  };
}

/** The form for advice, and the list on which it stands: new, taken up and done. */
async function advicePages(
  school: Play,
  door: string,
  opened: ServedPage,
): Promise<Record<string, ServedPage>> {
  const form = (text: string) => ({
    ...opened.form,
    doe: 'advies-geef',
    'advies-id': school.deps.ids.next<string>(),
    'advies-thema': 'pedagogical_climate',
    'advies-van': 'jgz',
    'advies-tekst': text,
  });
  for (const text of [LONG_WORD, `${LONG_WORD}\nEn nog een regel.`, 'Bel op de eerste dag.'])
    await sendTo(door, form(text));
  const listDoor = urlIn(await openWorklistPage(await school.turn(WHO.coordinator)));
  const list = await behind(listDoor);
  const page = await sendTo(listDoor, { ...list.form });
  const [first, second] = [...page.text.matchAll(/value="advies:([^:]+):take_up"/g)].map(([, id]) => id);
  for (const step of [`${first}:take_up`, `${second}:take_up`, `${second}:finish`])
    await sendTo(listDoor, { ...list.form, doe: `advies:${step}` });
  return {
    'advice to the school': { at: door, form: { ...opened.form, doe: 'advies' } },
    'advice to the school, asked about': { at: door, form: form('Geef Sam rust bij ADHD') },
    'advice to the school, given': { at: door, form: form(`${LONG_WORD} nog eens`) },
    'a list with advice to the school': list,
  };
}
