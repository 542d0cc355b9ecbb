import { addMonths } from '../calendar/plain-date.ts';
import type { SchoolDate } from '../ids.ts';
import { CATALOGUE } from '../terms/catalogue.ts';
import { isSamePlace } from './areas.ts';
import type { PlayingField, PupilFacts, Remark } from './kernteam.ts';

/** From then on nobody can enforce compulsory education, and the Doorstroompunt comes in (duo.nl, "verzuim digitaal melden"). */
const OF_AGE = 18;

/**
 * The 18th birthday, when that lies within the three months of a plan that begins on this day: after its first day, and on
 * its last at the latest. Who was born on 29 February turns 18 on 1 March.
 */
export function turns18On({ bornOn }: Pick<PupilFacts, 'bornOn'>, on: SchoolDate): SchoolDate | null {
  if (bornOn === null) return null;
  const year = Number(bornOn.slice(0, 4)) + OF_AGE;
  const isLeapDay = bornOn.endsWith('-02-29') && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const birthday = `${year}${isLeapDay ? '-03-01' : bornOn.slice(4)}` as SchoolDate;
  const until = addMonths(on, CATALOGUE.agreement.length);
  return on < birthday && birthday <= until ? birthday : null;
}

/** The last day of an exemption that runs on this day. */
export function exemptionOn(
  { exemptUntil }: Pick<PupilFacts, 'exemptUntil'>,
  on: SchoolDate,
): SchoolDate | null {
  return exemptUntil !== null && on <= exemptUntil ? exemptUntil : null;
}

/** What a coordinator has to know of the pupil's home and age. */
export function remarksOn(
  { municipality }: Pick<PlayingField, 'municipality'>,
  pupil: PupilFacts,
  on: SchoolDate,
): Remark[] {
  const { homeMunicipality, age } = pupil;
  const birthday = turns18On(pupil, on);
  const exempt = exemptionOn(pupil, on);
  return [
    ...(homeMunicipality === null ? [{ code: 'home_unknown' } as const] : []),
    ...(homeMunicipality !== null && !isSamePlace(homeMunicipality, municipality)
      ? [{ code: 'home_elsewhere', municipality: homeMunicipality } as const]
      : []),
    ...(age !== null && age >= OF_AGE ? [{ code: 'adult' } as const] : []),
    ...(birthday ? [{ code: 'turns_18', on: birthday } as const] : []),
    ...(exempt ? [{ code: 'exempt', until: exempt } as const] : []),
  ];
}
