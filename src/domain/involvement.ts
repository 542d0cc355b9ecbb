import type { SchoolDate } from './ids.ts';
import {
  AGE_BANDS,
  type AgeBand,
  CAREFUL_AGE,
  INVOLVEMENT,
  type Involvement,
  LEFT_OUT_RULES,
  type LeftOutReason,
  PUPIL_AGES,
} from './involvement-rules.ts';
import type { RefusalCode } from './refusals.ts';
import type { Gezag } from './roles.ts';

/** Whole years; null when neither a birth date nor an answer is there. */
export type Age = number | null;

/** What is recorded per parent: told on a day by somebody, or left out for a reason. `null` = parents who are in no list. */
export type InformedAnswer = {
  guardianId: string | null;
  informedOn: SchoolDate | null;
  informedBy: string | null;
  leftOut: LeftOutReason | null;
};

/**
 * Whether somebody who was born on this day can be a pupil: from the third birthday on until the day before the 28th,
 * and so not of somebody who is still to be born. A day outside is a slip of the pen, on which hangs who decides.
 *
 * The school may still have young people of 27 to guard: the regional absence registration goes on until 27 since 1
 * January 2026 (Wet van school naar duurzaam werk: vng.nl, "model re-integratieverordening wordt aangepast";
 * samenvoordeklant.nl, FAQ). Compulsory education begins in the month after the fifth birthday (schoolwerkt.nl,
 * "veelgestelde vragen"); our sources name no youngest pupil, and three is ours: it leaves room for who begins sooner.
 */
export function canBePupil(bornOn: SchoolDate, on: SchoolDate): boolean {
  const age = ageOn(bornOn, on);
  return age >= PUPIL_AGES.from && age <= PUPIL_AGES.until;
}

/** The age in whole years on a day. */
export function ageOn(bornOn: SchoolDate, on: SchoolDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** From the birth date; without one, from what a person said about it. */
export function ageOf(bornOn: SchoolDate | null, said: AgeBand | null, on: SchoolDate): Age {
  if (bornOn) return ageOn(bornOn, on);
  return said === null ? null : AGE_BANDS[said];
}

/** The rules at this age; an unknown age is treated with care. */
export function involvementOf(age: Age): Involvement {
  return INVOLVEMENT.findLast(({ fromAge }) => (age ?? CAREFUL_AGE) >= fromAge) ?? INVOLVEMENT[0];
}

/**
 * Whether a parent who came in at one age of the pupil is still spoken to at another. From 18 on only whoever came in
 * with the pupil's consent, and so at 18 or later: on the birthday itself the pupil decides.
 */
export function parentStays(cameIn: Age, now: Age): boolean {
  const isFree = (age: Age) => involvementOf(age).parents === 'with_consent';
  return !isFree(now) || isFree(cameIn);
}

/** Parents with gezag, and those of whom it is not known, have to hear; without gezag only when they ask. */
export function hasToHear(gezag: Gezag): boolean {
  return gezag !== 'no';
}

/**
 * Of whom an answer is needed before a dossier opens. When nobody in the list has gezag, or there is no list, somebody
 * else has it: that one answer stands for whoever that is (`null`). From 18 on nobody has to hear.
 */
export function whoHasToHear(
  guardians: readonly { id: string; gezag: Gezag }[],
  age: Age,
): readonly (string | null)[] {
  if (involvementOf(age).parents === 'with_consent') return [];
  const listed = guardians.filter(({ gezag }) => hasToHear(gezag)).map(({ id }) => id);
  return listed.length > 0 ? listed : [null];
}

/** Whether a parent may be left out for this reason at this age. An unknown age allows only what every age allows. */
export function mayLeaveOut(reason: LeftOutReason, age: Age): boolean {
  const { fromAge, untilAge } = LEFT_OUT_RULES[reason];
  if (age === null) return fromAge === 0 && untilAge === null;
  return age >= fromAge && (untilAge === null || age <= untilAge);
}

/** Told on a day counts, also when a reason to leave out was chosen besides. */
export function isLeftOut({ informedOn, leftOut }: Pick<InformedAnswer, 'informedOn' | 'leftOut'>): boolean {
  return informedOn === null && leftOut !== null;
}

/**
 * Whether what was recorded about the parents is complete. A parent who is left out needs a second person, who is
 * somebody else than the one who decides.
 */
export function faultOfInforming(
  mustHear: readonly (string | null)[],
  answers: readonly InformedAnswer[],
  persons: { second: string | null; decider: string },
  at: { today: SchoolDate; age: Age },
): RefusalCode | null {
  for (const id of mustHear) {
    const answer = answers.find(({ guardianId }) => guardianId === id);
    if (!answer?.informedOn && !answer?.leftOut) return 'parent_informed_missing';
  }
  if (answers.some(({ informedOn }) => informedOn !== null && informedOn > at.today))
    return 'parents_told_in_future';
  const leftOut = answers.filter(isLeftOut);
  if (leftOut.length === 0) return null;
  if (leftOut.some((answer) => answer.leftOut && !mayLeaveOut(answer.leftOut, at.age)))
    return 'left_out_not_at_age';
  if (!persons.second) return 'second_person_missing';
  return persons.second === persons.decider ? 'second_person_same' : null;
}
