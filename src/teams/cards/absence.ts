import type { AbsenceView, PeriodView } from '../../app/absence/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard, type CardAction } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends AbsenceView['kind']> = Extract<AbsenceView, { kind: K }>;

/** Beside the two other buttons, as many as a card takes. */
const MOST_TO_WITHDRAW = 4;

/** Days on which somebody is not there: the form, and what stands. */
export function absenceCard(view: AbsenceView, language: Language): Card {
  const texts = textsIn(language);
  return view.kind === 'absence_form' ? formCard(view, texts, language) : listCard(view, texts, language);
}

function formCard(view: Of<'absence_form'>, { absence, refusals }: Texts, language: Language): Card {
  return expandCard('absence-form', {
    lang: language,
    label: absence.label,
    title: view.people ? absence.formTitleFor : absence.formTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    asksPerson: view.people !== null,
    personLabel: absence.person,
    personError: refusals.person_missing,
    person: view.personId ?? '',
    people: (view.people ?? []).map(({ id, label }) => ({ title: inert(label), value: id })),
    fromLabel: absence.from,
    from: view.fromOn ?? '',
    untilLabel: absence.until,
    until: view.untilOn ?? '',
    today: view.today,
    lastDay: view.lastDay,
    datesError: refusals.absence_dates_missing,
    note: view.people ? absence.noteFor : absence.note,
    save: absence.save,
    back: absence.back,
    ...refValues(view.ref),
  });
}

function listCard(view: Of<'absence_list'>, { absence }: Texts, language: Language): Card {
  const { ref, periods } = view;
  const name = view.of === null ? null : inert(view.of);
  const withdrawals = periods.slice(0, MOST_TO_WITHDRAW).map(
    (period): CardAction => ({
      title: absence.withdraw(shortPeriod(period, absence, language)),
      verb: 'absence.withdraw',
      ref,
      choice: period.id,
    }),
  );
  return actionsCard(
    {
      label: absence.label,
      title: name !== null && view.said === 'asked' ? absence.titleOf(name) : absence.titles[view.said],
      lines: [
        aboutText(periods, name, absence),
        ...periods.map((period) => periodText(period, absence, language)),
      ],
      actions: [
        ...withdrawals,
        { title: periods.length === 0 ? absence.addFirst : absence.add, verb: 'absence.ask', ref },
        ...(view.mayAskFor && name === null ? [{ title: absence.addFor, verb: 'absence.ask_for', ref }] : []),
      ],
    },
    language,
  );
}

function aboutText(periods: readonly PeriodView[], name: string | null, absence: Texts['absence']): string {
  if (periods.length === 0) return absence.nothing;
  return name === null ? absence.about : absence.aboutOf(name);
}

function periodText({ fromOn, untilOn }: PeriodView, absence: Texts['absence'], language: Language): string {
  return absence.period(dayIn(language, fromOn), dayIn(language, untilOn));
}

/** On a button there is no room for years: of several periods the list above says which. */
function shortPeriod({ fromOn, untilOn }: PeriodView, absence: Texts['absence'], language: Language): string {
  const short = (on: PeriodView['fromOn']) => dayIn(language, on).replace(/^\S+ | \d{4}$/g, '');
  return absence.period(short(fromOn), short(untilOn));
}
