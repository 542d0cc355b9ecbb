import type { Absences, AbsencesWaiting } from '../app/ports/absences.ts';
import type { AbsenceId, PersonId, SchoolDate } from '../domain/ids.ts';
import type { Handle } from './handle.ts';

/** Days on which people are not there. Of no school: whoever is away from one is away from all. */
export function absencesOn({ db }: Handle): Absences {
  return {
    async of(personId, from) {
      const rows = await db
        .selectFrom('absence')
        .selectAll()
        .where('person_id', '=', personId)
        .where('until_on', '>=', from)
        .orderBy('from_on')
        .execute();
      return rows.map((row) => ({
        id: row.id as AbsenceId,
        personId: row.person_id,
        fromOn: row.from_on as SchoolDate,
        untilOn: row.until_on as SchoolDate,
      }));
    },

    async add({ id, personId, fromOn, untilOn }) {
      await db
        .insertInto('absence')
        .values({ id, person_id: personId, from_on: fromOn, until_on: untilOn })
        .execute();
    },

    async shorten(id, untilOn) {
      await db.updateTable('absence').set({ until_on: untilOn }).where('id', '=', id).execute();
    },

    async remove(ids) {
      if (ids.length === 0) return;
      await db
        .deleteFrom('absence')
        .where('id', 'in', [...ids])
        .execute();
    },
  };
}

export function absencesWaitingOn({ db }: Handle): AbsencesWaiting {
  return {
    async peopleWaiting() {
      const rows = await db
        .selectFrom('absence')
        .select('person_id')
        .distinct()
        .where('honoured', '=', false)
        .execute();
      return rows.map((row) => row.person_id as PersonId);
    },

    async waitingOf(personId) {
      const rows = await db
        .selectFrom('absence')
        .select('id')
        .where('person_id', '=', personId)
        .where('honoured', '=', false)
        .execute();
      return rows.map((row) => row.id as AbsenceId);
    },

    async honoured(ids) {
      await db
        .updateTable('absence')
        .set({ honoured: true })
        .where('id', 'in', [...ids])
        .execute();
    },
  };
}
