import type { Kysely } from 'kysely';
import type { Guardian, Pupil, Pupils } from '../app/ports/pupils.ts';
import type { PupilId, SchoolDate, SchoolId } from '../domain/ids.ts';
import { familyLanguageOf } from '../domain/language.ts';
import { addPupils, type GuardianPersonal, guardianColumns, pupilIn } from './adding-people.ts';
import { compiledOnce, written } from './compiled.ts';
import { type Handle, schoolOf } from './handle.ts';
import type { Database } from './schema.ts';
import { unwrap } from './sealing.ts';

function pupilRows(db: Kysely<Database>) {
  return db
    .selectFrom('pupil')
    .innerJoin('subject_key', 'subject_key.id', 'pupil.key_id')
    .select([
      'pupil.id',
      'pupil.personal_sealed',
      'subject_key.id as key_id',
      'subject_key.wrapped',
      'subject_key.master_key_id',
    ]);
}

type PupilRow = Awaited<ReturnType<ReturnType<typeof pupilRows>['execute']>>[number];

const pupilById = compiledOnce(({ id, school }: { id: PupilId; school: SchoolId }) =>
  pupilRows(written).where('pupil.school_id', '=', school).where('pupil.id', '=', id),
);

/** Pupils and their guardians: one key for a pupil and the people around them, so that one erasure takes all. */
export function pupilsOn(handle: Handle): Pupils {
  const { db, keys } = handle;

  function pupils() {
    return pupilRows(db).where('pupil.school_id', '=', schoolOf(handle));
  }

  function opened(row: PupilRow): Pupil {
    const key = unwrap(keys, { id: row.key_id, wrapped: row.wrapped, masterKeyId: row.master_key_id });
    return { id: row.id, ...pupilIn(key.open(`pupil.personal.${row.id}`, row.personal_sealed)) };
  }

  async function guardiansOf(pupilIds: readonly PupilId[]): Promise<ReadonlyMap<PupilId, Guardian[]>> {
    if (pupilIds.length === 0) return new Map();
    const rows = await db
      .selectFrom('guardian')
      .innerJoin('pupil', 'pupil.id', 'guardian.pupil_id')
      .innerJoin('subject_key', 'subject_key.id', 'pupil.key_id')
      .select([
        'guardian.id',
        'guardian.pupil_id',
        'guardian.personal_sealed',
        'guardian.language',
        'subject_key.id as key_id',
        'subject_key.wrapped',
        'subject_key.master_key_id',
      ])
      .where('guardian.pupil_id', 'in', [...pupilIds])
      .where('guardian.school_id', '=', schoolOf(handle))
      .where('guardian.left_on', 'is', null)
      .orderBy('guardian.id')
      .execute();
    const found = rows.map((row) => {
      const key = unwrap(keys, { id: row.key_id, wrapped: row.wrapped, masterKeyId: row.master_key_id });
      const personal = key.open<GuardianPersonal>(`guardian.personal.${row.id}`, row.personal_sealed);
      const guardian = {
        id: row.id,
        ...personal,
        language: familyLanguageOf(row.language) ?? 'nl',
      } satisfies Guardian;
      return { pupilId: row.pupil_id, guardian };
    });
    return new Map(
      pupilIds.map((id) => [
        id,
        found.filter(({ pupilId }) => pupilId === id).map(({ guardian }) => guardian),
      ]),
    );
  }

  return {
    async ofMentor(mentorId) {
      const rows = await pupils()
        .innerJoin('pupil_mentor', 'pupil_mentor.pupil_id', 'pupil.id')
        .where('pupil_mentor.person_id', '=', mentorId)
        .execute();
      return rows.map(opened).sort(byClassAndName);
    },

    async atSchool() {
      const rows = await pupils().where('pupil.left_on', 'is', null).execute();
      return rows.map(opened).sort(byClassAndName);
    },

    async byId(id) {
      const found = await db.executeQuery(pupilById({ id, school: schoolOf(handle) }));
      return found.rows[0] ? opened(found.rows[0]) : null;
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await pupils()
        .where('pupil.id', 'in', [...ids])
        .execute();
      return rows.map(opened);
    },

    async lock(id) {
      await db
        .selectFrom('pupil')
        .select('id')
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .forUpdate()
        .execute();
    },

    guardians: async (pupilId) => (await guardiansOf([pupilId])).get(pupilId) ?? [],

    guardiansOf,

    async leftOn(id) {
      const row = await db
        .selectFrom('pupil')
        .select('left_on')
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .executeTakeFirst();
      return (row?.left_on ?? null) as SchoolDate | null;
    },

    async isMentorOf(mentorId, pupilId) {
      const row = await db
        .selectFrom('pupil_mentor')
        .select('pupil_id')
        .where('person_id', '=', mentorId)
        .where('pupil_id', '=', pupilId)
        .where('school_id', '=', schoolOf(handle))
        .executeTakeFirst();
      return row !== undefined;
    },

    async mentorsOf(pupilId) {
      const rows = await db
        .selectFrom('pupil_mentor')
        .select('person_id')
        .where('pupil_id', '=', pupilId)
        .where('school_id', '=', schoolOf(handle))
        .orderBy('person_id')
        .execute();
      return rows.map((row) => row.person_id);
    },

    add: (pupil, leerlingnummer, mentors) =>
      addPupils(handle, [{ pupil, leerlingnummer, mentors, guardians: [] }]),

    async addGuardian(pupilId, guardian) {
      const pupil = await pupils().where('pupil.id', '=', pupilId).executeTakeFirstOrThrow();
      const key = unwrap(keys, {
        id: pupil.key_id,
        wrapped: pupil.wrapped,
        masterKeyId: pupil.master_key_id,
      });
      await db
        .insertInto('guardian')
        .values({ school_id: schoolOf(handle), pupil_id: pupilId, ...guardianColumns(guardian, key) })
        .execute();
    },
  };
}

/** By class, then on the core of the surname ("Poel, van der"), as Dutch lists sort. */
function byClassAndName(a: Pupil, b: Pupil): number {
  return (
    a.className.localeCompare(b.className, 'nl', { numeric: true }) ||
    a.name.achternaam.localeCompare(b.name.achternaam, 'nl') ||
    a.name.roepnaam.localeCompare(b.name.roepnaam, 'nl')
  );
}
