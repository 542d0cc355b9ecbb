import type { RemindingView } from '../../app/reminding/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn, timeOf } from '../../texts/dates.ts';
import { halfHours, keptLines } from '../../texts/reminding.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { type Card, type CardValues, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends RemindingView['kind']> = Extract<RemindingView, { kind: K }>;

const WORK_WEEK = [1, 2, 3, 4, 5];

/** When somebody may be reminded: the form, and what they chose. */
export function remindingCard(view: RemindingView, language: Language): Card {
  const texts = textsIn(language);
  return view.kind === 'reminding_form' ? formCard(view, texts, language) : keptCard(view, texts, language);
}

function formCard(
  { ref, wishes, ofSchool, today, lastPause, isLastToHear, fault }: Of<'reminding_form'>,
  { reminding, refusals, dates, digest }: Texts,
  language: Language,
): Card {
  return expandCard('reminding-form', {
    lang: language,
    label: reminding.label,
    title: reminding.title,
    intro: reminding.intro,
    hasFault: fault !== null,
    fault: fault ? refusals[fault] : '',
    isLastToHear,
    lastToHear: reminding.lastToHear,
    hourLabel: reminding.hour,
    hours: hourChoices(reminding.asSchool(dates.at(timeOf(ofSchool.digestMinute)))),
    hour: chosen(wishes.digestMinute),
    daysLabel: reminding.days,
    daysError: refusals.reminding_no_day,
    dayChoices: WORK_WEEK.map((day) => ({ title: dates.longWeekdays[day - 1] ?? '', value: String(day) })),
    days: (wishes.workDays ?? ofSchool.workDays).join(','),
    fromLabel: reminding.from,
    froms: hourChoices(reminding.asSchool(dates.at(timeOf(ofSchool.fromMinute)))),
    from: chosen(wishes.fromMinute),
    untilLabel: reminding.until,
    untils: hourChoices(reminding.asSchool(dates.at(timeOf(ofSchool.untilMinute)))),
    until: chosen(wishes.untilMinute),
    pauseLabel: reminding.pause,
    pause: wishes.pausedUntil ?? '',
    today,
    lastPause,
    aboutLabel: reminding.about,
    dutyLabel: reminding.duty,
    duty: wishes.dutyOnly ? 'true' : 'false',
    inputError: refusals.card_not_understood,
    note: reminding.note,
    save: reminding.save,
    reset: reminding.reset,
    back: digest.back,
    ...refValues(ref),
  });
}

function keptCard(view: Of<'reminding_kept'>, { reminding, digest }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: reminding.label,
      title: reminding.keptTitle,
      lines: keptLines(view, language, (on) => dayIn(language, on)),
      note: reminding.note,
      actions: [
        { title: reminding.change, verb: 'reminding.show', ref: view.ref },
        { title: digest.back, verb: 'digest.show', ref: view.ref },
      ],
    },
    language,
  );
}

function hourChoices(asSchool: string): CardValues[] {
  return [
    { title: asSchool, value: '' },
    ...halfHours().map((minute) => ({ title: timeOf(minute), value: String(minute) })),
  ];
}

function chosen(minute: number | null): string {
  return minute === null ? '' : String(minute);
}
