import type { CasePage } from '../../app/case-page/views.ts';
import type { Link } from '../../app/ports/links.ts';
import type { Language } from '../../domain/ids.ts';
import type { WordFlagged } from '../../domain/minutes/flagging.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Texts } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked } from '../server.ts';
import type { Pages } from './behind.ts';
import { type Html, html } from './html.ts';

/** What every button of this page sends along: a word for what is done, and after colons about what. */
export const DO = 'doe';

/** In which part of the page it stands, so that its answer is found there again. */
export const PART = 'deel';

/** What a press led to: a sentence above the page, and what is wrong at which box. */
export type Outcome = {
  said: string | null;
  faults: readonly CaseFault[];
  /** Words in what was typed that somebody has to decide about; it is a fault of its box until they did. */
  flagged: readonly WordFlagged[];
};
/** `at` = the id of the box that it is about; null = none in particular. */
export type CaseFault = { code: RefusalCode; at: string | null };

/** A page of a case as it is drawn. With a fault what was typed stands in `asked.form`, and is drawn again. */
export type Drawn = Outcome & {
  texts: Texts;
  language: Language;
  asked: Asked;
  action: string;
  /** The part that is drawn. */
  part: string;
};

/** A part of the page; false where there is nothing in it for this reader. */
export type Section = (found: CasePage, drawn: Drawn) => Html | false;

/** Draws the page anew after a press. */
export type Show = (found: CasePage, outcome?: Partial<Outcome>) => Answered;

/** What a button does; null = the door is closed. */
export type Press = (pages: Pages, link: Link, asked: Asked, show: Show) => Promise<Answered | null>;

/** The path of this page as it was asked for. */
export function urlOfCase({ params }: Pick<Asked, 'params'>): string {
  return `/${PATHS.case_page}/${params.token}`;
}

/** A form of this page. Each goes through the ticket of the door, so that nothing is read or done by the address alone. */
export function caseForm(
  { asked, action, part }: Pick<Drawn, 'asked' | 'action'> & Partial<Pick<Drawn, 'part'>>,
  parts: readonly Html[],
): Html {
  const ticket = asked.form.get('ticket') ?? '';
  return html`<form method="post" action="${action}${part !== undefined && `#${answerAt(part)}`}" autocomplete="off"><input type="hidden" name="ticket" value="${ticket}">${part !== undefined && html`<input type="hidden" name="${PART}" value="${part}">`}${parts}</form>`;
}

/** Where the answer to what was pressed in this part begins. */
export function answerAt(part: string): string {
  return `bij-${part}`;
}

export function caseButton(value: string, label: string, tone: 'loud' | 'quiet' = 'loud'): Html {
  return html`<p><button class="wide${tone === 'quiet' && ' quiet'}" type="submit" name="${DO}" value="${value}">${label}</button></p>`;
}

/** A part with its heading; `id` is a word of this page and no id of a row. */
export function casePart(id: string, title: string, body: Html): Html {
  return html`<section aria-labelledby="${id}-titel" id="${id}"><h2 id="${id}-titel">${title}</h2>${body}</section>`;
}

export type Row = { label: string; value: string };

export function factsList(rows: readonly Row[]): Html {
  return html`<dl class="facts">${rows.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}
