import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../src/domain/ids.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, sendTo } from '../support/door.ts';
import { askedOwnPage, postedNow } from '../support/own-page.ts';
import { GUARDIAN, SCHOOL, WHO } from '../support/school.ts';
import { deliverDue } from '../support/triage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PARTNER = WHO.leerplicht;

describe('the link to the own page of a partner without Teams', () => {
  const { school, doorOf } = askedPages();

  beforeEach(async () => {
    await deliverDue(school());
  });

  it('goes to the own mailbox alone, and stands on no page', async () => {
    const pressed = await sendTo(await doorOf(PARTNER), { doe: 'own_page' });
    const [letter, ...more] = await postedNow(school());

    expect(pressed.text).toContain('onderweg naar je eigen mailadres');
    expect(pressed.text).not.toContain('/mijn/');
    expect(letter).toMatchObject({ to: await mailOf(PARTNER), kind: 'letter_own_page' });
    expect(letter?.url).toContain('/mijn/');
    expect(more).toEqual([]);
  });

  it('is asked for by no look at the page', async () => {
    await lookAt(await doorOf(PARTNER));

    expect(await postedNow(school())).toEqual([]);
  });

  it('is mailed once when the button is pressed twice within ten minutes, and anew after that', async () => {
    const door = await doorOf(PARTNER);
    expect(await askedOwnPage(school(), door)).toHaveLength(1);
    school().clock.forward(10 * MINUTE - 1);
    expect(await askedOwnPage(school(), door)).toEqual([]);
    school().clock.forward(1);
    expect(await askedOwnPage(school(), door)).toHaveLength(1);
  });

  it('takes the place of the one before', async () => {
    const door = await doorOf(PARTNER);
    const [first] = await askedOwnPage(school(), door);
    school().clock.forward(10 * MINUTE);
    const [second] = await askedOwnPage(school(), door);

    expect((await lookAt(first?.url ?? '')).status).toBe(410);
    expect((await lookAt(second?.url ?? '')).status).toBe(200);
  });

  it('is for nobody of the family', async () => {
    const door = await doorOf(GUARDIAN.ofSam);

    expect((await lookAt(door)).text).not.toContain('own_page');
    expect(await askedOwnPage(school(), door)).toEqual([]);
  });

  it('holds thirty days, and not a minute longer', async () => {
    const url = await ownUrl();
    school().clock.forward(30 * DAY - MINUTE);
    const before = await lookAt(url);
    school().clock.forward(MINUTE);

    expect(before.status).toBe(200);
    expect((await lookAt(url)).status).toBe(410);
  });

  it('is sent six times a day and no seventh time, and again the day after', async () => {
    const door = await doorOf(PARTNER);
    const sent: number[] = [];
    for (let nth = 1; nth <= 7; nth++) {
      sent.push((await askedOwnPage(school(), door)).length);
      school().clock.forward(10 * MINUTE);
    }
    school().clock.forward(DAY);

    expect(sent).toEqual([1, 1, 1, 1, 1, 1, 0]);
    expect(await askedOwnPage(school(), door)).toHaveLength(1);
  });

  it('that has ended gives another to its own mailbox, and to no look', async () => {
    const url = await ownUrl();
    school().clock.forward(30 * DAY);
    await deliverDue(school());
    const looked = await lookAt(url);
    expect(looked.text).toContain('Mail mij de link');
    expect(await postedNow(school())).toEqual([]);

    const [letter] = await askedOwnPage(school(), url);
    expect(letter?.to).toBe(await mailOf(PARTNER));
    expect((await lookAt(letter?.url ?? '')).status).toBe(200);
  });

  it('that has ended gives nothing to who has no seat and no table any more, or with another signature', async () => {
    const url = await ownUrl();
    school().clock.forward(30 * DAY);
    await deliverDue(school());
    expect(await askedOwnPage(school(), `${url.slice(0, -3)}abc`)).toEqual([]);
    await school().engine.script(
      `update seat_holder set until_on = '2026-11-22' where person_id = '${PARTNER}';
       update participant set until_on = '2026-11-22' where person_id = '${PARTNER}';`,
    );

    expect(await askedOwnPage(school(), url)).toEqual([]);
  });

  it('opens no other page, and is opened by no other link', async () => {
    const url = await ownUrl();

    expect((await lookAt(url.replace('/mijn/', '/tafels/'))).status).toBe(404);
    expect((await lookAt((await doorOf(PARTNER)).replace('/moment/', '/mijn/'))).status).toBe(404);
  });

  it('opens nothing for who has no seat and no table any more', async () => {
    const url = await ownUrl();
    await school().engine.script(
      `update seat_holder set until_on = '2026-11-22' where person_id = '${PARTNER}';
       update participant set until_on = '2026-11-22' where person_id = '${PARTNER}';`,
    );

    expect((await lookAt(url)).status).toBe(410);
  });

  async function ownUrl(): Promise<string> {
    const [letter] = await askedOwnPage(school(), await doorOf(PARTNER));
    if (!letter) throw new Error('No link was mailed.');
    return letter.url;
  }

  async function mailOf(person: PersonId) {
    return (await school().deps.store.transact(SCHOOL, (tx) => tx.people.byId(person)))?.mail;
  }
});
