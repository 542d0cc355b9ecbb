import { beforeEach, describe, expect, it } from '@jest/globals';
import { answerMessage } from '../../src/app/arriving/answering-message.ts';
import { openConcernPage, openWorklistPage } from '../../src/app/pages/opening-page.ts';
import { type Got, lookAt, openedDoor, sendTo, ticketIn } from '../support/door.ts';
import { newestLink, urlIn } from '../support/own-pages.ts';
import { runningDoor, runningNow } from '../support/running-case.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { servedSchool } from '../support/served-school.ts';
import { countOf, deliverDue, haveChats, sentConcern, viewsTo } from '../support/triage.ts';

/** Sam's case as it stands on paper, with everything that is asked. */
const TYPED = {
  raisedBy: WHO.mentor,
  casushouder: WHO.coordinator,
  firstSignalOn: '2026-08-24',
  atHomeSince: '2026-10-05',
  takenUpOn: '2026-09-01',
  informedBy: WHO.mentor,
  secondPerson: '',
  'informed-1': '2026-09-02',
  'informed-2': '2026-09-02',
  'table-1': '2026-09-10',
  'action-1-what': 'Belt <b>de</b> sportclub',
  'action-1-owner': `person ${WHO.mentor}`,
  'action-1-dueOn': '2026-11-02',
};

describe('the page on which a running case is put in', () => {
  const school = servedSchool();
  let door: string;

  beforeEach(async () => {
    door = await runningDoor(school());
  });

  it('asks first whether somebody is unsafe, and goes no further without a no', async () => {
    const first = await openedDoor(door);
    const pushed = await step({ doe: 'leerling', leerling: PUPIL.sam }, { veilig: '' });

    for (const { status, text } of [first, pushed]) {
      expect(status).toBe(200);
      expect(text).toContain('Eerst dit: is iemand onveilig?');
      expect(text).not.toContain('Sam');
    }
  });

  it('stops at a yes and at a doubt with the way that comes first, and makes nothing', async () => {
    const { text } = await step({ doe: 'onveilig' });

    expect(text).toContain('Er is niets bewaard en niemand krijgt bericht');
    expect(text).toContain('Volg de meldcode.');
    expect(await countOf(school(), 'concern')).toBe(0);
  });

  it('asks for the class, then the pupil, and then everything on one form', async () => {
    const classes = await step({ doe: '' });
    const pupils = await step({ doe: 'klas', klas: '4H2' });
    const { text } = await form();

    expect(classes.text).toContain('<option value="3V1">3V1</option>');
    expect(pupils.text).toContain(`<option value="${PUPIL.sam}">Sam Vis</option>`);
    expect(pupils.text).not.toContain('Tess');
    for (const words of ['De lopende casus over Sam Vis', 'Petra Vis', 'Rob Vis', 'Niet eerder dan'])
      expect(text).toContain(words);
    expect(text.match(/name="action-\d-what"/g)).toHaveLength(8);
    expect(text.match(/name="table-\d"/g)).toHaveLength(6);
  });

  it.each([
    ['a class', { doe: 'klas', klas: '9Z9' }, 'Kies een klas uit de lijst.'],
    ['a pupil', { doe: 'leerling', klas: '4H2', leerling: '' }, 'Kies de leerling uit de lijst.'],
  ])('asks again for %s that is in no list', async (_, sent, words) => {
    const { status, text } = await step(sent);

    expect(status).toBe(422);
    expect(text).toContain(words);
  });

  it('puts it in with the last press, and says where to go on', async () => {
    const { status, text } = await save();

    expect(status).toBe(200);
    expect(text).toContain('Casus 26-001 staat erin');
    expect(text).toContain('De kaart van de casus staat in je chat met Actietafel.');
    expect(text).toContain('Partners lezen nog niets.');
    expect(text).not.toContain('Zoek een moment');
    expect(await runningNow(school())).toMatchObject({ anchorOn: '2026-09-01', number: '26-001' });
  });

  it('puts it in once when its button is pressed twice', async () => {
    const shown = await form();

    const [one, other] = [await save({}, shown), await save({}, shown)];

    expect(other.text).toEqual(one.text);
    expect(await countOf(school(), 'dossier')).toBe(1);
  });

  it('keeps everything that was typed beside what is wrong, and puts nothing in', async () => {
    const { status, text } = await save({
      takenUpOn: '2026-12-24',
      'informed-2': '',
      'leftOut-2': 'court_order',
      'table-2': '10 oktober',
      outcomes: 'work',
      'action-4-what': 'Regelt een stage',
      'action-5-what': `Vraagt ${'x'.repeat(2_500)}`,
    });

    expect(status).toBe(422);
    for (const words of [
      '<a href="#takenUpOn">Begin van de casus</a> Kies de dag waarop de casus begon',
      '<a href="#secondPerson">Wie keek mee</a>',
      '<a href="#table-2">Gesprek 2</a>',
      '<a href="#agreedOn">Dag van de afspraak</a>',
      '<a href="#action-4-owner">Actie 4</a>',
      '<a href="#action-5-what">Actie 5</a>',
      `Vraagt ${'x'.repeat(300)}`,
      'Belt &lt;b&gt;de&lt;/b&gt; sportclub',
      'value="10 oktober"',
      'value="2026-12-24"',
      '<option value="court_order" selected>',
      'value="work" checked',
      '<details open>',
    ])
      expect(text).toContain(words);
    expect(await countOf(school(), 'concern')).toBe(0);
  });

  it('says by its number that something runs about this pupil already', async () => {
    await sentConcern(school());

    const { status, text } = await form();

    expect(status).toBe(422);
    expect(text).toContain('Over deze leerling ligt een melding: 26-001.');
  });

  it('takes nothing from a form that is not its own', async () => {
    const { status } = await step({ doe: 'bewaar', leerling: PUPIL.sam, id: 'x', ...TYPED });

    expect(status).toBe(404);
    expect(await countOf(school(), 'concern')).toBe(0);
  });

  it('does nothing without the ticket of the door, nor by a guardian of another pupil', async () => {
    await sendTo(door, { ticket: 'x', doe: 'bewaar', veilig: 'ja', ...TYPED });
    const { status } = await save({ ouder: GUARDIAN.ofNoor });

    expect(status).toBe(422);
    expect(await countOf(school(), 'concern')).toBe(0);
  });

  it('reads in English as well', async () => {
    const shown = await sendTo(`${door}?taal=en`, {
      ticket: await ticket(),
      veilig: 'ja',
      doe: 'leerling',
      leerling: PUPIL.sam,
    });

    expect(shown.text).toContain('The running case about Sam Vis');
    expect(shown.text).not.toMatch(/Gesprek|Ouder|Kies/);
  });

  it('says everything that was typed in the other language, and asks for no code again', async () => {
    const shown = await form();

    const { status, text } = await save(
      { doe: 'leerling', 'table-2': '10 oktober', outcomes: 'work' },
      shown,
      `${door}?taal=en`,
    );

    expect(shown.text).toMatch(
      /<button type="submit" form="stap" formaction="[^"?]*\?taal=en" name="doe" value="leerling" lang="en">English</,
    );
    // Enter in a box presses the first button of the form.
    expect(shown.text.match(/form="stap"[^>]*/)?.[0]).toBe('form="stap" name="doe" value="bewaar" hidden');
    expect(status).toBe(200);
    for (const words of [
      'The running case about Sam Vis',
      'Belt &lt;b&gt;de&lt;/b&gt; sportclub',
      'value="10 oktober"',
      'value="work" checked',
    ])
      expect(text).toContain(words);
    expect(await countOf(school(), 'concern')).toBe(0);
    expect((await save({}, { status, text })).text).toContain('Casus 26-001 staat erin');
  });

  it.each([
    ['the question about safety', { veilig: '', doe: '' }, 'First this'],
    ['the way that comes first', { doe: 'onveilig' }, 'We stop here'],
    ['the classes', { doe: '' }, 'Choose a class'],
    ['the pupils of a class', { doe: 'klas', klas: '4H2' }, 'Choose a pupil'],
  ])('stays at %s in the other language', async (_, sent, words) => {
    const { text } = await step(sent);
    const again = text.match(/taal=en" name="doe" value="([^"]*)"/)?.[1];

    const english = await sendTo(`${door}?taal=en`, {
      ticket: await ticket(),
      veilig: 'ja',
      ...sent,
      doe: again ?? '-',
    });

    expect(english.text).toContain(words);
  });

  it('leads back from a pupil to the others of the class', async () => {
    const { text } = await form();
    expect(text).toContain('Andere leerling');
    expect(text).toContain('name="klas" value="4H2"');

    const pupils = await step({ doe: 'klas', klas: '4H2', leerling: PUPIL.sam });

    expect(pupils.text).toContain('Welke leerling uit 4H2?');
  });

  it('leads from a pupil with a case to that case, behind a code', async () => {
    await save();
    expect((await form()).text).toContain('Naar die casus');

    const response = await fetch(door, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ticket: await ticket(), veilig: 'ja', doe: 'casus', leerling: PUPIL.sam }),
    });

    expect(response.status).toBe(303);
    const link = await newestLink(school(), 'case_page');
    expect(response.headers.get('location')).toBe(await school().deps.addresses.urlOf(link));
    expect((await lookAt(response.headers.get('location') ?? '')).text).toContain('code');
  });

  it('leads to no case of a pupil who has none', async () => {
    const { status, text } = await step({ doe: 'casus', leerling: PUPIL.sam });

    expect(status).toBe(200);
    expect(text).toContain('De lopende casus over Sam Vis');
  });

  it('asks for a code once it was asked for ten minutes ago, and ends after three hours', async () => {
    school().clock.set('2026-11-23T09:11:00Z');
    expect((await lookAt(door)).text).toContain('code');
    school().clock.set('2026-11-23T12:01:00Z');
    expect((await lookAt(door)).status).toBe(410);
  });

  it('stays open for an hour after each press, since a folder of papers is copied', async () => {
    const shown = await form();
    school().clock.set('2026-11-23T09:59:00Z');

    expect((await save({}, shown)).text).toContain('Casus 26-001 staat erin');
  });

  it('is reached from the list too, where it asks for a code from the start', async () => {
    const list = urlIn(await openWorklistPage(await school().turn(WHO.coordinator)));
    const opened = await openedDoor(list);
    expect(opened.text).toContain('Lopende casus invoeren');

    const response = await fetch(list, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ticket: ticketIn(opened), doe: 'lopend' }),
    });

    expect(response.status).toBe(303);
    const link = await newestLink(school(), 'running_case_page');
    expect(response.headers.get('location')).toBe(await school().deps.addresses.urlOf(link));
    expect((await lookAt(response.headers.get('location') ?? '')).text).toContain('code');
  });

  it('is offered in chat to a coordinator, and to nobody else', async () => {
    await haveChats(school(), WHO.coordinator, WHO.mentor);
    for (const person of [WHO.coordinator, WHO.mentor])
      await answerMessage(await school().turn(person), { kind: 'running_case' });

    const sent = await deliverDue(school());

    expect(viewsTo(sent, WHO.coordinator, 'running_case')).toEqual([{ kind: 'running_case' }]);
    expect(viewsTo(sent, WHO.mentor, 'running_case')).toEqual([
      { kind: 'refused', code: 'not_for_your_role' },
    ]);
  });

  it('tells on the page of the concern that it ran before, and since when', async () => {
    await save();
    const { concernId } = await runningNow(school());
    const ref = { schoolId: SCHOOL, id: concernId, version: 1 };

    const { text } = await openedDoor(
      urlIn(await openConcernPage(await school().turn(WHO.coordinator), ref, 'concern_page')),
    );

    expect(text).toContain('Ingevoerd als lopende casus');
    expect(text).toContain('ma 24 aug 2026');
    expect(text).toContain('ma 5 okt 2026');
  });

  async function ticket(): Promise<string> {
    return ticketIn(await lookAt(door));
  }

  async function step(sent: Record<string, string>, safe: { veilig?: string } = {}): Promise<Got> {
    return sendTo(door, { ticket: await ticket(), veilig: 'ja', ...safe, ...sent });
  }

  function form(): Promise<Got> {
    return step({ doe: 'leerling', leerling: PUPIL.sam });
  }

  /** Sends what was typed with everything that the page sends along. */
  async function save(change: Record<string, string> = {}, shown?: Got, to = door): Promise<Got> {
    const { text } = shown ?? (await form());
    const hidden = (name: string) =>
      [...text.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => value);
    const body = new URLSearchParams({
      ticket: hidden('ticket')[0] ?? '',
      veilig: 'ja',
      id: hidden('id')[0] ?? '',
      leerling: hidden('leerling')[0] ?? '',
      doe: 'bewaar',
      ...TYPED,
      ...change,
    });
    if (!('ouder' in change)) for (const parent of hidden('ouder')) body.append('ouder', parent);
    const response = await fetch(to, { method: 'POST', body });
    return { status: response.status, text: await response.text() };
  }
});
