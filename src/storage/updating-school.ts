import { sql } from 'kysely';
import type { Roster } from '../app/ports/roster.ts';
import type { Change } from '../app/roster/comparing.ts';
import type { OrganisationId } from '../domain/ids.ts';
import { addPresence } from './adding-field.ts';
import { type Handle, schoolOf } from './handle.ts';
import { addOwnDays } from './own-days.ts';
import { presenceKey } from './roster-items.ts';
import { idsOf } from './updating-people.ts';

/** Employers, the school's own lines and its days. What it has set for itself stays. */
export async function updateSchool(
  handle: Handle,
  roster: Roster,
  changes: readonly Change[],
): Promise<void> {
  const { db } = handle;
  const { school, organisations } = roster;
  const touched = new Set([
    ...idsOf(changes, 'organisation', 'new'),
    ...idsOf(changes, 'organisation', 'changed'),
  ]);
  for (const { id, ...columns } of organisations.filter(({ id }) => touched.has(id as OrganisationId)))
    await db
      .insertInto('organisation')
      .values({ id, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
      .execute();
  if (idsOf(changes, 'school', 'changed').size > 0)
    await db
      .updateTable('school')
      .set({
        organisation_id: school.organisationId,
        name: school.name,
        sector: school.sector,
        municipality: school.municipality,
        holiday_region: school.region,
        language: school.language,
        location: school.location,
        calendar_mailbox: school.calendarMailbox ?? null,
        policy: sql`policy || ${JSON.stringify(ownOf(school.policy))}::jsonb`,
      })
      .where('id', '=', school.id)
      .execute();
  if (!changes.some(({ what }) => what === 'day')) return;
  await db.deleteFrom('closed_day').where('school_id', '=', school.id).execute();
  await addOwnDays(db, school);
}

/** What the files say of how the school works; the rest of its policy it set elsewhere. */
function ownOf({ terms, absenceDuty, reminders, agenda }: Roster['school']['policy']) {
  return { terms, absenceDuty, reminders, agenda };
}

/** When people can be found at the school. Moments that stay keep the days on which they do not hold. */
export async function updatePresence(
  handle: Handle,
  roster: Roster,
  changes: readonly Change[],
): Promise<void> {
  const gone = idsOf(changes, 'presence', 'gone');
  if (gone.size > 0) {
    const rows = await handle.db
      .selectFrom('presence')
      .selectAll('presence')
      .where('school_id', '=', schoolOf(handle))
      .execute();
    const ids = rows
      .filter((row) =>
        gone.has(
          presenceKey({
            personId: row.person_id,
            rule: row.rule,
            startsOn: row.starts_on,
            fromMinute: row.from_minute,
            untilMinute: row.until_minute,
          }),
        ),
      )
      .map(({ id }) => id);
    if (ids.length > 0) await handle.db.deleteFrom('presence').where('id', 'in', ids).execute();
  }
  const isNew = idsOf(changes, 'presence', 'new');
  await addPresence(
    handle.db,
    handle.ids,
    roster.school.id,
    roster.presence.filter((row) => isNew.has(presenceKey(row))),
  );
}
