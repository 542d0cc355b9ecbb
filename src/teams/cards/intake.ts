import type { ConcernView } from '../../app/intake/views.ts';
import type { CallState } from '../../app/safety/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn, timeOf } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { inert } from './escape.ts';
import { type Card, expandCard } from './expand.ts';
import { checkCard, receiptCard } from './intake-check.ts';
import { classCard, whoCard } from './intake-who.ts';
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
