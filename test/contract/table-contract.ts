import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actietafel, Vote } from '../../src/app/ports/tables.ts';
import { bookByTap } from '../../src/app/table/booking-by-tap.ts';
import { comeAfterAll, declineBooked } from '../../src/app/table/declining.ts';
import { answerByPhone } from '../../src/app/table/voting.ts';
import type { ActietafelId, Instant, SlotId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { testKeys } from '../support/database.ts';
import { doubleBookings } from '../support/double-bookings.ts';
import { countedIds } from '../support/fixed.ts';
import { plannedNotices } from '../support/notices-planned.ts';
import { asOfSchema, insert, OLD, oldRows } from '../support/old-installation.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import {
  type Asked,
  agreed,
  answersOf,
  askedTable,
  participantsNow,
  refOf,
  storedVotes,
  tableNow,
  votes,
} from '../support/tables.ts';

/** What every engine has to do the same with tables and answers; run once per engine. */
export function tableContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`tables on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play(undefined, open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      asked = await askedTable(school);
    });

    afterAll(() => school.close());

    it('knows of a table that was moved under an older schema which moment stands in agendas', async () => {
      const old = await open();
      await asOfSchema(old, 5);
      await oldRows(old, testKeys(), countedIds(0xb000));
      await old.query(`update actietafel set state = 'voting', sequence = 1 where id = $1`, [OLD.table]);
      await insert(old, 'notice', {
        ...{
          id: OLD.agreement,
          school_id: SCHOOL,
          kind: 'vote_request',
          to_kind: 'guardian',
          to_id: OLD.guardian,
        },
        ...{ actietafel_id: OLD.table, dedupe_key: 'moved', state: 'dropped' },
        params: JSON.stringify({ insteadOfFrom: 1_764_061_200_000, insteadOfUntil: 1_764_064_800_000 }),
        ...{ due_at: new Date(0), created_at: new Date(0) },
      });

      await migrate(old);
      const { rows } = await old.query('select agenda_from, agenda_until from actietafel where id = $1', [
        OLD.table,
      ]);
      await old.close();

      expect(rows).toEqual([
        { agenda_from: new Date(1_764_061_200_000), agenda_until: new Date(1_764_064_800_000) },
      ]);
    });

    it('gives back a table as it was stored, in whichever way it is asked for', async () => {
      const [byId, locked, current] = await school.deps.store.transact(SCHOOL, async (tx) => [
        await tx.tables.byId(asked.ref.id as ActietafelId),
        await tx.tables.forChange(asked.ref.id as ActietafelId),
        await tx.tables.current(asked.dossier.id),
      ]);

      expect(byId).toMatchObject({ state: 'voting', version: 1, sequence: 0, minutes: 60, bookedAt: null });
      expect(byId?.slots.map(({ position }) => position)).toEqual([1, 2, 3]);
      expect(locked).toEqual(byId);
      expect(current).toEqual(byId);
    });

    it('stores a change under the next version, and refuses one that was made from an older', async () => {
      const before = await tableNow(school, asked.ref);
      const bookedAt = school.clock.now();
      await change({ ...before, state: 'booked', bookedSlotId: before.slots[1]?.id ?? null, bookedAt });

      expect(await tableNow(school, asked.ref)).toEqual({
        ...before,
        version: 2,
        state: 'booked',
        bookedSlotId: before.slots[1]?.id,
        bookedAt,
      });
      await expect(change({ ...before, state: 'cancelled' })).rejects.toThrow();
    });

    it('refuses a second live table for one dossier, and takes one after the first is off', async () => {
      const first = await tableNow(school, asked.ref);
      const second = { ...first, id: school.deps.ids.next<ActietafelId>(), slots: [], version: 1 };

      await expect(school.deps.store.transact(SCHOOL, (tx) => tx.tables.add(second))).rejects.toThrow();
      await change({ ...first, state: 'cancelled' });
      await school.deps.store.transact(SCHOOL, (tx) => tx.tables.add(second));

      const current = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(asked.dossier.id));
      expect(current?.id).toBe(second.id);
    });

    it('keeps the last answer of each about each moment', async () => {
      const { slots } = await tableNow(school, asked.ref);
      const [participant] = await participantsNow(school, asked);
      const vote = (answer: Vote['answer'], at: number): Vote => ({
        slotId: slots[0]?.id as SlotId,
        participantId: participant?.id as never,
        answer,
        answeredBy: null,
        via: 'card',
        answeredAt: (school.clock.now() + at) as Instant,
      });
      await school.deps.store.transact(SCHOOL, (tx) => tx.tables.castVotes([vote('yes', 0)]));
      await school.deps.store.transact(SCHOOL, (tx) => tx.tables.castVotes([vote('no', 1)]));

      expect(await storedVotes(school, asked)).toEqual([vote('no', 1)]);
    });

    it('begins a round with the new moments alone: no answer and no remark of the old one stays', async () => {
      await votes(school, asked, WHO.swv, 'yes', 'no', 'no');
      const before = await tableNow(school, asked.ref);
      const [participant] = await participantsNow(school, asked);
      const slots = before.slots.slice(0, 2).map((slot, index) => ({
        ...slot,
        id: school.deps.ids.next<SlotId>(),
        position: index + 1,
      }));
      await school.deps.store.transact(SCHOOL, async (tx) => {
        await tx.tables.addRemark(before.id, participant?.id as never, 'another_time', school.clock.now());
        await tx.tables.storeRound({ ...before, slots, sequence: 1 });
      });

      expect(await tableNow(school, asked.ref)).toEqual({ ...before, slots, sequence: 1, version: 2 });
      expect(await storedVotes(school, asked)).toEqual([]);
      expect(await school.deps.store.transact(SCHOOL, (tx) => tx.tables.remarks(before.id))).toEqual([]);
    });

    it('counts a booked table as busy for who comes, not for who said no, and not once it is over', async () => {
      await votes(school, asked, WHO.mentor, 'no');
      await agreed(school, asked, 'yes');
      const { slots } = await tableNow(school, asked.ref);
      const people = [WHO.swv, WHO.mentor, WHO.leerplichtDeputy];
      const busyFrom = (at: number) =>
        school.deps.store.transact(SCHOOL, (tx) => tx.tables.busy(people, at as Instant));

      expect(await busyFrom(school.clock.now())).toEqual([
        { personId: WHO.swv, startsAt: slots[0]?.startsAt, endsAt: slots[0]?.endsAt },
      ]);
      expect(await busyFrom((slots[0]?.endsAt ?? 0) - 1)).toHaveLength(1);
      expect(await busyFrom(slots[0]?.endsAt ?? 0)).toEqual([]);
    });

    it('leaves out of what is busy a table that is named, and no other', async () => {
      const other = await askedTable(school, 'noor');
      await agreed(school, asked, 'yes');
      const busyWithout = (...ids: string[]) =>
        school.deps.store.transact(SCHOOL, (tx) =>
          tx.tables.busy([WHO.leerplicht], school.clock.now(), ids as never),
        );

      expect(await busyWithout(asked.ref.id)).toEqual([]);
      expect(await busyWithout(other.ref.id)).toHaveLength(1);
      expect(await busyWithout()).toHaveLength(1);
    });

    it('gives the answers of several tables at once, and adds to a moment what was not known of it yet', async () => {
      const other = await askedTable(school, 'noor');
      await votes(school, asked, WHO.swv, 'yes');
      await votes(school, other, WHO.buurtteam, 'no', 'no');
      const [slot] = (await tableNow(school, asked.ref)).slots;
      const known = slot?.reasons ?? [];

      const both = await school.deps.store.transact(SCHOOL, async (tx) => {
        await tx.tables.addReasons(slot?.id as SlotId, ['outside_presence:swv', known[0] ?? '']);
        return tx.tables.votesOf([asked.ref.id, other.ref.id] as ActietafelId[]);
      });

      expect(both.map(({ answer }) => answer).sort()).toEqual(['no', 'no', 'yes']);
      expect((await tableNow(school, asked.ref)).slots[0]?.reasons).toEqual([
        ...known,
        'outside_presence:swv',
      ]);
    });

    it('books once, whatever comes in at the same moment', async () => {
      for (const person of [WHO.coordinator, WHO.leerplicht, WHO.swv, WHO.buurtteam])
        await votes(school, asked, person, 'yes');
      const { slots } = await tableNow(school, asked.ref);
      const parents = (await participantsNow(school, asked)).filter(({ role }) => role === 'ouder');
      const turns = await Promise.all([1, 2, 3].map(() => school.turn(WHO.coordinator)));
      const [one, two, three] = turns as [(typeof turns)[0], (typeof turns)[0], (typeof turns)[0]];

      await Promise.all([
        answerByPhone(one, asked.ref, parents[0]?.id ?? null, answersOf(slots, ['yes'])),
        bookByTap(two, asked.ref, slots[0]?.id ?? null, 'cannot_wait'),
        answerByPhone(three, asked.ref, parents[1]?.id ?? null, answersOf(slots, ['yes'])),
      ]);

      expect(await tableNow(school, asked.ref)).toMatchObject({ state: 'booked', version: 2 });
    });

    it('puts nobody at two tables when both are booked at the same moment', async () => {
      const other = await askedTable(school, 'noor');
      const moments = [await tableNow(school, asked.ref), await tableNow(school, other.ref)];
      expect(moments[0]?.slots[0]?.startsAt).toBe(moments[1]?.slots[0]?.startsAt);
      for (const table of [asked, other]) await votes(school, table, WHO.swv, 'yes');
      const turns = [await school.turn(WHO.coordinator), await school.turn(WHO.coordinator)] as const;

      await Promise.all([
        bookByTap(turns[0], asked.ref, moments[0]?.slots[0]?.id ?? null, 'cannot_wait'),
        bookByTap(turns[1], other.ref, moments[1]?.slots[0]?.id ?? null, 'cannot_wait'),
      ]);

      const states = [await tableNow(school, asked.ref), await tableNow(school, other.ref)].map(
        ({ state }) => state,
      );
      expect(states.sort()).toEqual(['booked', 'voting']);
    });

    it('counts nobody at two tables who has not answered: whoever sits elsewhere does not come to the second', async () => {
      const other = await bookedBesides();

      const [first, second] = [await storedVotes(school, asked), await storedVotes(school, other)];
      expect(first.filter(({ answer }) => answer === 'no')).toEqual([]);
      const noes = second.filter(({ answer, via }) => answer === 'no' && via === 'absence');
      const roles = (await participantsNow(school, other)).filter(({ id }) =>
        noes.some(({ participantId }) => participantId === id),
      );
      expect(roles.map(({ role }) => role).sort()).toEqual([
        'buurtteam',
        'jgz',
        'leerplicht',
        'mentor',
        'swv',
      ]);
      const { rows } = await school.engine.query(
        "select actor_kind from audit where action = 'table.attendance_changed'",
      );
      expect(rows).toEqual(roles.map(() => ({ actor_kind: 'system' })));
      const told = (await plannedNotices(school)).filter(({ params }) => params.why === 'elsewhere');
      expect(told.map(({ kind, to }) => [kind, to.id])).toEqual([['booking_needs_you', WHO.coordinator]]);
      expect(await doubleBookings(school.engine)).toEqual([]);
    });

    it('does not take back the "no" of somebody who sits elsewhere by then, and does once that is off', async () => {
      const other = await bookedBesides();

      const view = await comeAfterAll(await school.turn(WHO.swv), refOf(await tableNow(school, other.ref)));
      expect(view).toEqual({ kind: 'refused', code: 'at_another_table' });
      expect(await doubleBookings(school.engine)).toEqual([]);

      await declineBooked(await school.turn(WHO.swv), refOf(await tableNow(school, asked.ref)));
      await comeAfterAll(await school.turn(WHO.swv), refOf(await tableNow(school, other.ref)));
      const swv = (await participantsNow(school, other)).find(({ role }) => role === 'swv');
      expect(await storedVotes(school, other)).toContainEqual(
        expect.objectContaining({ participantId: swv?.id, answer: 'yes', via: 'card' }),
      );
      expect(await doubleBookings(school.engine)).toEqual([]);
    });

    function change(table: Actietafel): Promise<Actietafel> {
      return school.deps.store.transact(SCHOOL, (tx) => tx.tables.store(table));
    }

    /** Both tables are booked for the same moment; of the second the coordinator said that they cannot come. */
    async function bookedBesides(): Promise<Asked> {
      const other = await askedTable(school, 'noor');
      await votes(school, other, WHO.coordinator, 'no');
      for (const { ref } of [asked, other]) {
        const [first] = (await tableNow(school, ref)).slots;
        await bookByTap(await school.turn(WHO.coordinator), ref, first?.id ?? null, 'cannot_wait');
        expect(await tableNow(school, ref)).toMatchObject({ state: 'booked' });
      }
      return other;
    }
  });
}
