import type { AreaId } from '../ids.ts';
import type { SeatKind } from '../roles.ts';

/** From small to large. A district is a stadsdeel; a region may be of leerplicht and RMC, JGZ or a samenwerkingsverband. */
export const AREA_LEVELS = ['neighbourhood', 'district', 'municipality', 'region', 'supra_region'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** The four digits of a postcode, first and last, both included. */
export type PostcodeRange = { from: number; until: number };

/** A part of the map for which somebody has a seat. */
export type Area = {
  id: AreaId;
  level: AreaLevel;
  name: string;
  /** The larger areas that it lies in. A municipality lies in several regions, whose borders differ (seed 002). */
  within: readonly AreaId[];
  /** Empty where the area is known by its name alone. */
  postcodes: readonly PostcodeRange[];
  /** Seats that nobody has here, and that is no oversight: a municipality without wijkteams (seed 003). */
  without: readonly SeatKind[];
};

/** An area and everything that it lies in, the smallest first; each once, also where the areas were drawn in a ring. */
export function ladderFrom(area: Area | null, byId: ReadonlyMap<AreaId, Area>): readonly Area[] {
  if (!area) return [];
  const found = new Set([area]);
  for (const each of found)
    for (const id of each.within) {
      const larger = byId.get(id);
      if (larger) found.add(larger);
    }
  return [...found].sort((one, other) => levelOf(one) - levelOf(other));
}

/** Whether two names of a municipality are one, however they are written. */
export function isSamePlace(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/**
 * The smallest area in which somebody lives: by the postcode where that lies in an area of the municipality, else by the
 * name of the municipality. Null when the areas do not tell.
 */
export function homeArea(
  home: { municipality: string | null; postcode: number | null },
  areas: readonly Area[],
  byId: ReadonlyMap<AreaId, Area>,
): Area | null {
  const { municipality, postcode } = home;
  const isInMunicipality = (area: Area) =>
    municipality === null ||
    ladderFrom(area, byId).some(
      ({ level, name }) => level === 'municipality' && isSamePlace(name, municipality),
    );
  const byPostcode =
    postcode === null
      ? []
      : areas.filter(
          (area) =>
            area.postcodes.some(({ from, until }) => from <= postcode && postcode <= until) &&
            isInMunicipality(area),
        );
  const [smallest] = [...byPostcode].sort((one, other) => levelOf(one) - levelOf(other));
  if (smallest || municipality === null) return smallest ?? null;
  return areas.find(({ level, name }) => level === 'municipality' && isSamePlace(name, municipality)) ?? null;
}

function levelOf({ level }: Area): number {
  return AREA_LEVELS.indexOf(level);
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
