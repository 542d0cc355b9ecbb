/**
 * Who takes part, and who agrees, from which age on. What a school may not change stands here and not in its settings.
 *
 * - Parents and pupils from 12 on are invited to a talk about the pupil (nji.nl, "Welke informatie over mijn kind").
 * - Help: under 12 the parents agree, from 12 to 15 the parents and the pupil, from 16 on the pupil (kwadraad.nl).
 * - Parents with gezag have an equal right to information; a school does not count on one telling the other
 *   (vbsadvocaten.nl). "Maar we informeren ze altijd" (seed 003).
 * - From 18 on parents hear only what the pupil explicitly agrees to (marianum.nl).
 *
 * `yesOf` = whose yes to a moment is the family's yes; it follows from who agrees to help. Until 15 a parent's is enough,
 * at 16 and 17 the pupil answers too, from 18 on the pupil's own yes counts and no parent's.
 */
export const INVOLVEMENT = [
  { fromAge: 0, pupilInvited: false, parents: 'informed', consentOf: ['parents'], yesOf: ['parents'] },
  {
    fromAge: 12,
    pupilInvited: true,
    parents: 'informed',
    consentOf: ['parents', 'pupil'],
    yesOf: ['parents'],
  },
  { fromAge: 16, pupilInvited: true, parents: 'informed', consentOf: ['pupil'], yesOf: ['parents', 'pupil'] },
  { fromAge: 18, pupilInvited: true, parents: 'with_consent', consentOf: ['pupil'], yesOf: ['pupil'] },
] as const;

export type Involvement = (typeof INVOLVEMENT)[number];
export type ConsentOf = Involvement['consentOf'][number];

/** What is asked when no birth date is known: the first age of each rule. */
export const AGE_BANDS = {
  under_12: 0,
  from_12: 12,
  from_16: 16,
  from_18: 18,
} as const satisfies Record<string, Involvement['fromAge']>;
export type AgeBand = keyof typeof AGE_BANDS;

/** For as long as nobody has said how old a pupil is: the pupil is invited, the parents hear, both agree. */
export const CAREFUL_AGE = 12;

/**
 * Why a parent is not told, or not yet. Closed; each asks for a second named person (design 1.1). From 16 on a pupil
 * decides about help, and may have a say in what the parents hear; from 18 on nothing has to be left out, since
 * nothing is told without consent.
 */
export const LEFT_OUT_RULES = {
  safety: { fromAge: 0, untilAge: null },
  court_order: { fromAge: 0, untilAge: null },
  not_reachable: { fromAge: 0, untilAge: null },
  pupil_16_objects: { fromAge: 16, untilAge: 17 },
} as const;
export type LeftOutReason = keyof typeof LEFT_OUT_RULES;
export const LEFT_OUT_REASONS = Object.keys(LEFT_OUT_RULES) as [LeftOutReason, ...LeftOutReason[]];

/** Whole years that a pupil can have, both included; why these stands at `canBePupil`. */
export const PUPIL_AGES = { from: 3, until: 27 } as const;
