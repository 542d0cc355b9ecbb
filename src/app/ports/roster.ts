import type { OrganisationId, PersonId, SchoolDate, SchoolId, SeatId } from '../../domain/ids.ts';
import type { Role, SeatKind } from '../../domain/roles.ts';
import type { NewPerson } from './people.ts';
import type { Guardian, Pupil } from './pupils.ts';
import type { School } from './schools.ts';
import type { PresenceRow } from './tables.ts';

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
  memberships: readonly { personId: PersonId; role: Role; deputyOf: PersonId | null; fromOn: SchoolDate }[];
  pupils: readonly {
    pupil: Pupil;
    leerlingnummer: string | null;
    mentors: readonly PersonId[];
    guardians: readonly Guardian[];
  }[];
  seats: readonly {
    id: SeatId;
    kind: SeatKind;
    organisationId: OrganisationId;
    people: readonly PersonId[];
    fromOn: SchoolDate;
  }[];
  presence: readonly PresenceRow[];
};

export type Rosters = {
  isKnown(schoolId: SchoolId): Promise<boolean>;
  /** Adds a whole school in one transaction. The ids are the caller's, so that a second load is seen to be one. */
  add(roster: Roster): Promise<void>;
};
