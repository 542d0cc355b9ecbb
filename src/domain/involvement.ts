import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';
import type { Gezag } from './roles.ts';

/**
 * Who is involved at which age. Sources: consent ages of Dutch youth help (under 12 the parents, 12 to 15 both, from 16
 * the pupil); from 18 parents learn only what the pupil agrees to. A school may not lower them.
 */
export const INVOLVEMENT = [
  { fromAge: 0, pupilInvited: false, parents: 'informed' },
  { fromAge: 12, pupilInvited: true, parents: 'informed' },
  { fromAge: 16, pupilInvited: true, parents: 'informed' },
  { fromAge: 18, pupilInvited: true, parents: 'with_consent' },
] as const;

export type Involvement = (typeof INVOLVEMENT)[number];

/** Why a parent is not told, or not yet. Closed; each needs a second named person (design 1.1). */
export const LEFT_OUT_REASONS = ['safety', 'pupil_18_no_consent', 'court_order', 'not_reachable'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** What is recorded per parent: told on a day by somebody, or left out for a reason. */
export type InformedAnswer = {
  guardianId: string;
  informedOn: SchoolDate | null;
  leftOut: LeftOutReason | null;
};

/** The age in whole years on a day. */
export function ageOn(bornOn: SchoolDate, on: SchoolDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** An unknown birth date counts as 12 to 15: the pupil is asked, the parents are told. */
export function involvementOf(bornOn: SchoolDate | null, on: SchoolDate): Involvement {
  const age = bornOn === null ? 12 : ageOn(bornOn, on);
  return INVOLVEMENT.findLast(({ fromAge }) => age >= fromAge) ?? INVOLVEMENT[0];
}

/** Parents with gezag, and those of whom it is not known, have to hear; without gezag only when they ask. */
export function hasToHear(gezag: Gezag): boolean {
  return gezag !== 'no';
}

/**
 * Whether what was recorded about the parents is complete. A parent who is left out needs a second person, who is
 * somebody else than the one who decides.
 */
export function faultOfInforming(
  guardians: readonly { id: string; gezag: Gezag }[],
  answers: readonly InformedAnswer[],
  secondPerson: string | null,
  decider: string,
  today: SchoolDate,
): RefusalCode | null {
  for (const guardian of guardians.filter(({ gezag }) => hasToHear(gezag))) {
    const answer = answers.find(({ guardianId }) => guardianId === guardian.id);
    if (!answer || (!answer.informedOn && !answer.leftOut)) return 'parent_informed_missing';
    if (answer.informedOn && answer.informedOn > today) return 'parents_told_in_future';
  }
  const someoneLeftOut = answers.some(({ leftOut, informedOn }) => leftOut && !informedOn);
  if (someoneLeftOut && !secondPerson) return 'second_person_missing';
  if (someoneLeftOut && secondPerson === decider) return 'second_person_same';
  return null;
}
