import type { ConcernView, Filled } from '../../app/intake/views.ts';
import type { CallState } from '../../app/safety/views.ts';
import { ABSENCE_REASONS } from '../../domain/concern.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn, timeOf } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends ConcernView['kind']> = Extract<ConcernView, { kind: K }>;

/** The cards of the intake. Every word is made here, before the template is expanded. */
export function intakeCard(view: ConcernView, language: Language): Card {
  const texts = textsIn(language);
  switch (view.kind) {
    case 'intake_resume':
      return resumeCard(view, texts, language);
    case 'intake_safety':
      return safetyCard(view, texts, language);
    case 'intake_stopped':
      return stoppedCard(view, texts, language);
    case 'intake_class':
      return classCard(view, texts, language);
    case 'intake_who':
      return whoCard(view, texts, language);
    case 'intake_check':
      return checkCard(view, texts, language);
    case 'intake_receipt':
      return receiptCard(view, texts, language);
    case 'intake_cancelled':
      return expandCard('receipt', {
        lang: language,
        label: texts.intake.label,
        title: texts.intake.cancelledTitle,
        lines: [{ text: texts.intake.cancelledText }],
        links: [],
      });
  }
}

function resumeCard(view: Of<'intake_resume'>, { intake }: Texts, language: Language): Card {
  return expandCard('intake-resume', {
    lang: language,
    label: intake.label,
    step: '',
    title: intake.resumeTitle,
    text: intake.resumeText(
      dayIn(language, view.begunOn),
      view.roepnaam === null ? null : inert(view.roepnaam),
    ),
    resume: intake.resume,
    anew: intake.anew,
    ...refValues(view.ref),
  });
}

function safetyCard(view: Of<'intake_safety'>, { intake }: Texts, language: Language): Card {
  return expandCard('intake-safety', {
    lang: language,
    label: intake.label,
    step: intake.step(1),
    title: intake.safetyTitle,
    text: intake.safetyText,
    note: intake.noContent,
    yes: intake.safetyYes,
    notSure: intake.safetyNotSure,
    no: intake.safetyNo,
    cancel: intake.cancel,
    ...refValues(view.ref),
  });
}

function stoppedCard(view: Of<'intake_stopped'>, { intake }: Texts, language: Language): Card {
  return expandCard('intake-stopped', {
    lang: language,
    label: intake.label,
    step: '',
    title: view.sent ? intake.doubtedTitle : intake.stoppedTitle,
    text: view.sent ? intake.doubtedText : intake.stoppedText,
    lines: [intake.acute, intake.suicide, intake.meldcode, intake.staff].map(({ title, text }) => ({
      title,
      text,
    })),
    callNote: callNote(view.call, intake, language),
    canAskCall: view.call.kind === 'can_ask',
    callMe: intake.callMe,
    ...refValues(view.ref),
  });
}

function callNote(call: CallState, intake: Texts['intake'], language: Language): string {
  switch (call.kind) {
    case 'nobody':
      return intake.callNobody;
    case 'can_ask':
      return intake.callMeNote;
    case 'asked':
      return intake.callAsked(dayIn(language, call.on), timeOf(call.minute));
    case 'not_reached':
      return [
        intake.callNotReached(inert(intake.names(call.names))),
        call.byMail ? intake.callByMail(dayIn(language, call.on), timeOf(call.minute)) : '',
        intake.callYourself(inert(intake.names(call.names))),
      ]
        .filter(Boolean)
        .join(' ');
  }
}

function classCard(view: Of<'intake_class'>, { intake, refusals }: Texts, language: Language): Card {
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

function whoCard(view: Of<'intake_who'>, texts: Texts, language: Language): Card {
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

function checkCard(view: Of<'intake_check'>, texts: Texts, language: Language): Card {
  const { intake } = texts;
  const already = alreadyText(view, intake);
  return expandCard('intake-check', {
    lang: language,
    label: intake.label,
    step: intake.step(3),
    title: intake.checkTitle(inert(view.roepnaam)),
    hasOpenDossier: already !== '',
    openDossier: already,
    facts: factsOf(view.filled, texts, language),
    note: intake.noContent,
    send: intake.send,
    change: intake.change,
    details: intake.details,
    unsafe: intake.unsafe,
    cancel: intake.cancel,
    ...refValues(view.ref),
  });
}

/** What is open about this pupil: a dossier says more than a concern that waits. */
function alreadyText({ openDossier, openConcerns }: Of<'intake_check'>, intake: Texts['intake']): string {
  if (openDossier !== null) return intake.openDossier(openDossier);
  return openConcerns.length === 0 ? '' : intake.openConcerns(openConcerns.join(', '));
}

function receiptCard(view: Of<'intake_receipt'>, { intake }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: intake.receiptTitle(view.number),
      title: intake.receiptAbout(inert(view.roepnaam)),
      lines: [intake.receiptSent(dayIn(language, view.sentOn)), receiptNextOf(view, intake, language)],
      actions: [
        { title: intake.details, verb: 'page.details', ref: view.ref },
        { title: intake.unsafe, verb: 'intake.doubt', ref: view.ref },
      ],
    },
    language,
  );
}

function receiptNextOf(
  { state, table }: Of<'intake_receipt'>,
  intake: Texts['intake'],
  language: Language,
): string {
  const next = intake.receiptNext;
  if (table) {
    const when = `${dayIn(language, table.on)}, ${textsIn(language).dates.at(timeOf(table.minute))}`;
    return intake.receiptTable[table.what](when);
  }
  return Object.hasOwn(next, state) ? next[state as keyof typeof next] : next.other;
}

/** Closed and neutral: how many reasons were ticked, not which. The list itself stands on our own page. */
function factsOf(
  filled: Filled,
  { intake, words }: Texts,
  language: Language,
): { title: string; value: string }[] {
  const { parentsTold, absentSince } = filled;
  return [
    { title: intake.factReasons, value: intake.checkReasons(filled.reasons.length) },
    {
      title: intake.factSince,
      value: absentSince === 'unknown' || absentSince === null ? words.unknown : dayIn(language, absentSince),
    },
    { title: intake.factTold, value: toldText(parentsTold, intake, language) },
    {
      title: intake.factRaisedBy,
      value: filled.raisedBy ? intake.raisedByChoices[filled.raisedBy] : words.unknown,
    },
  ];
}

function toldText(told: Filled['parentsTold'], intake: Texts['intake'], language: Language): string {
  if (told?.told === 'yes') return intake.toldYes(dayIn(language, told.on));
  return told?.told === 'no' ? intake.toldNo : intake.toldUnknown;
}

function choices(labels: Readonly<Record<string, string>>): { title: string; value: string }[] {
  return Object.entries(labels).map(([value, title]) => ({ title, value }));
}
