import type { Consult, Consults } from '../app/ports/consults.ts';
import type { ConsultState } from '../domain/consult.ts';
import type { Instant } from '../domain/ids.ts';
import type { SeatKind } from '../domain/roles.ts';
import { type Handle, schoolOf } from './handle.ts';

/** Questions to one partner. They hold ids, states and times; what is asked is said by phone and stored nowhere. */
export function consultsOn(handle: Handle): Consults {
  const { db } = handle;

  function consults() {
    return db
      .selectFrom('consult')
      .innerJoin('seat', 'seat.id', 'consult.seat_id')
      .selectAll('consult')
      .select('seat.kind as seat_kind')
      .where('consult.school_id', '=', schoolOf(handle));
  }

  type Row = Awaited<ReturnType<ReturnType<typeof consults>['execute']>>[number];

  function opened(row: Row): Consult {
    return {
      id: row.id,
      concernId: row.concern_id,
      seatId: row.seat_id,
      seat: row.seat_kind as SeatKind,
      personId: row.person_id,
      isAnonymous: row.is_anonymous,
      state: row.state as ConsultState,
      version: row.version,
      askedBy: row.asked_by,
      askedAt: row.asked_at.getTime() as Instant,
      changedAt: row.changed_at.getTime() as Instant,
    };
  }

  return {
    async add(consult) {
      await db
        .insertInto('consult')
        .values({
          id: consult.id,
          school_id: schoolOf(handle),
          concern_id: consult.concernId,
          seat_id: consult.seatId,
          person_id: consult.personId,
          is_anonymous: consult.isAnonymous,
          state: consult.state,
          version: consult.version,
          asked_by: consult.askedBy,
          asked_at: new Date(consult.askedAt),
          changed_at: new Date(consult.changedAt),
        })
        .execute();
    },

    async forChange(id) {
      const row = await consults().where('consult.id', '=', id).forUpdate('consult').executeTakeFirst();
      return row ? opened(row) : null;
    },

    async ofForChange(concernId) {
      const rows = await consults()
        .where('consult.concern_id', '=', concernId)
        .orderBy('consult.asked_at')
        .orderBy('consult.id')
        .forUpdate('consult')
        .execute();
      return rows.map(opened);
    },

    async byId(id) {
      const row = await consults().where('consult.id', '=', id).executeTakeFirst();
      return row ? opened(row) : null;
    },

    async of(concernId) {
      const rows = await consults()
        .where('consult.concern_id', '=', concernId)
        .orderBy('consult.asked_at')
        .orderBy('consult.id')
        .execute();
      return rows.map(opened);
    },

    async live() {
      const rows = await consults()
        .where('consult.state', 'in', ['asked', 'calling', 'done'])
        .orderBy('consult.asked_at')
        .orderBy('consult.id')
        .limit(200)
        .execute();
      return rows.map(opened);
    },

    async store(consult) {
      const version = consult.version + 1;
      await db
        .updateTable('consult')
        .set({ state: consult.state, version, changed_at: new Date(consult.changedAt) })
        .where('id', '=', consult.id)
        .where('version', '=', consult.version)
        .where('school_id', '=', schoolOf(handle))
        .returning('id')
        .executeTakeFirstOrThrow();
      return { ...consult, version };
    },
  };
}
