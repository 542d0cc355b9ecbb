import { addDays } from '../calendar/plain-date.ts';
import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import type { SickReport } from './book.ts';
import type { AbsenceRules } from './rules.ts';
import { windowFrom } from './school-weeks.ts';

/** A talk with parents and pupil is called for: why, since when, and when it was held. */
export type TalkCalledFor = {
  because: 'sick_reports' | 'sick_days';
  metOn: SchoolDate;
  talkedOn: SchoolDate | null;
};

/**
 * When a talk is called for: at the fourth sick report in twelve school weeks, or on the seventh school day in a row (M@ZL). A
 * talk is about all that was before it: reports of before its day count no more, and a sickness during which there was one
 * calls for none again. That is ours; so is that reports count by their first day. A sickness without a last day goes on as
 * long as nobody says otherwise, so that its day may lie ahead.
 */
export function talksCalledFor(
  sick: readonly SickReport[],
  talks: readonly SchoolDate[],
  calendar: SchoolCalendar,
  rules: AbsenceRules,
): TalkCalledFor[] {
  const called: TalkCalledFor[] = [];
  let after: SchoolDate | null = null;
  for (const talkedOn of [...talks, null]) {
    const since: SchoolDate | null = after;
    const met = firstMet(
      sick.filter(({ firstOn }) => !since || firstOn > since),
      calendar,
      rules,
    );
    if (met && (talkedOn === null || met.metOn <= talkedOn)) called.push({ ...met, talkedOn });
    after = talkedOn;
  }
  return called;
}

/** How many sick reports lie in the window that ends with the week of this day, since the last talk before it. */
export function sickReportsOn(
  on: SchoolDate,
  sick: readonly SickReport[],
  talks: readonly SchoolDate[],
  calendar: SchoolCalendar,
  rules: AbsenceRules,
): number {
  const from = windowFrom(on, rules.sickReportsSchoolWeeks, calendar);
  const talk = talks.filter((talkedOn) => talkedOn <= on).at(-1);
  return sick.filter(({ firstOn }) => from <= firstOn && firstOn <= on && (!talk || firstOn > talk)).length;
}

function firstMet(
  sick: readonly SickReport[],
  calendar: SchoolCalendar,
  rules: AbsenceRules,
): Omit<TalkCalledFor, 'talkedOn'> | null {
  const byReports = sick
    .map(({ firstOn }) => firstOn)
    .find((on) => sickReportsOn(on, sick, [], calendar, rules) >= rules.sickReports);
  const byDays = spellsOf(sick, calendar)
    .map((spell) => dayInSpell(spell, rules.sickSchoolDays, calendar))
    .find((on) => on !== null);
  if (byReports && (!byDays || byReports <= byDays)) return { because: 'sick_reports', metOn: byReports };
  return byDays ? { because: 'sick_days', metOn: byDays } : null;
}

type Spell = { firstOn: SchoolDate; lastOn: SchoolDate | null };

/** Reports between which no school day lies are one time of being sick. */
function spellsOf(sick: readonly SickReport[], calendar: SchoolCalendar): Spell[] {
  const spells: Spell[] = [];
  for (const { firstOn, lastOn } of sick) {
    const before = spells.at(-1);
    const joins =
      before &&
      (before.lastOn === null || calendar.schoolDaysBetween(before.lastOn, addDays(firstOn, -1)) <= 0);
    if (!joins) spells.push({ firstOn, lastOn });
    else if (before.lastOn !== null && (lastOn === null || lastOn > before.lastOn)) before.lastOn = lastOn;
  }
  return spells;
}

/** The school day of a spell that is so many-th in a row; null when it ended before. */
function dayInSpell({ firstOn, lastOn }: Spell, nth: number, calendar: SchoolCalendar): SchoolDate | null {
  const day = calendar.addSchoolDays(addDays(firstOn, -1), nth);
  return lastOn === null || day <= lastOn ? day : null;
}
