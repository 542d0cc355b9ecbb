import { type ActionOwner, isSameOwner } from './agreed-actions.ts';
import type { PartnerGround } from './grounds.ts';
import type { PersonId } from './ids.ts';
import { type Minutes, NO_MINUTES } from './minutes/minutes.ts';
import type { OutcomeKind } from './outcomes.ts';
import type { SeatKind } from './roles.ts';

/**
 * As what somebody reads a case on its own page. Whoever is none of these finds nothing there: a guest, an interpreter, a colleague who
 * does not carry it, and the family, who have a page of their own.
 */
export type CaseReading =
  /** The casushouder, and every coordinator of the school. */
  | 'carries'
  /** The same of a case that was closed long ago, as `isLongClosed` says: nobody needs more of it than that it was there. */
  | 'long_closed'
  /** Whoever raised the concern, while they work there: mostly the mentor. */
  | 'raised'
  /** A kernpartner who may read along. */
  | 'partner'
  /** One who may by a task of the law that is about attendance alone. */
  | 'partner_by_task'
  /** One for whom no ground is recorded (any more). */
  | 'partner_without_ground';

/**
 * What of a case each of them finds: what is not named here nobody finds. Only whoever carries it reads everything (GDPR, article 5.1 c:
 * no more than somebody needs for their part).
 */
export const COMPARTMENTS = {
  /** Its number and the day of the next table: a partner has to be there before anybody may tell them more (design 1.2). */
  day: ['carries', 'long_closed', 'raised', 'partner', 'partner_by_task', 'partner_without_ground'],
  /** Whom it is about. */
  pupil: ['carries', 'raised', 'partner', 'partner_by_task'],
  /** Where it stands and which days matter: whoever raised a concern hears how it goes on (Utrechtse kernpartners, 2017). */
  state: ['carries', 'long_closed', 'raised', 'partner', 'partner_by_task'],
  /** Where it stands on the school's own route: the same as how it goes on, in the school's own words. */
  route: ['carries', 'raised', 'partner', 'partner_by_task'],
  /** Since when the pupil stays at home, when they came back and which support there is: days that tell of a child. */
  facts: ['carries'],
  /** What happened on which day, in neutral words; which of it, says `EVENT_READERS`. */
  past: ['carries', 'raised', 'partner', 'partner_by_task'],
  /** Why people went slower, why there is no agreement yet, why it was closed: closed words, and still about a family. */
  reasons: ['carries'],
  /** What pupil and parents said before a table: it was promised to them that nobody else reads it. */
  voices: ['carries'],
  /** Who sits at its table. */
  people: ['carries', 'partner', 'partner_by_task'],
  /** Who was told what, who was left out and why, and on what ground a partner reads along. */
  grounds: ['carries'],
  /** Which kinds of outcome were agreed on, what is agreed of each, and by what shows that it runs; of help, as `outcomesFor` says. */
  outcomes: ['carries', 'partner', 'partner_by_task'],
  /** Who does what by when; in whose words, says `wordsFor`. */
  actions: ['carries', 'partner', 'partner_by_task'],
  /** The same of what they promised themselves. */
  own_actions: ['raised'],
  /** What was agreed at a table, as it was made final last, and who keeps it together. */
  minutes: ['carries', 'partner', 'partner_by_task'],
  /** What was said there, what lies beneath it and what was tried: it tells of health and of a home. */
  beneath: ['carries', 'partner'],
  /** The points of a conversation on a sheet of paper, for whoever leads it. */
  table_sheet: ['carries'],
  /** What youth health care advises: how much of it whom, says `jgz-advice.ts`, by their seat. */
  jgz_advice: ['carries', 'partner', 'partner_by_task'],
  /** How it ended each time, what in the system helped and hindered, and what was learned: it is for the school to learn from. */
  lesson: ['carries'],
  /** Minutes as they stood before they were corrected, and the letters to the family. */
  papers: ['carries'],
} as const satisfies Readonly<Record<string, readonly CaseReading[]>>;
export type Compartment = keyof typeof COMPARTMENTS;

export function finds(reading: CaseReading, compartment: Compartment): boolean {
  const readers: readonly CaseReading[] = COMPARTMENTS[compartment];
  return readers.includes(reading);
}

/**
 * Which seats read less where a task of the law is their ground. That of leerplicht and of the Doorstroompunt is about going to school,
 * not about why somebody is ill or unhappy; that of the samenwerkingsverband is the support itself. The others have no such ground.
 */
const ABOUT_ATTENDANCE: Readonly<Record<SeatKind, boolean>> = {
  leerplicht: true,
  rmc: true,
  swv: false,
  jgz: false,
  buurtteam: false,
};

/** As what a kernpartner on this seat reads, with the ground that is recorded for them; null = none. */
export function readingOfPartner(seat: SeatKind, ground: PartnerGround | null): CaseReading {
  if (ground === null) return 'partner_without_ground';
  return ground === 'statutory_task' && ABOUT_ATTENDANCE[seat] ? 'partner_by_task' : 'partner';
}

/**
 * Which outcomes this reader finds of those that were agreed on: that there is specialised help is health care to whoever may not read
 * what lies beneath. Where nothing is left, they find that there is an agreement.
 */
export function outcomesFor(reading: CaseReading, outcomes: readonly OutcomeKind[]): OutcomeKind[] {
  return outcomes.filter((kind) => kind !== 'specialised_help' || finds(reading, 'beneath'));
}

/**
 * The words in which this reader finds what somebody promised; empty = that it was promised, by whom and for when, and not what: whoever
 * may not read what lies beneath could read in it which help there is, and finds the words of what they do themselves.
 */
export function wordsFor(
  reading: CaseReading,
  { what, owner }: { what: string; owner: ActionOwner },
  by: PersonId,
): string {
  return finds(reading, 'beneath') || isSameOwner(owner, { kind: 'person', id: by }) ? what : '';
}

/**
 * What of minutes stays for whoever may not read what lies beneath: what the pupil does by day, the plan at school, who keeps it together
 * and when the next table is. Which help is beside it is health care to a stranger, and is left out with the rest. Named one by one, so
 * that a box that is added to the minutes is left out until somebody decides otherwise.
 */
export function withoutBeneath({ daytime, texts, regisseur, nextWeeks, presence }: Minutes): Minutes {
  const { daytimeMore, planSchool } = texts;
  return {
    ...NO_MINUTES,
    presence,
    daytime,
    regisseur,
    nextWeeks,
    texts: { ...NO_MINUTES.texts, daytimeMore, planSchool },
  };
}
