import type { PersonName } from '../app/ports/people.ts';
import type { Guardian } from '../app/ports/pupils.ts';
import type { Roster } from '../app/ports/roster.ts';
import type {
  GuardianId,
  OrganisationId,
  PersonId,
  PupilId,
  RoomId,
  SchoolId,
  SeatId,
} from '../domain/ids.ts';
import { DEFAULT_POLICY } from '../domain/policy.ts';
import { ownAbsenceOf } from './absence-of-school.ts';
import { fieldOf } from './field-of.ts';
import type { WholeSchool } from './reading.ts';
import { ownRemindersOf } from './reminders-of-school.ts';
import { routeOf } from './route-file.ts';
import { ownTermsOf } from './terms-of-school.ts';
import { WEEKDAYS } from './weekdays.ts';

/** The files of a school, in the shape that the store takes. `isExample` = nobody in it exists. */
export function rosterOf(files: WholeSchool, isExample: boolean): Roster {
  const { orgs, users, roles, school, kernteam, region, route } = files;
  return {
    organisations: orgs.map(({ sourcedId, type, name, municipality }) => ({
      id: sourcedId as OrganisationId,
      kind: type,
      name,
      municipality,
    })),
    school: schoolOf(school.value, isExample),
    people: users.map((user) => ({
      id: user.sourcedId as PersonId,
      organisationId: user.orgSourcedId as OrganisationId,
      name: nameOf(user),
      mail: user.email,
      identity: user.activeDirectoryMatchId
        ? { tenantId: school.value.tenantId, entraId: user.activeDirectoryMatchId }
        : null,
      language: user.preferredLanguage,
    })),
    memberships: roles.map(({ userSourcedId, role, deputyOf, classes, roleStartDate }) => ({
      personId: userSourcedId as PersonId,
      role,
      deputyOf: deputyOf as PersonId | null,
      scope: classes && titlesOf(classes, files),
      fromOn: roleStartDate,
    })),
    pupils: pupilsOf(files),
    seats: kernteam.value.seats.map(({ id, kind, organisation, from, people }) => ({
      id: id as SeatId,
      kind,
      organisationId: organisation as OrganisationId,
      people: people as PersonId[],
      fromOn: from,
    })),
    ...(kernteam.value.contactPerson ? { contactPerson: kernteam.value.contactPerson as PersonId } : {}),
    ...(route ? { route: routeOf(route.value) } : {}),
    ...(region ? { field: fieldOf(region.value) } : {}),
    presence: kernteam.value.presence.flatMap(({ person, from, moments }) =>
      moments.map(({ rule, start, end }) => ({
        personId: person as PersonId,
        rule,
        startsOn: from,
        fromMinute: start,
        untilMinute: end,
        exceptOn: [],
      })),
    ),
    rooms: (school.value.rooms ?? []).map(({ id, name, people, wheelchair, private: isPrivate }) => ({
      id: id as RoomId,
      name,
      people,
      isWheelchairFit: wheelchair,
      isPrivate,
    })),
    hours: (kernteam.value.hours ?? []).flatMap(({ person, days }) =>
      days.map(({ day, start, end }) => ({
        personId: person as PersonId,
        weekday: WEEKDAYS.indexOf(day) + 1,
        fromMinute: start,
        untilMinute: end,
      })),
    ),
  };
}

function schoolOf(
  {
    id,
    organisation,
    holidayRegion,
    calendarMailbox,
    ownDays,
    rooms: _rooms,
    terms,
    absenceDuty,
    reminders,
    agenda,
    ...rest
  }: WholeSchool['school']['value'],
  isExample: boolean,
): Roster['school'] {
  return {
    ...rest,
    id: id as SchoolId,
    organisationId: organisation as OrganisationId,
    isExample,
    region: holidayRegion,
    calendarMailbox: calendarMailbox?.toLowerCase() ?? null,
    policy: {
      ...DEFAULT_POLICY,
      terms: ownTermsOf(terms ?? []),
      absenceDuty: ownAbsenceOf(absenceDuty),
      reminders: ownRemindersOf(reminders),
      agenda: agenda ?? null,
    },
    ownDays,
  };
}

function titlesOf(ids: readonly string[], { classes }: WholeSchool): string[] {
  return classes.filter(({ sourcedId }) => ids.includes(sourcedId)).map(({ title }) => title);
}

function pupilsOf({ pupils, classes, enrollments, guardians }: WholeSchool): Roster['pupils'] {
  const titles = new Map(classes.map(({ sourcedId, title }) => [sourcedId, title]));
  const classOf = new Map<string, string>();
  const mentorsOf = new Map<string, PersonId[]>();
  for (const { role, userSourcedId, classSourcedId } of enrollments) {
    if (role === 'student') classOf.set(userSourcedId, classSourcedId);
    else addTo(mentorsOf, classSourcedId, userSourcedId as PersonId);
  }
  const parentsOf = new Map<string, Guardian[]>();
  for (const guardian of guardians) addTo(parentsOf, guardian.userSourcedId, guardianOf(guardian));

  return pupils.map((row) => {
    const inClass = classOf.get(row.sourcedId) ?? '';
    return {
      pupil: {
        id: row.sourcedId as PupilId,
        name: nameOf(row),
        className: titles.get(inClass) ?? '',
        bornOn: row.birthDate,
        homeMunicipality: row.homeMunicipality,
        homePostcode: row.homePostcode,
        exemptUntil: row.exemptUntil,
        mail: row.email,
      },
      leerlingnummer: row.studentNumber,
      mentors: mentorsOf.get(inClass) ?? [],
      guardians: parentsOf.get(row.sourcedId) ?? [],
    };
  });
}

function guardianOf(row: WholeSchool['guardians'][number]): Guardian {
  return {
    id: row.sourcedId as GuardianId,
    name: nameOf(row),
    mail: row.email,
    phone: row.phone,
    gezag: row.gezag,
    language: row.preferredLanguage,
    addressSecret: row.addressSecret,
  };
}

function nameOf(row: { givenName: string; middleName: string; familyName: string }): PersonName {
  return { roepnaam: row.givenName, voorvoegsel: row.middleName, achternaam: row.familyName };
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
