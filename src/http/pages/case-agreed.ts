import { z } from 'zod';
import {
  type AgreedFault,
  sayStep,
  takeBackStep,
  writeAgreed,
} from '../../app/agreed-outcomes/saying-outcomes.ts';
import type { AgreementShown, OutcomeShown, WordsShown } from '../../app/agreed-outcomes/views.ts';
import type { CaseChanged } from '../../app/case-page/changing-case.ts';
import { readCase } from '../../app/case-page/showing-case.ts';
import type { CasePage } from '../../app/case-page/views.ts';
import type { Link } from '../../app/ports/links.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import type { WordFlagged } from '../../domain/minutes/flagging.ts';
import { OUTCOMES, type OutcomeKind } from '../../domain/outcomes.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import type { Answered, Asked } from '../server.ts';
import type { Pages } from './behind.ts';
import {
  AGREED_DO,
  AGREED_SENT,
  agreedBox,
  agreedForms,
  letStandSent,
  textSent,
} from './case-agreed-form.ts';
import { casePart, DO, type Drawn, factsList, type Press, type Section, type Show } from './case-part.ts';
import { type Html, html } from './html.ts';
import { languageAsked } from './layout.ts';
import { fullName } from './names.ts';

const Id = z.uuid();

/** What was agreed, in words, and by what shows that it runs; whoever carries the case puts both down here. */
export const agreedPart: Section = ({ agreed }, drawn) => {
  if (!agreed || agreed.agreements.length === 0) return false;
  const body = html`${agreed.agreements.map((each) => agreementPart(each, agreed, drawn))}`;
  return casePart('afspraak', drawn.texts.caseAgreed.title, body);
};

function agreementPart(agreement: AgreementShown, part: NonNullable<CasePage['agreed']>, drawn: Drawn): Html {
  const { texts, language } = drawn;
  const { caseAgreed: words } = texts;
  return html`<p>${words.madeOn(dayIn(language, agreement.madeOn))}</p>
${agreement.outcomes.map(
  (
    shown,
  ) => html`<div class="card"><h3>${texts.dossier.outcomes[shown.outcome]}</h3>${outcomeText(shown, drawn)}
${agreement.canChange && agreedForms(shown, agreement, part, drawn)}</div>`,
)}`;
}

function outcomeText({ words: now, before, evidence }: OutcomeShown, drawn: Drawn): Html {
  const { texts, language } = drawn;
  const { caseAgreed: words } = texts;
  return html`${now ? wordsText(now, drawn) : html`<p class="soft">${words.notWritten}</p>`}
${before.length > 0 && html`<details><summary>${words.before}</summary>${before.map((each) => wordsText(each, drawn))}</details>`}
<h4>${words.runs}</h4>${factsList(
    evidence.map(({ step, on }) => ({
      label: words.steps[step],
      value: on === null ? words.notYet : dayIn(language, on),
    })),
  )}`;
}

function wordsText({ text, on, by }: WordsShown, { texts, language }: Drawn): Html {
  const { caseAgreed: words } = texts;
  const day = dayIn(language, on);
  return html`<pre>${text}</pre><p class="soft small">${by ? words.by(fullName(by), day) : words.on(day)}</p>`;
}

const written: Press = async (pages, link, asked, show) => {
  const { outcome } = pressedIn(asked);
  if (!outcome) return unchanged(pages, link, show);
  const changed = await writeAgreed(pages.deps, link, {
    id: idIn(pages, asked),
    outcome,
    text: textSent(asked.form, outcome),
    saw: asked.form.get(AGREED_SENT.saw),
    letStand: letStandSent(asked.form),
  });
  return changed && drawnAfter(changed, outcome, 'saved', asked, show);
};

const stepped: Press = async (pages, link, asked, show) => {
  const { outcome } = pressedIn(asked);
  if (!outcome) return unchanged(pages, link, show);
  const changed = await sayStep(pages.deps, link, {
    id: idIn(pages, asked),
    outcome,
    step: asked.form.get(agreedBox('step', outcome)) ?? '',
    on: readDate((asked.form.get(agreedBox('on', outcome)) ?? '').trim()),
  });
  return changed && drawnAfter(changed, outcome, 'kept', asked, show);
};

const takenBack: Press = async (pages, link, asked, show) => {
  const { outcome, step } = pressedIn(asked);
  if (!outcome) return unchanged(pages, link, show);
  const changed = await takeBackStep(pages.deps, link, { id: idIn(pages, asked), outcome, step });
  return changed && drawnAfter(changed, outcome, 'takenBack', asked, show);
};

export const AGREED_PRESSES: Readonly<Record<string, Press>> = {
  [AGREED_DO.words]: written,
  [AGREED_DO.step]: stepped,
  [AGREED_DO.takeBack]: takenBack,
};

/** What is none of ours counts as nothing chosen. */
function pressedIn({ form }: Asked): { outcome: OutcomeKind | null; step: string } {
  const [, kind = '', step = ''] = (form.get(DO) ?? '').split(':');
  return { outcome: OUTCOMES.find((each) => each === kind) ?? null, step };
}

/** The id that the page gave; a new one where it holds none. */
function idIn({ deps }: Pages, { form }: Asked): string {
  return Id.safeParse(form.get(AGREED_SENT.id)).data ?? deps.ids.next<string>();
}

async function unchanged({ deps }: Pages, link: Link, show: Show): Promise<Answered | null> {
  const found = await readCase(deps, link);
  return found && show(found);
}

function drawnAfter(
  { page, faults, flagged = [] }: CaseChanged<AgreedFault> & { flagged?: readonly WordFlagged[] },
  outcome: OutcomeKind,
  done: 'saved' | 'kept' | 'takenBack',
  asked: Asked,
  show: Show,
): Answered {
  if (faults.length === 0) {
    const { caseAgreed } = textsIn(languageAsked(asked.query, page.language));
    return show(page, { said: caseAgreed[done] });
  }
  const at = (box: AgreedFault['at']) => box && agreedBox(box, outcome);
  return show(page, { faults: faults.map((fault) => ({ code: fault.code, at: at(fault.at) })), flagged });
}
