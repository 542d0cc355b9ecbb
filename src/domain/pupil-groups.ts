/**
 * How many choices one card can hold. Teams takes 28 KB: 120 choices of forty letters each fit, also where each letter
 * takes three bytes; a list of a whole school does not, by far.
 */
export const MOST_ON_CARD = 120;
const LONGEST_LABEL = 40;

export type Listed = {
  id: string;
  className: string;
  name: { roepnaam: string; achternaam: string };
};

/** Pupils of one class, or of a part of one that is too large for a card. */
export type PupilGroup<P> = { label: string; pupils: readonly P[] };

/** Whether a list has to be chosen from in two steps. */
export function needsGroups(pupils: readonly unknown[]): boolean {
  return pupils.length > MOST_ON_CARD;
}

/**
 * The pupils by class, in the order in which they come; a class that is too large for a card in parts by roepnaam. A
 * school with more classes than a card holds is divided by roepnaam alone. A pupil without a class stands under `–`.
 */
export function groupsOf<P extends Listed>(pupils: readonly P[]): PupilGroup<P>[] {
  const byClass = new Map<string, P[]>();
  for (const pupil of pupils) {
    const className = pupil.className.trim() || '–';
    byClass.set(className, [...(byClass.get(className) ?? []), pupil]);
  }
  const groups = [...byClass].flatMap(([label, own]) => inParts(label, own));
  return groups.length > MOST_ON_CARD ? inParts('', pupils) : groups;
}

/** The roepnaam, with as many letters of the surname as it takes to tell two apart: a card in Teams says no more. */
export function labelsOf<P extends Listed>(pupils: readonly P[]): { id: string; label: string }[] {
  const longest = Math.max(0, ...pupils.map(({ name }) => name.achternaam.length));
  const labels = new Map(pupils.map((pupil) => [pupil.id, pupil.name.roepnaam]));
  for (let letters = 1; letters <= longest; letters++) {
    const shared = sharedIn([...labels.values()]);
    if (shared.size === 0) break;
    for (const { id, name } of pupils)
      if (shared.has(bare(labels.get(id) ?? ''))) labels.set(id, withLetters(name, letters));
  }
  return pupils.map(({ id }) => ({ id, label: shortened(labels.get(id) ?? '') }));
}

function withLetters({ roepnaam, achternaam }: Listed['name'], letters: number): string {
  const part = achternaam.slice(0, letters);
  return `${roepnaam} ${part}${part.length < achternaam.length ? '.' : ''}`;
}

function sharedIn(labels: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const label of labels.map(bare)) (seen.has(label) ? shared : seen).add(label);
  return shared;
}

/** "Sam Vis" and "Sam Vis." are one to a reader. */
function bare(label: string): string {
  return label.replace(/\.$/, '');
}

/** Parts of equal size, each named after its first and last roepnaam: `4H2 A–K`. */
function inParts<P extends Listed>(label: string, pupils: readonly P[]): PupilGroup<P>[] {
  if (pupils.length <= MOST_ON_CARD) return [{ label: shortened(label), pupils }];
  const sorted = [...pupils].sort((a, b) => a.name.roepnaam.localeCompare(b.name.roepnaam, 'nl'));
  const size = Math.ceil(sorted.length / Math.ceil(sorted.length / MOST_ON_CARD));
  const parts: PupilGroup<P>[] = [];
  for (let from = 0; from < sorted.length; from += size) {
    const part = sorted.slice(from, from + size);
    const [first, last] = [part[0]?.name.roepnaam ?? '', part.at(-1)?.name.roepnaam ?? ''];
    parts.push({ label: shortened(`${label} ${first} – ${last}`.trim()), pupils: part });
  }
  return parts;
}

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}
