import { fileURLToPath } from 'node:url';
import type { PersonName } from '../app/ports/people.ts';
import type { Roster } from '../app/ports/roster.ts';
import type {
  GuardianId,
  OrganisationId,
  PersonId,
  PupilId,
  SchoolDate,
  SchoolId,
  SeatId,
} from '../domain/ids.ts';
import { DEFAULT_POLICY } from '../domain/policy.ts';
import { type RosterFiles, readRosterFiles } from './roster-files.ts';

const FOLDER = fileURLToPath(new URL('../../env/demo/', import.meta.url));

/**
 * The example school, from the files in `env/demo`: two mentors, six pupils, a coordinator and a whole kernteam. The
 * jeugdarts and the parents have mail only.
 *
 * @throws Error that lists every fault in the files.
 */
export function demoRoster(folder: string = FOLDER): Roster {
  const files = readRosterFiles(folder);
  return {
    organisations: files.orgs.map(({ sourcedId, type, name, municipality }) => ({
      id: sourcedId as OrganisationId,
      kind: type,
      name,
      municipality,
    })),
    school: schoolOf(files),
    people: files.users.map((user) => ({
      id: user.sourcedId as PersonId,
      organisationId: user.orgSourcedId as OrganisationId,
      name: nameOf(user),
      mail: user.email,
      identity: user.activeDirectoryMatchId
        ? { tenantId: files.school.tenantId, entraId: user.activeDirectoryMatchId }
        : null,
      language: user.preferredLanguage,
    })),
    memberships: files.roles.map(({ userSourcedId, role, deputyOf, roleStartDate }) => ({
      personId: userSourcedId as PersonId,
      role,
      deputyOf: deputyOf as PersonId | null,
      fromOn: roleStartDate as SchoolDate,
    })),
    pupils: files.pupils.map((row) => pupilOf(row, files)),
    seats: files.kernteam.seats.map(({ id, kind, organisation, from, people }) => ({
      id: id as SeatId,
      kind,
      organisationId: organisation as OrganisationId,
      people: people as PersonId[],
      fromOn: from as SchoolDate,
    })),
    presence: files.kernteam.presence.flatMap(({ person, from, moments }) =>
      moments.map(({ rule, start, end }) => ({
        personId: person as PersonId,
        rule,
        startsOn: from as SchoolDate,
        fromMinute: minuteOf(start),
        untilMinute: minuteOf(end),
        exceptOn: [],
      })),
    ),
  };
}

function schoolOf({ school }: RosterFiles): Roster['school'] {
  const { id, organisation, holidayRegion, ownDays, ...rest } = school;
  return {
    ...rest,
    id: id as SchoolId,
    organisationId: organisation as OrganisationId,
    isExample: true,
    region: holidayRegion,
    policy: DEFAULT_POLICY,
    ownDays: ownDays.map(({ on, open, name }) => ({ on: on as SchoolDate, open, name })),
  };
}

function pupilOf(row: RosterFiles['pupils'][number], files: RosterFiles): Roster['pupils'][number] {
  const { classes, enrollments, guardians } = files;
  const enrolled = enrollments.find(
    ({ userSourcedId, role }) => role === 'student' && userSourcedId === row.sourcedId,
  );
  const mentors = enrollments.filter(
    ({ classSourcedId, role }) => role === 'mentor' && classSourcedId === enrolled?.classSourcedId,
  );
  return {
    pupil: {
      id: row.sourcedId as PupilId,
      name: nameOf(row),
      className: classes.find(({ sourcedId }) => sourcedId === enrolled?.classSourcedId)?.title ?? '',
      bornOn: row.birthDate as SchoolDate,
      homeMunicipality: row.homeMunicipality,
      mail: row.email,
    },
    leerlingnummer: row.studentNumber,
    mentors: mentors.map(({ userSourcedId }) => userSourcedId as PersonId),
    guardians: guardians
      .filter(({ userSourcedId }) => userSourcedId === row.sourcedId)
      .map((guardian) => ({
        id: guardian.sourcedId as GuardianId,
        name: nameOf(guardian),
        mail: guardian.email,
        phone: guardian.phone,
        gezag: guardian.gezag,
        language: guardian.preferredLanguage,
        addressSecret: guardian.addressSecret,
      })),
  };
}

function nameOf(row: { givenName: string; middleName: string; familyName: string }): PersonName {
  return { roepnaam: row.givenName, voorvoegsel: row.middleName, achternaam: row.familyName };
}

/** `HH:MM` to minutes since midnight. */
function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
