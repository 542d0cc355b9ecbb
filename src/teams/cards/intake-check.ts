import type { ConcernView, Filled } from '../../app/intake/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn, timeOf } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { actionsCard } from './actions.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends ConcernView['kind']> = Extract<ConcernView, { kind: K }>;

/** What will be sent, before it is. */
export function checkCard(view: Of<'intake_check'>, texts: Texts, language: Language): Card {
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

/** What was sent, and what happens now. */
export function receiptCard(view: Of<'intake_receipt'>, { intake }: Texts, language: Language): Card {
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
