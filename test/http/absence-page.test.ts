import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { askedPages } from '../support/asked-pages.ts';
import { type Got, lookAt, sendTo, ticketIn } from '../support/door.ts';
import { absenceDoor } from '../support/keeping-absence.ts';
import { WHO } from '../support/school.ts';

const MINUTE = 60_000;

/** The play begins on Monday 23 November 2026. */
describe('the page with the absence of a pupil', () => {
  const { school, asked } = askedPages();
  const doors = new Map<string, string>();

  beforeEach(() => doors.clear());

  it('shows a number, a day and a button to whoever has the link alone, and nothing is written by looking', async () => {
    await sick('2026-11-10', '2026-11-12');
    const before = await readings();
    const { status, text } = await lookAt(await door());

    expect(status).toBe(200);
    expect(text).toContain(`Verzuim bijhouden bij casus ${asked().dossier.number}`);
    expect(text).not.toMatch(/[Zz]iek|10 nov|lesuren|Sam/);
    expect(await readings()).toBe(before);
  });

  it('shows how far it is, what did not count, and that it reports nothing itself', async () => {
    await press('bewaar-week', { week: '2026-11-16', ...hours('2026-11-17', 5) });
    const { text } = await press('');

    expect(text).toContain('5 van 16 lesuren, geteld sinds ma 2 nov 2026');
    expect(text).toContain('Melden doe je zelf');
    expect(text).toContain('Telt niet mee: herfstvakantie.');
    expect(await readings()).toBeGreaterThan(0);
  });

  it('takes a week by two lists and a box a day, and shows it as it was kept', async () => {
    const saved = await press('bewaar-week', {
      week: '2026-11-16',
      ...hours('2026-11-17', 6, { m: '1', h: 'ja' }),
      ...hours('2026-11-18', 0),
    });

    expect(saved.status).toBe(200);
    expect(saved.text).toContain('Bewaard.');
    expect(saved.text).toContain('Week 47');
    expect(chosen(saved.text, 'z-2026-11-17')).toBe('6');
    expect(chosen(saved.text, 'm-2026-11-17')).toBe('1');
    expect(saved.text).toMatch(/name="h-2026-11-17" value="ja" checked/);
    expect(chosen(saved.text, 'z-2026-11-16')).toBe('0');
  });

  it('goes to the week before and after, past a holiday, and never into days to come', async () => {
    expect((await press('')).text).not.toContain('De week erna');
    expect((await press('week:2026-10-26')).text).toContain('value="week:2026-10-12"');
    const holiday = await press('week:2026-10-19');
    expect(holiday.text).toContain('Telt niet mee: herfstvakantie');
    expect(holiday.text).not.toContain('bewaar-week');
    expect((await press('week:2027-05-03')).text).toContain('Week 48');
  });

  it('says what is to be reported, the two days of it, and by when', async () => {
    const { text } = await sixteen();

    for (const words of ['16 uur in 4 schoolweken', 'di 17 nov 2026', 'wo 18 nov 2026', 'wo 25 nov 2026'])
      expect(text).toContain(words);
    expect(text).toContain('Een vakantie schuift hem niet op');
  });

  it('puts down that it was reported, on which day and by whom, and asks no more', async () => {
    const { text } = await sixteen();
    const about = text.match(/value="(melden:absence_16h [^"]*)"/)?.[1] ?? '';
    const form = await press(about);
    expect(form.text).toContain('value="absence_16h" checked');
    expect(form.text).toContain('name="eerste" type="date" maxlength="20" autocomplete="off"');

    const saved = await press('bewaar-melding', {
      soort: 'absence_16h',
      eerste: '2026-11-17',
      laatste: '2026-11-18',
      gemeld: '2026-11-23',
      door: WHO.coordinator,
    });

    expect(saved.text).toContain('Gemeld in het verzuimloket op ma 23 nov 2026 door ');
    expect(saved.text).toContain('Nu niets.');
    expect(saved.text).not.toContain('Uiterlijk');
  });

  it('asks again with what was filled in when something is missing', async () => {
    const report = { soort: '', eerste: '2026-11-17', laatste: '', gemeld: '', door: WHO.coordinator };
    const { status, text } = await press('bewaar-melding', report);

    expect(status).toBe(422);
    expect(text).toContain('Vul de dag in.');
    expect(text).toContain('value="2026-11-17"');
    const kindless = { ...report, laatste: '2026-11-18', gemeld: '2026-11-23' };
    expect((await press('bewaar-melding', kindless)).text).toContain('Kies wat je hebt gemeld.');
    const late = await press('bewaar-week', { week: '2026-11-23', ...hours('2026-11-24', 2) });
    expect(late.status).toBe(422);
  });

  it('keeps a sick report without a word about why, and its last day when it comes', async () => {
    const open = await sick('2026-11-19', '');
    expect(open.text).toContain('do 19 nov 2026, nog niet beter gemeld');
    const id = open.text.match(/value="bewaar-ziek:([^"]*)"/)?.[1] ?? '';

    const ended = await press(`bewaar-ziek:${id}`, { eerste: '2026-11-19', laatste: '2026-11-20' });

    expect(ended.text).toContain('do 19 nov 2026 tot en met vr 20 nov 2026');
    expect((await press(`weg:sick ${id}`)).text).toContain('Weggehaald.');
  });

  it('calls for a talk on the seventh sick day, and says so before', async () => {
    await sick('2026-11-19', '');
    expect((await press('')).text).toContain('Is de leerling er op vr 27 nov 2026 nog niet');
    await sick('2026-11-02', '2026-11-10');

    const { text } = await press('');
    expect(text).toContain('De leerling is 7 schooldagen achter elkaar ziek.');
    const talked = await press('bewaar-gesprek', { gesprek: '2026-11-23' });
    expect(talked.text).not.toContain('De leerling is 7 schooldagen');
  });

  it('takes a doubted report step by step to "overig"', async () => {
    const listed = await sick('2026-11-09', '2026-11-12');
    const id = listed.text.match(/value="twijfel:([^"]*)"/)?.[1] ?? '';
    expect((await press(`twijfel:${id}`)).text).toContain('De school beoordeelt niet of een kind ziek is');
    const doubt = { twijfel: '2026-11-10', overleg: '', nog: 'ja', verteld: '', telt: '' };
    const save = (more: object) => press(`bewaar-twijfel:${id}`, { ...doubt, ...more });

    expect((await save({ telt: '2026-11-20' })).text).toContain('Vul de dag in.');
    await save({});
    expect((await press('')).text).toContain('Overleg met de jeugdarts');
    await save({ overleg: '2026-11-11' });
    expect((await press('')).text).toContain('Vertel de ouders vanaf welke dag');
    await save({ overleg: '2026-11-11', verteld: '2026-11-12', telt: '2026-11-16' });
    const step = await press(`twijfel:${id}`);
    expect(step.text).toContain('Je mag dit melden als &quot;overig&quot;');
    expect(step.text).toContain(`melden:other 2026-11-16 2026-11-23 ${id}`);
  });

  it('has no terms while an exemption runs, and says until when', async () => {
    await sixteen();
    const { text } = await press('bewaar-vrijstelling', { van: '2026-11-20', tot: '2027-07-31' });

    expect(text).toContain('Er loopt een vrijstelling, tot en met za 31 jul 2027');
    expect(text).not.toContain('Uiterlijk');
    expect((await press('weg:exemption')).text).toContain('Uiterlijk');
  });

  it('shows whoever raised the concern what they entered, and no clock, report or exemption', async () => {
    await sixteen();
    await sick('2026-11-10', '2026-11-12');
    const { text } = await press('', {}, WHO.mentor);

    expect(text).toContain('Je ziet hier wat je zelf invult');
    for (const words of ['lesuren,', 'Uiterlijk', 'Vrijstelling', 'melden'])
      expect(text).not.toContain(words);
    expect((await press('week:2026-11-16', {}, WHO.mentor)).text).toContain(
      'Een collega heeft deze week al ingevuld.',
    );
    const list = await press('ziek', {}, WHO.mentor);
    expect(list.text).toContain('Er staan nog geen ziekmeldingen.');
    expect(list.text).not.toContain('twijfel:');
    for (const part of ['vrijstelling', 'melden', 'twijfel:x'])
      expect((await press(part, {}, WHO.mentor)).text).toContain('Je ziet hier wat je zelf invult');
  });

  it('is in English for who reads it so', async () => {
    await sixteen();
    const at = await door();
    const { text } = await sendTo(`${at}?taal=en`, { ticket: ticketIn(await lookAt(at)) });

    expect(text).toContain('At the latest on');
    expect(text).toContain('Wed 25 Nov 2026');
  });

  it('does nothing without the ticket of the door, nor with what it never gave', async () => {
    const { text } = await sendTo(await door(), { ticket: 'x', verzuim: 'bewaar-week', week: '2026-11-16' });
    expect(text).toContain('Deze pagina stond lang open');

    for (const odd of ['koning', 'x'.repeat(90)]) expect((await press(odd)).status).toBe(404);
    expect((await press('bewaar-week', { week: '2026-11-17', entry: 'x' })).status).toBe(404);
    const found = await sql<{ n: number }>`select count(*)::int as n from absence_entry`.execute(
      school().engine.db,
    );
    expect(found.rows[0]?.n).toBe(0);
  });

  it('is shut half an hour after the press in Teams, and wants a code after ten minutes', async () => {
    const at = await door();
    school().clock.forward(10 * MINUTE);
    expect((await lookAt(at)).text).toContain('een code van zes cijfers');
    school().clock.forward(20 * MINUTE);
    expect((await lookAt(at)).status).toBe(410);
  });

  async function door(by = WHO.coordinator): Promise<string> {
    const { dossier } = asked();
    const known = doors.get(`${dossier.id} ${by}`) ?? (await absenceDoor(school(), dossier, by));
    doors.set(`${dossier.id} ${by}`, known);
    return known;
  }

  async function press(
    value: string,
    fields: Record<string, string> = {},
    by = WHO.coordinator,
  ): Promise<Got> {
    const at = await door(by);
    const opened = await lookAt(at);
    const entry = school().deps.ids.next<string>();
    return sendTo(at, { ticket: ticketIn(opened), entry, verzuim: value, ...fields });
  }

  function sick(eerste: string, laatste: string): Promise<Got> {
    return press('bewaar-ziek', { eerste, laatste });
  }

  function sixteen(): Promise<Got> {
    return press('bewaar-week', {
      week: '2026-11-16',
      ...hours('2026-11-17', 8),
      ...hours('2026-11-18', 8),
    });
  }

  function hours(on: string, unauthorised: number, { m = '0', h = '' } = {}): Record<string, string> {
    return { [`z-${on}`]: String(unauthorised), [`m-${on}`]: m, ...(h && { [`h-${on}`]: h }) };
  }

  function chosen(text: string, name: string): string | undefined {
    const list = text.match(new RegExp(`<select id="${name}"[^>]*>(.*?)</select>`))?.[1];
    return list?.match(/value="([^"]*)" selected/)?.[1];
  }

  async function readings(): Promise<number> {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit where action = 'dossier.absence_read'
    `.execute(school().engine.db);
    return rows[0]?.n ?? 0;
  }
});
