import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readColleagues } from '../../../src/app/chores/reading-colleagues.ts';
import { graphFreeBusy } from '../../../src/calendar/graph/free-busy.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { busy } from '../../support/fake-agendas.ts';
import { type GraphStage, graphStage, MAILBOX } from '../../support/graph-stage.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, TENANT, WHO } from '../../support/school.ts';

describe('colleagues of the school’s own tenant, asked about from the chore to the rows', () => {
  let school: Play;
  let graph: GraphStage;

  beforeAll(async () => {
    school = await play();
  }, 30_000);

  beforeEach(async () => {
    await school.again();
    graph = await graphStage();
  });

  afterEach(async () => {
    expect(graph.server.wrong).toEqual([]);
    await graph.close();
  });
  afterAll(() => school.close());

  it('are ten in one call for two months, and only when they are busy is kept of them', async () => {
    graph.server.calendars.agendas.set(await mailOf(WHO.swv), [
      {
        start: '2026-11-26T09:00:00Z',
        end: '2026-11-26T10:00:00Z',
        status: 'oof',
        subject: 'Bij de huisarts',
        location: 'Putterlaan',
      },
    ]);

    expect(await read()).toBe(10);

    expect(graph.server.asked.map(({ body }) => (body.Schedules as string[]).length)).toEqual([10, 10]);
    const [swv, mentor] = await known(WHO.swv, WHO.mentor);
    expect(swv).toEqual({
      personId: WHO.swv,
      by: 'organisation',
      busy: [busy('2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z')],
      readAt: school.clock.now(),
      fault: null,
    });
    expect(mentor).toMatchObject({ busy: [], readAt: null, fault: 'no_mailbox' });
  });

  it('are told not to be seen when an administrator has given no right to', async () => {
    graph.server.login.roles = ['Mail.Read'];
    await read();

    expect((await known(WHO.swv))[0]).toMatchObject({ busy: [], fault: 'not_allowed' });
  });

  async function read(): Promise<number> {
    const asked = { tenantId: TENANT, mailbox: MAILBOX };
    const organisation = graphFreeBusy(graph.client, asked, school.deps.wallClock);
    return readColleagues({ ...school.deps, organisation }, () => true);
  }

  async function known(...people: PersonId[]) {
    const found = await school.deps.store.transact(SCHOOL, (tx) => tx.agendas.of(people));
    return people.map((person) => found.find(({ personId }) => personId === person));
  }

  async function mailOf(person: PersonId): Promise<string> {
    const found = await school.deps.store.transact(SCHOOL, (tx) => tx.people.byId(person));
    return String(found?.mail);
  }
});
