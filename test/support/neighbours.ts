import type { NewPerson } from '../../src/app/ports/people.ts';
import type { NewField, Roster } from '../../src/app/ports/roster.ts';
import type { AreaId, OrganisationId, PersonId, PupilId, SchoolDate } from '../../src/domain/ids.ts';
import { PUPIL, testRoster } from './school.ts';

const id = <T>(tail: string) => `019ad112-0000-7000-8000-${tail.padStart(12, '0')}` as T;

/** Who has a seat in Nieuwegein, and in the region around it and Utrecht. */
export const THERE = {
  officer: id<PersonId>('1'),
  wijkteam: id<PersonId>('2'),
  rmc: id<PersonId>('3'),
} as const;
export const AREA = {
  nieuwegein: id<AreaId>('11'),
  utrecht: id<AreaId>('12'),
  region: id<AreaId>('13'),
  houten: id<AreaId>('14'),
} as const;
const ORGANISATION = id<OrganisationId>('20');

/**
 * The school of the tests with its neighbours: Nieuwegein has an officer and a wijkteam, Houten has none, a region has a
 * Doorstroompunt. Sam lives in Nieuwegein, Tess in Houten, Noor in Utrecht.
 */
export function rosterWithNeighbours(): Roster {
  const roster = testRoster();
  const homes = new Map([
    [PUPIL.sam, 'Nieuwegein'],
    [PUPIL.ofOtherMentor, 'Houten'],
  ] as [PupilId, string][]);
  return {
    ...roster,
    organisations: [
      ...roster.organisations,
      { id: ORGANISATION, kind: 'municipality', name: 'Gemeente Nieuwegein', municipality: 'Nieuwegein' },
    ],
    people: [
      ...roster.people,
      neighbour(THERE.officer, 'Nadia', 'Kok'),
      neighbour(THERE.wijkteam, 'Olga', 'Blom'),
      neighbour(THERE.rmc, 'Ruben', 'Tan'),
    ],
    pupils: roster.pupils.map((entry) => ({
      ...entry,
      pupil: { ...entry.pupil, homeMunicipality: homes.get(entry.pupil.id) ?? 'Utrecht' },
    })),
    field: FIELD,
  };
}

const FROM = '2026-08-01' as SchoolDate;

const FIELD: NewField = {
  schoolAreaId: AREA.utrecht,
  areas: [
    { id: AREA.region, level: 'region', name: 'Utrecht-Midden', within: [], postcodes: [], without: [] },
    {
      id: AREA.utrecht,
      level: 'municipality',
      name: 'Utrecht',
      within: [AREA.region],
      postcodes: [],
      without: [],
    },
    {
      id: AREA.nieuwegein,
      level: 'municipality',
      name: 'Nieuwegein',
      within: [AREA.region],
      postcodes: [],
      without: [],
    },
    {
      id: AREA.houten,
      level: 'municipality',
      name: 'Houten',
      within: [AREA.region],
      postcodes: [],
      without: ['buurtteam'],
    },
  ],
  seats: [
    {
      kind: 'leerplicht',
      areaId: AREA.nieuwegein,
      organisationId: ORGANISATION,
      people: [THERE.officer],
      fromOn: FROM,
    },
    {
      kind: 'buurtteam',
      areaId: AREA.nieuwegein,
      organisationId: ORGANISATION,
      people: [THERE.wijkteam],
      fromOn: FROM,
    },
    { kind: 'rmc', areaId: AREA.region, organisationId: ORGANISATION, people: [THERE.rmc], fromOn: FROM },
  ],
  contacts: [
    {
      kind: null,
      areaId: AREA.houten,
      name: 'Sociaal loket Houten',
      phone: '030 123',
      mail: 'loket@houten.example',
    },
  ],
  rules: null,
};

function neighbour(personId: PersonId, roepnaam: string, achternaam: string): NewPerson {
  return {
    id: personId,
    organisationId: ORGANISATION,
    name: { roepnaam, voorvoegsel: '', achternaam },
    mail: `${roepnaam}.${achternaam}@nieuwegein.example`.toLowerCase(),
    identity: null,
    language: null,
  };
}
