import type { AreaId, OrganisationId, PersonId, SchoolDate, SchoolId, SeatId } from '../../domain/ids.ts';
import type { Area } from '../../domain/kernteam/areas.ts';
import type { FallbackContact } from '../../domain/kernteam/kernteam.ts';
import type { SeatRule } from '../../domain/kernteam/rules.ts';
import type { Role, SeatKind } from '../../domain/roles.ts';
import type { RouteStep } from '../../domain/school-route.ts';
import type { Compared, Difference } from '../roster/comparing.ts';
import type { AuditEntry } from './audit.ts';
import type { NewPerson } from './people.ts';
import type { Guardian, Pupil } from './pupils.ts';
import type { HoursRow, SchoolRoom } from './rooms.ts';
import type { School } from './schools.ts';
import type { PresenceRow } from './tables.ts';

/** A seat with who is on it: the holder, then the deputies in order. */
export type NewSeat = {
  kind: SeatKind;
  organisationId: OrganisationId;
  people: readonly PersonId[];
  fromOn: SchoolDate;
};

/** What lies around a school. A seat of an area is known by its kind and area: the same file does for every school there. */
export type NewField = {
  schoolAreaId: AreaId | null;
  areas: readonly Area[];
  seats: readonly (NewSeat & { areaId: AreaId })[];
  contacts: readonly FallbackContact[];
  /** Null = the rules of the sector. */
  rules: readonly SeatRule[] | null;
};

/** A school with everybody in and around it, as an import brings it. */
export type Roster = {
  organisations: readonly {
    id: OrganisationId;
    kind: 'school_board' | 'municipality' | 'samenwerkingsverband' | 'jgz' | 'buurtteam';
    name: string;
    municipality: string | null;
  }[];
  school: School & { organisationId: OrganisationId; isExample: boolean };
  people: readonly NewPerson[];
  memberships: readonly {
    personId: PersonId;
    role: Role;
    deputyOf: PersonId | null;
    /** The classes that a coordinator has; left out = all of the school. */
    scope?: readonly string[] | null;
    fromOn: SchoolDate;
  }[];
  pupils: readonly {
    pupil: Pupil;
    leerlingnummer: string | null;
    mentors: readonly PersonId[];
    guardians: readonly Guardian[];
  }[];
  /** The seats of the school itself. */
  seats: readonly (NewSeat & { id: SeatId })[];
  /** The face by which the kernteam is reached; left out = nobody was chosen. */
  contactPerson?: PersonId;
  /** The school's own route, in order; left out = it has none. */
  route?: readonly RouteStep[];
  /** Left out = nothing is described around the school: its own seats are all there are. */
  field?: NewField;
  presence: readonly PresenceRow[];
  /** Where a table can meet; left out = none are known, and rooms are found in another way. */
  rooms?: readonly SchoolRoom[];
  /** The hours that people said to work; who is left out said nothing. */
  hours?: readonly HoursRow[];
};

/** An id of a roster that the store has already, of something else or of somebody of another school. */
export type Taken = { what: 'person' | 'entra' | 'pupil' | 'guardian' | 'seat'; id: string };

/** What became of a roster. Only `added` has changed anything. */
export type Added =
  | {
      kind: 'added' /** So many people were there already, by another school, and stay as they are. */;
      peopleKnown: number;
    }
  | { kind: 'known' }
  | { kind: 'taken'; taken: readonly Taken[] };

/**
 * Open dossiers, by number, that somebody has to look at after an update: nobody carries them, a partner at their table
 * has no seat any more, or the pupil left.
 */
export type CasesLeft = {
  withoutOwner: readonly string[];
  withoutPartner: readonly string[];
  withoutPupil: readonly string[];
};

/** What became of an update. Only `compared` with `isDone` may have changed anything. */
export type Updated =
  | { kind: 'compared'; difference: Difference; left: CasesLeft; isDone: boolean }
  /** Of these so many would be gone that it is asked about first. */
  | { kind: 'many_gone'; gone: readonly Compared[]; difference: Difference; left: CasesLeft }
  | { kind: 'unknown' }
  | { kind: 'tenant_changed' }
  | { kind: 'taken'; taken: readonly Taken[] };

/** `isDryRun` = says what would change and changes nothing; `mayManyLeave` = somebody has seen how many would be gone. */
export type UpdateHow = { isDryRun: boolean; mayManyLeave: boolean };

export type Rosters = {
  isKnown(schoolId: SchoolId): Promise<boolean>;
  /**
   * Adds a whole school in one transaction, with the audit row of who did it. The ids are the caller's, so that a second
   * load is seen to be one; two at once wait for each other. Somebody whom another school brought, with the same id and
   * the same Entra id, is not added again: one leerplichtambtenaar of ten schools is one person.
   */
  add(roster: Roster, audit?: AuditEntry): Promise<Added>;
  /**
   * Makes a school that is there as the roster says, in one transaction: who left keeps their rows with a last day, and
   * the same roster twice changes nothing. A dry run changes nothing at all and says what would; nor does anything
   * change when more than half would be gone, unless that may be.
   *
   * @param on the day from which it holds
   */
  update(roster: Roster, on: SchoolDate, how: UpdateHow, audit: AuditEntry): Promise<Updated>;
};
