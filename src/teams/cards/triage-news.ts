import type { ToTell, TriageView } from '../../app/triage/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { actionsCard, type CardAction } from './actions.ts';
import { inert } from './escape.ts';
import type { Card } from './expand.ts';

type Of<K extends TriageView['kind']> = Extract<TriageView, { kind: K }>;

/** Which partner was chosen is not on it: beside a roepnaam that could say something about health or home. */
export function decidedCard(view: Of<'triage_decided'>, { triage, family }: Texts, language: Language): Card {
  const roepnaam = inert(view.roepnaam);
  const { ref } = view;
  const actions: CardAction[] = [];
  if (view.route === 'accept') {
    actions.push({ title: triage.openCase, verb: 'worklist.open', ref });
    actions.push({ title: triage.absence, verb: 'page.absence', ref });
  }
  if (view.tell && view.tell.toldOn === null) actions.push({ title: triage.told, verb: 'triage.told', ref });
  if (view.canFinish) actions.push({ title: triage.finish, verb: 'triage.finish', ref });
  if (view.canReopen) {
    actions.push({ title: triage.reopen, verb: 'triage.reopen', ref });
    actions.push({ title: family.record, verb: 'triage.ask_informed', ref });
  }
  if (view.canRelease) actions.push({ title: triage.release, verb: 'intake.release', ref });
  if (view.route !== 'safety') actions.push({ title: triage.page, verb: 'page.concern', ref });
  return actionsCard(
    {
      label: triage.label(view.number),
      title: view.review ? triage.reviewTitle(roepnaam) : triage.decidedTitle(roepnaam),
      lines: [
        triage.routes[view.route],
        view.consult ? triage.consults[view.consult] : '',
        view.reviewOn && !view.review ? triage.reviewOn(dayIn(language, view.reviewOn)) : '',
        view.finished ? triage.finished : '',
      ],
      note: tellText(view.tell, triage, language),
      actions,
    },
    language,
  );
}

/** What became of a concern, for whoever raised it. */
export function answerCard(view: Of<'triage_answer'>, { triage }: Texts, language: Language): Card {
  const { ref } = view;
  return actionsCard(
    {
      label: triage.label(view.number),
      title: (view.due ? triage.dueTitle : triage.answerTitle)(inert(view.roepnaam)),
      lines: [
        triage.answers[view.route],
        view.route === 'safety' ? '' : reasonText(triage, view.reason),
        view.reviewOn ? triage.reviewOn(dayIn(language, view.reviewOn)) : '',
      ],
      note: tellText(view.tell, triage, language),
      actions: [
        ...(view.tell && view.tell.toldOn === null ? [{ title: triage.told, verb: 'triage.told', ref }] : []),
        ...(view.route === 'accept'
          ? [
              { title: triage.casePage, verb: 'page.case', ref },
              { title: triage.voices, verb: 'page.voices', ref },
              { title: triage.absence, verb: 'page.absence', ref },
            ]
          : []),
        ...(view.canAnswer
          ? [
              { title: triage.done, verb: 'triage.answered', ref },
              { title: triage.tellMore, verb: 'page.details', ref },
            ]
          : []),
      ],
    },
    language,
  );
}

function tellText(tell: ToTell, triage: Texts['triage'], language: Language): string | null {
  if (tell === null) return null;
  if (tell.toldOn !== null) return triage.toldOn[tell.who](dayIn(language, tell.toldOn));
  return (tell.byMe ? triage.tell : triage.tellByColleague)[tell.who];
}

function reasonText({ reasons }: Texts['triage'], code: string | null): string {
  return code !== null && Object.hasOwn(reasons, code) ? reasons[code as keyof typeof reasons] : '';
}

/** A question to whoever raised it was answered. */
export function answeredCard(view: Of<'triage_answered'>, { triage }: Texts, language: Language): Card {
  return actionsCard(
    {
      label: triage.label(view.number),
      title: triage.answeredTitle(inert(view.roepnaam)),
      lines: [triage.answeredText],
      actions: [],
    },
    language,
  );
}

/** It is on record which parents know, and how many do not. */
export function informedCard(
  view: Of<'triage_informed'>,
  { triage, family }: Texts,
  language: Language,
): Card {
  return actionsCard(
    {
      label: triage.label(view.number),
      title: view.notTold > 0 ? family.notToldTitle : family.informedTitle,
      lines: [
        view.notTold > 0 ? family.notToldText(view.notTold) : '',
        family.informedText(inert(view.roepnaam)),
      ].filter((line) => line !== ''),
      actions: [{ title: family.open, verb: 'worklist.open', ref: view.ref }],
    },
    language,
  );
}

/** Nobody has put on record yet that the parents know. */
export function parentsDueCard(view: Of<'parents_due'>, { triage, family }: Texts, language: Language): Card {
  const { ref } = view;
  return actionsCard(
    {
      label: triage.label(view.number),
      title: family.dueTitle(inert(view.roepnaam)),
      lines: [family.dueText],
      actions: [
        { title: family.record, verb: 'triage.ask_informed', ref },
        { title: family.open, verb: 'worklist.open', ref },
      ],
    },
    language,
  );
}

/** Somebody doubts whether it is safe: everything stands still, and it says who can end that. */
export function doubtedCard(view: Of<'triage_doubted'>, { triage }: Texts, language: Language): Card {
  const { ref } = view;
  return actionsCard(
    {
      label: triage.label(view.number),
      title: triage.doubtedTitle,
      lines: [triage.doubtedText, view.canRelease ? '' : triage.doubtedNext],
      actions: [
        ...(view.canRelease ? [{ title: triage.release, verb: 'intake.release', ref }] : []),
        ...(view.canStop ? [{ title: triage.stop, verb: 'triage.stop', ref }] : []),
        ...(view.hasDossier ? [{ title: triage.openCase, verb: 'worklist.open', ref }] : []),
        { title: triage.page, verb: 'page.concern', ref },
      ],
    },
    language,
  );
}

/** For whoever is asked to call a colleague about safety, until it was discussed. */
export function callCard(view: Of<'call_me'>, { triage }: Texts, language: Language): Card {
  const { title, text } = triage.calls[view.state];
  const name = inert(view.roepnaamOfAsker);
  const isStopped = view.state === 'asked' || view.state === 'stopped_again';
  return actionsCard(
    {
      label: triage.safetyLabel,
      title: title(name),
      lines: [text(name)],
      actions: isStopped ? [{ title: triage.release, verb: 'intake.release', ref: view.ref }] : [],
    },
    language,
  );
}
