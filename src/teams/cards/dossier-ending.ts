import type { DossierView } from '../../app/dossier/views.ts';
import { SYSTEM_PART_CODES } from '../../domain/closing.ts';
import type { Language } from '../../domain/ids.ts';
import { CLOSE_REASONS, REOPEN_REASONS } from '../../domain/outcomes.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { actionsCard, choicesOf } from './actions.ts';
import { NO_FIRST } from './dossier-choices.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { refValues } from './ref-values.ts';

type Of<K extends DossierView['kind']> = Extract<DossierView, { kind: K }>;

/** The end: why, and what in the system helped and hindered. */
export function closeCard(
  view: Of<'dossier_close'>,
  { closing, dossier, refusals }: Texts,
  language: Language,
): Card {
  const parts = choicesOf(closing.parts, SYSTEM_PART_CODES);
  return expandCard('dossier-close', {
    lang: language,
    label: dossier.label(view.number),
    title: dossier.closeTitle,
    hasFault: view.fault !== null,
    fault: view.fault ? refusals[view.fault] : '',
    intro: `${dossier.closeIntro} ${closing.aboutSystem}`,
    secondLabel: dossier.reason,
    seconds: choicesOf(dossier.closeReasons, CLOSE_REASONS),
    secondValue: view.filled.reason ?? '',
    secondError: dossier.reasonError,
    helpedLabel: closing.helped,
    helped: parts,
    helpedValue: view.filled.helped.join(','),
    hinderedLabel: closing.hindered,
    hindered: parts,
    hinderedValue: view.filled.hindered.join(','),
    save: dossier.close,
    canAgree: view.canAgree && view.fault === 'agreement_not_put_down',
    agree: dossier.agreement,
    back: dossier.back,
    ...refValues(view.ref),
  });
}

/** For whoever took part, or raised the concern. */
export function closedCard(
  { number, on, raised }: Of<'dossier_closed'>,
  { closing, dossier }: Texts,
  language: Language,
): Card {
  const day = dayIn(language, on);
  const lines = raised
    ? [
        raised.roepnaam === '' ? dossier.closedText(day) : closing.toRaiser(inert(raised.roepnaam), day),
        closing.toRaiserAgain,
      ]
    : [dossier.closedText(day)];
  return actionsCard(
    { label: dossier.label(number), title: dossier.closedTitle, lines, actions: [] },
    language,
  );
}

/** It is opened again, with a reason; where another case runs for this pupil it says which one. */
export function reopenCard(view: Of<'dossier_reopen'>, texts: Texts, language: Language): Card {
  const { closing, dossier, refusals } = texts;
  const { ref, number, otherRuns, fault } = view;
  const title = closing.reopenTitle(inert(view.roepnaam));
  // What does not depend on the reason is not asked about.
  if (fault !== null && fault !== 'reopen_reason_missing')
    return actionsCard(
      {
        label: dossier.label(number),
        title,
        lines: [otherRuns === null ? refusals[fault] : closing.otherRuns(otherRuns)],
        actions: [{ title: dossier.back, verb: 'dossier.open', ref }],
      },
      language,
    );
  return expandCard('dossier-choice', {
    lang: language,
    label: dossier.label(number),
    title,
    hasFault: fault !== null,
    fault: fault ? refusals[fault] : '',
    intro: closing.reopenIntro,
    ...NO_FIRST,
    secondLabel: closing.reopenReason,
    seconds: choicesOf(closing.reopenReasons, REOPEN_REASONS),
    secondValue: '',
    secondError: closing.reopenReasonError,
    verb: 'dossier.reopen',
    save: closing.reopen,
    back: dossier.back,
    backVerb: 'dossier.open',
    ...refValues(ref),
  });
}

/** To whoever raised the concern. */
export function reopenedCard(
  { number, roepnaam, roepnaamOfHolder }: Of<'dossier_reopened'>,
  { closing, dossier }: Texts,
  language: Language,
): Card {
  return actionsCard(
    {
      label: dossier.label(number),
      title: closing.reopenedTitle(inert(roepnaam)),
      lines: [closing.reopenedText(inert(roepnaamOfHolder))],
      actions: [],
    },
    language,
  );
}

/** The pupil is on the list no more: it is closed, or it goes on. */
export function pupilLeftCard(
  { ref, number, roepnaam }: Of<'pupil_left'>,
  { closing, dossier }: Texts,
  language: Language,
): Card {
  return actionsCard(
    {
      label: dossier.label(number),
      title: closing.leftTitle(inert(roepnaam)),
      lines: [closing.leftText],
      actions: [
        { title: dossier.close, verb: 'dossier.ask_close', ref },
        { title: closing.keepOpen, verb: 'dossier.keep', ref },
      ],
    },
    language,
  );
}

/** To who is mentor now. */
export function mentorGivenCard(
  { number, roepnaam, roepnaamOfHolder }: Of<'mentor_given'>,
  { closing, dossier }: Texts,
  language: Language,
): Card {
  const lines = [
    roepnaamOfHolder === null ? closing.mentorCarries : closing.mentorText(inert(roepnaamOfHolder)),
  ];
  return actionsCard(
    { label: dossier.label(number), title: closing.mentorTitle(inert(roepnaam)), lines, actions: [] },
    language,
  );
}
