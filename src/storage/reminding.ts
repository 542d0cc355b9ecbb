import type { Reminding } from '../app/ports/reminding.ts';
import type { PersonId, SchoolDate, WallMinute } from '../domain/ids.ts';
import { AS_THE_SCHOOL, type Wishes } from '../domain/reminding/wishes.ts';
import type { Handle } from './handle.ts';

/** What people wish of their reminders. Of no school: whoever works at two is one person. */
export function remindingOn({ db }: Handle): Reminding {
  async function ofAll(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Wishes>> {
    if (ids.length === 0) return new Map();
    const rows = await db
      .selectFrom('reminding')
      .selectAll()
      .where('person_id', 'in', [...ids])
      .execute();
    return new Map(
      rows.map((row) => [
        row.person_id,
        {
          digestMinute: row.digest_minute as WallMinute | null,
          fromMinute: row.from_minute as WallMinute | null,
          untilMinute: row.until_minute as WallMinute | null,
          workDays: row.work_days,
          pausedUntil: row.paused_until as SchoolDate | null,
          dutyOnly: row.is_duty_only,
        },
      ]),
    );
  }

  return {
    ofAll,

    async of(personId) {
      return (await ofAll([personId])).get(personId) ?? AS_THE_SCHOOL;
    },

    async wish(personId, wishes) {
      const columns = {
        digest_minute: wishes.digestMinute,
        from_minute: wishes.fromMinute,
        until_minute: wishes.untilMinute,
        work_days: wishes.workDays === null ? null : [...wishes.workDays],
        paused_until: wishes.pausedUntil,
        is_duty_only: wishes.dutyOnly,
      };
      await db
        .insertInto('reminding')
        .values({ person_id: personId, ...columns })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
        .execute();
    },
  };
}
