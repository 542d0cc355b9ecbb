import { addDays } from '../calendar/plain-date.ts';
import type { ClosedBecause, SchoolCalendar } from '../calendar/school-calendar.ts';
import type { SchoolDate } from '../ids.ts';
import type { AbsenceBook, Reported } from './book.ts';
import { type Counting, countedOn, reachedIn } from './counting.ts';
import { type DoubtShown, doubtsIn } from './doubts.ts';
import { type Duty, dutyOn, exemptOn, type PupilOfDuty } from './duty.ts';
import { type LongAbsence, longAbsenceAhead, type Obligation, obligationsIn } from './obligations.ts';
import type { AbsenceRules } from './rules.ts';
import { runsIn } from './runs.ts';
import { isOpenOn, windowFrom } from './school-weeks.ts';
import { sickReportsOn, type TalkCalledFor, talksCalledFor } from './sickness.ts';

/** How far it is, on one day. */
export type AbsenceClock = {
  /** The last day of the exemption that runs today: as long as it does, nothing is due. */
  exemptUntil: SchoolDate | null;
  duty: Duty;
  /** The hours that count towards the next report, since when, and what of that time did not count. */
  hours: { fromOn: SchoolDate; counted: number; limit: number; notCounted: readonly ClosedBecause[] };
  obligations: readonly (Obligation & { duty: Duty })[];
  longAhead: LongAbsence | null;
  sick: { fromOn: SchoolDate; reports: number; limit: number; notCounted: readonly ClosedBecause[] };
  talks: readonly TalkCalledFor[];
  doubts: readonly DoubtShown[];
};

export type ClockQuestion = {
  book: AbsenceBook;
  pupil: PupilOfDuty;
  calendar: SchoolCalendar;
  rules: AbsenceRules;
  today: SchoolDate;
};

export function clockOf(question: ClockQuestion): AbsenceClock {
  const { book, pupil, calendar, rules, today } = question;
  const counting = countingOf(question);
  const counted = countedOn(today, reachedIn(counting), counting);
  const sickFrom = windowFrom(today, rules.sickReportsSchoolWeeks, calendar);
  return {
    exemptUntil: exemptOn(today, book, pupil),
    duty: dutyOn(today, pupil.bornOn, rules),
    hours: {
      fromOn: counted.fromOn,
      counted: counted.hours,
      limit: rules.hours,
      notCounted: notCountedIn(counted.fromOn, today, calendar),
    },
    obligations: obligationsIn(counting).map((each) => ({
      ...each,
      duty: dutyOn(each.reachedOn, pupil.bornOn, rules),
    })),
    longAhead: longAbsenceAhead(counting),
    sick: {
      fromOn: sickFrom,
      reports: sickReportsOn(today, book.sick, book.talks, calendar, rules),
      limit: rules.sickReports,
      notCounted: notCountedIn(sickFrom, today, calendar),
    },
    talks: talksCalledFor(book.sick, book.talks, calendar, rules),
    doubts: doubtsIn(book, today),
  };
}

/** What something to do is about, and on which day its term begins. */
export type DueStart = {
  rule: 'absence_16h' | 'long_absence' | 'sick_talk' | 'sick_consult';
  startsOn: SchoolDate;
};

/** What is to be done, of each kind the first; a long absence is seen coming. Nothing while an exemption runs, and no report where none is a duty. */
export function duesOf({
  exemptUntil,
  duty,
  obligations,
  longAhead,
  talks,
  doubts,
}: AbsenceClock): DueStart[] {
  if (exemptUntil !== null) return [];
  const reports = obligations.filter(isDue).map(startOf);
  const ahead = longAhead && isDuty(duty) ? longAhead : null;
  const talk = talks.find(({ talkedOn }) => talkedOn === null);
  const doubt = doubts.find(({ step }) => step === 'consult');
  const all: DueStart[] = [
    ...reports,
    ...(ahead ? [{ rule: 'long_absence', startsOn: ahead.firstOn } as const] : []),
    ...(talk ? [{ rule: 'sick_talk', startsOn: talk.metOn } as const] : []),
    ...(doubt ? [{ rule: 'sick_consult', startsOn: doubt.doubt.doubtedOn } as const] : []),
  ];
  return all.filter(({ rule }, index) => all.findIndex((each) => each.rule === rule) === index);
}

/** From which day on the term of a report runs. */
export function startOf({ term, firstOn, reachedOn, waitsUntil }: Obligation): DueStart {
  return { rule: term, startsOn: term === 'long_absence' ? firstOn : (waitsUntil ?? reachedOn) };
}

/** Whether a term that began on this day ended because it was done, and not because what was entered changed. */
export function isDone({ rule, startsOn }: DueStart, { obligations, talks, doubts }: AbsenceClock): boolean {
  switch (rule) {
    case 'absence_16h':
    case 'long_absence':
      return obligations.some((each) => {
        const start = startOf(each);
        return start.rule === rule && start.startsOn === startsOn && each.report !== null;
      });
    case 'sick_talk':
      return talks.some(({ metOn, talkedOn }) => metOn === startsOn && talkedOn !== null);
    case 'sick_consult':
      return doubts.some(({ doubt, step }) => doubt.doubtedOn === startsOn && step !== 'consult');
  }
}

/** Nobody wrote down that it was reported, and reporting is a duty. */
export function isDue({ report, duty }: { report: Reported | null; duty: Duty }): boolean {
  return report === null && isDuty(duty);
}

function isDuty(duty: Duty): boolean {
  return duty === 'law' || duty === 'agreed';
}

/** Hours of a day on which the school was closed, or during an exemption, count for nothing. */
function countingOf({ book, pupil, calendar, rules }: ClockQuestion): Counting {
  const days = book.days
    .filter(({ on }) => isOpenOn(calendar, on) && exemptOn(on, book, pupil) === null)
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  return { days, runs: runsIn(days, calendar), reports: book.reports, calendar, rules };
}

function notCountedIn(from: SchoolDate, until: SchoolDate, calendar: SchoolCalendar): ClosedBecause[] {
  const first = addDays(from, -1);
  const last = until < calendar.lastKnown ? until : calendar.lastKnown;
  return calendar.notCounted(first < calendar.firstKnown ? calendar.firstKnown : first, last);
}
