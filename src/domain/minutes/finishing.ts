import type { RefusalCode } from '../refusals.ts';
import { asksWhyAbsent, asksWhyOnline, isHere, isOfFamily } from './attendance.ts';
import type { Minutes, Standing } from './minutes.ts';

/** From the third table on it is asked whether this is more of the same (Zwolle, "meer van hetzelfde"). */
export const MORE_OF_THE_SAME_FROM = 3;

/** What is known besides, when it is asked whether the minutes are whole. */
export type Around = {
  standing: Standing;
  /** The pupil answered the three questions beforehand, and the parents may read it. */
  pupilSpokeBefore: boolean;
  /** How many tables of this case were held, with this one. */
  tables: number;
};

/** In which part something is missing. */
export type MinutesPart = 'who' | 'voices' | 'now' | 'plan';
export type Missing = { code: RefusalCode; part: MinutesPart };

/** What keeps the minutes from being final, in the order of the parts; empty when nothing does. */
export function missingIn(minutes: Minutes, around: Around): Missing[] {
  const missing: Missing[] = [];
  const { texts } = minutes;
  const { people, regisseur } = around.standing;
  if (!people.some(isHere)) missing.push({ code: 'minutes_nobody_here', part: 'who' });
  else if (people.some((each) => isOfFamily(each) && each.presence === null))
    missing.push({ code: 'minutes_family_unmarked', part: 'who' });
  if (people.some((each) => asksWhyAbsent(each) && !minutes.absentWhy[each.participantId]))
    missing.push({ code: 'minutes_absent_why_missing', part: 'who' });
  if (asksWhyOnline(people) && minutes.onlineWhy === null)
    missing.push({ code: 'minutes_online_why_missing', part: 'who' });
  const voice = faultOfHearing(minutes, around);
  if (voice) missing.push({ code: voice, part: 'voices' });
  if (asksForOther(minutes, around) && texts.different === '')
    missing.push({ code: 'minutes_different_missing', part: 'now' });
  if (!regisseur?.who) missing.push({ code: 'minutes_regisseur_missing', part: 'plan' });
  else if (minutes.regisseur?.kind === 'parent' && !regisseur.beside)
    missing.push({ code: 'minutes_beside_missing', part: 'plan' });
  if (minutes.nextWeeks === null) missing.push({ code: 'minutes_next_missing', part: 'plan' });
  return missing;
}

/** A pupil was heard in one way, which fits the rest, and what was said stands there or was written beforehand. */
function faultOfHearing(
  { heardHow, texts }: Minutes,
  { standing, pupilSpokeBefore }: Around,
): RefusalCode | null {
  if (heardHow === null) return 'minutes_heard_missing';
  if (heardHow === 'not_now') return null;
  const pupil = standing.people.find(({ role }) => role === 'leerling');
  if (heardHow === 'at_table' && pupil && !isHere(pupil)) return 'minutes_heard_absent';
  const isSaid = texts.pupilSays !== '' || (heardHow === 'beforehand' && pupilSpokeBefore);
  return isSaid ? null : 'minutes_pupil_missing';
}

/** After a third table, or help without effect: is this more of the same, and what is done otherwise now? */
export function asksForOther({ effect }: Minutes, { tables }: Pick<Around, 'tables'>): boolean {
  return tables >= MORE_OF_THE_SAME_FROM || effect === 'no_effect' || effect === 'worse';
}

/** Help alone, or help that school waits for: the two go side by side (Zwolle: "dat dit samen gaat"). */
export function waitsForHelp({ texts: { planSchool, planHelp } }: Minutes): boolean {
  const isHelpAlone = planHelp !== '' && planSchool === '';
  return isHelpAlone || WAITS.test(planSchool) || WAITS.test(planHelp);
}

/** Words for help. A whole word each: "zorgt" and "helpt" are done by a mentor as well. */
const HELP =
  '(?<!\\p{L})(?:(?:dag)?behandel(?:ing|plan|traject)\\p{L}*|\\p{L}*therapie\\p{L}*|hulp|hulpverlening|jeugdhulp|ggz|jeugdzorg|zorg|diagnose|diagnostiek|onderzoek|treatment|therapy|help|care|assessment)(?!\\p{L})';

/**
 * "Eerst behandeling, dan school", "na de therapie weer naar de les", "school wacht tot de GGZ klaar is", and the like. "Eerst twee
 * uur, dan meer" is none. It is asked about and never refused, so that a miss or a false alarm does no harm.
 */
const WAITS = new RegExp(
  [
    `(?<!\\p{L})(?:eerst|first)(?!\\p{L})[^.!?]{0,120}${HELP}[^!?]{0,80}(?<!\\p{L})(?:dan|daarna|then|after)(?!\\p{L})`,
    `${HELP}\\s+(?:eerst|first)(?!\\p{L})`,
    `(?<!\\p{L})(?:na|pas na|after|only after)(?!\\p{L})[^.!?]{0,40}${HELP}`,
    `(?<!\\p{L})(?:als|zodra|tot|totdat|pas als|until|once|when)(?!\\p{L})[^.!?]{0,40}${HELP}[^.!?]{0,40}(?<!\\p{L})(?:klaar|start|begint|afgerond|done|starts|over|ready)(?!\\p{L})`,
  ].join('|'),
  'iu',
);
