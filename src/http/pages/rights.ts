import type { AnswerPage } from '../../app/table/answer-page.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { fullName } from './names.ts';

/** Whom to ask, by the name and the mail that they have at work; nothing where there is no mail to write to. */
export function contactLine(
  { contactPerson, to }: Pick<AnswerPage, 'contactPerson' | 'to'>,
  { contact }: Texts['rights'],
): Html | null {
  if (!contactPerson?.mail) return null;
  const { name, mail } = contactPerson;
  const said = (to === 'colleague' ? contact.colleague : contact[to])(fullName(name));
  return html`<p>${said} <a href="mailto:${mail}"><bdi dir="ltr">${mail}</bdi></a></p>`;
}

/** Who can be at any table of any school: which of them come to this one is said to whoever got the letter. */
const MAY_COME = ['ondersteuningscoordinator', 'mentor', 'leerplicht', 'jgz', 'swv', 'buurtteam'] as const;

/**
 * What a parent or pupil may know before a conversation: how to answer, who comes and why, whom to bring, and their
 * rights. The same on each page, so that it says nothing about the pupil to whoever finds the link.
 */
export function rightsSection(found: AnswerPage, { rights, letters }: Texts): Html | null {
  const { kind, to } = found;
  if (to === 'colleague' || (kind !== 'asked' && kind !== 'appointment')) return null;
  return html`<section class="card" aria-labelledby="goed-om-te-weten"><h2 id="goed-om-te-weten">${rights.title[to]}</h2>
${kind === 'asked' && html`<p>${rights.how[to]}</p>`}
<p>${letters.bring[to]}</p>
<h3>${rights.who[to]}</h3><ul>${MAY_COME.map((seat) => html`<li>${letters.why[to][seat]}</li>`)}</ul>
<h3>${rights.yours[to]}</h3><ul>${rights.list[to].map((right) => html`<li>${right}</li>`)}</ul>
<p>${rights.support[to]}</p>${contactLine(found, rights)}</section>`;
}
