import { sql } from 'kysely';
import type { HolidayRegion, School, SchoolPolicy, Schools } from '../app/ports/schools.ts';
import type { PersonId, SchoolDate, SchoolId } from '../domain/ids.ts';
import { DEFAULT_POLICY } from '../domain/policy.ts';
import { compiledOnce, written } from './compiled.ts';
import { type Handle, schoolOf } from './handle.ts';

const countedNumber = compiledOnce((row: { schoolId: SchoolId; schoolYear: string }) =>
  written
    .insertInto('dossier_number')
    .values({ school_id: row.schoolId, school_year: row.schoolYear, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['school_id', 'school_year']).doUpdateSet({ last: sql`dossier_number.last + 1` }),
    )
    .returning('last'),
);

/** Schools with their settings and own days, in one statement; and the count of dossier numbers. */
export function schoolsOn(handle: Handle): Schools {
  const { db } = handle;

  async function byId(id: SchoolId): Promise<School | null> {
    const found = await sql<{
      tenant_id: string;
      name: string;
      sector: string;
      municipality: string;
      holiday_region: string;
      language: string;
      location: string;
      contact_person_id: PersonId | null;
      calendar_mailbox: string | null;
      policy: Partial<SchoolPolicy>;
      own_days: { on: SchoolDate; open: boolean; name: string }[];
    }>`
        select tenant_id, name, sector, municipality, holiday_region, language, location, contact_person_id, calendar_mailbox,
          policy,
          coalesce((
            select jsonb_agg(jsonb_build_object('on', to_char(on_date, 'YYYY-MM-DD'), 'open', is_open, 'name', closed_day.name) order by on_date)
            from closed_day where closed_day.school_id = school.id
          ), '[]'::jsonb) as own_days
        from school where id = ${id}::uuid
      `.execute(db);
    const row = found.rows[0];
    if (!row) return null;
    return {
      id,
      tenantId: row.tenant_id,
      name: row.name,
      sector: row.sector,
      municipality: row.municipality,
      region: row.holiday_region as HolidayRegion,
      language: row.language === 'en' ? 'en' : 'nl',
      location: row.location,
      // A school that was stored by an older version has not chosen what is new: it starts with the default.
      policy: { ...DEFAULT_POLICY, ...row.policy, ...row.policy.reminders },
      ownDays: row.own_days,
      ...(row.calendar_mailbox && { calendarMailbox: row.calendar_mailbox }),
      ...(row.contact_person_id && { contactPerson: row.contact_person_id }),
    };
  }

  return {
    byId,

    async here() {
      const school = await byId(schoolOf(handle));
      if (!school) throw new Error('The school of this transaction is not in the store.');
      return school;
    },

    async ids() {
      const rows = await db.selectFrom('school').select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    },

    async nextNumber(schoolId, schoolYear) {
      const counted = await db.executeQuery(countedNumber({ schoolId, schoolYear }));
      const last = counted.rows[0]?.last;
      if (last === undefined) throw new Error('A dossier number was not counted.');
      return `${schoolYear.slice(2, 4)}-${String(last).padStart(3, '0')}`;
    },
  };
}
