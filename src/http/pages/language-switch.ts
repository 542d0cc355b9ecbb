import type { FamilyLanguage, Language } from '../../domain/ids.ts';
import { FAMILY_LANGUAGES } from '../../domain/language.ts';
import { LANGUAGE_NAMES } from '../../texts/families/families.ts';
import { textsIn } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';

/** Where a page stands in another language: at its own path, by a link. Or, behind a door, by a press of a form on it. */
export type Here = string | HereByForm;

/**
 * Behind a door a link leads to the door again, and what was typed is gone. So the switch is a button of a form that stands on the
 * page, wherever that is: the ticket and every box go along, and without a script.
 */
export type HereByForm = {
  path: string;
  /** The `id` of that form. */
  form: string;
  /** What is sent besides, so that the same page comes back; null = nothing. */
  again: Pressed | null;
  /** What Enter in a box presses. Browsers take the first button of a form, and those of the languages stand before it. */
  enter: Pressed | null;
};
type Pressed = { name: string; value: string };

/** Every other language by the name it has in itself, so that whoever reads it finds it. */
export function languages(here: Here, language: FamilyLanguage): Html {
  const { rights } = textsIn(language);
  return html`<nav class="languages" aria-label="${rights.languages}">${entered(here)}<ul>${FAMILY_LANGUAGES.filter(
    (each) => each !== language,
  ).map((each) => html`<li>${toLanguage(here, each)}</li>`)}</ul></nav>`;
}

export function oneLanguage(here: Here, other: Language): Html {
  return html`${entered(here)}${toLanguage(here, other)}`;
}

function toLanguage(here: Here, to: FamilyLanguage): Html {
  if (typeof here === 'string')
    return html`<a href="${here}?taal=${to}" hreflang="${to}" lang="${to}">${LANGUAGE_NAMES[to]}</a>`;
  return html`<button type="submit" form="${here.form}" formaction="${here.path}?taal=${to}"${pressed(here.again)} lang="${to}">${LANGUAGE_NAMES[to]}</button>`;
}

function entered(here: Here): Html | null {
  if (typeof here === 'string') return null;
  return html`<button type="submit" form="${here.form}"${pressed(here.enter)} hidden></button>`;
}

function pressed(sent: Pressed | null): Html | null {
  return sent && html` name="${sent.name}" value="${sent.value}"`;
}
