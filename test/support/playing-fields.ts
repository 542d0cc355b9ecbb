import type { AreaId, PersonId, SchoolDate, SeatId } from '../../src/domain/ids.ts';
import { ageOn } from '../../src/domain/involvement.ts';
import type { Area } from '../../src/domain/kernteam/areas.ts';
import { DEFAULT_RULES } from '../../src/domain/kernteam/default-rules.ts';
import type { FieldSeat, Kernteam, PlayingField, PupilFacts } from '../../src/domain/kernteam/kernteam.ts';
import { kernteamsIn } from '../../src/domain/kernteam/resolving.ts';
import type { SeatKind, Sector } from '../../src/domain/roles.ts';

export const DAY = '2026-11-27' as SchoolDate;

/** `area('Overvecht', 'neighbourhood', ['Utrecht'], { postcodes: [[3561, 3566]] })`: an id is the name. */
export function area(
  name: string,
  level: Area['level'],
  within: readonly string[] = [],
  more: { postcodes?: readonly [number, number][]; without?: readonly SeatKind[] } = {},
): Area {
  return {
    id: name as AreaId,
    level,
    name,
    within: within as AreaId[],
    postcodes: (more.postcodes ?? []).map(([from, until]) => ({ from, until })),
    without: more.without ?? [],
  };
}

/** A seat of the school, or with `at` of an area; its id says which. */
export function seatOf(kind: SeatKind, people: readonly string[], at: string | null = null): FieldSeat {
  return {
    id: `${kind}@${at ?? 'school'}` as SeatId,
    kind,
    areaId: at as AreaId | null,
    organisationId: null,
    people: people as PersonId[],
  };
}

/** The four fixed faces of a school in Utrecht. */
export const FACES: readonly FieldSeat[] = [
  seatOf('leerplicht', ['Fatima', 'Gerard']),
  seatOf('jgz', ['Hanneke']),
  seatOf('swv', ['Ilse']),
  seatOf('buurtteam', ['Jamal', 'Kim']),
];

export function fieldOf(sector: Sector, parts: Partial<PlayingField> = {}): PlayingField {
  return {
    municipality: 'Utrecht',
    areaId: null,
    rules: DEFAULT_RULES[sector],
    areas: [],
    seats: [],
    contacts: [],
    ...parts,
  };
}

/** A pupil who lives somewhere, by default 15 years old. */
export function pupilFrom(homeMunicipality: string | null, facts: Partial<PupilFacts> = {}): PupilFacts {
  const bornOn = facts.bornOn === undefined ? ('2011-06-01' as SchoolDate) : facts.bornOn;
  return {
    bornOn,
    age: bornOn === null ? null : ageOn(bornOn, DAY),
    homeMunicipality,
    homePostcode: null,
    exemptUntil: null,
    ...facts,
  };
}

export function kernteamOf(field: PlayingField, pupil: PupilFacts, on = DAY): Kernteam {
  return kernteamsIn(field, on)(pupil);
}

/** Each seat as a line: `seat leerplicht Fatima (Gerard) because school`. */
export function linesOf({ resolved, gaps }: Pick<Kernteam, 'resolved' | 'gaps'>): string[] {
  return [
    ...resolved.map(({ as, kind, people: [first, ...deputies], because }) =>
      [
        as,
        kind,
        first,
        ...(deputies.length > 0 ? [`(${deputies.join(', ')})`] : []),
        'because',
        because.code,
        ...('area' in because ? [because.area] : []),
      ].join(' '),
    ),
    ...gaps.map(({ as, kind, code, area: where, contact }) =>
      [
        as,
        kind,
        'missing',
        code,
        ...(where ? [where] : []),
        ...(contact ? [`call ${contact.name}`] : []),
      ].join(' '),
    ),
  ];
}
