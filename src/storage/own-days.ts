import type { Transaction } from 'kysely';
import type { Roster } from '../app/ports/roster.ts';
import type { Database } from './schema.ts';

/** The days on which a school is closed or open besides what holds for its region. */
export async function addOwnDays(db: Transaction<Database>, school: Roster['school']): Promise<void> {
  if (school.ownDays.length === 0) return;
  await db
    .insertInto('closed_day')
    .values(
      school.ownDays.map(({ on, open, name }) => ({
        school_id: school.id,
        on_date: on,
        is_open: open,
        name,
      })),
    )
    .execute();
}
