import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ActietafelId, Instant, RoomId, SlotId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL } from '../support/school.ts';
import { askedTable, tableNow } from '../support/tables.ts';

const ONE = '019ad111-0000-7000-8000-0000000000e1' as RoomId;
const TWO = '019ad111-0000-7000-8000-0000000000e2' as RoomId;
const TEN = Date.parse('2026-11-26T09:00:00Z');
const HOUR = 60 * 60_000;

type Table = { id: ActietafelId; slot: SlotId };

/** A room is had by one table at a time, whatever comes in at the same moment. */
export function roomContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`rooms on ${engineName}`, () => {
    let school: Play;
    let sam: Table;
    let noor: Table;

    beforeAll(async () => {
      school = await play(undefined, open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      sam = await aTable('sam');
      noor = await aTable('noor');
      for (const [id, name] of [
        [ONE, 'Lokaal 1'],
        [TWO, 'Lokaal 2'],
      ])
        await school.engine.script(
          `insert into room (school_id, id, name, people, is_wheelchair_fit, is_private) values ('${SCHOOL}', '${id}', '${name}', 12, true, true)`,
        );
    });

    afterAll(() => school.close());

    it('are taken by one table at a time, and by another from the minute at which the first ends', async () => {
      expect(await take(sam, [ONE], TEN)).toBe(ONE);
      expect(await take(noor, [ONE], TEN + HOUR - 60_000)).toBeNull();
      expect(await take(noor, [ONE], TEN + HOUR)).toBe(ONE);
    });

    it('are given in the order in which they are wanted, the first that is free', async () => {
      await take(sam, [TWO, ONE], TEN);

      expect(await take(noor, [TWO, ONE], TEN)).toBe(ONE);
    });

    it('are let go of when a table takes another, and when it is released', async () => {
      await take(sam, [ONE], TEN);
      await take(sam, [TWO], TEN);
      const first = await take(noor, [ONE], TEN);
      await school.deps.store.transact(SCHOOL, (tx) => tx.rooms.release(noor.id));

      expect(first).toBe(ONE);
      expect(await take(sam, [ONE], TEN)).toBe(ONE);
    });

    it('leave nothing taken of a room of which only a part was free', async () => {
      await take(sam, [ONE], TEN);
      await take(noor, [ONE], TEN + HOUR / 2);
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from room_taken where actietafel_id = ${noor.id}
      `.execute(school.engine.db);

      expect(rows[0]?.n).toBe(0);
    });

    it('go to one of two tables that want the same at the same moment', async () => {
      const got = await Promise.all([take(sam, [ONE], TEN), take(noor, [ONE], TEN)]);

      expect(got.filter((room) => room === ONE)).toHaveLength(1);
      expect(got.filter((room) => room === null)).toHaveLength(1);
    });

    it('cannot be taken twice in the rows themselves', async () => {
      await take(sam, [ONE], TEN);
      const twice = sql`
        insert into room_taken (school_id, room_id, at, actietafel_id)
        values (${SCHOOL}, ${ONE}, ${new Date(TEN)}, ${noor.id})
      `.execute(school.engine.db);

      await expect(twice).rejects.toThrow();
    });

    async function aTable(pupil: 'sam' | 'noor'): Promise<Table> {
      const { ref } = await askedTable(school, pupil);
      const { id, slots } = await tableNow(school, ref);
      return { id, slot: slots[0]?.id as SlotId };
    }

    function take({ id, slot }: Table, wanted: RoomId[], from: number): Promise<RoomId | null> {
      const span = { startsAt: from as Instant, endsAt: (from + HOUR) as Instant };
      return school.deps.store.transact(SCHOOL, async (tx) => {
        await tx.rooms.lock();
        return tx.rooms.take(id, wanted, { id: slot, ...span });
      });
    }
  });
}
