import { MINUTES_TEXTS, type Minutes, type MinutesText } from './minutes.ts';

/**
 * Words that name an illness or disorder, or may. They are asked about and never taken away: what somebody may say is theirs to
 * judge. Ours; not complete, and not meant to be. The short ones count in capitals alone: "add" and "odd" are English words.
 */
const DIAGNOSES =
  /(?<!\p{L})(autis\p{L}*|asperger\p{L}*|pdd[- ]?nos|ptss|ptsd|borderline|depressi\p{L}*|angststoornis\p{L}*|anxiety disorder|eetstoornis\p{L}*|eating disorder|anorexi\p{L}*|boulimi\p{L}*|bulimi\p{L}*|bipola\p{L}*|psycho(?:se|sis|tis)\p{L}*|schizofreni\p{L}*|dyslexi\p{L}*|dyslecti\p{L}*|dyscalcul\p{L}*|burn[- ]?out|verslaafd\p{L}*|verslaving\p{L}*|addict\p{L}*|epileps\p{L}*|diabet\p{L}*)(?!\p{L})/giu;
const SHORT_DIAGNOSES = /(?<!\p{L})(A\.?D\.?H\.?D\.?|ADD|ASS|ASD|ODD|OCD|PTSS|adhd|Adhd|ocd)(?!\p{L})/gu;

/** A word that somebody has to decide about: it may be a diagnosis, or the name of one of some pupils. */
export type WordFlagged = { word: string; because: 'diagnosis' | 'other_pupil' };

/** Such a word in a box, or in an agreement. */
export type Flagged = WordFlagged & { at: MinutesText | 'actions' };

/**
 * Words that may be a diagnosis, or the name of another pupil, and that nobody decided to let stand yet.
 *
 * @param otherPupils the first names of other pupils that the mentor has
 * @param actions the words of the agreements
 */
export function flaggedIn(
  { texts, letStand }: Minutes,
  otherPupils: readonly string[],
  actions: readonly string[],
): Flagged[] {
  const boxes = MINUTES_TEXTS.map((at) => ({ at, text: texts[at] }) as const);
  return [...boxes, { at: 'actions', text: actions.join('\n') } as const].flatMap(({ at, text }) =>
    wordsFlagged(text, otherPupils, letStand).map((flagged) => ({ at, ...flagged })),
  );
}

/**
 * The same in one text, each word once.
 *
 * @param pupils names of pupils
 * @param letStand words that somebody decided to let stand, in lower case
 */
export function wordsFlagged(
  text: string,
  pupils: readonly string[],
  letStand: readonly string[],
): WordFlagged[] {
  const names = new Set(pupils.flatMap((name) => name.toLowerCase().split(/[\s-]+/)));
  const diagnoses = [...(text.match(DIAGNOSES) ?? []), ...(text.match(SHORT_DIAGNOSES) ?? [])];
  // A name is written with a capital: "mei" is a month, and "Mei" may be a girl.
  const named = (text.match(/(?<!\p{L})\p{Lu}\p{L}+/gu) ?? []).filter((word) => isNameIn(names, word));
  return onceEach([
    ...diagnoses.map((word): WordFlagged => ({ word, because: 'diagnosis' })),
    ...named.map((word): WordFlagged => ({ word, because: 'other_pupil' })),
  ]).filter(({ word }) => !letStand.includes(word.toLowerCase()));
}

/** Also with the s of a genitive behind it: "Sems moeder". */
function isNameIn(names: ReadonlySet<string>, word: string): boolean {
  const lower = word.toLowerCase();
  return names.has(lower) || (lower.endsWith('s') && names.has(lower.slice(0, -1)));
}

function onceEach(flagged: readonly WordFlagged[]): WordFlagged[] {
  return flagged.filter(
    ({ word }, index) =>
      flagged.findIndex((other) => other.word.toLowerCase() === word.toLowerCase()) === index,
  );
}
