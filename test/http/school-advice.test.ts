import { describe, expect, it } from '@jest/globals';
import { openWorklistPage } from '../../src/app/pages/opening-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { placeOfPupil } from '../support/minutes.ts';
import { urlIn } from '../support/own-pages.ts';
import { WHO } from '../support/school.ts';
import { minutesPageStage } from './minutes-page-stage.ts';

const FILLED = {
  'advies-thema': 'care_structure',
  'advies-van': 'buurtteam',
  'advies-tekst': 'Bel <b>sneller</b>',
};

describe('advice to the school', () => {
  const { school, asked, press, whole, printNow } = minutesPageStage();

  it('is asked for in a form of its own, from what is read out and from what is final', async () => {
    const open = await press('ga:lees');
    await whole();
    const final = await press('klaar', { deel: 'lees', gelezen: await printNow() });
    const { status, text } = await press('advies', { deel: 'lees' });

    for (const page of [open, final]) expect(page.text).toContain('value="advies"');
    expect(status).toBe(200);
    expect(text).toContain('Wat kan de school leren?');
    for (const word of ['Sam', asked().dossier.number]) expect(text).not.toContain(word);
  });

  it('keeps on the way there and back what the family said and is not kept yet', async () => {
    const pupil = await placeOfPupil(school(), asked());
    const said = { [`zegt-${pupil}`]: 'Zo was het niet', 'actie-zelf': 'Belt' };

    for (const doe of ['advies', 'advies-geef']) {
      const { text } = await press(doe, { deel: 'lees', ...said });
      expect(text).toContain(`name="zegt-${pupil}" value="Zo was het niet"`);
      expect(text).toContain('name="actie-zelf" value="Belt"');
    }
  });

  it('says what is missing and loses nothing of what was typed', async () => {
    const { status, text } = await press('advies-geef', { 'advies-tekst': 'Bel <b>sneller</b>' });

    expect(status).toBe(422);
    expect(text).toContain('Kies waar het advies over gaat.');
    expect(text).toContain('Kies van wie het advies is.');
    expect(text).toContain('Bel &lt;b&gt;sneller&lt;/b&gt;');
  });

  it('is not lost on the way back before it is given', async () => {
    const back = await press('ga:lees', { deel: 'lees', ...FILLED });
    const emptied = await press('ga:lees', { deel: 'lees', ...FILLED, 'advies-tekst': ' ' });

    expect(back.status).toBe(422);
    expect(back.text).toContain('Dit advies is nog niet gegeven.');
    expect(back.text).toContain('Bel &lt;b&gt;sneller&lt;/b&gt;');
    expect(emptied.text).toContain('Lees dit samen');
  });

  it('asks about words that may lead to a pupil before it keeps them, each once', async () => {
    const first = await press('advies-geef', { ...FILLED, 'advies-tekst': 'Geef Sam rust, en let op ADHD' });
    const words = [...first.text.matchAll(/name="advies-laat" value="([^"]*)"/g)].map(([, word]) => word);

    expect(first.status).toBe(200);
    expect(first.text).toContain('"Sam" kan naar een leerling leiden'.replaceAll('"', '&quot;'));
    expect(words).toEqual(['adhd', 'sam']);
    expect(await listed()).not.toContain('Geef Sam rust');
  });

  it('stands on the list of the coordinator, is taken up and finished there, and leads to no case', async () => {
    const given = await press('advies-geef', FILLED);
    expect(given.text).toContain('Bewaard.');

    const door = await listDoor();
    const ticket = ticketIn(await lookAt(door));
    const list = await sendTo(door, { ticket });
    const [, id = ''] = list.text.match(/value="advies:([^:]+):take_up"/) ?? [];
    const taken = await sendTo(door, { ticket, doe: `advies:${id}:take_up` });
    const late = await sendTo(door, { ticket, doe: `advies:${id}:put_back` });
    const tooLate = await sendTo(door, { ticket, doe: `advies:${id}:finish` });

    expect(list.text).toContain('Hoe de zorg is geregeld (buurtteam, nov 2026)');
    expect(list.text).toContain('Bel &lt;b&gt;sneller&lt;/b&gt;');
    expect(taken.text).toContain('<strong>Opgepakt</strong>');
    expect([late.status, tooLate.status]).toEqual([200, 422]);
    expect(tooLate.text).toContain('Een collega was je voor.');
    for (const doe of ['advies:x:take_up', `advies:${id}:toString`, 'advies'])
      expect((await sendTo(door, { ticket, doe })).status).toBe(200);
  });

  async function listDoor(): Promise<string> {
    return urlIn(await openWorklistPage(await school().turn(WHO.coordinator)));
  }

  async function listed(): Promise<string> {
    return (await openedDoor(await listDoor())).text;
  }
});
