import type { Language } from '../../domain/ids.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Asked } from '../server.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import type { HereByForm } from './language-switch.ts';
import { languageAsked } from './layout.ts';

/** What every button of this page sends along; the class, the pupil, and that nobody is unsafe go along from step to step. */
export const DO = 'doe';
export const CLASS = 'klas';
export const PUPIL = 'leerling';
export const SAFE = 'veilig';
/** The form of the page, of which the language in its header is a button too. */
const FORM = 'stap';

export function wordsFor(asked: Asked, found: { language: Language }): { language: Language; texts: Texts } {
  const language = languageAsked(asked.query, found.language);
  return { language, texts: textsIn(language) };
}

/** The same step in the other language, with what was filled in; `enter` = what Enter in a box does on it. */
export function again(asked: Asked, step: string, enter = step): HereByForm {
  return {
    path: here(asked),
    form: FORM,
    again: { name: DO, value: step },
    enter: { name: DO, value: enter },
  };
}

export function ofClass(className: string): Html {
  return html`<input type="hidden" name="${CLASS}" value="${className}">`;
}

export function safe(): Html {
  return html`<input type="hidden" name="${SAFE}" value="ja">`;
}

/** Each goes through the ticket of the door, so that nothing is read or done by the address alone. */
export function form(
  asked: Asked,
  language: Language,
  parts: readonly HtmlValue[],
  place: 'first' | 'second' = 'first',
): Html {
  return html`<form method="post" action="${here(asked)}?taal=${language}" autocomplete="off" novalidate${place === 'first' && html` id="${FORM}"`}><input type="hidden" name="ticket" value="${asked.form.get('ticket') ?? ''}">${parts}</form>`;
}

export function button(value: string, label: string, tone: 'loud' | 'quiet' = 'loud'): Html {
  return html`<p><button class="wide${tone === 'quiet' && ' quiet'}" type="submit" name="${DO}" value="${value}">${label}</button></p>`;
}

function here(asked: Asked): string {
  return `/${PATHS.running_case_page}/${asked.params.token}`;
}
