import { describe, expect, it } from '@jest/globals';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, sendTo } from '../support/door.ts';
import { entryIn } from '../support/own-pages.ts';
import { GUARDIAN, PUPIL, WHO } from '../support/school.ts';
import { SAID, voicesNow } from '../support/voices.ts';

describe('the three questions behind the link of a pupil or a parent', () => {
  const { school, asked, doorOf } = askedPages();

  it('are offered on the page with the moments, and led to', async () => {
    const door = await doorOf(PUPIL.sam);

    const { text } = await lookAt(door);

    expect(text).toContain('Drie vragen aan jou');
    expect(text).toContain(`href="${new URL(door).pathname}/vragen?taal=nl"`);
  });

  it('are not offered to a partner, and not asked of one who goes there', async () => {
    const door = await doorOf(WHO.leerplicht);

    expect((await lookAt(door)).text).not.toContain('Drie vragen');
    expect((await lookAt(`${door}/vragen`)).status).toBe(410);
  });

  it('are asked of a parent with "u", without a choice of who reads it', async () => {
    const { status, text } = await lookAt(`${await doorOf(GUARDIAN.ofSam)}/vragen`);

    expect(status).toBe(200);
    expect(text).toContain('Wat wilt u bereiken?');
    expect(text).not.toContain('Mogen je ouders dit lezen?');
  });

  it('are kept at one press, and stand on no page of that link afterwards', async () => {
    const door = await doorOf(PUPIL.sam);

    const thanks = await answer(`${door}/vragen`, {});

    expect(thanks.status).toBe(200);
    expect(thanks.text).toContain('Je antwoorden zijn binnen.');
    expect(await voicesNow(school(), asked())).toMatchObject([{ road: 'link', voice: SAID }]);
    const [moments, questions] = [await lookAt(door), await lookAt(`${door}/vragen`)];
    for (const { text } of [thanks, moments, questions]) expect(text).not.toMatch(/kwikstaarten|gang/);
    expect(moments.text).toContain('Je antwoorden van ma 23 nov 2026 zijn binnen.');
    expect(questions.text).toContain('Wat je nu schrijft, komt daarvoor in de plaats.');
  });

  it('ask again with what was typed, and say what is wrong and where', async () => {
    const { status, text } = await answer(`${await doorOf(PUPIL.sam)}/vragen`, {
      goesWell: '<b>111222333</b>',
      parentsMayRead: '',
    });

    expect(status).toBe(422);
    expect(text).toContain('<a href="#goesWell">Wat gaat goed?</a>');
    expect(text).toContain('Kies of de ouders dit mogen lezen.');
    expect(text).toContain('&lt;b&gt;111222333&lt;/b&gt;');
    expect(await voicesNow(school(), asked())).toEqual([]);
  });

  it('are there in the languages that families read', async () => {
    const door = `${await doorOf(GUARDIAN.ofSam)}/vragen`;

    expect((await lookAt(`${door}?taal=tr`)).text).toContain('Ne iyi gidiyor?');
    expect((await lookAt(`${door}?taal=ar`)).text).toContain('dir="rtl"');
    expect((await lookAt(`${door}?taal=en`)).text).toContain('What goes well?');
  });

  it('take nothing that their form never sends', async () => {
    const door = `${await doorOf(PUPIL.sam)}/vragen`;

    expect((await sendTo(door, { entry: 'x', goesWell: 'Ja' })).status).toBe(404);
    expect((await sendTo(door, {})).status).toBe(404);
    expect(await voicesNow(school(), asked())).toEqual([]);
  });

  async function answer(door: string, filled: Record<string, string>) {
    const entry = entryIn((await lookAt(door)).text);
    const { goesWell, mustChange, wants } = SAID;
    return sendTo(door, { entry, goesWell, mustChange, wants, parentsMayRead: 'yes', ...filled });
  }
});
