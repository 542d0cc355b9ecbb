/** What an import may change, in the order in which it is told. */
export const COMPARED = [
  'school',
  'day',
  'organisation',
  'person',
  'membership',
  'pupil',
  'guardian',
  'seat',
  'presence',
  'room',
  'hours',
  'area',
  'contact',
] as const;
export type Compared = (typeof COMPARED)[number];

/** One thing of a school as its fields, each a text: only whether two are the same is asked of them. */
export type Item = { what: Compared; id: string; fields: Readonly<Record<string, string>> };

/** One difference between what is there and what the files say. It holds ids and names of fields, never a value. */
export type Change = {
  what: Compared;
  id: string;
  change: 'new' | 'changed' | 'gone';
  fields: readonly string[];
};

/** `same` = how many of each are as they were. */
export type Difference = { changes: readonly Change[]; same: Readonly<Record<Compared, number>> };

/** What of `before` is gone, what in `after` is new, and which fields of the others differ. */
export function compare(before: readonly Item[], after: readonly Item[]): Difference {
  const same = Object.fromEntries(COMPARED.map((what) => [what, 0])) as Record<Compared, number>;
  const keyOf = ({ what, id }: Item) => `${what} ${id}`;
  const known = new Map(before.map((item) => [keyOf(item), item]));
  const kept = new Set(after.map(keyOf));
  const changes: Change[] = before
    .filter((item) => !kept.has(keyOf(item)))
    .map(({ what, id }) => ({ what, id, change: 'gone', fields: [] }));
  for (const item of after) {
    const { what, id, fields } = item;
    const was = known.get(keyOf(item));
    if (!was) {
      changes.push({ what, id, change: 'new', fields: [] });
      continue;
    }
    const differing = Object.keys(fields).filter((name) => fields[name] !== was.fields[name]);
    if (differing.length === 0) same[what] += 1;
    else changes.push({ what, id, change: 'changed', fields: differing });
  }
  return {
    same,
    changes: changes.sort((one, other) => COMPARED.indexOf(one.what) - COMPARED.indexOf(other.what)),
  };
}
