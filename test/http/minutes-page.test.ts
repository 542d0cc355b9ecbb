import { describe, expect, it } from '@jest/globals';
import { WHY_FACTORS } from '../../src/domain/minutes/minutes.ts';
import { nl } from '../../src/texts/nl.ts';
import { mayRead } from '../support/case-page.ts';
import { lookAt, sendTo, ticketIn } from '../support/door.ts';
import { adviceKept } from '../support/jgz-advice.ts';
import { minutesNow, placeOfPupil } from '../support/minutes.ts';
import { PUPIL, WHO } from '../support/school.ts';
import { gave, SAID } from '../support/voices.ts';
import { minutesPageStage } from './minutes-page-stage.ts';

const MINUTE = 60_000;

describe('the page with the minutes of a table', () => {
  const { school, asked, door, press, boxesIn, goOnFrom } = minutesPageStage();

  it('shows a number, a day and a button to whoever has the link alone', async () => {
    const { status, text } = await lookAt(door());

    expect(status).toBe(200);
    expect(text).toContain(`Het verslag bij casus ${asked().dossier.number}`);
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
    expect((await minutesNow(school(), asked()))?.minutes).toMatchObject({
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
    expect((await minutesNow(school(), asked()))?.minutes.texts.planHelp).toBe('De gezinswerker');
  });

  it('asks about a box again with what somebody saw in it, until they see what stands there now', async () => {
    const drawn = boxesIn(await press('ga:nu'));
    const refused = await press('bewaar', { ...drawn, tried: 'Zie 111222333' });
    await press('bewaar', { ...drawn, tried: 'Huisbezoek' });

    const mended = await press('bewaar', { ...boxesIn(refused), tried: 'Bijles' });

    expect(mended.status).toBe(422);
    expect(mended.text).toContain('<blockquote><pre>Huisbezoek</pre></blockquote>');
    await press('bewaar', { ...boxesIn(mended), tried: 'Huisbezoek en bijles' });
    expect((await minutesNow(school(), asked()))?.minutes.texts.tried).toBe('Huisbezoek en bijles');
  });

  it('shows of what youth health care advised what everybody at the table may know, with its day', async () => {
    await mayRead(school(), asked(), WHO.jgz, 'consent');
    expect((await press('ga:nu')).text).not.toContain('jeugdgezondheidszorg');
    await adviceKept(school(), asked());

    const { text } = await press('ga:nu');

    expect(text).toMatch(
      /gaf advies op \w+ \d+ nov 2026\. Lessen volgen: een deel van de lessen\. In het rooster: later beginnen\./,
    );
    expect(text).not.toMatch(/20 nov|rustige/);

    await mayRead(school(), asked(), WHO.jgz, null);
    expect((await press('ga:nu')).text).not.toContain('jeugdgezondheidszorg');
  });

  it('gives no sign of what the pupil keeps from the parents, who sit beside this screen', async () => {
    await gave(school(), asked(), PUPIL.sam, { ...SAID, parentsMayRead: false });

    const { text } = await press('ga:stem');

    expect(text).not.toContain(SAID.goesWell);
    for (const sign of [nl.minutes.wroteBefore('Sam Vis'), nl.hearing.notForParents])
      expect(text).not.toContain(sign);
  });

  it('shows what somebody wrote beforehand at a tap, and then puts it in their box', async () => {
    await gave(school(), asked(), PUPIL.sam);
    const pupil = await placeOfPupil(school(), asked());

    const before = await press('ga:stem');
    const shown = await press(`toon:${pupil}`, { deel: 'stem' });
    const { text } = await press(`neem:${pupil}`, { deel: 'stem' });

    expect(before.text).toContain('Sam Vis schreef vooraf iets op.');
    expect(before.text).not.toContain(SAID.goesWell);
    expect(shown.text).toContain(SAID.goesWell);
    expect(text).toMatch(new RegExp(`name="pupilSays"[^>]*>${SAID.goesWell}`));
  });

  it('stays open while people talk: each press opens it for two hours again', async () => {
    for (const nth of [1, 2, 3]) {
      school().clock.set(new Date(school().deps.clock.now() + 119 * MINUTE).toISOString());
      const { text } = await press(`kies:why:${WHY_FACTORS[nth]}:aan`, { deel: 'nu' });
      expect(text).toContain('Stap 3 van 5');
      goOnFrom(text);
    }

    school().clock.set(new Date(school().deps.clock.now() + 121 * MINUTE).toISOString());
    const late = await press('kies:why:gaming:aan', { deel: 'nu' });

    expect(late.text).not.toContain('Stap 3 van 5');
    expect((await minutesNow(school(), asked()))?.minutes.why).toHaveLength(3);
  });

  it('asks for a code once the link is older than some minutes, and ends after its day', async () => {
    school().clock.set(new Date(school().deps.clock.now() + 11 * MINUTE).toISOString());
    expect(ticketIn(await lookAt(door()))).toBe('');

    school().clock.set(new Date(school().deps.clock.now() + 12 * 60 * MINUTE).toISOString());
    expect((await lookAt(door())).status).toBe(410);
  });

  it('does nothing without the ticket of the door', async () => {
    await sendTo(door(), { ticket: 'x', doe: 'kies:why:gaming:aan', deel: 'nu', v: '0' });

    expect(await minutesNow(school(), asked())).toBeNull();
  });

  it('does nothing by a button that it does not have', async () => {
    for (const doe of ['kies:why:lazy:aan', 'aanwezig:x:dead', 'regisseur:parent:', 'zzz', ''])
      expect((await press(doe)).status).toBe(200);

    expect(await minutesNow(school(), asked())).toBeNull();
  });
});
