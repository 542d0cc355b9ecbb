import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MINUTES_TEXTS, WHY_FACTORS } from '../../src/domain/minutes/minutes.ts';
import { printOf } from '../../src/domain/minutes/prints.ts';
import { nl } from '../../src/texts/nl.ts';
import { actionsNow } from '../support/agreed-actions.ts';
import { lookAt, sendTo, ticketIn } from '../support/door.ts';
import { begunTable, minutesDoor, minutesNow, placeOfPupil } from '../support/minutes.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL, WHO } from '../support/school.ts';
import type { Asked } from '../support/tables.ts';
import { gave, placeOf, SAID } from '../support/voices.ts';

const MINUTE = 60_000;

describe('the page with the minutes of a table', () => {
  let school: Play;
  let web: PageServer;
  let asked: Asked;
  let door: string;
  let ticket: string;

  beforeAll(async () => {
    school = await play();
    web = await servePages(school);
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    asked = await begunTable(school);
    door = await minutesDoor(school, asked.dossier);
    ticket = ticketIn(await lookAt(door));
  });

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  it('shows a number, a day and a button to whoever has the link alone', async () => {
    const { status, text } = await lookAt(door);

    expect(status).toBe(200);
    expect(text).toContain(`Het verslag bij casus ${asked.dossier.number}`);
    expect(text).not.toMatch(/Sam|Anna|leerplicht/);
  });

  it('goes through five parts, and says which one it is', async () => {
    const titles = ['wie', 'stem', 'nu', 'plan', 'lees'].map(
      async (part) => (await press(`ga:${part}`)).text.match(/Stap \d van \d/)?.[0],
    );

    expect(await Promise.all(titles)).toEqual([1, 2, 3, 4, 5].map((nth) => `Stap ${nth} van 5`));
  });

  it('keeps a tap with what was typed in the same part, and shows it pressed in', async () => {
    const { text } = await press('kies:why:gaming:aan', { deel: 'nu', tried: 'Bijles\r\nen een maatje' });

    expect(text).toMatch(/value="kies:why:gaming:uit"[^>]*aria-pressed="true"/);
    expect(text).toContain('Bijles\nen een maatje');
    expect((await minutesNow(school, asked))?.minutes).toMatchObject({
      why: ['gaming'],
      texts: { tried: 'Bijles\nen een maatje' },
    });
  });

  it('comes back to where the tap was', async () => {
    const { text } = await press('ga:nu');

    expect(text).toMatch(/value="kies:why:gaming:aan" formaction="[^"]*\?taal=nl#waarom-buiten"/);
    expect(text).toContain('id="waarom-buiten"');
  });

  it('shows what was typed, and what stands there, where somebody else wrote too', async () => {
    const drawn = boxesIn(await press('ga:nu'));
    await press('bewaar', { ...drawn, tried: 'Huisbezoek' });

    const { status, text } = await press('ga:plan', { ...drawn, tried: 'Bijles' });

    expect(status).toBe(422);
    expect(text).toContain('Stap 3 van 5');
    expect(text).toMatch(/<textarea[^>]*name="tried"[^>]*>Bijles<\/textarea>/);
    expect(text).toContain('<blockquote><pre>Huisbezoek</pre></blockquote>');
  });

  it('keeps the words of a colleague under an old page on which somebody only taps', async () => {
    const drawn = boxesIn(await press('ga:nu'));
    await press('bewaar', { ...drawn, tried: 'Huisbezoek' });

    const { status, text } = await press('kies:effect:helped:aan', drawn);

    expect(status).toBe(200);
    expect(text).toMatch(/<textarea[^>]*name="tried"[^>]*>Huisbezoek<\/textarea>/);
    expect(text).toMatch(/value="kies:effect:helped:uit"[^>]*aria-pressed="true"/);
  });

  it('keeps the words of a colleague under an old page on which something else was refused first', async () => {
    const drawn = boxesIn(await press('ga:plan'));
    await press('bewaar', { ...drawn, planHelp: 'De gezinswerker' });

    const refused = await press('actie', { ...drawn, 'actie-zelf': 'Belt' });
    await press('kies:next:4:aan', boxesIn(refused));

    expect(refused.status).toBe(422);
    expect(boxesIn(refused).planHelp).toBe('De gezinswerker');
    expect((await minutesNow(school, asked))?.minutes.texts.planHelp).toBe('De gezinswerker');
  });

  it('asks about a box again with what somebody saw in it, until they see what stands there now', async () => {
    const drawn = boxesIn(await press('ga:nu'));
    const refused = await press('bewaar', { ...drawn, tried: 'Zie 111222333' });
    await press('bewaar', { ...drawn, tried: 'Huisbezoek' });

    const mended = await press('bewaar', { ...boxesIn(refused), tried: 'Bijles' });

    expect(mended.status).toBe(422);
    expect(mended.text).toContain('<blockquote><pre>Huisbezoek</pre></blockquote>');
    await press('bewaar', { ...boxesIn(mended), tried: 'Huisbezoek en bijles' });
    expect((await minutesNow(school, asked))?.minutes.texts.tried).toBe('Huisbezoek en bijles');
  });

  it('is not kept from being final by a stray tap, and empties what was filled in', async () => {
    await whole();
    const stray = { deel: 'lees', 'actie-wat': 'makes_timetable' };
    const emptied = await press('leeg', { deel: 'plan', 'actie-zelf': 'Belt', 'actie-wie': 'pupil' });

    expect(emptied.text).not.toMatch(/Belt<\/textarea>|value="pupil" checked/);
    expect((await press('klaar', { ...stray, gelezen: await printNow() })).status).toBe(200);
  });

  it('keeps the words of the family that are not kept yet on the way to a letter and back', async () => {
    const parent = await placeOf(school, asked, GUARDIAN.ofSam);
    await whole();
    await press('klaar', { deel: 'lees', gelezen: await printNow() });

    const { text } = await press(`brief:${parent}`, { [`zegt-${parent}`]: 'Zo was het niet' });

    expect(text).toContain(`type="hidden" name="zegt-${parent}" value="Zo was het niet"`);
  });

  it('shows what was typed when a colleague made the minutes final meanwhile', async () => {
    const drawn = boxesIn(await press('ga:nu'));
    await whole();
    await press('klaar', { deel: 'lees', gelezen: await printNow() });

    const { status, text } = await press('bewaar', { ...drawn, tried: 'Tien regels' });

    expect(status).toBe(422);
    expect(text).toContain('Dit had je getypt');
    expect(text).toContain('Tien regels');
  });

  it('carries an agreement that is not added yet to the other parts, and is not final without it', async () => {
    await whole();
    const filled = { deel: 'plan', 'actie-wat': 'makes_timetable', 'actie-wie': 'parents' };
    const read = await press('ga:lees', filled);

    expect(read.text).toContain('type="hidden" name="actie-wat" value="makes_timetable"');
    const back = await press('ga:plan', { ...filled, deel: 'lees' });
    expect(back.text).toMatch(/value="makes_timetable" checked/);
    const final = await press('klaar', { ...filled, deel: 'lees', gelezen: await printNow() });
    expect(final.status).toBe(422);
    expect(final.text).toContain('Er staat nog iets dat niet is bewaard');
    expect((await minutesNow(school, asked))?.state).toBe('open');
  });

  it('takes a day that was filled in before one that was tapped', async () => {
    await press('actie', {
      deel: 'plan',
      'actie-zelf': 'Belt',
      'actie-wie': 'pupil',
      'actie-voor': '2026-12-04',
      'actie-dag': '2027-02-01',
    });

    expect(await actionsNow(school, asked.dossier)).toMatchObject([{ dueOn: '2027-02-01' }]);
  });

  it('adds another agreement by a form that was sent before', async () => {
    const form = {
      deel: 'plan',
      'actie-id': school.deps.ids.next<string>(),
      'actie-wie': 'pupil',
      'actie-voor': '2026-12-04',
    };
    await press('actie', { ...form, 'actie-zelf': 'Belt' });
    const { text } = await press('actie', { ...form, 'actie-zelf': 'Mailt' });

    expect(text).toContain('Mailt: de leerling');
    expect(await actionsNow(school, asked.dossier)).toHaveLength(2);
  });

  it('puts an agreement together by taps, and says what is missing of it', async () => {
    const plan = await press('ga:plan');
    const id = plan.text.match(/name="actie-id" value="([^"]+)"/)?.[1] ?? '';
    const due =
      plan.text.match(/name="actie-voor" value="([^"]+)"/g)?.[1]?.match(/value="([^"]+)"/)?.[1] ?? '';
    const chosen = { deel: 'plan', 'actie-id': id, 'actie-wat': 'makes_timetable', 'actie-voor': due };

    const without = await press('actie', chosen);
    const { status, text } = await press('actie', { ...chosen, 'actie-wie': `person ${WHO.mentor}` });

    expect(without.status).toBe(422);
    expect(without.text).toContain('Kies wie het doet.');
    expect(without.text).toMatch(/value="makes_timetable" checked/);
    expect(status).toBe(200);
    expect(text).toContain('Maakt een rooster op maat: Anna Mentor (mentor), uiterlijk');
    expect(text).not.toMatch(/value="makes_timetable" checked/);
    expect(await actionsNow(school, asked.dossier)).toMatchObject([{ what: 'Maakt een rooster op maat' }]);
  });

  it('puts own words behind an idea', async () => {
    const plan = await press('ga:plan');
    const id = plan.text.match(/name="actie-id" value="([^"]+)"/)?.[1] ?? '';

    await press('actie', {
      deel: 'plan',
      'actie-id': id,
      'actie-wat': 'makes_timetable',
      'actie-zelf': 'voor de ochtend',
      'actie-wie': 'parents',
      'actie-voor': '2026-12-04',
    });

    expect(await actionsNow(school, asked.dossier)).toMatchObject([
      { what: 'Maakt een rooster op maat: voor de ochtend', owner: { kind: 'parents' } },
    ]);
  });

  it('gives no sign of what the pupil keeps from the parents, who sit beside this screen', async () => {
    await gave(school, asked, PUPIL.sam, { ...SAID, parentsMayRead: false });

    const { text } = await press('ga:stem');

    expect(text).not.toContain(SAID.goesWell);
    for (const sign of [nl.minutes.wroteBefore('Sam Vis'), nl.hearing.notForParents])
      expect(text).not.toContain(sign);
  });

  it('shows what somebody wrote beforehand at a tap, and then puts it in their box', async () => {
    await gave(school, asked, PUPIL.sam);
    const pupil = await placeOfPupil(school, asked);

    const before = await press('ga:stem');
    const shown = await press(`toon:${pupil}`, { deel: 'stem' });
    const { text } = await press(`neem:${pupil}`, { deel: 'stem' });

    expect(before.text).toContain('Sam Vis schreef vooraf iets op.');
    expect(before.text).not.toContain(SAID.goesWell);
    expect(shown.text).toContain(SAID.goesWell);
    expect(text).toMatch(new RegExp(`name="pupilSays"[^>]*>${SAID.goesWell}`));
  });

  it('is read out with the pupil first, and says what is missing and where to go for it', async () => {
    await press('bewaar', { deel: 'stem', pupilSays: 'Ik wil timmeren', schoolSees: 'Sam is er op maandag' });

    const { text } = await press('ga:lees');

    expect(text.indexOf('Ik wil timmeren')).toBeLessThan(text.indexOf('Sam is er op maandag'));
    expect(text).toContain('Kies één regisseur.');
    expect(text).toContain('value="ga:plan"');
  });

  it('asks about a word that may be a diagnosis, and lets it stand by a tap', async () => {
    await press('bewaar', { deel: 'nu', whyMore: 'Misschien ADHD' });

    const before = await press('ga:lees');
    const { text } = await press('laat:ADHD', { deel: 'lees' });

    expect(before.text).toContain('kan een diagnose zijn');
    expect(text).not.toContain('kan een diagnose zijn');
    expect(text).toContain('Misschien ADHD');
  });

  it('becomes final by one press once it is whole, and then has no boxes to write in but for the family', async () => {
    await whole();

    const { status, text } = await press('klaar', { deel: 'lees', gelezen: await printNow() });

    expect(status).toBe(200);
    expect(text).toContain('Definitief sinds');
    expect(text).not.toContain('name="tried"');
    expect(text).toContain('Verbeter het verslag');
  });

  it('keeps the words of whoever disagrees, and asks for them where there are none', async () => {
    const pupil = await placeOfPupil(school, asked);

    const without = await press(`zegt:${pupil}:disagrees`, { deel: 'lees' });
    const { text } = await press(`zegt:${pupil}:disagrees`, {
      deel: 'lees',
      [`zegt-${pupil}`]: 'Zo <b>was</b> het niet',
    });

    expect(without.status).toBe(422);
    expect(without.text).toContain('Schrijf op wat anders moet.');
    expect(text).toContain('Zo &lt;b&gt;was&lt;/b&gt; het niet');
  });

  it('prints what the family says, and when, with the minutes themselves', async () => {
    const parent = await placeOf(school, asked, GUARDIAN.ofSam);
    await whole();
    await press(`zegt:${parent}:disagrees`, { deel: 'lees', [`zegt-${parent}`]: 'Zo was het niet' });
    const { text } = await press('klaar', { deel: 'lees', gelezen: await printNow() });
    const sheet = text.match(/<section class="card sheet">.*?<\/section>/s)?.[0] ?? '';

    expect(sheet).toContain('Petra Vis (ouder) was het er op');
    expect(sheet).toContain('Zo was het niet');
    expect(sheet).toContain('Het gesprek op');
    expect(sheet).toContain('Definitief sinds');
  });

  it('makes a letter to each of the family, once the minutes are final', async () => {
    const parent = await placeOf(school, asked, GUARDIAN.ofSam);
    await whole();
    expect((await press(`brief:${parent}`)).text).not.toContain('Beste ouder');
    await press('klaar', { deel: 'lees', gelezen: await printNow() });

    const { status, text } = await press(`brief:${parent}`);

    expect(status).toBe(200);
    expect(text).toContain('Beste ouder of verzorger,');
    expect((await press(`brief:${await placeOf(school, asked, WHO.leerplicht)}`)).status).toBe(410);
  });

  it('keeps the words that were typed for one when another is tapped', async () => {
    const pupil = await placeOfPupil(school, asked);
    const parent = await placeOf(school, asked, GUARDIAN.ofSam);

    const { text } = await press(`zegt:${parent}:agrees`, {
      deel: 'lees',
      [`zegt-${pupil}`]: 'Dit was nog niet bewaard',
    });

    expect(text).toContain('>Dit was nog niet bewaard</textarea>');
  });

  it('stays open while people talk: each press opens it for two hours again', async () => {
    for (const nth of [1, 2, 3]) {
      school.clock.set(new Date(school.deps.clock.now() + 119 * MINUTE).toISOString());
      const { text } = await press(`kies:why:${WHY_FACTORS[nth]}:aan`, { deel: 'nu' });
      expect(text).toContain('Stap 3 van 5');
      ticket = text.match(/name="ticket" value="([^"]*)"/)?.[1] ?? '';
    }

    school.clock.set(new Date(school.deps.clock.now() + 121 * MINUTE).toISOString());
    const late = await press('kies:why:gaming:aan', { deel: 'nu' });

    expect(late.text).not.toContain('Stap 3 van 5');
    expect((await minutesNow(school, asked))?.minutes.why).toHaveLength(3);
  });

  it('asks for a code once the link is older than some minutes, and ends after its day', async () => {
    school.clock.set(new Date(school.deps.clock.now() + 11 * MINUTE).toISOString());
    expect(ticketIn(await lookAt(door))).toBe('');

    school.clock.set(new Date(school.deps.clock.now() + 12 * 60 * MINUTE).toISOString());
    expect((await lookAt(door)).status).toBe(410);
  });

  it('does nothing without the ticket of the door', async () => {
    await sendTo(door, { ticket: 'x', doe: 'kies:why:gaming:aan', deel: 'nu', v: '0' });

    expect(await minutesNow(school, asked)).toBeNull();
  });

  it('does nothing by a button that it does not have', async () => {
    for (const doe of ['kies:why:lazy:aan', 'aanwezig:x:dead', 'regisseur:parent:', 'zzz', ''])
      expect((await press(doe)).status).toBe(200);

    expect(await minutesNow(school, asked)).toBeNull();
  });

  async function whole(): Promise<void> {
    await press('allen', { deel: 'wie' });
    await press('kies:heard:at_table:aan', { deel: 'stem', pupilSays: 'Ik wil timmeren' });
    await press(`regisseur:person:${WHO.mentor}`, { deel: 'plan' });
    await press('kies:next:4:aan', { deel: 'plan' });
  }

  /** In a box in which nothing stood, unless it is said what somebody saw there. */
  function press(doe: string, fields: Record<string, string> = {}) {
    const empty = Object.fromEntries(MINUTES_TEXTS.map((at) => [`was-${at}`, printOf('')]));
    return sendTo(`${door}?taal=nl`, { ticket, doe, ...empty, ...fields });
  }

  /** Every box of a page as it was drawn, with what goes along with it. */
  function boxesIn({ text }: { text: string }): Record<string, string> {
    const hidden = [...text.matchAll(/name="(was-\w+|deel)" value="([^"]*)"/g)];
    const boxes = [...text.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</g)];
    return Object.fromEntries([...hidden, ...boxes].map(([, name = '', value = '']) => [name, value]));
  }

  /** What goes along with what is read out. */
  async function printNow(): Promise<string> {
    return (await press('ga:lees')).text.match(/name="gelezen" value="([^"]*)"/)?.[1] ?? '';
  }
});
