import { addDays, weekdayOf } from '../calendar/plain-date.ts';
import type { DeadlineId, SchoolDate } from '../ids.ts';
import type { StepAudience } from '../terms/term.ts';

/** More lines than this a phone does not show at a glance; the rest is a count and a list of its own. Ours. */
export const MOST_LINES = 8;

/** A running term, as far as it matters when it is called to mind. */
export type DueTerm = { id: DeadlineId; number: string; startsOn: SchoolDate; dueOn: SchoolDate };

/** A rung that was taken: this term is to be called to mind today, as this audience. */
export type Rung = { termId: DeadlineId; audience: StepAudience };

/**
 * In the order in which they are read: what one is reminded of today, what is due before one is back, what is late, what is
 * due this week, what began since the last message.
 */
export const SECTIONS = ['reminded', 'before_back', 'overdue', 'this_week', 'new'] as const;
export type SectionKind = (typeof SECTIONS)[number];

/** `audience` = as whom one hears of it, where one is reminded of it. */
export type DigestLine<Term> = { term: Term; audience: StepAudience | null };
export type DigestSection<Term> = { kind: SectionKind; lines: readonly DigestLine<Term>[] };

/** What one message of a day says; `more` = so many lines that are left out. */
export type Digest<Term> = { sections: readonly DigestSection<Term>[]; more: number };

export type DigestQuestion<Term extends DueTerm> = {
  today: SchoolDate;
  /** The next day on which this person works. */
  backOn: SchoolDate;
  /** The day before today on which this person last worked. */
  workedOn: SchoolDate;
  /** The day of the last message that reached them; null = none did. */
  toldOn: SchoolDate | null;
  rungs: readonly Rung[];
  /** Running terms that are theirs, those of `rungs` among them or not; all of them, or those of `foremost`. */
  terms: readonly Term[];
  /** How many lines more there would be, of terms that are not among these. */
  leftOut: number;
  /** A coordinator hears each school day that all is guarded, while anything runs, and what did not arrive. */
  coordinates: boolean;
  undelivered: number;
};

/**
 * What somebody is told today of the terms that are theirs; null when there is nothing to say. Whoever coordinates hears
 * something on each school day while a term runs. Anybody else hears what they are reminded of, what is due before they are
 * back, and on their first day of a week what is due in it; the other lines are there when there is a message anyway.
 */
export function digestOf<Term extends DueTerm>(question: DigestQuestion<Term>): Digest<Term> | null {
  const sections = sectionsOf(question);
  return isWorthSaying(question, sections)
    ? (fitting([{ sections, more: question.leftOut }])[0] ?? null)
    : null;
}

/** By what a term has its place in the message. */
export type Placing = Pick<DigestQuestion<DueTerm>, 'today' | 'backOn' | 'toldOn' | 'rungs'>;

/**
 * Of these terms those that may be shown, which are the first of each section, and one for all those that are not said. Asked
 * again with the next ones it says of any number of terms what of all of them at once would be said, and keeps few in hand.
 */
export function foremost<Term extends DueTerm>(
  placing: Placing,
  terms: readonly Term[],
): { terms: Term[]; leftOut: number } {
  const shown = sectionsOf({ ...placing, terms }).map(({ lines }) => lines.map(({ term }) => term));
  const said = new Set(shown.flat().map(({ id }) => id));
  const unsaid = terms.find(({ id }) => !said.has(id));
  const kept = shown.flatMap((lines) => lines.slice(0, MOST_LINES));
  return { terms: [...kept, ...(unsaid ? [unsaid] : [])], leftOut: said.size - kept.length };
}

/** One reminder and nothing else: then that matter's own card says it better than a list of one. */
export function onlyReminder<Term>({ sections, more }: Digest<Term>): DigestLine<Term> | null {
  const [section] = sections;
  const [line] = section?.lines ?? [];
  const isAlone = sections.length === 1 && section?.lines.length === 1 && more === 0;
  return isAlone && section.kind === 'reminded' && line ? line : null;
}

function sectionsOf<Term extends DueTerm>(
  question: Placing & { terms: readonly Term[] },
): DigestSection<Term>[] {
  const { rungs, terms, toldOn } = question;
  // Of two rungs of one term the last says what is asked of whom now.
  const audiences = new Map(rungs.map(({ termId, audience }) => [termId, audience]));
  const kindOf = (term: Term): SectionKind | null => {
    if (audiences.has(term.id)) return 'reminded';
    if (term.dueOn < question.today) return 'overdue';
    if (isDueBeforeBack(question, term)) return 'before_back';
    if (term.dueOn <= lastDayOfWeek(question.today)) return 'this_week';
    return toldOn !== null && term.startsOn > toldOn ? 'new' : null;
  };
  return SECTIONS.flatMap((kind) => {
    const lines = terms
      .filter((term) => kindOf(term) === kind)
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.number.localeCompare(b.number))
      .map((term) => ({ term, audience: audiences.get(term.id) ?? null }));
    return lines.length === 0 ? [] : [{ kind, lines }];
  });
}

/** Whoever is not there tomorrow hears today of what is due by then; a weekend is no absence, and is said as the week. */
function isDueBeforeBack({ today, backOn }: Placing, { dueOn }: DueTerm): boolean {
  return backOn > nextWeekday(today) && dueOn > today && dueOn < backOn;
}

function isWorthSaying<Term extends DueTerm>(
  { today, workedOn, terms, coordinates, undelivered }: DigestQuestion<Term>,
  sections: readonly DigestSection<Term>[],
): boolean {
  if (coordinates && (terms.length > 0 || undelivered > 0)) return true;
  const kinds = new Set(sections.map(({ kind }) => kind));
  if (kinds.has('reminded') || kinds.has('before_back')) return true;
  return isFirstOfWeek(today, workedOn) && kinds.has('this_week');
}

export function isFirstOfWeek(today: SchoolDate, workedOn: SchoolDate): boolean {
  return workedOn < addDays(today, 1 - weekdayOf(today));
}

export function lastDayOfWeek(today: SchoolDate): SchoolDate {
  return addDays(today, 7 - weekdayOf(today));
}

function nextWeekday(today: SchoolDate): SchoolDate {
  const weekday = weekdayOf(today);
  return addDays(today, weekday >= 5 ? 8 - weekday : 1);
}

/**
 * What several schools say in one message, each shortened so that all together have no more lines than one has: by section over
 * all of them, so that no school's news takes the place of what another asks.
 */
export function fitting<Term>(digests: readonly Digest<Term>[]): Digest<Term>[] {
  const sections = SECTIONS.flatMap((kind) =>
    digests.flatMap((digest, of) =>
      digest.sections.filter((section) => section.kind === kind).map((section) => ({ ...section, of })),
    ),
  );
  let room = MOST_LINES;
  const shown = sections.map(({ of, kind, lines }) => {
    const kept = lines.slice(0, room);
    room -= kept.length;
    return { of, left: lines.length - kept.length, section: { kind, lines: kept } };
  });
  return digests.map(({ more }, at) => {
    const own = shown.filter(({ of }) => of === at);
    return {
      sections: own.map(({ section }) => section).filter(({ lines }) => lines.length > 0),
      more: own.reduce((sum, { left }) => sum + left, more),
    };
  });
}
