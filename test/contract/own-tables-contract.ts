import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { findMoments } from '../../src/app/table/finding-moments.ts';
import { handOver } from '../../src/app/table/handing-over.ts';
import type { Instant, PersonId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { VERBS } from '../../src/teams/verbs.ts';
import { testKeys } from '../support/database.ts';
import { countedIds } from '../support/fixed.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { atSecond, SECOND, secondRoster, secondTable } from '../support/second-school.ts';
import { type Asked, agreed, askedTable, refOf, tableNow } from '../support/tables.ts';

/** Partners of two schools on one server: each school sees when they are busy and no more, they see all of their own. */
export function ownTablesContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`a partner of two schools on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play(undefined, open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      await rostersOn(school.engine, testKeys(), countedIds(0x9000), school.clock).add(secondRoster());
      asked = await askedTable(school);
    });

    afterAll(() => school.close());

    it('is one person with seats at both', async () => {
      const { actor } = await school.turn(WHO.leerplicht);

      expect([...actor.seatSchools].sort()).toEqual([SCHOOL, SECOND].sort());
    });

    it('is not proposed at the one school while sitting at a table of the other', async () => {
      const before = await momentsAtSecond();
      await agreed(school, asked, 'yes');
      const booked = await bookedMoment();

      expect(before).toContainEqual(booked);
      for (const { startsAt, endsAt } of await momentsAtSecond())
        expect(endsAt <= booked.startsAt || booked.endsAt <= startsAt).toBe(true);
    });

    it('is known at the other school to be busy, and nothing more', async () => {
      await agreed(school, asked, 'yes');

      const [busy, current, dossier, votes] = await school.deps.store.transact(SECOND, async (tx) => [
        await tx.tables.busy([WHO.leerplicht], school.clock.now()),
        await tx.tables.byId(asked.ref.id as never),
        await tx.dossiers.byId(asked.dossier.id),
        await tx.dossiers.participants(asked.dossier.id),
      ]);

      expect(busy).toEqual([{ personId: WHO.leerplicht, ...(await bookedMoment()) }]);
      expect([current, dossier, votes]).toEqual([null, null, []]);
    });

    it('sees the own tables of both schools, with time, place and number alone', async () => {
      await agreed(school, asked, 'yes');
      const { version } = await tableNow(school, asked.ref);

      expect(await ofPerson(WHO.leerplicht)).toEqual([
        {
          id: asked.ref.id,
          version,
          school: { id: SCHOOL, name: 'Testcollege', location: 'Testcollege, Testlaan 1, Utrecht' },
          number: asked.dossier.number,
          booked: await bookedMoment(),
          hasCase: true,
        },
      ]);
    });

    it('finds the way to the case of a table as a partner or as who raised it, and not as another mentor there', async () => {
      const hasCase = async (who: PersonId) => (await ofPerson(who)).map((table) => table.hasCase);
      await school.deps.store.transact(SCHOOL, async (tx) => {
        const mentor = (await tx.dossiers.participants(asked.dossier.id)).find(
          ({ role }) => role === 'mentor',
        );
        if (mentor)
          await tx.dossiers.addParticipant(asked.dossier.id, {
            ...mentor,
            id: school.deps.ids.next(),
            who: { kind: 'person', id: WHO.otherMentor },
          });
      });

      expect([
        await hasCase(WHO.leerplicht),
        await hasCase(WHO.mentor),
        await hasCase(WHO.otherMentor),
      ]).toEqual([[true], [true], [false]]);
    });

    it('sees the own seats in cases of both schools, with who else is on the list of each', async () => {
      const on = school.deps.wallClock.dateOf(school.clock.now());
      const places = (id: PersonId) =>
        school.deps.store.transact(SECOND, (tx) => tx.dossiers.placesOf(id, on));

      expect(await places(WHO.leerplicht)).toMatchObject([
        {
          dossierId: asked.dossier.id,
          number: asked.dossier.number,
          concernId: asked.dossier.concernId,
          kind: 'leerplicht',
          school: { id: SCHOOL, name: 'Testcollege' },
          isSeated: true,
          mayRead: false,
          others: [WHO.leerplichtDeputy],
        },
      ]);
      expect(await places(WHO.leerplichtDeputy)).toEqual([]);
      for (const at of [SCHOOL, SECOND])
        expect([...(await school.deps.store.transact(at, (tx) => tx.dossiers.withoutPartner(on)))]).toEqual(
          [],
        );
    });

    it('sees one that is asked about without a moment, and none after handing over', async () => {
      expect(await ofPerson(WHO.leerplicht)).toMatchObject([{ number: asked.dossier.number, booked: null }]);

      await handOver(await school.turn(WHO.leerplicht), refOf(await tableNow(school, asked.ref)));

      expect(await ofPerson(WHO.leerplicht)).toEqual([]);
      expect(await ofPerson(WHO.leerplichtDeputy)).toHaveLength(1);
    });

    it('sees a table until it is over, and not after', async () => {
      await agreed(school, asked, 'yes');
      const { endsAt } = await bookedMoment();

      school.clock.set((endsAt - 1) as Instant);
      expect(await ofPerson(WHO.leerplicht)).toHaveLength(1);

      school.clock.set(endsAt);
      expect(await ofPerson(WHO.leerplicht)).toEqual([]);
    });

    it('has an address for an agenda program, which gives the tables that stand and those that are off', async () => {
      await agreed(school, asked, 'yes');
      const token = await school.deps.store.transact(SECOND, (tx) =>
        tx.feeds.renew(WHO.leerplicht, school.clock.now()),
      );
      const standing = await fed(token);
      await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

      expect(standing).toMatchObject([{ id: asked.ref.id, isOff: false, sequence: 0 }]);
      expect(await fed(token)).toMatchObject([{ id: asked.ref.id, isOff: true, sequence: 1 }]);
      expect(await fed('0'.repeat(64))).toBeNull();
    });

    it('has an address that gives nothing of a table to which they are not invited', async () => {
      await agreed(school, asked, 'yes');
      const token = await school.deps.store.transact(SECOND, (tx) =>
        tx.feeds.renew(WHO.leerplicht, school.clock.now()),
      );
      await school.engine.script(
        `update participant set invited = false where person_id = '${WHO.leerplicht}'`,
      );

      expect(await fed(token)).toEqual([]);
    });

    it('has an address that gives nothing of a table that the school has in its own calendar', async () => {
      await agreed(school, asked, 'yes');
      const token = await school.deps.store.transact(SECOND, (tx) =>
        tx.feeds.renew(WHO.leerplicht, school.clock.now()),
      );
      await school.engine.script(
        `insert into calendar_event (actietafel_id, school_id, state, wish, event_id)
         values ('${asked.ref.id}', '${SCHOOL}', 'shown', 1, 'event')`,
      );

      expect(await fed(token)).toEqual([]);
    });

    it('is away at both after saying so once', async () => {
      const ref = { schoolId: SCHOOL, id: WHO.leerplicht, version: 0 };
      const days = { from: '2026-11-23', until: '2027-01-31' };
      await VERBS.get('absence.save')?.press(await school.turn(WHO.leerplicht), { ref, ...days });

      const away = await school.deps.store.transact(SECOND, (tx) =>
        tx.tables.absences([WHO.leerplicht], '2026-11-23' as never),
      );
      expect(away).toEqual([{ personId: WHO.leerplicht, fromOn: days.from, untilOn: days.until }]);
    });

    it('shows nobody of the other school among the own tables', async () => {
      expect(await ofPerson(atSecond(WHO.mentor))).toEqual([]);
      expect(await ofPerson(atSecond(WHO.coordinator))).toEqual([]);
    });

    function ofPerson(personId: typeof WHO.leerplicht) {
      return school.deps.store.transact(SECOND, (tx) => tx.tables.ofPerson(personId, school.clock.now()));
    }

    /** What is fetched with this token; null when it is nobody's. */
    function fed(token: string) {
      return school.deps.store.outside(async (tx) => {
        const holder = await tx.feeds.holderOf(token);
        return holder && tx.feeds.tablesOf(holder.personId, school.clock.now());
      });
    }

    async function bookedMoment() {
      const { slots, bookedSlotId } = await tableNow(school, asked.ref);
      const slot = slots.find(({ id }) => id === bookedSlotId);
      if (!slot) throw new Error('No moment was booked.');
      return { startsAt: slot.startsAt, endsAt: slot.endsAt };
    }

    /** Before anything is booked both schools find the same: they have the same people, lessons and holidays. */
    async function momentsAtSecond() {
      const { deps } = school;
      const now = deps.clock.now();
      const today = deps.wallClock.dateOf(now);
      const { slots } = await deps.store.transact(SECOND, async (tx) =>
        findMoments({ deps, now, today }, tx, await tx.schools.here(), secondTable(today)),
      );
      return slots.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
    }
  });
}
