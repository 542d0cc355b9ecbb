import type { SchoolDate } from '../ids.ts';
import type { SeatKind } from '../roles.ts';
import { type Area, type AreaLevel, isSamePlace } from './areas.ts';
import type { FallbackContact, FieldSeat, Gap, PlayingField, PupilFacts } from './kernteam.ts';
import { kernteamsIn } from './resolving.ts';

/** The three levels on which school and help have to find each other (seed 002). */
export const FIELD_LEVELS = ['local', 'regional', 'supra_regional'] as const;
export type FieldLevel = (typeof FIELD_LEVELS)[number];

const LEVEL_OF: Readonly<Record<AreaLevel, FieldLevel>> = {
  neighbourhood: 'local',
  district: 'local',
  municipality: 'local',
  region: 'regional',
  supra_region: 'supra_regional',
};

/** The school itself (no area) or one area, with who has a seat there. */
export type FieldPart = {
  area: Pick<Area, 'name' | 'level' | 'postcodes'> | null;
  /** The larger areas that it lies in, by name. */
  within: readonly string[];
  seats: readonly FieldSeat[];
  /** Seats that nobody has here, and that is no oversight. */
  without: readonly SeatKind[];
  contacts: readonly FallbackContact[];
};

/** What is missing at the table of a pupil from one municipality. */
export type FieldGaps = { municipality: string; gaps: readonly Gap[] };

export type FieldView = {
  levels: Readonly<Record<FieldLevel, readonly FieldPart[]>>;
  gaps: readonly FieldGaps[];
};

/** At school age, and of age: between them every seat of the rules is asked for. */
const AGES = [15, 18] as const;

/** Who works around a school on which level, and what would be missing for pupils from each municipality on the map. */
export function fieldView(field: PlayingField, on: SchoolDate): FieldView {
  const names = new Map(field.areas.map(({ id, name }) => [id, name]));
  const parts = field.areas.map((area) => ({
    area,
    within: area.within.flatMap((id) => names.get(id) ?? []),
    seats: field.seats.filter(({ areaId }) => areaId === area.id),
    without: area.without,
    contacts: field.contacts.filter(({ areaId }) => areaId === area.id),
  }));
  const school: FieldPart = {
    area: null,
    within: field.areaId === null ? [] : [names.get(field.areaId) ?? ''],
    seats: field.seats.filter(({ areaId }) => areaId === null),
    without: [],
    contacts: field.contacts.filter(({ areaId }) => areaId === null),
  };
  const partsOn = (level: FieldLevel) => parts.filter(({ area }) => LEVEL_OF[area.level] === level);
  return {
    levels: {
      local: [school, ...partsOn('local')],
      regional: partsOn('regional'),
      supra_regional: partsOn('supra_regional'),
    },
    gaps: gapsByHome(field, on),
  };
}

/** How many seats have nobody, each told once, from whichever municipality. */
export function openSeats({ gaps }: Pick<FieldView, 'gaps'>): number {
  return gaps.reduce((total, each) => total + each.gaps.length, 0);
}

function gapsByHome(field: PlayingField, on: SchoolDate): FieldGaps[] {
  const kernteam = kernteamsIn(field, on);
  const others = field.areas
    .filter(({ level, name }) => level === 'municipality' && !isSamePlace(name, field.municipality))
    .map(({ name }) => name);
  return [field.municipality, ...others].flatMap((municipality) => {
    const found = AGES.flatMap((age) => kernteam(pupilFrom(municipality, age)).gaps);
    const gaps = found.filter(
      ({ kind, as }, index) => found.findIndex((gap) => gap.kind === kind && gap.as === as) === index,
    );
    return gaps.length === 0 ? [] : [{ municipality, gaps }];
  });
}

function pupilFrom(homeMunicipality: string, age: number): PupilFacts {
  return { bornOn: null, age, homeMunicipality, homePostcode: null, exemptUntil: null };
}
