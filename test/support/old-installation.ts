import type { Ids } from '../../src/app/ports.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { knownMigrations } from '../../src/storage/migrate.ts';
import { type Keys, lookupOf, newSubjectKey } from '../../src/storage/sealing.ts';
import { SCHOOL, TENANT } from './school.ts';

/** Empties a database and brings it to an older schema, as an installation of that day has it. */
export async function asOfSchema(engine: Engine, version: number): Promise<void> {
  await engine.script(`
    drop schema public cascade;
    create schema public;
    create table schema_version (version integer primary key, made_at timestamptz not null default now());
  `);
  for (const each of knownMigrations().filter((migration) => migration.version <= version)) {
    await engine.script(each.sql);
    await engine.query('insert into schema_version (version) values ($1)', [each.version]);
  }
}

/** One row, by its columns. */
export async function insert(engine: Engine, table: string, row: Record<string, unknown>): Promise<void> {
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  await engine.query(
    `insert into ${table} (${Object.keys(row).join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}

/** Of one kind, more than are sealed at a time. */
export const MANY = 450;
const MAIL = 'c.coordinator@school.test';
export const DAY = '2026-11-23' as SchoolDate;
const id = (nth: number) => `019ad333-0000-7000-8000-00000000000${nth}`;
/** What `oldRows` leaves, one of each. */
export const OLD = {
  organisation: id(0),
  person: id(1),
  pupil: id(2),
  guardian: id(3),
  concern: id(4),
  dossier: id(5),
  table: id(6),
  parent: id(7),
  partner: id(8),
  agreement: id(9),
} as const;

/** One closed dossier as schema 5 keeps it, with a code in every column that holds one. */
export async function oldRows(engine: Engine, keys: Keys, ids: Ids): Promise<void> {
  const at = new Date('2026-11-23T09:00:00Z');
  const own = { school_id: SCHOOL };
  await insert(engine, 'organisation', { id: OLD.organisation, kind: 'school_board', name: 'Bestuur' });
  await insert(engine, 'school', {
    id: SCHOOL,
    tenant_id: TENANT,
    name: 'School',
    sector: 'vo',
    municipality: 'Utrecht',
    holiday_region: 'midden',
    language: 'nl',
    location: 'Kamer 1',
    policy: '{}',
  });
  const ofPerson = await newKey(engine, keys, ids, null);
  const ofPupil = await newKey(engine, keys, ids, SCHOOL);
  const ofConcern = await newKey(engine, keys, ids, SCHOOL);
  await insert(engine, 'person', {
    id: OLD.person,
    organisation_id: OLD.organisation,
    key_id: ofPerson.id,
    personal_sealed: ofPerson.seal(`person.personal.${OLD.person}`, { name: null, mail: MAIL }),
    mail_lookup: lookupOf(keys, 'person.mail', MAIL),
  });
  await insert(engine, 'membership', {
    ...own,
    id: ids.next<string>(),
    person_id: OLD.person,
    role: 'ondersteuningscoordinator',
    from_on: '2026-08-01',
    scope: '{Roerdomp9z}',
  });
  await insert(engine, 'pupil', {
    ...own,
    id: OLD.pupil,
    key_id: ofPupil.id,
    personal_sealed: ofPupil.seal(`pupil.personal.${OLD.pupil}`, {}),
  });
  await insert(engine, 'guardian', {
    ...own,
    id: OLD.guardian,
    pupil_id: OLD.pupil,
    personal_sealed: ofPupil.seal(`guardian.personal.${OLD.guardian}`, {
      name: null,
      mail: null,
      phone: '06-1',
    }),
    gezag: 'unknown',
    language: 'nl',
    address_secret: true,
  });
  await insert(engine, 'concern', {
    ...own,
    id: OLD.concern,
    key_id: ofConcern.id,
    raised_by: OLD.person,
    state: 'accepted',
    version: 1,
    content_sealed: ofConcern.seal(`concern.content.${OLD.concern}`, {}),
    created_at: at,
    changed_at: at,
  });
  await insert(engine, 'dossier', {
    ...own,
    id: OLD.dossier,
    concern_id: OLD.concern,
    pupil_id: OLD.pupil,
    key_id: ofConcern.id,
    number: '26-001',
    state: 'closed',
    version: 1,
    casushouder_id: OLD.person,
    anchor_on: DAY,
    opened_at: at,
    closed_at: at,
    close_reason: 'moved_away',
  });
  const informed = { ...own, concern_id: OLD.concern, recorded_by: OLD.person, recorded_at: at };
  await insert(engine, 'informed', { ...informed, id: ids.next<string>(), informed_on: DAY });
  await engine.query(
    `insert into informed (id, school_id, concern_id, exception_code, recorded_by, recorded_at)
         select gen_random_uuid(), school_id, concern_id, 'not_reachable', recorded_by, recorded_at
         from informed cross join generate_series(1, $1)`,
    [MANY],
  );
  const participant = { ...own, dossier_id: OLD.dossier, from_on: DAY };
  await insert(engine, 'participant', {
    ...participant,
    id: OLD.parent,
    role: 'ouder',
    guardian_id: OLD.guardian,
    invited: false,
    left_out_code: 'court_order',
  });
  await insert(engine, 'participant', {
    ...participant,
    id: OLD.partner,
    role: 'jgz',
    person_id: OLD.person,
    invited: true,
    ground: 'statutory_task',
    ground_on: DAY,
  });
  await insert(engine, 'actietafel', {
    ...own,
    id: OLD.table,
    dossier_id: OLD.dossier,
    state: 'held',
    version: 1,
    booked_reason: 'family_not_reached',
    minutes: 60,
    proposed_at: at,
  });
  await insert(engine, 'agreement', {
    ...own,
    id: OLD.agreement,
    dossier_id: OLD.dossier,
    outcomes: '{specialised_help}',
    made_on: DAY,
    recorded_by: OLD.person,
    recorded_at: at,
  });
}

async function newKey(engine: Engine, keys: Keys, ids: Ids, schoolId: string | null) {
  const { row, key } = newSubjectKey(keys, ids.next());
  await insert(engine, 'subject_key', {
    id: row.id,
    school_id: schoolId,
    wrapped: row.wrapped,
    master_key_id: row.masterKeyId,
    created_at: new Date('2026-11-23T09:00:00Z'),
  });
  return key;
}
