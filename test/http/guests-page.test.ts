import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { GuestForm } from '../../src/domain/guests.ts';
import { askedPages } from '../support/asked-pages.ts';
import { type Got, lookAt, sendTo, ticketIn } from '../support/door.ts';
import { DOCTOR, INTERPRETER, peopleDoor } from '../support/guests.ts';
import { askedTable, linkOf, participantsNow } from '../support/tables.ts';

const MINUTE = 60_000;

describe('the page with the guests of a case', () => {
  const { school, asked } = askedPages();
  const doors = new Map<string, string>();

  beforeEach(() => doors.clear());

  it('shows a number, a day and a button to whoever has the link alone, and nothing is written by looking', async () => {
    await add(INTERPRETER);
    const before = await readings();
    const { status, text } = await lookAt(await door());

    expect(status).toBe(200);
    expect(text).toContain(`Gasten bij casus ${asked().dossier.number}`);
    expect(text).not.toMatch(/Zwaluw|[Tt]olk|Sam|Vis/);
    expect(await readings()).toBe(before);
  });

  it('shows who is asked, until when and why, to whoever goes through the door', async () => {
    const { status, text } = await add(INTERPRETER);

    expect(status).toBe(200);
    for (const words of [
      'Dhr. Zwaluw',
      'Tolk, Tolkendienst',
      'zwaluw@tolken.example',
      'Tigrinya',
      't/m vr 18 dec',
    ])
      expect(text).toContain(words);
    expect(text).toContain('Deze gast wordt gevraagd');
    expect(await readings()).toBeGreaterThan(0);
  });

  it('asks again with what was filled in, and says what is wrong and where', async () => {
    const { status, text } = await add({ ...INTERPRETER, mail: 'zwaluw', interprets: null });

    expect(status).toBe(422);
    expect(text).toContain('<a href="#mail">Mailadres voor het werk</a> Vul een mailadres in');
    expect(text).toContain('<a href="#interprets">');
    expect(text).toContain('value="Dhr. Zwaluw"');
    expect(text).toContain('value="tolk" checked');
    expect(await guests()).toEqual([]);
  });

  it('adds once by two presses of the same button', async () => {
    const page = await form();
    await send(page, INTERPRETER);
    await send(page, INTERPRETER);

    expect(await guests()).toHaveLength(1);
  });

  it('takes a guest out by their button', async () => {
    await add(INTERPRETER);
    const [guest] = await guests();

    const { text } = await press(`weg:${guest?.id}`);

    expect(text).toContain('Deze gast is eruit');
    expect(text).not.toContain('Zwaluw');
  });

  it('does nothing without the ticket of the door', async () => {
    const page = await form();
    const { text } = await sendTo(await door(), { ...fields(page, INTERPRETER), ticket: 'x' });

    expect(text).toContain('Deze pagina stond lang open');
    expect(await guests()).toEqual([]);
  });

  it('is shut half an hour after the press in Teams', async () => {
    const at = await door();
    school().clock.forward(30 * MINUTE - 1_000);
    expect((await lookAt(at)).status).toBe(200);
    school().clock.forward(1_000);
    expect((await lookAt(at)).status).toBe(410);
  });

  it('takes no form that it never gave', async () => {
    const page = await form();
    const never: Record<string, string>[] = [
      { kind: 'koning' },
      { id: 'x' },
      { ground: 'because' },
      { name: 'x'.repeat(2_001) },
    ];
    for (const odd of never)
      expect((await sendTo(await door(), { ...fields(page, INTERPRETER), ...odd })).status).toBe(404);
  });

  it('leads by its mail to the page of the moments, where an interpreter reads no number', async () => {
    await add(INTERPRETER);
    const [guest] = await guests();
    const { text } = await lookAt(
      await school().deps.addresses.urlOf(await linkOf(school(), asked(), guest?.id ?? '')),
    );

    expect(text).toContain('Wanneer kun je?');
    expect(text).toContain('Testlaan 1, Utrecht');
    for (const words of [asked().dossier.number, 'vervanger', 'agenda delen'])
      expect(text).not.toContain(words);
  });

  /** One press in Teams: a ticket is of no use with another link. */
  async function door(): Promise<string> {
    const { dossier } = asked();
    const known = doors.get(dossier.id) ?? (await peopleDoor(school(), dossier));
    doors.set(dossier.id, known);
    return known;
  }

  async function press(value: string): Promise<Got> {
    const at = await door();
    return sendTo(at, { ticket: ticketIn(await lookAt(at)), gast: value });
  }

  function form(): Promise<Got> {
    return press('nieuw');
  }

  async function add(what: GuestForm): Promise<Got> {
    return send(await form(), what);
  }

  async function send(page: Got, what: GuestForm): Promise<Got> {
    return sendTo(await door(), fields(page, what));
  }

  function fields(page: Got, what: GuestForm): Record<string, string> {
    return {
      ticket: ticketIn(page),
      gast: 'bewaar',
      id: page.text.match(/name="id" value="([^"]*)"/)?.[1] ?? '',
      kind: what.kind ?? '',
      name: what.name,
      organisation: what.organisation,
      mail: what.mail,
      interprets: what.interprets ?? '',
      accessUntil: what.accessUntil ?? '',
      isNeeded: what.isNeeded ? 'needed' : 'wanted',
      ground: what.ground ?? '',
    };
  }

  async function guests() {
    return (await participantsNow(school(), asked())).filter(
      ({ guest, untilOn }) => guest !== null && untilOn === null,
    );
  }

  async function readings(): Promise<number> {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit where action = 'dossier.people_read'
    `.execute(school().engine.db);
    return rows[0]?.n ?? 0;
  }

  it('links a brother or sister by a choice and a reason, and says what is missing', async () => {
    const noor = await askedTable(school(), 'noor');
    const page = await press('');
    const links = async (reden: string) =>
      sendTo(await door(), { ticket: ticketIn(page), zus: 'koppel', andere: noor.dossier.id, reden });

    expect((await links('')).text).toContain('Kies waarom deze twee bij elkaar horen.');
    const linked = await links('one_visit');
    expect(linked.text).toContain(
      `${noor.dossier.number} Noor Berg: De familie hoeft maar één keer te komen`,
    );
    const gone = await sendTo(await door(), { ticket: ticketIn(page), zus: noor.dossier.id });
    expect(gone.text).toContain('Losgemaakt.');
  });

  it('asks a family doctor only once the family knows', async () => {
    const { text } = await add(DOCTOR);

    expect(text).toContain('Er staat nog niet genoteerd dat alle ouders het weten');
  });
});
