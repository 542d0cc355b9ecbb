import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readAgendas } from '../../src/app/chores/reading-agendas.ts';
import { readColleagues } from '../../src/app/chores/reading-colleagues.ts';
import type { KnownAgenda } from '../../src/app/ports/agendas.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { busy, type FakeOrganisation, failing, fakeOrganisation } from '../support/fake-agendas.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, TENANT, WHO } from '../support/school.ts';

const HOUR = 60 * 60_000;
const MEETING = busy('2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z');

let school: Play;
let organisation: FakeOrganisation;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(async () => {
  await school.again();
  organisation = fakeOrganisation(TENANT);
});
afterAll(() => school.close());

describe('the chore that asks the organisation when its people are busy', () => {
  it('asks about everybody of the tenant who has work here, and keeps what it hears as of a shared agenda', async () => {
    organisation.say(await mailOf(WHO.swv), { kind: 'read', busy: [MEETING] });

    expect(await read()).toBe(10);
    expect(organisation.asked).toHaveLength(1);
    expect(organisation.asked[0]).toMatchObject({
      from: school.clock.now(),
      until: Date.parse('2027-03-13T09:00:00Z'),
    });
    expect(await known(WHO.swv)).toEqual([
      { personId: WHO.swv, by: 'organisation', busy: [MEETING], readAt: school.clock.now(), fault: null },
    ]);
  });

  it('asks nothing about who is of no tenant or of another', async () => {
    await school.engine.script(
      `update person set tenant_id = '99999999-2222-4333-8444-555555555555' where id = '${WHO.mentor}'`,
    );
    await read();

    expect(organisation.asked.flatMap(({ mails }) => mails)).not.toContain(await mailOf(WHO.jgz));
    expect(organisation.asked.flatMap(({ mails }) => mails)).not.toContain(await mailOf(WHO.mentor));
    expect(await known(WHO.jgz, WHO.mentor)).toEqual([]);
  });

  it('asks nothing about who has no role, no seat and no open dossier any more', async () => {
    await school.engine.script(
      `update seat_holder set until_on = '2026-11-22' where person_id = '${WHO.swv}'`,
    );

    expect(await read()).toBe(9);
    expect(await known(WHO.swv)).toEqual([]);
  });

  it('lets a link that somebody shares come first, and asks again when they stop', async () => {
    await share(WHO.swv);
    await read();
    await readAgendas(school.deps, () => true);
    expect(organisation.asked.flatMap(({ mails }) => mails)).not.toContain(await mailOf(WHO.swv));
    expect((await known(WHO.swv))[0]).toMatchObject({ by: 'link' });

    await school.deps.store.transact(SCHOOL, (tx) => tx.agendas.stop(WHO.swv));
    expect(await read()).toBe(1);
    expect((await known(WHO.swv))[0]).toMatchObject({ by: 'organisation' });
  });

  it('keeps nothing of who shares a link while the organisation is asked', async () => {
    organisation.say(await mailOf(WHO.swv), { kind: 'read', busy: [MEETING] });
    const slow = {
      ...organisation,
      async read(...asked: Parameters<FakeOrganisation['read']>) {
        await share(WHO.swv);
        return organisation.read(...asked);
      },
    };

    await readColleagues({ ...school.deps, organisation: slow }, () => true);

    expect(await known(WHO.swv)).toEqual([
      { personId: WHO.swv, by: 'link', busy: [], readAt: null, fault: null },
    ]);
  });

  it('cannot be stopped by whoever shares nothing: it is not theirs to stop here', async () => {
    await read();

    expect(await school.deps.store.transact(SCHOOL, (tx) => tx.agendas.stop(WHO.swv))).toBe(false);
    expect(await known(WHO.swv)).toHaveLength(1);
  });

  it('asks again after two hours, and not before', async () => {
    await read();

    for (const mail of organisation.asked[0]?.mails ?? []) organisation.say(mail, { kind: 'read', busy: [] });
    school.clock.forward(24 * HOUR);
    await read();
    school.clock.forward(2 * HOUR - 1);
    expect(await read()).toBe(0);
    school.clock.forward(1);
    expect(await read()).toBe(10);
  });

  it('says of each why it could not be known, and keeps what was known of them for a while', async () => {
    organisation.say(await mailOf(WHO.swv), { kind: 'read', busy: [MEETING] });
    await read();
    organisation.say(await mailOf(WHO.swv), failing('not_reached'));
    const readAt = school.clock.now();
    school.clock.forward(2 * HOUR);
    await read();

    expect(await known(WHO.swv)).toEqual([
      { personId: WHO.swv, by: 'organisation', busy: [MEETING], readAt, fault: 'not_reached' },
    ]);
    expect((await known(WHO.mentor))[0]).toMatchObject({ busy: [], readAt: null, fault: 'no_mailbox' });
  });

  it('asks about as many in one call as the organisation takes', async () => {
    organisation = fakeOrganisation(TENANT, 4);
    await read();

    expect(organisation.asked.map(({ mails }) => mails.length)).toEqual([4, 4, 2]);
  });

  it('knows nothing of who has no mail address, and does not ask about them', async () => {
    const mentor = await newMentorWithoutMail();

    expect(await read()).toBe(11);
    expect(organisation.asked.flatMap(({ mails }) => mails)).toHaveLength(10);
    expect((await known(mentor))[0]).toMatchObject({ fault: 'no_mailbox', readAt: null });
  });

  it('stops between two calls when the process ends', async () => {
    organisation = fakeOrganisation(TENANT, 4);
    let left = 1;

    expect(await readColleagues({ ...school.deps, organisation }, () => left-- > 0)).toBe(4);
  });

  it('forgets all that it knew as soon as it is turned off, and leaves shared links alone', async () => {
    await share(WHO.mentor);
    await read();

    expect(await readColleagues({ ...school.deps, organisation: null }, () => true)).toBe(0);
    expect((await known(WHO.swv, WHO.mentor)).map(({ personId }) => personId)).toEqual([WHO.mentor]);
  });
});

async function mailOf(person: PersonId): Promise<string> {
  const found = await school.deps.store.transact(SCHOOL, (tx) => tx.people.byId(person));
  if (!found?.mail) throw new Error('there is no address');
  return found.mail;
}

/** A mentor whom Teams knows, and of whom the school has no address. */
async function newMentorWithoutMail(): Promise<PersonId> {
  const id = school.deps.ids.next<PersonId>();
  await school.deps.store.transact(SCHOOL, async (tx) => {
    const other = await tx.people.byId(WHO.mentor);
    if (!other) throw new Error('there is no mentor');
    const identity = { tenantId: TENANT, entraId: '33333333-0000-7000-8000-000000000001' };
    await tx.people.add({ ...other, id, mail: null, identity });
  });
  await school.engine.script(
    `insert into membership (id, school_id, person_id, role, from_on)
     values ('${school.deps.ids.next()}', '${SCHOOL}', '${id}', 'mentor', '2026-08-01')`,
  );
  return id;
}

function share(person: PersonId): Promise<void> {
  return school.deps.store.transact(SCHOOL, (tx) =>
    tx.agendas.share(person, 'https://agenda.example/x.ics', school.clock.now()),
  );
}

function read(): Promise<number> {
  return readColleagues({ ...school.deps, organisation }, () => true);
}

function known(...people: PersonId[]): Promise<KnownAgenda[]> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.agendas.of(people));
}
