import { z } from 'zod';
import { openDetails, saveDetails } from '../../app/intake/adding-details.ts';
import { type Details, EFFECTS, LONGEST_TEXT, WELFARE_REASONS } from '../../domain/details.ts';
import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages } from './behind.ts';
import { type Html, html } from './html.ts';
import { choices, closedDoor, faults, languageAsked, page, textBox } from './layout.ts';

const PATH = `/${PATHS.add_details}/:token`;

/** A count as it was typed: nothing is nothing, and what is no number is said to be none. */
const Count = z
  .string()
  .max(20)
  .default('')
  .transform((text) => (text.trim() === '' ? null : Number(text.replace(',', '.'))));
/** Longer than what may be kept, so that too long is told apart from not understood. */
const Text = z.string().max(20_000).default('');

const Form = z.object({
  entry: z.uuid(),
  sick_reports: Count,
  absence_hours: Count,
  welfare: z.array(z.enum(WELFARE_REASONS)).max(WELFARE_REASONS.length),
  tried: Text,
  effect: z.union([z.enum(EFFECTS), z.literal('')]).default(''),
  pupils_words: Text,
  more: Text,
});

const EMPTY: Details = {
  sickReports: null,
  absenceHours: null,
  welfare: [],
  tried: '',
  effect: null,
  pupilsWords: '',
  more: '',
};

/**
 * The sensitive part of a concern, written by the person on whose own press the link was made, within half an hour.
 * Opening it shows an empty form and nothing that was written before; only its button keeps anything.
 */
export function detailsRoutes(pages: Pages): Route[] {
  return [
    { method: 'get', path: PATH, answer: (asked) => look(pages, asked) },
    { method: 'post', path: PATH, answer: (asked) => save(pages, asked) },
  ];
}

async function look(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(pages, token(asked), 'add_details', languageAsked(asked.query, 'nl'));
  if ('closed' in behind) return behind.closed;
  const found = await openDetails(pages.deps, behind.link);
  if (!found) return closedDoor(languageAsked(asked.query, 'nl'), 'revoked');
  const entry = pages.deps.ids.next<string>();
  const language = languageAsked(asked.query, found.language);
  return formPage(asked, { ...found, language, entry, filled: EMPTY, fault: null });
}

async function save(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(pages, token(asked), 'add_details', languageAsked(asked.query, 'nl'));
  if ('closed' in behind) return behind.closed;
  const parsed = Form.safeParse({ ...Object.fromEntries(asked.form), welfare: asked.form.getAll('welfare') });
  if (!parsed.success) return closedDoor(languageAsked(asked.query, 'nl'), 'forged');
  const filled = detailsIn(parsed.data);
  const saved = await saveDetails(pages.deps, behind.link, parsed.data.entry, filled);
  if (!saved) return closedDoor(languageAsked(asked.query, 'nl'), 'revoked');
  const language = languageAsked(asked.query, saved.language);
  const texts = textsIn(language);
  if (saved.kind === 'refused') {
    const fault = texts.refusals[saved.code];
    return formPage(asked, { ...saved, addedBefore: 0, language, entry: parsed.data.entry, filled, fault });
  }
  const body = html`<p class="lead">${texts.details.saved}</p><p>${texts.details.savedMore}</p>`;
  return page(200, { language, title: texts.details.savedTitle, body, here: null });
}

function detailsIn(form: z.infer<typeof Form>): Details {
  return {
    sickReports: form.sick_reports,
    absenceHours: form.absence_hours,
    welfare: form.welfare,
    tried: lines(form.tried),
    effect: form.effect === '' ? null : form.effect,
    pupilsWords: lines(form.pupils_words),
    more: lines(form.more),
  };
}

/** A browser sends each new line as two characters, and counts it as one against the limit. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

type Shown = {
  language: Language;
  number: string | null;
  addedBefore: number;
  entry: string;
  filled: Details;
  fault: string | null;
};

function formPage(asked: Asked, shown: Shown): Answered {
  const { details } = textsIn(shown.language);
  const here = `/${PATHS.add_details}/${token(asked)}`;
  return page(shown.fault ? 422 : 200, {
    language: shown.language,
    title: shown.number ? details.titleFor(shown.number) : details.title,
    body: formBody(here, shown),
    // What was typed would be lost by going to the other language.
    here: shown.fault ? null : here,
  });
}

function formBody(here: string, { language, addedBefore, entry, filled, fault }: Shown): Html {
  const { details } = textsIn(language);
  const effects = EFFECTS.map((value) => ({ value, label: details.effectChoices[value] }));
  return html`${fault !== null && faults([fault])}
<p class="lead">${details.lead}</p>
${addedBefore > 0 && html`<p class="note">${details.addedBefore(addedBefore)}</p>`}
<p class="warn">${details.noBsn}</p>
<form method="post" action="${here}?taal=${language}" autocomplete="off">
<input type="hidden" name="entry" value="${entry}">
<h2>${details.absence}</h2>
${countBox('sick_reports', details.sickReports, details.countHint, filled.sickReports)}
${countBox('absence_hours', details.absenceHours, details.countHint, filled.absenceHours)}
<fieldset><legend>${details.welfare}</legend><p class="soft small">${details.welfareHint}</p>${WELFARE_REASONS.map(
    (value) =>
      html`<label class="check"><input type="checkbox" name="welfare" value="${value}"${filled.welfare.includes(value) && html` checked`}><span>${details.welfareChoices[value]}</span></label>`,
  )}</fieldset>
<h2>${details.triedLegend}</h2>
${textBox('tried', details.tried, details.triedHint, LONGEST_TEXT, filled.tried)}
${choices('effect', details.effect, effects, filled.effect)}
${textBox('pupils_words', details.pupilsWords, details.pupilsWordsHint, LONGEST_TEXT, filled.pupilsWords)}
${textBox('more', details.more, details.moreHint(LONGEST_TEXT), LONGEST_TEXT, filled.more)}
<p><button class="wide" type="submit">${details.save}</button></p>
</form>`;
}

function countBox(name: string, label: string, hint: string, value: number | null): Html {
  return html`<label class="field" for="${name}">${label}</label><p class="soft small" id="${name}-hint">${hint}</p><input id="${name}" name="${name}" type="number" inputmode="numeric" min="0" max="200" step="1" aria-describedby="${name}-hint" value="${value ?? ''}">`;
}

function token(asked: Asked): string {
  return asked.params.token ?? '';
}
