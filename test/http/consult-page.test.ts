import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { openConcernPage } from '../../src/app/pages/opening-page.ts';
import type { Consult } from '../../src/app/ports/consults.ts';
import { takeRoute } from '../../src/app/triage/deciding.ts';
import { reopenConcern } from '../../src/app/triage/reopening.ts';
import { agendaFilesFrom } from '../../src/calendar/postman.ts';
import type { ConcernId, SchoolDate } from '../../src/domain/ids.ts';
import type { SeatKind } from '../../src/domain/roles.ts';
import { addressesOn } from '../../src/http/links.ts';
import { printerOf } from '../../src/http/pages/printer.ts';
import { pageRoutes } from '../../src/http/pages/routes.ts';
import { type Listening, listen } from '../../src/http/server.ts';
import { logTo } from '../../src/log.ts';
import { openedDoor } from '../support/door.ts';
import { askedOwnPage } from '../support/own-page.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { deliverDue, refNow, sentConcern } from '../support/triage.ts';

const KEY = Buffer.alloc(32, 7);
const DAY = 24 * 60 * 60_000;

describe('the page of a partner who was asked to call by mail', () => {
  let school: Play;
  let web: Listening;
  let concern: CardRef;

  beforeAll(async () => {
    school = await play();
    const printer = printerOf(() => school.clock.now());
    web = await listen(0, {
      gate: async () => ({ ok: false, refused: { status: 401, code: 'token_missing' } }),
      receive: async () => ({ status: 200, body: undefined }),
      isReady: async () => true,
      schoolsNotLookedOver: async () => 0,
      routes: pageRoutes(
        { deps: school.deps, linkKey: KEY, printer },
        agendaFilesFrom('school@testcollege.example'),
      ),
      log: logTo(
        () => undefined,
        () => 0,
        'error',
      ),
      secure: false,
    });
    school.deps.addresses = addressesOn(`http://127.0.0.1:${web.port}`, KEY);
  }, 30_000);

  beforeEach(async () => {
    await school.again();
    concern = await sentConcern(school);
  });

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  it('shows a number, a day and buttons, and nothing about anybody', async () => {
    const { status, text } = await get(await doorOf('jgz'));

    expect(status).toBe(200);
    expect(text).toContain('Wil je bellen?');
    expect(text).toContain('Kenmerk: 26-001');
    expect(text).toContain('ma 23 nov');
    expect(text).toContain('Ik bel');
    expect(text).not.toMatch(/Sam|Vis|4H2|te laat|Carla|Anna/);
  });

  it('has no number in an anonymous consult', async () => {
    const { text } = await get(await doorOf('jgz', 'anonymous_consult'));

    expect(text).toContain('overleg zonder naam');
    expect(text).not.toContain('26-001');
  });

  it('changes nothing by being opened', async () => {
    const door = await doorOf('jgz');
    await get(door);
    await get(door);

    expect(await states()).toEqual(['asked']);
  });

  it('takes "I call" and then "done", and a second press of either changes nothing', async () => {
    const door = await doorOf('jgz');

    const calling = await post(door, 'calling');
    await post(door, 'calling');
    const done = await post(door, 'done');
    await post(door, 'done');

    expect(calling.text).toContain('Fijn dat je belt');
    expect(done.text).toContain('Dank je wel');
    expect(await states()).toEqual(['done']);
  });

  it('passes it on to the deputy, and offers nothing more then', async () => {
    const door = await doorOf('leerplicht');

    const { text } = await post(door, 'passed');

    expect(text).toContain('Je vervanger is gevraagd');
    expect(text).not.toMatch(/value="(calling|done|passed)"/);
    expect(await states()).toEqual(['passed', 'asked']);
  });

  it('says that there is no deputy, also to who presses what the page does not offer', async () => {
    const door = await doorOf('jgz');
    const opened = await get(door);

    const { status, text } = await post(door, 'passed');

    expect(opened.text).not.toContain('Mijn vervanger belt');
    expect(status).toBe(422);
    expect(text).toContain('geen (volgende) vervanger');
    expect(await states()).toEqual(['asked']);
  });

  it('says that no call is needed any more when the coordinator went another way', async () => {
    const door = await doorOf('jgz');
    await reopenConcern(await school.turn(WHO.coordinator), await refNow(school, concern));

    const { text } = await post(door, 'calling');

    expect(text).toContain('Bellen hoeft niet meer');
    expect(await states()).toEqual(['ended']);
  });

  it('is closed to somebody who lost the seat since, also for who has it open, and nothing changes', async () => {
    const door = await doorOf('jgz');
    await school.engine.script(
      `update seat_holder set until_on = '2026-11-22' where person_id = '${WHO.jgz}'`,
    );

    expect((await get(door)).status).toBe(410);
    expect((await post(door, 'calling')).status).toBe(410);
    expect(await states()).toEqual(['asked']);
  });

  it('mails the link to the own page to whoever was asked, and to nobody else, and answers nothing', async () => {
    const door = await doorOf('jgz');
    await deliverDue(school);

    expect(await askedOwnPage(school, door)).toMatchObject([{ to: 'hanna.jeugdarts@voorbeeld.example' }]);
    expect(await states()).toEqual(['asked']);
  });

  it('takes no button that it does not have', async () => {
    const door = await doorOf('jgz');

    expect((await post(door, 'delete')).status).toBe(404);
    expect(await states()).toEqual(['asked']);
  });

  it('closes after sixty days, and not a minute before', async () => {
    const door = await doorOf('jgz');
    school.clock.forward(60 * DAY - 60_000);
    const before = await get(door);
    school.clock.forward(60_000);

    expect(before.status).toBe(200);
    expect((await get(door)).status).toBe(410);
  });

  it('opens with no link to another page, and its link opens no other', async () => {
    const door = await doorOf('jgz');

    expect((await get(door.replace('/overleg/', '/moment/'))).status).toBe(404);
    expect((await get(door.replace('/overleg/', '/melding/'))).status).toBe(404);
  });

  it('is followed by the coordinator on the page of the concern: who was asked, and what they said', async () => {
    const door = await doorOf('jgz');
    await post(door, 'calling');
    const view = await openConcernPage(await school.turn(WHO.coordinator), concern, 'concern_page');

    const { text } = await openedDoor(view.kind === 'page_link' ? view.url : '');

    expect(text).toContain('Eén partner denkt mee');
    expect(text).toContain('Partner: jeugdgezondheidszorg');
    expect(text).toContain('Hanna Jeugdarts, gaat bellen');
    expect(text).toContain('Opnieuw kijken op');
  });

  async function doorOf(
    partner: SeatKind,
    route: 'one_partner' | 'anonymous_consult' = 'one_partner',
  ): Promise<string> {
    await takeRoute(await school.turn(WHO.coordinator), concern, {
      route,
      reason: route === 'one_partner' ? 'one_question' : 'think_along_first',
      partner,
      reviewOn: '2026-12-01' as SchoolDate,
    });
    return school.deps.store.transact(SCHOOL, async (tx) => {
      const [asked] = await tx.consults.of(concern.id as ConcernId);
      const link = asked && (await tx.links.ofConsult(asked.id));
      if (!link) throw new Error('nobody was asked');
      return school.deps.addresses.urlOf(link);
    });
  }

  async function states(): Promise<Consult['state'][]> {
    const all = await school.deps.store.transact(SCHOOL, (tx) => tx.consults.of(concern.id as ConcernId));
    return all.map(({ state }) => state);
  }
});

async function get(address: string): Promise<{ status: number; text: string }> {
  const response = await fetch(address);
  return { status: response.status, text: await response.text() };
}

async function post(address: string, step: string): Promise<{ status: number; text: string }> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams({ doe: step }) });
  return { status: response.status, text: await response.text() };
}
