import type { NewPerson, PersonName } from '../../src/app/ports/people.ts';
import type { Guardian, Pupil } from '../../src/app/ports/pupils.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import type {
  GuardianId,
  OrganisationId,
  PersonId,
  PupilId,
  SchoolDate,
  SchoolId,
  SeatId,
} from '../../src/domain/ids.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy.ts';
import { SEAT_KINDS } from '../../src/domain/roles.ts';

const FROM = '2026-08-01' as SchoolDate;
export const TENANT = '11111111-2222-4333-8444-555555555555';

/** The people of the school that tests play in, by what they are there. */
export const WHO = {
  mentor: id<PersonId>('a1'),
  otherMentor: id<PersonId>('a2'),
  coordinator: id<PersonId>('a3'),
  deputyCoordinator: id<PersonId>('a4'),
  safetyOfficer: id<PersonId>('a5'),
  leerplicht: id<PersonId>('b1'),
  leerplichtDeputy: id<PersonId>('b2'),
  jgz: id<PersonId>('b3'),
  swv: id<PersonId>('b4'),
  buurtteam: id<PersonId>('b5'),
  buurtteamDeputy: id<PersonId>('b6'),
} as const;

export const PUPIL = {
  sam: id<PupilId>('c1'),
  noor: id<PupilId>('c2'),
  ofOtherMentor: id<PupilId>('c3'),
} as const;

export const GUARDIAN = {
  ofSam: id<GuardianId>('d1'),
  alsoOfSam: id<GuardianId>('d2'),
  ofNoor: id<GuardianId>('d3'),
} as const;
export const SCHOOL = id<SchoolId>('01');

/** The Entra id of a person of this school, as Teams would send it. */
export function entraOf(person: PersonId): string {
  return person.replace('019ad111', '22222222');
}

/** A vo school in Utrecht with two mentors, three pupils, coordinators and a whole kernteam; the jeugdarts has mail only. */
export function testRoster(): Roster {
  const board = id<OrganisationId>('e0');
  const partners = SEAT_KINDS.map((_, index) => id<OrganisationId>(`e${index + 1}`));
  const [municipality, health, partnership, neighbourhood] = partners as [
    OrganisationId,
    OrganisationId,
    OrganisationId,
    OrganisationId,
  ];
  return {
    organisations: [
      { id: board, kind: 'school_board', name: 'Bestuur', municipality: 'Utrecht' },
      { id: municipality, kind: 'municipality', name: 'Gemeente', municipality: 'Utrecht' },
      { id: health, kind: 'jgz', name: 'Jeugdgezondheidszorg', municipality: 'Utrecht' },
      { id: partnership, kind: 'samenwerkingsverband', name: 'Samenwerkingsverband', municipality: null },
      { id: neighbourhood, kind: 'buurtteam', name: 'Buurtteam', municipality: 'Utrecht' },
    ],
    school: {
      id: SCHOOL,
      organisationId: board,
      isExample: true,
      tenantId: TENANT,
      name: 'Testcollege',
      sector: 'vo',
      municipality: 'Utrecht',
      region: 'midden',
      language: 'nl',
      location: 'Testcollege, Testlaan 1, Utrecht',
      policy: DEFAULT_POLICY,
      ownDays: [],
    },
    people: [
      person(WHO.mentor, board, 'Anna', 'Mentor'),
      person(WHO.otherMentor, board, 'Bram', 'Mentor'),
      person(WHO.coordinator, board, 'Carla', 'Coordinator'),
      person(WHO.deputyCoordinator, board, 'Dirk', 'Vervanger'),
      person(WHO.safetyOfficer, board, 'Els', 'Aandacht'),
      person(WHO.leerplicht, municipality, 'Fatima', 'Leerplicht'),
      person(WHO.leerplichtDeputy, municipality, 'Gert', 'Leerplicht'),
      { ...person(WHO.jgz, health, 'Hanna', 'Jeugdarts'), identity: null },
      person(WHO.swv, partnership, 'Ilse', 'Begeleider'),
      person(WHO.buurtteam, neighbourhood, 'Jan', 'Gezinswerker'),
      person(WHO.buurtteamDeputy, neighbourhood, 'Kim', 'Gezinswerker'),
    ],
    memberships: [
      { personId: WHO.mentor, role: 'mentor', deputyOf: null, fromOn: FROM },
      { personId: WHO.otherMentor, role: 'mentor', deputyOf: null, fromOn: FROM },
      { personId: WHO.coordinator, role: 'ondersteuningscoordinator', deputyOf: null, fromOn: FROM },
      {
        personId: WHO.deputyCoordinator,
        role: 'ondersteuningscoordinator',
        deputyOf: WHO.coordinator,
        fromOn: FROM,
      },
      { personId: WHO.safetyOfficer, role: 'aandachtsfunctionaris', deputyOf: null, fromOn: FROM },
    ],
    pupils: [
      {
        pupil: pupil(PUPIL.sam, 'Sam', 'Vis', '4H2', '2010-05-12', 'sam@leerling.example'),
        leerlingnummer: '10001',
        mentors: [WHO.mentor],
        guardians: [guardian(GUARDIAN.ofSam, 'Petra', 'Vis'), guardian(GUARDIAN.alsoOfSam, 'Rob', 'Vis')],
      },
      {
        pupil: pupil(PUPIL.noor, 'Noor', 'Berg', '4H2', '2012-02-01', null),
        leerlingnummer: '10002',
        mentors: [WHO.mentor],
        guardians: [guardian(GUARDIAN.ofNoor, 'Mo', 'Berg')],
      },
      {
        pupil: pupil(PUPIL.ofOtherMentor, 'Tess', 'Dam', '3V1', '2011-09-30', null),
        leerlingnummer: '10003',
        mentors: [WHO.otherMentor],
        guardians: [],
      },
    ],
    seats: [
      seat('f1', 'leerplicht', municipality, [WHO.leerplicht, WHO.leerplichtDeputy]),
      seat('f2', 'jgz', health, [WHO.jgz]),
      seat('f3', 'swv', partnership, [WHO.swv]),
      seat('f4', 'buurtteam', neighbourhood, [WHO.buurtteam, WHO.buurtteamDeputy]),
    ],
    presence: [WHO.leerplicht, WHO.jgz, WHO.swv, WHO.buurtteam, WHO.coordinator, WHO.mentor].flatMap(
      (personId) => [presence(personId, 'TU', 13 * 60, 16 * 60), presence(personId, 'TH', 9 * 60, 12 * 60)],
    ),
  };
}

function id<T>(tail: string): T {
  return `019ad111-0000-7000-8000-${tail.padStart(12, '0')}` as T;
}

function person(
  personId: PersonId,
  organisationId: OrganisationId,
  roepnaam: string,
  achternaam: string,
): NewPerson {
  return {
    id: personId,
    organisationId,
    name: name(roepnaam, achternaam),
    mail: `${roepnaam}.${achternaam}@voorbeeld.example`.toLowerCase(),
    identity: { tenantId: TENANT, entraId: entraOf(personId) },
    language: null,
  };
}

function name(roepnaam: string, achternaam: string): PersonName {
  return { roepnaam, voorvoegsel: '', achternaam };
}

function pupil(
  pupilId: PupilId,
  roepnaam: string,
  achternaam: string,
  className: string,
  bornOn: string,
  mail: string | null,
): Pupil {
  return {
    id: pupilId,
    name: name(roepnaam, achternaam),
    className,
    bornOn: bornOn as SchoolDate,
    homeMunicipality: 'Utrecht',
    homePostcode: null,
    exemptUntil: null,
    mail,
  };
}

function guardian(guardianId: GuardianId, roepnaam: string, achternaam: string): Guardian {
  return {
    id: guardianId,
    name: name(roepnaam, achternaam),
    mail: `${roepnaam}.${achternaam}@thuis.example`.toLowerCase(),
    phone: null,
    gezag: 'yes',
    language: 'nl',
    addressSecret: false,
  };
}

function seat(
  tail: string,
  kind: (typeof SEAT_KINDS)[number],
  organisationId: OrganisationId,
  people: PersonId[],
) {
  return { id: id<SeatId>(tail), kind, organisationId, people, fromOn: FROM };
}

function presence(personId: PersonId, day: string, fromMinute: number, untilMinute: number) {
  return {
    personId,
    rule: `FREQ=WEEKLY;BYDAY=${day}`,
    startsOn: FROM,
    fromMinute,
    untilMinute,
    exceptOn: [],
  };
}
