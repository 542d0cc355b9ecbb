import type { FamilyLanguage, GuardianId, PersonId, PupilId, SchoolDate } from '../../domain/ids.ts';
import type { Gezag } from '../../domain/roles.ts';
import type { PersonName } from './people.ts';

export type Pupil = {
  id: PupilId;
  name: PersonName;
  className: string;
  /** Null when a mentor typed the pupil in and there is no roster line. */
  bornOn: SchoolDate | null;
  homeMunicipality: string | null;
  /** The four digits alone. */
  homePostcode: number | null;
  /** The last day of an exemption from compulsory education, past or to come. On what ground is not kept. */
  exemptUntil: SchoolDate | null;
  mail: string | null;
};

export type Guardian = {
  id: GuardianId;
  name: PersonName;
  mail: string | null;
  phone: string | null;
  gezag: Gezag;
  /** Of their page and their letters. */
  language: FamilyLanguage;
  addressSecret: boolean;
};

export type Pupils = {
  /** The pupils of whom this person is a mentor, by class and then by name. */
  ofMentor(mentorId: PersonId): Promise<Pupil[]>;
  /** Everybody at the school of this transaction, in the same order. */
  atSchool(): Promise<Pupil[]>;
  byId(id: PupilId): Promise<Pupil | null>;
  byIds(ids: readonly PupilId[]): Promise<Pupil[]>;
  /** Two dossiers for one pupil wait for each other from here to the end of the transaction. */
  lock(id: PupilId): Promise<void>;
  guardians(pupilId: PupilId): Promise<Guardian[]>;
  guardiansOf(pupilIds: readonly PupilId[]): Promise<ReadonlyMap<PupilId, readonly Guardian[]>>;
  /** Since when the pupil is on the school's list no more; null = they are. */
  leftOn(id: PupilId): Promise<SchoolDate | null>;
  isMentorOf(mentorId: PersonId, pupilId: PupilId): Promise<boolean>;
  mentorsOf(pupilId: PupilId): Promise<PersonId[]>;
  add(pupil: Pupil, leerlingnummer: string | null, mentors: readonly PersonId[]): Promise<void>;
  addGuardian(pupilId: PupilId, guardian: Guardian): Promise<void>;
};
