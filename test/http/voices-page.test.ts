import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../src/domain/ids.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { doorFor, entryIn } from '../support/own-pages.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { gave, placeOf, SAID, voicesDoor, voicesNow } from '../support/voices.ts';

describe('the page with what the family says before a table', () => {
  const { school, asked } = askedPages();
  const doors = new Map<PersonId, string>();

  beforeEach(() => doors.clear());

  it('shows a number, a day and a button to whoever has the link alone', async () => {
    await gave(school(), asked(), PUPIL.sam);

    const { status, text } = await lookAt(await door());

    expect(status).toBe(200);
    expect(text).toContain(`De drie vragen bij casus ${asked().dossier.number}`);
    expect(text).not.toMatch(/kwikstaarten|Sam|Petra/);
  });

  it('shows the words of each of them, the pupil first, and whom to keep them from', async () => {
    await gave(school(), asked(), PUPIL.sam, { ...SAID, parentsMayRead: false });

    const { text } = await open();

    expect(text).toContain('Sam Vis (leerling)');
    expect(text.indexOf('Sam Vis (leerling)')).toBeLessThan(text.indexOf('Petra Vis (ouder)'));
    expect(text).toContain(SAID.goesWell);
    expect(text).toContain('Niet voor de ouders');
    expect(text).toContain('Zelf opgeschreven op ma 23 nov 2026.');
    expect(text).toContain('Vooraf is nog niets gezegd.');
  });

  it('does not warn where the parents may read it', async () => {
    await gave(school(), asked(), PUPIL.sam);

    expect((await open()).text).not.toContain('Niet voor de ouders');
  });

  it('takes what somebody told, in their words, and says how it came', async () => {
    const sam = await placeOf(school(), asked(), PUPIL.sam);

    const { status, text } = await type(sam, { road: 'paper' });

    expect(status).toBe(200);
    expect(text).toContain('Bewaard. Het gesprek begint hiermee.');
    expect(text).toContain('Overgetypt van papier door Carla Coordinator, op ma 23 nov 2026.');
    expect(await voicesNow(school(), asked())).toMatchObject([{ road: 'paper', voice: SAID }]);
  });

  it('asks again with what was typed and how it came, and says what is wrong', async () => {
    const sam = await placeOf(school(), asked(), PUPIL.sam);

    const { status, text } = await type(sam, { road: 'paper', parentsMayRead: '' });

    expect(status).toBe(422);
    expect(text).toContain('Kies of de ouders dit mogen lezen.');
    expect(text).toContain(SAID.goesWell);
    expect(text).toContain('value="paper" checked');
    expect(await voicesNow(school(), asked())).toEqual([]);
  });

  it('shows to the mentor that they did and not what, and takes what they are told', async () => {
    await gave(school(), asked(), PUPIL.sam);
    const parent = await placeOf(school(), asked(), GUARDIAN.ofSam);

    const before = (await open(WHO.mentor)).text;
    const { text } = await type(parent, { goesWell: 'Hij kookt op zondag' }, WHO.mentor);

    expect(before).toContain('Zelf opgeschreven');
    expect(before).not.toContain('kwikstaarten');
    expect(text).toContain('Verteld aan Anna Mentor, op ma 23 nov 2026.');
    expect(text).not.toContain('kookt');
    expect(await voicesNow(school(), asked())).toHaveLength(2);
  });

  it('prints a sheet without a name or a number on it, in the language of whoever fills it in', async () => {
    const sam = await placeOf(school(), asked(), PUPIL.sam);

    const { text } = await press(`blad:${sam}`);
    const sheet = text.slice(text.indexOf('class="card sheet"'));

    expect(sheet).toContain('Wat wil je bereiken?');
    expect(sheet).toContain('Geef dit blad aan je mentor');
    expect(sheet).not.toMatch(/Sam|Vis/);
    expect(sheet).not.toContain(asked().dossier.number);
  });

  it('does nothing without the ticket of the door', async () => {
    const sam = await placeOf(school(), asked(), PUPIL.sam);
    const entry = school().deps.ids.next<string>();

    await sendTo(await door(), { ticket: 'x', doe: `bewaar:${sam}`, entry, ...WORDS });

    expect(await voicesNow(school(), asked())).toEqual([]);
  });

  it('puts what was said first on the page of the concern as well', async () => {
    await gave(school(), asked(), PUPIL.sam);
    const ref = { schoolId: SCHOOL, id: asked().dossier.concernId, version: 0 };

    const { text } = await openedDoor(await doorFor(school(), WHO.coordinator, ref, 'concern_page'));

    expect(text).toContain(SAID.goesWell);
    expect(text.indexOf(SAID.goesWell)).toBeLessThan(text.indexOf('4H2'));
  });

  const WORDS = {
    goesWell: SAID.goesWell,
    mustChange: SAID.mustChange,
    wants: SAID.wants,
    parentsMayRead: 'yes',
  };

  async function type(who: string, fields: Record<string, string>, by?: PersonId) {
    const entry = entryIn((await press(`schrijf:${who}`, {}, by)).text);
    return press(`bewaar:${who}`, { entry, road: 'told', ...WORDS, ...fields }, by);
  }

  async function open(who: PersonId = WHO.coordinator) {
    const address = await door(who);
    return sendTo(address, { ticket: ticketIn(await lookAt(address)) });
  }

  async function press(doe: string, fields: Record<string, string> = {}, who: PersonId = WHO.coordinator) {
    const ticket = ticketIn(await open(who));
    return sendTo(await door(who), { ticket, doe, ...fields });
  }

  async function door(who: PersonId = WHO.coordinator): Promise<string> {
    const made = doors.get(who) ?? (await voicesDoor(school(), asked().dossier, who));
    doors.set(who, made);
    return made;
  }
});
