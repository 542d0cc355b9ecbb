import type { Sharable, SharedLink } from '../../app/pages/sharing-link.ts';
import { dayIn, momentIn } from '../../texts/dates.ts';
import { directionOf, isChecked } from '../../texts/families/families.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { qrCode } from '../qr.ts';
import { type Html, html } from './html.ts';
import { fullName } from './names.ts';

/** What the button sends along; its value is the id of a participant. */
export const SHARE = 'deel';

/** Behind the door of a concern: a button for each parent and pupil who can be given their link by hand. */
export function sharePart(
  people: readonly Sharable[],
  form: { action: string; ticket: string },
  { share }: Texts,
): Html {
  return html`<h2>${share.title}</h2><p>${share.intro}</p>
<form method="post" action="${form.action}"><input type="hidden" name="ticket" value="${form.ticket}">${people.map(
    (each) =>
      html`<p><button class="wide quiet" type="submit" name="${SHARE}" value="${each.participantId}">${share.button(nameOf(each, share))}</button></p>`,
  )}</form>`;
}

/**
 * The link of one parent or pupil: a text to copy, and a code on a sheet that can be printed. What goes out names nobody
 * and says nothing of why; to whom it goes is only on the screen of the coordinator.
 */
export function shareBody(shared: SharedLink, language: 'nl' | 'en'): Html {
  const { share } = textsIn(language);
  const { familyLanguage, url, until } = shared;
  const [first = '', ...more] = sentencesOf(shared);
  const text = [first, ...more].join('\n\n');
  const spoken = html` lang="${familyLanguage}" dir="${directionOf(familyLanguage)}"`;
  return html`<div class="screen"><p class="note">${share.note(nameOf(shared, share), dayIn(language, until))}</p>
<label class="field" for="tekst">${share.text}</label><p class="soft small" id="tekst-hint">${share.textHint}</p>
<textarea id="tekst" readonly rows="12" aria-describedby="tekst-hint"${spoken}>${text}</textarea>
<h2>${share.sheet}</h2><p>${share.sheetHint}</p></div>
<section class="card sheet"><div${spoken}><p class="lead">${first}</p>${more
    .filter((sentence) => !sentence.includes(url))
    .map((sentence) => html`<p>${sentence}</p>`)}</div>
${qrCode(url, share.code)}<p class="small">${url}</p></section>`;
}

function sentencesOf({ to, familyLanguage, moment, place, school, url }: SharedLink): string[] {
  const { letters, table, dates, pages } = textsIn(familyLanguage);
  const { ask, booked } = letters;
  return [
    letters.greeting[to],
    moment ? booked.intro.booked[to] : ask.subject[to],
    ...(moment
      ? [
          `${booked.when}: ${dates.inZone(momentIn(familyLanguage, moment.on, moment.minute, moment.untilMinute))}`,
        ]
      : []),
    table.place(place),
    `${moment ? booked.button[to] : ask.button[to]}:\n${url}`,
    letters.closing[to](school),
    ...(isChecked(familyLanguage) ? [] : [`${pages.unchecked} ${textsIn('nl').pages.unchecked}`]),
  ];
}

function nameOf({ name, to }: Sharable, share: Texts['share']): string {
  return name ? fullName(name) : share.nameless[to];
}
