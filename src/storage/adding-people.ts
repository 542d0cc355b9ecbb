import type { NewPerson, PersonName } from '../app/ports/people.ts';
import type { Guardian } from '../app/ports/pupils.ts';
import type { Roster } from '../app/ports/roster.ts';
import type { SchoolDate } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { numberLookup } from './roster-items.ts';
import { lookupOf, newSubjectKey, type SubjectKey } from './sealing.ts';
import { storeKeys } from './subject-keys.ts';

/** What is sealed of a colleague, a pupil and a guardian. */
export type PersonPersonal = { name: PersonName; mail: string | null };
export type PupilPersonal = {
  name: PersonName;
  className: string;
  bornOn: SchoolDate | null;
  homeMunicipality: string | null;
  homePostcode: number | null;
  exemptUntil: SchoolDate | null;
  mail: string | null;
};
/** What an older version sealed of a pupil does not hold everything. */
export function pupilIn(
  sealed: Partial<PupilPersonal> & Omit<PupilPersonal, 'homePostcode' | 'exemptUntil'>,
) {
  return { homePostcode: null, exemptUntil: null, ...sealed } satisfies PupilPersonal;
}

export type GuardianPersonal = Pick<Guardian, 'name' | 'mail' | 'phone' | 'gezag' | 'addressSecret'>;

type NewPupil = Roster['pupils'][number];

/** So many rows go in one statement: a whole school takes some dozens, and no statement grows past what a driver takes. */
const ROWS = 500;

/** Colleagues, each with a key of their own. */
export async function addPeople(handle: Handle, people: readonly NewPerson[]): Promise<void> {
  for (const some of inParts(people)) {
    const keyed = some.map((person) => ({ person, ...newSubjectKey(handle.keys, handle.ids.next()) }));
    await storeKeys(
      handle,
      keyed.map(({ row }) => row),
      null,
    );
    await handle.db
      .insertInto('person')
      .values(keyed.map(({ person, row, key }) => personRow(handle, person, row.id, key)))
      .execute();
  }
}

/** Pupils with their mentors and guardians: one key for a pupil and the people at home. */
export async function addPupils(handle: Handle, pupils: readonly NewPupil[]): Promise<void> {
  const schoolId = schoolOf(handle);
  for (const some of inParts(pupils)) {
    const keyed = some.map((entry) => ({ ...entry, ...newSubjectKey(handle.keys, handle.ids.next()) }));
    await storeKeys(
      handle,
      keyed.map(({ row }) => row),
      schoolId,
    );
    await handle.db
      .insertInto('pupil')
      .values(keyed.map((entry) => pupilRow(handle, entry, entry.row.id, entry.key)))
      .execute();
    const mentors = keyed.flatMap((entry) =>
      entry.mentors.map((mentor) => ({ school_id: schoolId, pupil_id: entry.pupil.id, person_id: mentor })),
    );
    for (const rows of inParts(mentors)) await handle.db.insertInto('pupil_mentor').values(rows).execute();
    const guardians = keyed.flatMap(({ pupil, key, guardians: all }) =>
      all.map((guardian) => ({
        school_id: schoolId,
        pupil_id: pupil.id,
        ...guardianColumns(guardian, key),
      })),
    );
    for (const rows of inParts(guardians)) await handle.db.insertInto('guardian').values(rows).execute();
  }
}

/** The columns of a guardian, sealed under the pupil's key. */
export function guardianColumns(guardian: Guardian, key: SubjectKey) {
  const { id, language, ...personal } = guardian;
  return {
    id,
    personal_sealed: key.seal(`guardian.personal.${id}`, personal satisfies GuardianPersonal),
    language,
  };
}

export function personRow({ keys }: Handle, person: NewPerson, keyId: string, key: SubjectKey) {
  const personal: PersonPersonal = { name: person.name, mail: person.mail };
  return {
    id: person.id,
    organisation_id: person.organisationId,
    key_id: keyId,
    tenant_id: person.identity?.tenantId ?? null,
    entra_id: person.identity?.entraId ?? null,
    personal_sealed: key.seal(`person.personal.${person.id}`, personal),
    mail_lookup: person.mail ? lookupOf(keys, 'person.mail', person.mail) : null,
    language: person.language,
  };
}

export function pupilRow(
  handle: Handle,
  { pupil, leerlingnummer }: NewPupil,
  keyId: string,
  key: SubjectKey,
) {
  const { id, ...personal } = pupil;
  return {
    id,
    school_id: schoolOf(handle),
    key_id: keyId,
    personal_sealed: key.seal(`pupil.personal.${id}`, personal satisfies PupilPersonal),
    leerlingnummer_lookup: numberLookup(handle.keys, leerlingnummer),
  };
}

function inParts<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (let from = 0; from < rows.length; from += ROWS) parts.push(rows.slice(from, from + ROWS));
  return parts;
}
