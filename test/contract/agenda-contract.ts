import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { DueAgenda, DueColleague } from '../../src/app/ports/agendas.ts';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { Instant, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { busy } from '../support/fake-agendas.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, TENANT, WHO } from '../support/school.ts';

const HOUR = 60 * 60_000;
const SPANS = [
  busy('2026-11-26T09:00:00Z', '2026-11-26T10:00:00Z'),
  busy('2026-11-27T09:00:00Z', '2026-11-27T10:00:00Z', 'tentative'),
];

/** What every engine has to do the same with the agendas that people share; run once per engine. */
export function agendaContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`shared agendas on ${engineName}`, () => {
    let school: Play;
    let now: Instant;

    beforeAll(async () => {
      school = await play(undefined, open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      now = school.clock.now();
    });

    afterAll(() => school.close());

    const share = (person: PersonId, url: string, at = now) =>
      school.deps.store.transact(SCHOOL, (tx) => tx.agendas.share(person, url, at));
    const of = (...people: PersonId[]) => school.deps.store.transact(SCHOOL, (tx) => tx.agendas.of(people));
    const takeDue = (at = now, again = (at + HOUR) as Instant) =>
      school.deps.store.outside((tx) => tx.agendas.takeDue(at, again));
    const keep = (due: DueAgenda) =>
      school.deps.store.outside((tx) =>
        tx.agendas.keep(due, { busy: SPANS, fault: null, readAt: now, nextAt: (now + HOUR) as Instant }),
      );

    const askAbout = (tenantId: string | null) =>
      school.deps.store.outside((tx) =>
        tx.agendas.askAboutTenant(tenantId, now, school.deps.wallClock.dateOf(now)),
      );
    const colleagues = (most: number) =>
      school.deps.store.outside((tx) => tx.agendas.takeDueColleagues(now, (now + HOUR) as Instant, most));

    it('are known of nobody who shares none', async () => {
      expect(await of(WHO.jgz, WHO.swv)).toEqual([]);
      expect(await of()).toEqual([]);
      expect(await takeDue()).toBeNull();
    });

    it('come back as they were kept', async () => {
      await share(WHO.jgz, 'https://agenda.example/a');
      const due = await takeDue();
      expect(due).toEqual({
        personId: WHO.jgz,
        version: 1,
        url: 'https://agenda.example/a',
        mail: 'hanna.jeugdarts@voorbeeld.example',
        readAt: null,
      });

      await keep(due as DueAgenda);

      expect(await of(WHO.jgz, WHO.swv)).toEqual([
        { personId: WHO.jgz, by: 'link', busy: SPANS, readAt: now, fault: null },
      ]);
    });

    it('lose what was known by a link in whose place another comes', async () => {
      await share(WHO.jgz, 'https://agenda.example/a');
      const first = (await takeDue()) as DueAgenda;
      await keep(first);
      await share(WHO.jgz, 'https://agenda.example/b');
      await keep(first);

      expect(await of(WHO.jgz)).toEqual([
        { personId: WHO.jgz, by: 'link', busy: [], readAt: null, fault: null },
      ]);
      expect(await takeDue()).toMatchObject({ version: 2, url: 'https://agenda.example/b' });
    });

    it('are gone when their owner stops, also for whoever is reading them', async () => {
      await share(WHO.jgz, 'https://agenda.example/a');
      const due = (await takeDue()) as DueAgenda;

      const stop = () => school.deps.store.transact(SCHOOL, (tx) => tx.agendas.stop(WHO.jgz));
      expect(await stop()).toBe(true);
      await keep(due);

      expect(await stop()).toBe(false);
      expect(await of(WHO.jgz)).toEqual([]);
    });

    it('are due in order, and not again before the time that was given', async () => {
      await share(WHO.swv, 'https://agenda.example/b', (now - 1) as Instant);
      await share(WHO.jgz, 'https://agenda.example/a', (now - 2) as Instant);
      await share(WHO.mentor, 'https://agenda.example/c', (now + 1) as Instant);

      const taken = [await takeDue(), await takeDue(), await takeDue()];

      expect(taken.map((due) => due?.personId)).toEqual([WHO.jgz, WHO.swv, undefined]);
      expect(await takeDue((now + HOUR - 1) as Instant)).toMatchObject({ personId: WHO.mentor });
      expect(await takeDue((now + HOUR - 1) as Instant)).toBeNull();
      expect(await takeDue((now + HOUR) as Instant)).not.toBeNull();
    });

    it('are gone when their owner has no role, no seat and no open dossier any more', async () => {
      await share(WHO.jgz, 'https://agenda.example/a');
      await share(WHO.swv, 'https://agenda.example/b');
      const today = school.deps.wallClock.dateOf(now);
      const forget = (on: SchoolDate) => school.deps.store.outside((tx) => tx.agendas.forgetOfWhoLeft(on));
      const seat = sql<unknown>`update seat_holder set until_on = ${today}::date where person_id = ${WHO.jgz}::uuid`;
      await seat.execute(school.engine.db);

      await forget(today);
      const onTheLastDay = await of(WHO.jgz, WHO.swv);
      await forget(addDays(today, 1));

      expect(onTheLastDay.map(({ personId }) => personId).sort()).toEqual([WHO.jgz, WHO.swv].sort());
      expect((await of(WHO.jgz, WHO.swv)).map(({ personId }) => personId)).toEqual([WHO.swv]);
    });

    it('are taken by one process each', async () => {
      for (const person of [WHO.jgz, WHO.swv, WHO.mentor, WHO.leerplicht])
        await share(person, `https://agenda.example/${person}`);

      const taken = await Promise.all(Array.from({ length: 6 }, () => takeDue()));

      expect(taken.flatMap((due) => due?.personId ?? []).sort()).toEqual(
        [WHO.jgz, WHO.swv, WHO.mentor, WHO.leerplicht].sort(),
      );
    });

    it('of the organisation are asked about in order, by one process each, beside the links', async () => {
      await askAbout(TENANT);
      await share(WHO.mentor, 'https://agenda.example/a');

      const taken = await Promise.all([colleagues(4), colleagues(4), colleagues(4)]);

      const people = taken.flat().map(({ personId }) => personId);
      expect(people).toHaveLength(9);
      expect(new Set(people).size).toBe(9);
      expect(people).not.toContain(WHO.mentor);
      expect(await takeDue()).toMatchObject({ personId: WHO.mentor, version: 1 });
      expect(await colleagues(4)).toEqual([]);
      expect(await takeDue()).toBeNull();
    });

    it('of the organisation are kept until it is not asked any more', async () => {
      await askAbout(TENANT);
      const due = (await colleagues(20)).find(({ personId }) => personId === WHO.swv);
      await school.deps.store.outside((tx) =>
        tx.agendas.keep(due as DueColleague, { busy: SPANS, fault: null, readAt: now, nextAt: now }),
      );

      await askAbout(TENANT);
      expect(await of(WHO.swv)).toEqual([
        { personId: WHO.swv, by: 'organisation', busy: SPANS, readAt: now, fault: null },
      ]);
      await share(WHO.mentor, 'https://agenda.example/a');
      await askAbout('99999999-2222-4333-8444-555555555555');
      expect((await of(WHO.swv, WHO.mentor)).map(({ by }) => by)).toEqual(['link']);
      await askAbout(TENANT);
      expect(await of(WHO.swv)).toEqual([
        { personId: WHO.swv, by: 'organisation', busy: [], readAt: null, fault: null },
      ]);
      await askAbout(null);
      expect((await of(WHO.swv, WHO.mentor)).map(({ by }) => by)).toEqual(['link']);
    });
  });
}
