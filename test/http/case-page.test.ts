import { beforeEach, describe, expect, it } from '@jest/globals';
import { openOwnTablesPage } from '../../src/app/pages/opening-page.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { promised } from '../support/agreed-actions.ts';
import { askedPages } from '../support/asked-pages.ts';
import { caseDoor, mayRead } from '../support/case-page.ts';
import { lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { auditedReads, urlIn } from '../support/own-pages.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { gave, SAID } from '../support/voices.ts';

describe('the page of a case', () => {
  const { school, asked } = askedPages();
  const doors = new Map<PersonId, string>();

  beforeEach(() => doors.clear());

  it('shows a number, a day and a button to whoever has the link alone, and records nothing', async () => {
    const { status, text } = await lookAt(await caseDoor(school(), asked().dossier));

    expect(status).toBe(200);
    expect(text).toContain(`Casus ${asked().dossier.number}`);
    expect(text).not.toMatch(/Sam|Vis|Petra|Anna/);
    expect(await auditedReads(school())).toEqual([]);
  });

  it('shows to whoever carries it where it stands, what happened and who is in it', async () => {
    const { status, text } = await open();

    expect(status).toBe(200);
    expect(text).toContain('Over Sam Vis, klas 4H2.');
    expect(text).toContain('We zoeken een moment voor het gesprek');
    expect(text).toContain('Drie maanden tellen vanaf');
    expect(text).toContain('Gevraagd wie wanneer kan');
    expect(text).toContain('Petra Vis (ouder)');
    expect(text).toContain('Ziet alleen nummer en dag');
  });

  it('records who read it on what ground, once for each load', async () => {
    await open();
    await open(WHO.mentor);

    expect(await auditedReads(school())).toMatchObject([
      { action: 'dossier.page_read', actor_id: WHO.coordinator },
      { action: 'dossier.page_read', actor_id: WHO.mentor },
    ]);
  });

  it('shows to whoever raised it how it goes on, and neither who is in it nor why', async () => {
    const { text } = await open(WHO.mentor);

    expect(text).toContain('Jij meldde deze zorg.');
    expect(text).toContain('Gevraagd wie wanneer kan');
    expect(text).not.toContain('De mensen');
    expect(text).not.toContain('Petra');
  });

  it('shows to a partner without a ground the number and the day, and whom to ask', async () => {
    const { text } = await open(WHO.leerplicht);

    expect(text).toContain('Je ziet nu alleen het nummer en de dag.');
    expect(text).toContain('Vraag het aan Carla Coordinator');
    expect(text).toContain('nog geen moment');
    expect(text).not.toMatch(/Sam|Drie maanden|Wat is er gebeurd/);
  });

  it('shows to a partner who may read along who sits at the table, by name and role', async () => {
    await mayRead(school(), asked(), WHO.swv, 'consent');

    const { text } = await open(WHO.swv);

    expect(text).toContain('Petra Vis (ouder)');
    expect(text).not.toMatch(/Leest mee sinds|06-|@example/);
  });

  it('is in English for whoever asks for it', async () => {
    const address = await caseDoor(school(), asked().dossier);
    const { text } = await openedDoor(`${address}?taal=en`);

    expect(text).toContain('Three months count from');
    expect(text).toContain('lang="en"');
  });

  it('does nothing without the ticket of the door', async () => {
    const { text } = await sendTo(await caseDoor(school(), asked().dossier), { ticket: 'x' });

    expect(text).not.toContain('Sam');
    expect(await auditedReads(school())).toEqual([]);
  });

  it('puts the pupil first, and reads the words of both only to whoever carries it', async () => {
    await gave(school(), asked(), PUPIL.sam);

    const carries = (await open()).text;
    const raised = (await open(WHO.mentor)).text;

    expect(carries).toContain(SAID.goesWell);
    expect(carries.indexOf(SAID.goesWell)).toBeLessThan(carries.indexOf('Wat is er gebeurd?'));
    expect(raised).not.toContain(SAID.goesWell);
  });

  it('shows what anybody typed as text, and never as markup', async () => {
    const what = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    await promised(school(), asked().dossier, { what });
    await gave(school(), asked(), PUPIL.sam, { ...SAID, goesWell: what });

    const { text } = await open();

    expect(text).not.toMatch(/<script|<img/);
    expect(text.split('&lt;script&gt;alert(1)&lt;/script&gt;')).toHaveLength(3);
  });

  it('shows to whoever raised it what they promised, and no promise of another', async () => {
    await promised(school(), asked().dossier);
    await promised(school(), asked().dossier, {
      what: 'Zoekt een stageplek',
      owner: { kind: 'person', id: WHO.leerplicht },
    });

    const { text } = await open(WHO.mentor);

    expect(text).toContain('Belt met de sportclub');
    expect(text).not.toContain('stageplek');
  });

  it('leads on to the other pages of the case, each with a door of its own', async () => {
    const answered = await press('naar:voices');

    expect(answered.status).toBe(303);
    const door = await lookAt(answered.headers.get('location') ?? '');
    expect(door.text).toContain(`De drie vragen bij casus ${asked().dossier.number}`);
    expect(door.text).not.toContain('zescijferige');
  });

  it('makes nothing fresher by going on: what is old by now asks for a code there too', async () => {
    const ticket = ticketIn(await lookAt(await door()));
    school().clock.set(new Date(school().clock.now() + 9.5 * 60_000).toISOString());

    const answered = await press('naar:actions', ticket);
    school().clock.set(new Date(school().clock.now() + 60_000).toISOString());

    expect((await lookAt(answered.headers.get('location') ?? '')).text).toContain('name="aanvraag"');
  });

  it('leads a partner who may read along to no page but their own promises', async () => {
    await mayRead(school(), asked(), WHO.swv, 'consent');
    const address = await caseDoor(school(), asked().dossier, WHO.swv);

    const ticket = ticketIn(await lookAt(address));
    const opened = await sendTo(address, { ticket });
    const forced = await sendTo(address, { ticket, doe: 'naar:minutes' });

    expect(opened.text).not.toContain('value="naar:');
    expect(forced.status).toBe(422);
    expect(forced.text).not.toContain('verslag/');
  });

  it('asks for a code from the start where it was opened on the own page, and opens no other case from there', async () => {
    const turn = await school().turn(WHO.swv);
    const own = urlIn(await openOwnTablesPage(turn));
    const opened = await openedDoor(own);
    const rij = opened.text.match(/name="rij" value="([^"]*)"><p><button[^>]*value="table_case"/)?.[1] ?? '';

    const to = await fetch(own, {
      method: 'POST',
      body: new URLSearchParams({ ticket: ticketIn(opened), doe: 'table_case', rij }),
      redirect: 'manual',
    });

    expect(to.status).toBe(303);
    expect((await lookAt(to.headers.get('location') ?? '')).text).toContain('name="aanvraag"');
    const odd = { ticket: ticketIn(opened), doe: 'table_case', rij: `${SCHOOL} ${WHO.swv}` };
    expect((await sendTo(own, odd)).status).toBe(422);
  });

  async function door(who: PersonId = WHO.coordinator): Promise<string> {
    const made = doors.get(who) ?? (await caseDoor(school(), asked().dossier, who));
    doors.set(who, made);
    return made;
  }

  /** Where a press leads is looked at, and not followed. */
  async function press(doe: string, ticket?: string) {
    const fields = { ticket: ticket ?? ticketIn(await lookAt(await door())), doe };
    return fetch(await door(), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  }

  async function open(who: PersonId = WHO.coordinator) {
    return openedDoor(await caseDoor(school(), asked().dossier, who));
  }
});
