import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { ActietafelId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { actionsDoor, promised } from './agreed-actions.ts';
import { agreedOn, stepped, wrote } from './agreed-outcomes.ts';
import { caseDoor, mayRead } from './case-page.ts';
import { sendTo } from './door.ts';
import { peopleDoor } from './guests.ts';
import { absenceDoor } from './keeping-absence.ts';
import type { Play } from './playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from './school.ts';
import { behind, doorTo, type ServedPage } from './served-doors.ts';
import type { Asked } from './tables.ts';
import { placeOf, typedFor, voicesDoor } from './voices.ts';

/** Nobody breaks these, and people do have and write them. */
export const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorffenaar';
export const LONG_WORD = 'Leerlingvolgsysteemgegevensuitwisselingsovereenkomst';

const INTERPRETER_FORM = {
  kind: 'tolk',
  name: LONG_NAME,
  organisation: LONG_WORD,
  mail: `${LONG_NAME}@tolken.example`,
  interprets: 'ti',
  accessUntil: '2026-12-18',
  isNeeded: 'needed',
};

/** The guests of the case whose links are given by hand. */
export async function guestPages(school: Play): Promise<Record<string, ServedPage>> {
  const [dossier] = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.openAtSchool());
  if (!dossier) throw new Error('There is no case.');
  const door = await peopleDoor(school, dossier);
  const opened = await behind(door);
  const asking = { ...opened.form, gast: 'nieuw' };
  const form = { ...opened.form, gast: 'bewaar', id: school.deps.ids.next<string>(), ...INTERPRETER_FORM };
  await sendTo(door, form);
  return {
    'the door of the guests': { at: door },
    'a guest to ask': { at: door, form: asking },
    'a guest to ask, to be mended': { at: door, form: { ...form, id: school.deps.ids.next(), mail: 'x' } },
    'the guests': { at: door, form: opened.form ?? {} },
  };
}

/** What people promised in that case: one that is late, one of the parents, one that ended. */
export async function actionPages(school: Play): Promise<Record<string, ServedPage>> {
  const [dossier] = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.openAtSchool());
  if (!dossier) throw new Error('There is no case.');
  const first = await promised(school, dossier, { what: `${LONG_WORD} ${LONG_NAME}` });
  const second = await promised(school, dossier, { owner: { kind: 'parents' } });
  const door = await actionsDoor(school, dossier);
  const opened = await behind(door);
  const press = (actie: string, more: object = {}) => ({
    at: door,
    form: { ...opened.form, actie, ...more },
  });
  await sendTo(door, press(`waarom:${second.id}`, { waarom: 'waits_for_others' }).form);
  const id = school.deps.ids.next<string>();
  return {
    'the door of the actions': { at: door },
    'the actions': press(''),
    'the actions, of whoever promised one': await behind(await actionsDoor(school, dossier, WHO.mentor)),
    'an action to add': press('nieuw'),
    'an action to add, to be mended': press('bewaar', { id, what: '', owner: '', dueOn: '2026-01-01' }),
    'why an action is not done': press(`lukt-niet:${first.id}`),
    'an action to hand over, to be mended': press(`geef:${first.id}`),
  };
}

/** A case with minutes that were corrected, promises that are open and ended, and words of the family: to each kind of reader. */
export async function casePages(school: Play, asked: Asked): Promise<Record<string, ServedPage>> {
  await promised(school, asked.dossier, { what: `${LONG_WORD} ${LONG_NAME}` });
  await mayRead(school, asked, WHO.swv, 'consent');
  await mayRead(school, asked, WHO.leerplicht, 'statutory_task');
  await agreedOn(school, asked, ['work', 'specialised_help']);
  await wrote(school, asked, { text: `${LONG_WORD} ${LONG_NAME}` });
  await wrote(school, asked, { text: `Twee dagen bakken. ${LONG_WORD}` });
  await stepped(school, asked);
  await leftAlone(school, asked);
  const door = await caseDoor(school, asked.dossier);
  const opened = await behind(door);
  const { text } = await sendTo(door, opened.form ?? {});
  const letter = text.match(/value="(brief:[^"]*)"/)?.[1] ?? '';
  const as = async (who: PersonId) => behind(await caseDoor(school, asked.dossier, who));
  return {
    'the door of a case': { at: door },
    'a case': opened,
    'a case, to be mended': { at: door, form: { ...opened.form, doe: 'naar:nowhere' } },
    'a case, what is agreed, to be mended': {
      at: door,
      form: {
        ...opened.form,
        doe: 'afspraak:work',
        'afspraak-tekst-work': 'Werk bij ADHD',
        'afspraak-zag': '',
      },
    },
    'a case, how far it is, to be mended': {
      at: door,
      form: { ...opened.form, doe: 'afspraak-stap:work', 'afspraak-dag-work': '2030-01-01' },
    },
    'a case, a regisseur to choose, to be mended': { at: door, form: { ...opened.form, doe: 'regisseur' } },
    'a case, a letter to print': { at: door, form: { ...opened.form, doe: letter } },
    'a case, of whoever raised it': await as(WHO.mentor),
    'a case, of a partner': await as(WHO.swv),
    'a case, by a task of the law': await as(WHO.leerplicht),
    'a case, of a partner without a ground': await as(WHO.buurtteam),
  };
}

/** Whoever stood beside the parent who keeps it together is there no more: another is to be chosen. */
async function leftAlone(school: Play, asked: Asked): Promise<void> {
  const participantId = await placeOf(school, asked, GUARDIAN.ofNoor);
  await school.deps.store.transact(SCHOOL, (tx) =>
    tx.regisseurs.add(asked.dossier.id, {
      id: school.deps.ids.next<string>(),
      tableId: asked.ref.id as ActietafelId,
      named: { kind: 'person', id: WHO.mentor },
      regisseur: { kind: 'parent', participantId, beside: null },
      on: '2026-11-27' as SchoolDate,
      chosenBy: WHO.coordinator,
      chosenAt: school.deps.clock.now(),
    }),
  );
}

/** What the family says before the table of Sam: in long words, and to be typed in for them. */
export async function voicePages(school: Play, asked: Asked): Promise<Record<string, ServedPage>> {
  const questions = `${await doorTo(school, asked, PUPIL.sam)}/vragen`;
  const said = {
    goesWell: `${LONG_WORD} ${LONG_NAME}`,
    mustChange: 'De gang\nis te druk',
    wants: 'Timmeren',
  };
  const form = { entry: school.deps.ids.next<string>(), ...said, parentsMayRead: 'no' };
  const door = await voicesDoor(school, asked.dossier);
  const pupil = await placeOf(school, asked, PUPIL.sam);
  const parent = await placeOf(school, asked, GUARDIAN.ofSam);
  const ofParent = `${await doorTo(school, asked, GUARDIAN.ofSam)}/vragen`;
  await sendTo(questions, form);
  await typedFor(school, asked, GUARDIAN.ofSam);
  const opened = await behind(door);
  const press = (doe: string, more: object = {}) => ({ at: door, form: { ...opened.form, doe, ...more } });
  const entry = school.deps.ids.next<string>();
  return {
    'three questions to a pupil': { at: questions },
    'three questions to a parent': { at: ofParent },
    'three questions, to be mended': { at: questions, form: { entry, wants: 'Nummer 111222333' } },
    'three questions, answered': { at: questions, form },
    'the door of what the family says': { at: door },
    'what the family says': press(''),
    'what the family says, for the mentor': await behind(await voicesDoor(school, asked.dossier, WHO.mentor)),
    'what a pupil says, to be typed in': press(`schrijf:${pupil}`),
    'what a pupil says, to be mended': press(`bewaar:${pupil}`, { entry, goesWell: '', road: 'paper' }),
    'a sheet for a parent': press(`blad:${parent}`),
  };
}

/** Everything that can be said about absence at once: hours, a long sickness, a doubt and a report. */
export async function absencePages(school: Play): Promise<Record<string, ServedPage>> {
  const [dossier] = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.openAtSchool());
  if (!dossier) throw new Error('There is no case.');
  const door = await absenceDoor(school, dossier);
  const opened = await behind(door);
  const press = (verzuim: string, more: object = {}) => ({
    ...opened.form,
    entry: school.deps.ids.next<string>(),
    verzuim,
    ...more,
  });
  for (const monday of ['2026-11-09', '2026-11-16'])
    await sendTo(door, press('bewaar-week', { week: monday, ...wholeWeek(monday) }));
  const listed = await sendTo(door, press('bewaar-ziek', { eerste: '2026-10-26', laatste: '2026-11-04' }));
  await sendTo(door, press('bewaar-ziek', { eerste: '2026-11-20', laatste: '' }));
  const id = listed.text.match(/value="twijfel:([^"]*)"/)?.[1] ?? '';
  const doubt = {
    twijfel: '2026-10-28',
    overleg: '2026-10-30',
    nog: 'ja',
    verteld: '2026-11-02',
    telt: '2026-11-03',
  };
  await sendTo(door, press(`bewaar-twijfel:${id}`, doubt));
  const report = {
    soort: 'luxury',
    eerste: '2026-09-10',
    laatste: '2026-09-11',
    gemeld: '2026-09-14',
    door: WHO.coordinator,
  };
  await sendTo(door, press('bewaar-melding', report));
  const mentor = await behind(await absenceDoor(school, dossier, WHO.mentor));
  return {
    'the door of the absence': { at: door },
    'the absence': { at: door, form: press('') },
    'the absence, in a holiday': { at: door, form: press('week:2026-10-19') },
    'the absence, of whoever raised it': mentor,
    'the sick reports': { at: door, form: press('ziek') },
    'the sick reports, to be mended': { at: door, form: press('bewaar-ziek', { eerste: '', laatste: '' }) },
    'a doubted sick report': { at: door, form: press(`twijfel:${id}`) },
    'an exemption': { at: door, form: press('vrijstelling') },
    'what was reported': { at: door, form: press('melden:absence_16h 2026-11-09 2026-11-11') },
    'what was reported, to be mended': { at: door, form: press('bewaar-melding', { ...report, soort: '' }) },
  };
}

function wholeWeek(monday: string): Record<string, string> {
  const days = [0, 1, 2, 3, 4].map((more) => addDays(monday as SchoolDate, more));
  return Object.fromEntries(
    days.flatMap((on) => [
      [`z-${on}`, '6'],
      [`m-${on}`, '1'],
      [`h-${on}`, 'ja'],
    ]),
  );
}
