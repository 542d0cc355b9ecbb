import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answerMessage } from '../../src/app/arriving/answering-message.ts';
import { openFieldPage } from '../../src/app/pages/opening-page.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { lookAt, openedDoor } from '../support/door.ts';
import { rosterWithNeighbours } from '../support/neighbours.ts';
import { auditedReads } from '../support/own-pages.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { type Play, play } from '../support/playing.ts';
import { WHO } from '../support/school.ts';
import { deliverDue, haveChats, viewsTo } from '../support/triage.ts';

describe('the playing field', () => {
  let school: Play;
  let web: PageServer;

  beforeAll(async () => {
    school = await play(undefined, undefined, rosterWithNeighbours());
    web = await servePages(school);
  }, 60_000);

  beforeEach(() => school.again());

  afterAll(async () => {
    await web.stop();
    await school.close();
  });

  async function doorFor(person: PersonId): Promise<string> {
    const view = await openFieldPage(await school.turn(person));
    return view.kind === 'page_link' ? view.url : view.kind;
  }

  it('is answered to a coordinator in numbers, without a name, and to nobody else', async () => {
    await haveChats(school, WHO.coordinator, WHO.mentor);
    for (const person of [WHO.coordinator, WHO.mentor])
      await answerMessage(await school.turn(person), { kind: 'field' });

    const sent = await deliverDue(school);

    expect(viewsTo(sent, WHO.coordinator, 'playing_field')).toEqual([
      {
        kind: 'playing_field',
        school: 'Testcollege',
        levels: [
          { level: 'local', areas: 3, seats: 6 },
          { level: 'regional', areas: 1, seats: 1 },
          { level: 'supra_regional', areas: 0, seats: 0 },
        ],
        organisations: 6,
        contactPerson: null,
        open: 2,
      },
    ]);
    expect(viewsTo(sent, WHO.mentor, 'playing_field')).toEqual([
      { kind: 'refused', code: 'not_for_your_role' },
    ]);
  });

  it('shows on the page who works on which level, what is missing and by which rules, and writes down who read it', async () => {
    const { status, text } = await openedDoor(await doorFor(WHO.coordinator));
    const said = text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

    expect(status).toBe(200);
    expect(text.match(/<h2>[^<]*/g)).toEqual([
      '<h2>Lokaal',
      '<h2>Regionaal',
      '<h2>Wat ontbreekt',
      '<h2>De regels',
    ]);
    expect(said).toContain('leerplicht Fatima Leerplicht, Gemeente vervanging: Gert Leerplicht');
    expect(said).toContain('buurtteam Olga Blom, Gemeente Nieuwegein geen vervanger');
    expect(said).toContain('Hier is geen: buurtteam.');
    expect(said).toContain('Loketten: Sociaal loket Houten, 030 123, loket@houten.example');
    expect(said).toContain('Leerling uit Houten In Houten is geen buurtteam. Vraag het Sociaal loket Houten');
    expect(said).toContain(
      'doorstroompunt (RMC): van het gebied waar de leerling woont, anders vast op deze school (18 tot en met 26 jaar',
    );
    expect(await auditedReads(school)).toEqual([{ action: 'field.read', actor_id: WHO.coordinator }]);
  });

  it('shows no name to whoever has the link alone, and opens for nobody else', async () => {
    const { text } = await lookAt(await doorFor(WHO.coordinator));

    expect(text).not.toMatch(/Fatima|Olga|Testcollege/);
    expect(await doorFor(WHO.mentor)).toBe('refused');
    expect(await auditedReads(school)).toEqual([]);
  });

  it('is closed to a coordinator who is one no more', async () => {
    const door = await doorFor(WHO.coordinator);
    await school.engine.script(
      `update membership set until_on = '2026-11-22' where person_id = '${WHO.coordinator}'`,
    );

    expect((await lookAt(door)).status).toBe(410);
  });
});
