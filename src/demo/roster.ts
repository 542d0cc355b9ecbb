import type { NewPerson } from '../app/ports/people.ts';
import type { Guardian, Pupil } from '../app/ports/pupils.ts';
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
import type { SeatKind } from '../domain/roles.ts';
import { DEMO_PEOPLE, DEMO_TENANT, type DemoPerson, demoId, entraOf } from './people.ts';

const FROM = '2025-08-01' as SchoolDate;
const BOARD = demoId<OrganisationId>(0x100);
const MUNICIPALITY = demoId<OrganisationId>(0x101);
const HEALTH = demoId<OrganisationId>(0x102);
const PARTNERSHIP = demoId<OrganisationId>(0x103);
const NEIGHBOURHOOD = demoId<OrganisationId>(0x104);
export const DEMO_SCHOOL = demoId<SchoolId>(0x200);

/** The example school: two mentors, six pupils, a coordinator and a whole kernteam. The jeugdarts and the parents have mail only. */
export function demoRoster(): Roster {
  const people = DEMO_PEOPLE;
  const together = [
    people.leerplicht,
    people.jgz,
    people.swv,
    people.buurtteam,
    people.coordinator,
    people.mentor,
    people.otherMentor,
  ];
  return {
    organisations: [
      { id: BOARD, kind: 'school_board', name: 'Stichting Sterren (voorbeeld)', municipality: 'Utrecht' },
      {
        id: MUNICIPALITY,
        kind: 'municipality',
        name: 'Leerplicht Utrecht (voorbeeld)',
        municipality: 'Utrecht',
      },
      { id: HEALTH, kind: 'jgz', name: 'Jeugdgezondheidszorg (voorbeeld)', municipality: 'Utrecht' },
      {
        id: PARTNERSHIP,
        kind: 'samenwerkingsverband',
        name: 'Samenwerkingsverband (voorbeeld)',
        municipality: null,
      },
      { id: NEIGHBOURHOOD, kind: 'buurtteam', name: 'Buurtteam (voorbeeld)', municipality: 'Utrecht' },
    ],
    school: {
      id: DEMO_SCHOOL,
      organisationId: BOARD,
      isExample: true,
      tenantId: DEMO_TENANT,
      name: 'Sterrencollege (voorbeeld)',
      sector: 'vo',
      municipality: 'Utrecht',
      region: 'midden',
      language: 'nl',
      location: 'Melkweg 1, Utrecht',
      policy: DEFAULT_POLICY,
      ownDays: [],
    },
    people: [
      staff(people.mentor, BOARD),
      staff(people.otherMentor, BOARD),
      staff(people.coordinator, BOARD),
      staff(people.safetyOfficer, BOARD),
      staff(people.leerplicht, MUNICIPALITY),
      staff(people.leerplichtDeputy, MUNICIPALITY),
      { ...staff(people.jgz, HEALTH), identity: null },
      staff(people.swv, PARTNERSHIP),
      staff(people.buurtteam, NEIGHBOURHOOD),
      staff(people.buurtteamDeputy, NEIGHBOURHOOD),
    ],
    memberships: [
      { personId: people.mentor.id, role: 'mentor', deputyOf: null, fromOn: FROM },
      { personId: people.otherMentor.id, role: 'mentor', deputyOf: null, fromOn: FROM },
      { personId: people.coordinator.id, role: 'ondersteuningscoordinator', deputyOf: null, fromOn: FROM },
      { personId: people.safetyOfficer.id, role: 'aandachtsfunctionaris', deputyOf: null, fromOn: FROM },
    ],
    pupils: [
      pupil(1, ['Sem', '', 'Jansen'], 'H4b', '2010-03-14', people.mentor, [
        ['Petra', 'Jansen'],
        ['Rob', 'Jansen'],
      ]),
      pupil(2, ['Noor', 'van den', 'Berg'], 'H4b', '2010-11-02', people.mentor, [['Mirjam', 'Visser']]),
      pupil(3, ['Youssef', 'el', 'Amrani'], 'H4b', '2011-01-20', people.mentor, [['Samira', 'el Amrani']]),
      pupil(4, ['Tess', '', 'Mulder'], 'V2a', '2013-06-30', people.otherMentor, [['Inge', 'Mulder']]),
      pupil(5, ['Daan', '', 'Peters'], 'V2a', '2013-02-11', people.otherMentor, [['Karel', 'Peters']]),
      pupil(6, ['Lina', '', 'Kaya'], 'V2a', '2012-12-24', people.otherMentor, [['Elif', 'Kaya']]),
    ],
    seats: [
      seat(1, 'leerplicht', MUNICIPALITY, [people.leerplicht, people.leerplichtDeputy]),
      seat(2, 'jgz', HEALTH, [people.jgz]),
      seat(3, 'swv', PARTNERSHIP, [people.swv]),
      seat(4, 'buurtteam', NEIGHBOURHOOD, [people.buurtteam, people.buurtteamDeputy]),
    ],
    presence: together.flatMap(({ id }) => [
      moment(id, 'MO', 14 * 60, 16 * 60),
      moment(id, 'TU', 13 * 60, 16 * 60),
      moment(id, 'TH', 9 * 60, 12 * 60),
    ]),
  };
}

function staff(person: DemoPerson, organisationId: OrganisationId): NewPerson {
  const { id, roepnaam, voorvoegsel, achternaam, mail } = person;
  return {
    id,
    organisationId,
    name: { roepnaam, voorvoegsel, achternaam },
    mail,
    identity: { tenantId: DEMO_TENANT, entraId: entraOf(person) },
    language: 'nl',
  };
}

function pupil(
  number: number,
  [roepnaam, voorvoegsel, achternaam]: readonly [string, string, string],
  className: string,
  bornOn: string,
  mentor: DemoPerson,
  guardians: readonly (readonly [string, string])[],
): Roster['pupils'][number] {
  const value: Pupil = {
    id: demoId<PupilId>(0x300 + number),
    name: { roepnaam, voorvoegsel, achternaam },
    className,
    bornOn: bornOn as SchoolDate,
    homeMunicipality: 'Utrecht',
    mail: `${roepnaam}@leerling.sterrencollege.example`.toLowerCase(),
  };
  return {
    pupil: value,
    leerlingnummer: String(10_000 + number),
    mentors: [mentor.id],
    guardians: guardians.map((name, index) => guardian(number * 16 + index, name)),
  };
}

function guardian(number: number, [roepnaam, achternaam]: readonly [string, string]): Guardian {
  return {
    id: demoId<GuardianId>(0x400 + number),
    name: { roepnaam, voorvoegsel: '', achternaam },
    mail: `${roepnaam}.${achternaam}@thuis.example`.toLowerCase().replaceAll(' ', ''),
    phone: null,
    gezag: 'yes',
    language: 'nl',
    addressSecret: false,
  };
}

function seat(number: number, kind: SeatKind, organisationId: OrganisationId, people: readonly DemoPerson[]) {
  return {
    id: demoId<SeatId>(0x500 + number),
    kind,
    organisationId,
    people: people.map(({ id }) => id),
    fromOn: FROM,
  };
}

function moment(personId: PersonId, day: string, fromMinute: number, untilMinute: number) {
  return {
    personId,
    rule: `FREQ=WEEKLY;BYDAY=${day}`,
    startsOn: FROM,
    fromMinute,
    untilMinute,
    exceptOn: [],
  };
}
