import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readAgendas } from '../../src/app/chores/reading-agendas.ts';
import type { KnownAgenda, ReadAgenda } from '../../src/app/ports/agendas.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { busy, failing } from '../support/fake-agendas.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';

const HOUR = 60 * 60_000;
const LINK = 'https://agenda.example/hanna.ics';
const MEETING = busy('2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z');

let school: Play;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(async () => {
  await school.again();
  school.agendas.say({ kind: 'read', busy: [MEETING] });
});
afterAll(() => school.close());

describe('the chore that reads the agendas which people share', () => {
  it('reads one as soon as it is shared, and keeps when its owner is busy', async () => {
    await share(WHO.jgz);

    expect(await read()).toBe(1);
    expect(await known(WHO.jgz)).toEqual([
      { personId: WHO.jgz, by: 'link', busy: [MEETING], readAt: school.clock.now(), fault: null },
    ]);
    expect(school.agendas.asked).toEqual([
      {
        url: LINK,
        from: school.clock.now(),
        until: Date.parse('2027-03-13T09:00:00Z'),
        mail: 'hanna.jeugdarts@voorbeeld.example',
      },
    ]);
  });

  it('does not read that of somebody who left the school, and forgets it', async () => {
    await share(WHO.jgz);
    await school.engine.script(
      `update seat_holder set until_on = '2026-11-01' where person_id = '${WHO.jgz}'`,
    );

    expect(await read()).toBe(0);
    expect(await known(WHO.jgz)).toEqual([]);
    expect(school.agendas.asked).toEqual([]);
  });

  it('reads nothing when nobody shares one', async () => {
    expect(await read()).toBe(0);
  });

  it('reads it again after two hours, and not before', async () => {
    await share(WHO.jgz);
    await read();

    school.clock.forward(2 * HOUR - 1);
    expect(await read()).toBe(0);
    school.clock.forward(1);
    expect(await read()).toBe(1);
  });

  it('keeps what it knew while a link does not work, says why, and tries again after an hour', async () => {
    await share(WHO.jgz);
    await read();
    school.agendas.say(failing('not_reached'));
    const readAt = school.clock.now();
    school.clock.forward(2 * HOUR);
    await read();

    expect(await known(WHO.jgz)).toEqual([
      { personId: WHO.jgz, by: 'link', busy: [MEETING], readAt, fault: 'not_reached' },
    ]);
    school.clock.forward(HOUR - 1);
    expect(await read()).toBe(0);
    school.clock.forward(1);
    expect(await read()).toBe(1);
  });

  it('forgets what it knew after three days in which it could not look, and tries once a day from then on', async () => {
    await share(WHO.jgz);
    await read();
    school.agendas.say(failing('not_found'));
    school.clock.forward(72 * HOUR - 1);
    await read();
    expect((await known(WHO.jgz))[0]?.busy).toEqual([MEETING]);

    school.clock.forward(HOUR);
    await read();
    expect((await known(WHO.jgz))[0]).toMatchObject({ busy: [], fault: 'not_found' });
    school.clock.forward(24 * HOUR - 1);
    expect(await read()).toBe(0);
    school.clock.forward(1);
    expect(await read()).toBe(1);
  });

  it('works again as soon as the link does', async () => {
    await share(WHO.jgz);
    school.agendas.say(failing('too_slow'));
    await read();
    expect((await known(WHO.jgz))[0]).toMatchObject({ readAt: null, fault: 'too_slow' });

    school.agendas.say({ kind: 'read', busy: [] });
    school.clock.forward(24 * HOUR);
    await read();
    expect((await known(WHO.jgz))[0]).toMatchObject({ busy: [], readAt: school.clock.now(), fault: null });
  });

  it('keeps nothing of a link in whose place another came while it was read', async () => {
    await share(WHO.jgz);
    const slow = {
      ...school.agendas,
      async read(): Promise<ReadAgenda> {
        await share(WHO.jgz, 'https://agenda.example/nieuw.ics');
        return { kind: 'read', busy: [MEETING] };
      },
    };

    await readAgendas({ ...school.deps, agendas: slow }, mayGoOnOnce());

    expect(await known(WHO.jgz)).toEqual([
      { personId: WHO.jgz, by: 'link', busy: [], readAt: null, fault: null },
    ]);
  });

  it('lets nobody wait for another whose turn it is, and stops between two when the process ends', async () => {
    await share(WHO.jgz);
    await share(WHO.swv);

    expect(await readAgendas(school.deps, mayGoOnOnce())).toBe(1);
    expect(await read()).toBe(1);
  });
});

function share(person: PersonId, url = LINK): Promise<void> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.agendas.share(person, url, school.clock.now()));
}

function read(): Promise<number> {
  return readAgendas(school.deps, () => true);
}

function known(...people: PersonId[]): Promise<KnownAgenda[]> {
  return school.deps.store.transact(SCHOOL, (tx) => tx.agendas.of(people));
}

function mayGoOnOnce(): () => boolean {
  let left = 1;
  return () => left-- > 0;
}
