/** The two engines that every figure about the store is taken on. */
export const ENGINES = ['postgres', 'pglite'] as const;
export type EngineKind = (typeof ENGINES)[number];

/** Where a store lies: an address for PostgreSQL, a folder for PGlite. */
export type Place = { engine: EngineKind; at: string };

/** A draft at its last step: what one press of "send" needs. */
export type Draft = {
  tenantId: string;
  personId: string;
  entraId: string;
  schoolId: string;
  concernId: string;
  version: number;
};

/** One line of the outcome: `ratio` is `value` divided by `baselineValue`. */
export type Row = {
  name: string;
  value: number;
  unit: string;
  baseline: string;
  baselineValue: number;
  ratio: number;
  details: Readonly<Record<string, unknown>>;
};

export function rowOf(
  name: string,
  unit: string,
  value: number,
  baseline: string,
  baselineValue: number,
  details: Row['details'] = {},
): Row {
  return {
    name,
    value: rounded(value),
    unit,
    baseline,
    baselineValue: rounded(baselineValue),
    ratio: rounded(value / baselineValue),
    details,
  };
}

export function median(values: readonly number[]): number {
  return atPart(values, 0.5);
}

/** The value below which this part of all lies, `0.99` for the 99th percentile. */
export function atPart(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  if (found === undefined) throw new Error('There is no percentile of nothing.');
  return found;
}

export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
