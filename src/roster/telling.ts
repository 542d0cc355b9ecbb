import { textsIn } from '../texts/texts.ts';
import type { Fault, Gap, Place } from './faults.ts';

/** Whoever brings a school in reads Dutch or English; a fault is told in both, and without a name of anybody. */
const BOTH = [textsIn('nl').importing, textsIn('en').importing] as const;
type Importing = (typeof BOTH)[number];

const MOST_FAULTS = 50;
const MOST_LINES = 10;

/** What was counted, in the order in which it is told. */
export type Counts = Record<keyof Importing['counts'], number>;

/** The first fifty faults, each with its place, and how many more there are. */
export function faultLines(faults: readonly Fault[]): string[] {
  const told = faults.slice(0, MOST_FAULTS);
  const rest = faults.length - told.length;
  return [
    ...inBoth((texts) => texts.nothingDone(faults.length)),
    ...told.flatMap((fault) => ['', placeLine(fault), ...inBoth((texts) => `  ${texts.faults[fault.code]}`)]),
    ...(rest > 0 ? ['', ...inBoth((texts) => texts.more(rest))] : []),
  ];
}

/** What was brought in, in numbers, and what the administrator should still look at. */
export function doneLines(school: string, counts: Counts, gaps: readonly Gap[]): string[] {
  const names = Object.keys(counts) as (keyof Counts)[];
  return [
    ...inBoth((texts) => texts.done(school)),
    ...names
      .filter((name) => name !== 'peopleKnown' || counts[name] > 0)
      .map((name) => `  ${counts[name]} ${inBoth((texts) => texts.counts[name]).join(' / ')}`),
    ...together(gaps).flatMap((some) => [
      '',
      gapLine(some),
      ...inBoth((texts) => `  ${texts.gaps[some[0].code]}`),
    ]),
  ];
}

/** One sentence, in both. */
export function inBoth(say: (texts: Importing) => string): string[] {
  return BOTH.map(say);
}

/** Gaps of one kind about one thing are told once, with all their lines. */
function together(gaps: readonly Gap[]): [Gap, ...Gap[]][] {
  const groups = new Map<string, [Gap, ...Gap[]]>();
  for (const gap of gaps) {
    const key = `${gap.code} ${gap.about}`;
    const group = groups.get(key);
    if (group) group.push(gap);
    else groups.set(key, [gap]);
  }
  return [...groups.values()];
}

function gapLine(gaps: readonly [Gap, ...Gap[]]): string {
  const lines = gaps.flatMap(({ line }) => line ?? []);
  const told = lines.slice(0, MOST_LINES).join(', ');
  const rest = lines.length > MOST_LINES ? ` … (${lines.length})` : '';
  return placeLine({ ...gaps[0], line: null }, told && `:${told}${rest}`);
}

/** `pupils.csv:3 birthDate`, as editors and terminals write a place. */
export function placeLine({ file, line, about }: Place, at = line === null ? '' : `:${line}`): string {
  return [`${file}${at}`, about].filter(Boolean).join(' ');
}
