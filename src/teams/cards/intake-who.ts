import type { ConcernView } from '../../app/intake/views.ts';
import { ABSENCE_REASONS } from '../../domain/concern.ts';
import type { Language } from '../../domain/ids.ts';
import type { Texts } from '../../texts/texts.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends ConcernView['kind']> = Extract<ConcernView, { kind: K }>;

/** Of which class the pupil is, at a school with too many for one list. */
export function classCard(view: Of<'intake_class'>, { intake, refusals }: Texts, language: Language): Card {
  return expandCard('intake-class', {
    lang: language,
    label: intake.label,
    step: intake.step(2),
    title: intake.classTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    classLabel: intake.class,
    classHint: intake.classHint,
    classError: refusals.class_unknown,
    classes: view.classes.map((name, place) => ({ title: inert(name), value: String(place) })),
    next: intake.next,
    unsafe: intake.unsafe,
    cancel: intake.cancel,
    ...refValues(view.ref),
  });
}

/** The pupil and everything that can be tapped in about a concern, filled in as far as it was before. */
export function whoCard(view: Of<'intake_who'>, texts: Texts, language: Language): Card {
  const { intake, refusals } = texts;
  const { filled } = view;
  const told = filled.parentsTold;
  return expandCard('intake-who', {
    lang: language,
    label: intake.label,
    step: intake.step(2),
    title: intake.whoTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    hasRoster: view.pupils.length > 0,
    noRoster: view.pupils.length === 0,
    pupilLabel: intake.pupil,
    pupilHint: intake.pupilHint,
    pupilError: intake.pupilMissing,
    pupilValue: filled.pupilId ?? '',
    pupils: view.pupils.map(({ id, label }) => ({ title: inert(label), value: id })),
    hasClass: view.className !== null,
    otherClass: intake.otherClass(inert(view.className ?? '')),
    typedIntro: intake.typedIntro,
    typedNameLabel: intake.typedName,
    typedNameError: intake.typedNameMissing,
    typedClassLabel: intake.typedClass,
    typedClassError: intake.typedClassMissing,
    typedName: filled.typedName ?? '',
    typedClass: filled.typedClass ?? '',
    reasonsLabel: intake.reasons,
    reasonsError: refusals.reason_missing,
    reasonsValue: filled.reasons.join(','),
    reasons: ABSENCE_REASONS.map((reason) => ({ title: intake.reasonChoices[reason], value: reason })),
    sinceLabel: intake.since,
    sinceValue: filled.absentSince && filled.absentSince !== 'unknown' ? filled.absentSince : '',
    sinceUnknown: intake.sinceUnknown,
    sinceUnknownLabel: intake.sinceUnknownLabel,
    sinceUnknownValue: filled.absentSince === 'unknown' ? 'true' : 'false',
    today: view.today,
    toldLabel: intake.told,
    toldError: refusals.parents_told_missing,
    toldValue: told?.told ?? '',
    told: choices(intake.toldChoices),
    toldOnLabel: intake.toldOn,
    toldOnValue: told?.told === 'yes' ? told.on : view.today,
    toldByLabel: intake.toldBy,
    toldByValue: told?.told === 'yes' ? told.by : 'mentor',
    toldBy: choices(intake.toldByChoices),
    raisedByLabel: intake.raisedBy,
    raisedByValue: filled.raisedBy ?? 'school',
    raisedBy: choices(intake.raisedByChoices),
    note: intake.noContent,
    next: intake.next,
    unsafe: intake.unsafe,
    cancel: intake.cancel,
    ...refValues(view.ref),
  });
}

function choices(labels: Readonly<Record<string, string>>): { title: string; value: string }[] {
  return Object.entries(labels).map(([value, title]) => ({ title, value }));
}
