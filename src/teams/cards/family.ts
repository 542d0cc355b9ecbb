import type { FamilyForm, StaffChoice, TriageView } from '../../app/triage/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { choicesOf } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, type CardValues, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Accept = Extract<TriageView, { kind: 'triage_accept' }>;
type Inform = Extract<TriageView, { kind: 'triage_inform' }>;

/** Stands for parents who are in no list, where others have an id. */
export const UNLISTED = 'unlisted';

/** The family, and what else is needed to accept a concern. */
export function acceptCard(view: Accept, language: Language): Card {
  const { family, words } = textsIn(language);
  const seats = view.emptySeats.map((kind) => words.seats[kind]).join(', ');
  return familyCard(view, language, {
    title: family.acceptTitle(inert(view.roepnaam)),
    warnings: seats === '' ? [] : [{ text: family.emptySeats(seats) }],
    verb: 'triage.accept',
    save: family.accept,
    hasHolder: view.holders.length > 1,
    holders: view.holders.map(staffChoice),
    holder: view.holders[0]?.id ?? '',
    notes: [{ text: family.acceptNote }],
  });
}

/** The family alone. */
export function informCard(view: Inform, language: Language): Card {
  const { family } = textsIn(language);
  return familyCard(view, language, {
    title: family.informTitle(inert(view.roepnaam)),
    warnings: [],
    verb: 'triage.informed',
    save: family.save,
    hasHolder: false,
    holders: [],
    holder: '',
    notes: [],
  });
}

function familyCard(view: Accept | Inform, language: Language, own: CardValues): Card {
  const texts = textsIn(language);
  const { family: form } = view;
  const { family, triage, refusals } = texts;
  return expandCard('triage-family', {
    lang: language,
    label: triage.label(view.number),
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    lines: linesOf(form, texts, language),
    asksAge: form.asksAge,
    ageLabel: family.age,
    ageError: family.ageError,
    ages: choicesOf(family.ages),
    parents: form.parents.map((parent) => parentValues(form, parent, texts, view.today)),
    parentIds: form.parents.map(({ id }) => id ?? UNLISTED).join(','),
    hasParents: form.parents.length > 0,
    secondLabel: family.second,
    secondError: family.secondError,
    seconds: [{ title: family.nobody, value: 'none' }, ...form.seconds.map(staffChoice)],
    holderLabel: family.holder,
    holderError: family.holderError,
    back: triage.back,
    ...own,
    ...refValues(view.ref),
  });
}

function linesOf(form: FamilyForm, { family }: Texts, language: Language): CardValues[] {
  if (form.parents.length === 0 && !form.parentsWithConsent)
    return [{ text: form.notTold > 0 ? family.notToldText(form.notTold) : family.allHeard }];
  const intro = { text: form.parentsWithConsent ? family.adult : family.intro };
  return form.toldOn === null ? [intro] : [intro, { text: family.mentorSaid(dayIn(language, form.toldOn)) }];
}

function parentValues(
  form: FamilyForm,
  { nth, initial, informedOn }: FamilyForm['parents'][number],
  { family }: Texts,
  today: string,
): CardValues {
  return {
    nth,
    title: initial === null ? family.unlisted : family.parent(nth, inert(initial)),
    onLabel: family.informedOn,
    onError: family.informedOnError,
    on: informedOn ?? '',
    max: today,
    byLabel: family.informedBy,
    byError: family.informedByError,
    informers: form.informers.map(staffChoice),
    by: form.informerId,
    outLabel: family.leftOut,
    outError: family.leftOutError,
    reasons: [
      { title: family.notApplicable, value: 'none' },
      ...choicesOf(family.leftOutReasons, form.leftOutReasons),
    ],
  };
}

function staffChoice({ id, label }: StaffChoice): { title: string; value: string } {
  return { title: inert(label), value: id };
}
