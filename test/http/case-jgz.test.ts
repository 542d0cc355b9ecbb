import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../src/domain/ids.ts';
import { askedPages } from '../support/asked-pages.ts';
import { caseDoor, mayRead } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { ADVISED, adviceNow, advised, doctorsRoster } from '../support/jgz-advice.ts';
import { auditedReads } from '../support/own-pages.ts';
import { WHO } from '../support/school.ts';

const CHOSEN: [string, string][] = [
  ['jgz-seen', 'yes'],
  ['jgz-seenOn', '2026-11-20'],
  ['jgz-lessons', 'partly'],
  ['jgz-adjustments', 'quiet_place'],
  ['jgz-adjustments', 'later_start'],
  ['jgz-reviewOn', '2026-12-07'],
];

describe('advice of youth health care on the page of a case', () => {
  const { school, asked } = askedPages(doctorsRoster());

  beforeEach(() => mayRead(school(), asked(), WHO.jgz, 'consent'));

  it('is given by choices alone: there is no box to type in', async () => {
    const { text } = await open(WHO.jgz);

    expect(text).toContain('Advies geven');
    expect(text).toContain('Kan de leerling lessen volgen?');
    expect(text).not.toMatch(/<textarea|type="text"/);
  });

  it('is kept at one press, and shown with its day', async () => {
    const { status, text } = await choose(CHOSEN);

    expect(status).toBe(200);
    expect(text).toContain('Het advies is bewaard.');
    expect(text).toContain('Advies van ma 23 nov 2026');
    expect(text).toContain('<dd>Later beginnen, Een rustige plek</dd>');
    expect(text).toContain('<dd>Ja, op vr 20 nov 2026</dd>');
    expect((await adviceNow(school(), asked()))[0]?.advice).toEqual(ADVISED);
    const read = await auditedReads(school());
    expect(read).toMatchObject([{ action: 'dossier.page_read', actor_id: WHO.jgz }]);
    expect(read).toHaveLength(1);
  });

  it('asks again with what was chosen, says what is wrong and where, and keeps nothing', async () => {
    const { status, text } = await choose([
      ['jgz-seen', 'yes'],
      ['jgz-lessons', 'partly'],
      ['jgz-adjustments', 'none'],
      ['jgz-adjustments', 'breaks'],
    ]);

    expect(status).toBe(422);
    expect(text).toContain('<a href="#jgz-seenOn">Kies de dag waarop je de leerling zag');
    expect(text).toContain('<a href="#jgz-adjustments">');
    expect(text).toContain('value="partly" checked');
    expect(text).toContain('value="breaks" checked');
    expect(await adviceNow(school(), asked())).toEqual([]);
  });

  it('takes a choice that its form never offers for none', async () => {
    const { text } = await choose([
      ...CHOSEN.filter(([name]) => name !== 'jgz-lessons'),
      ['jgz-lessons', 'ja'],
    ]);

    expect(text).toContain('Kies of de leerling lessen kan volgen.');
  });

  it('is shown to whoever carries the case with what was advised before', async () => {
    await advised(school(), asked());
    await advised(school(), asked(), { ...ADVISED, lessons: 'not_now' });

    const { text } = await open(WHO.coordinator);

    expect(text).toContain('<dd>Nu geen lessen</dd>');
    expect(text).toContain('Gegeven door Hanna Jeugdarts');
    expect(text).toContain('Eerdere adviezen');
    expect(text).toContain('Ja, op vr 20 nov 2026');
    expect(text).not.toContain('Nieuw advies geven');
  });

  it('tells a partner the advice, and leerplicht what is about the timetable; neither that a doctor saw the pupil', async () => {
    await advised(school(), asked());
    await mayRead(school(), asked(), WHO.swv, 'consent');
    await mayRead(school(), asked(), WHO.leerplicht, 'consent');

    const [partner, leerplicht] = [(await open(WHO.swv)).text, (await open(WHO.leerplicht)).text];

    expect(partner).toContain('<dd>Later beginnen, Een rustige plek</dd>');
    expect(leerplicht).toContain('<dt>Aanpassingen in het rooster</dt><dd>Later beginnen</dd>');
    expect(leerplicht).not.toContain('rustige');
    for (const text of [partner, leerplicht]) expect(text).not.toMatch(/vr 20 nov|Gezien|Gegeven door/);
  });

  it('is on no page of a partner without a ground, nor of whoever raised the concern', async () => {
    await advised(school(), asked());

    for (const who of [WHO.swv, WHO.mentor])
      expect((await open(who)).text).not.toMatch(/Later beginnen|Advies van/);
  });

  it('is not taken from somebody else by the same form', async () => {
    await mayRead(school(), asked(), WHO.swv, 'consent');

    const { status } = await choose(CHOSEN, WHO.swv);

    expect(status).toBe(410);
    expect(await adviceNow(school(), asked())).toEqual([]);
  });

  it('stands beside a sheet with the points of the conversation, for whoever carries the case alone', async () => {
    const door = await caseDoor(school(), asked().dossier);
    const { text } = await openedDoor(door);
    const sheet = await sendTo(door, { ticket: ticketIn(await lookAt(door)), doe: 'agenda' });

    expect(text).toContain('Agenda op papier');
    expect(sheet.text).toContain('<li>De leerling vertelt als eerste.</li>');
    expect(sheet.text.split('class="card sheet"')[1]).not.toMatch(/Sam|26-0/);
    expect((await open(WHO.jgz)).text).not.toContain('Agenda op papier');
  });

  async function open(who: PersonId) {
    return openedDoor(await caseDoor(school(), asked().dossier, who));
  }

  async function choose(chosen: readonly [string, string][], who: PersonId = WHO.jgz) {
    const door = await caseDoor(school(), asked().dossier, who);
    const ticket = ticketIn(await lookAt(door));
    const entry = school().deps.ids.next<string>();
    return sendTo(door, [['ticket', ticket], ['doe', 'jgz'], ['jgz-entry', entry], ...chosen]);
  }
});
