import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonId } from '../../src/domain/ids.ts';
import { actionsDoor, actionsNow, CALLS, promised } from '../support/agreed-actions.ts';
import { askedPages } from '../support/asked-pages.ts';
import { lookAt, sendTo, ticketIn } from '../support/door.ts';
import { WHO } from '../support/school.ts';

describe('the page with the actions of a case', () => {
  const { school, asked } = askedPages();
  const doors = new Map<PersonId, string>();

  beforeEach(() => doors.clear());

  it('shows a number, a day and a button to whoever has the link alone', async () => {
    await promised(school(), asked().dossier);

    const { status, text } = await lookAt(await door());

    expect(status).toBe(200);
    expect(text).toContain(`Acties bij casus ${asked().dossier.number}`);
    expect(text).not.toMatch(/sportclub|Sam|Anna/);
  });

  it('takes an action with who and when, and shows it with its buttons', async () => {
    const { status, text } = await add({});

    expect(status).toBe(200);
    for (const words of [
      'De actie staat erbij.',
      'Actie 1',
      CALLS.what,
      'Anna Mentor (mentor)',
      'uiterlijk vr 4 dec 2026',
    ])
      expect(text).toContain(words);
    expect(await actionsNow(school(), asked().dossier)).toMatchObject([
      { what: CALLS.what, owner: CALLS.owner },
    ]);
  });

  it('asks again with what was filled in, and says what is wrong and where', async () => {
    const { status, text } = await add({ what: 'Zoekt <b>een</b> stage', owner: '', dueOn: '2026-11-20' });

    expect(status).toBe(422);
    expect(text).toContain('<a href="#owner">Wie doet het?</a> Kies wie het doet.');
    expect(text).toContain('<a href="#dueOn">');
    expect(text).toContain('Zoekt &lt;b&gt;een&lt;/b&gt; stage');
    expect(text).toContain('value="2026-11-20"');
    expect(await actionsNow(school(), asked().dossier)).toEqual([]);
  });

  it.each(['person 019ad111-0000-7000-8000-0000000000a2', 'everybody'])(
    'takes nobody who is not at the table: not "%s"',
    async (owner) => {
      expect((await add({ owner })).status).toBe(422);
      expect(await actionsNow(school(), asked().dossier)).toEqual([]);
    },
  );

  it('puts it among what has ended by one press, with the day', async () => {
    const { id } = await promised(school(), asked().dossier);

    const { text } = await press(`gedaan:${id}`);

    expect(text).toContain('Ik vraag er niet meer naar');
    expect(text).toContain('gedaan op ma 23 nov 2026');
    expect(text).toContain('Er staan nu geen acties open.');
  });

  it('asks why something is not done before it is put down', async () => {
    const { id } = await promised(school(), asked().dossier);

    const question = await press(`lukt-niet:${id}`);
    const without = await press(`waarom:${id}`);
    const { text } = await press(`waarom:${id}`, { waarom: 'not_needed' });

    expect(question.text).toContain('Waarom lukt actie 1 niet?');
    expect(without.status).toBe(422);
    expect(without.text).toContain('Kies waarom het niet is gelukt.');
    expect(text).toContain('afgesloten op ma 23 nov 2026: Het is niet meer nodig');
  });

  it('gives it to somebody else at the table', async () => {
    const { id } = await promised(school(), asked().dossier);

    expect((await press(`door:${id}`)).text).toContain('Wie neemt actie 1 over?');
    expect((await press(`geef:${id}`)).status).toBe(422);
    const { text } = await press(`geef:${id}`, { owner: 'parents' });

    expect(text).toContain('De actie is doorgegeven.');
    expect(text).toContain('de ouders');
  });

  it('shows to whoever promised something their own alone, and no way to add', async () => {
    await promised(school(), asked().dossier);
    await promised(school(), asked().dossier, {
      owner: { kind: 'person', id: WHO.swv },
      what: 'Vraagt een plek',
    });

    const { text } = await open(WHO.mentor);

    expect(text).toContain(CALLS.what);
    expect(text).not.toMatch(/Vraagt een plek|Actie toevoegen/);
    expect((await press('nieuw', {}, WHO.mentor)).text).not.toContain('Wat gaat iemand doen?');
  });

  it('is closed once somebody has nothing to do with it any more', async () => {
    const { id } = await promised(school(), asked().dossier);
    await open(WHO.mentor);
    await press(`geef:${id}`, { owner: 'pupil' });

    expect((await lookAt(await door(WHO.mentor))).status).toBe(410);
  });

  it('does nothing without the ticket of the door', async () => {
    const { id } = await promised(school(), asked().dossier);

    await sendTo(await door(), { ticket: 'x', actie: `gedaan:${id}` });

    expect(await actionsNow(school(), asked().dossier)).toMatchObject([{ state: 'open' }]);
  });

  async function add(filled: { what?: string; owner?: string; dueOn?: string }) {
    const form = await press('nieuw');
    const id = form.text.match(/name="id" value="([^"]+)"/)?.[1] ?? '';
    const kept = { what: CALLS.what, owner: `person ${WHO.mentor}`, dueOn: String(CALLS.dueOn) };
    return press('bewaar', { id, ...kept, ...filled });
  }

  async function open(who: PersonId = WHO.coordinator) {
    const address = await door(who);
    return sendTo(address, { ticket: ticketIn(await lookAt(address)) });
  }

  async function press(actie: string, fields: Record<string, string> = {}, who: PersonId = WHO.coordinator) {
    const ticket = ticketIn(await open(who));
    return sendTo(await door(who), { ticket, actie, ...fields });
  }

  async function door(who: PersonId = WHO.coordinator): Promise<string> {
    const made = doors.get(who) ?? (await actionsDoor(school(), asked().dossier, who));
    doors.set(who, made);
    return made;
  }
});
