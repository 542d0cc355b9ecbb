import { z } from 'zod';
import { openDetails, saveDetails } from '../../app/intake/adding-details.ts';
import {
  type Details,
  type DetailsFault,
  EFFECTS,
  LONGEST_TEXT,
  WELFARE_REASONS,
} from '../../domain/details.ts';
import type { Language } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import { linkBehind, type Pages, token } from './behind.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { type Box, choices, closedDoor, countBox, faults, languageAsked, page, textBox } from './layout.ts';

const PATH = `/${PATHS.add_details}/:token`;

/** Longer than what may be kept, so that too long is told apart from not understood. */
const Text = z.string().max(20_000).default('');
const Count = z.string().max(20).default('');

/** What was typed, as it was typed. */
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
type Form = z.infer<typeof Form>;

/** The box of each field that can be wrong. */
const BOXES = {
  sickReports: 'sick_reports',
  absenceHours: 'absence_hours',
  tried: 'tried',
  pupilsWords: 'pupils_words',
  more: 'more',
} as const satisfies Partial<Record<keyof Details, keyof Form>>;

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
  const behind = await linkBehind(
    pages,
    token(asked),
    'add_details',
    languageAsked(asked.query, asked.accepts),
  );
  if ('closed' in behind) return behind.closed;
  const found = await openDetails(pages.deps, behind.link);
  if (!found) return closedDoor(languageAsked(asked.query, asked.accepts), 'revoked', 'teams');
  const filled = Form.parse({ entry: pages.deps.ids.next<string>(), welfare: [] });
  const language = languageAsked(asked.query, found.language);
  return formPage(asked, { ...found, language, filled, faults: [] });
}

async function save(pages: Pages, asked: Asked): Promise<Answered> {
  const behind = await linkBehind(
    pages,
    token(asked),
    'add_details',
    languageAsked(asked.query, asked.accepts),
  );
  if ('closed' in behind) return behind.closed;
  const parsed = Form.safeParse({ ...Object.fromEntries(asked.form), welfare: asked.form.getAll('welfare') });
  if (!parsed.success) return closedDoor(languageAsked(asked.query, asked.accepts), 'forged', 'teams');
  const filled = parsed.data;
  const saved = await saveDetails(pages.deps, behind.link, filled.entry, detailsIn(filled));
  if (!saved) return closedDoor(languageAsked(asked.query, asked.accepts), 'revoked', 'teams');
  const language = languageAsked(asked.query, saved.language);
  const texts = textsIn(language);
  if (saved.kind === 'refused') return formPage(asked, { ...saved, addedBefore: 0, language, filled });
  const body = html`<p class="lead">${texts.details.saved}</p><p>${texts.details.savedMore}</p>`;
  return page(200, { language, title: texts.details.savedTitle, body, here: null });
}

function detailsIn(form: Form): Details {
  return {
    sickReports: countIn(form.sick_reports),
    absenceHours: countIn(form.absence_hours),
    welfare: form.welfare,
    tried: lines(form.tried),
    effect: form.effect === '' ? null : form.effect,
    pupilsWords: lines(form.pupils_words),
    more: lines(form.more),
  };
}

/** Nothing is nothing, and what is no number is said to be none. */
function countIn(text: string): number | null {
  return text.trim() === '' ? null : Number(text.replace(',', '.'));
}

/** A browser sends each new line as two characters, and counts it as one against the limit. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

type Shown = {
  language: Language;
  number: string | null;
  addedBefore: number;
  filled: Form;
  faults: readonly DetailsFault[];
};

function formPage(asked: Asked, shown: Shown): Answered {
  const { details } = textsIn(shown.language);
  const here = `/${PATHS.add_details}/${token(asked)}`;
  const isFaulty = shown.faults.length > 0;
  return page(isFaulty ? 422 : 200, {
    language: shown.language,
    title: shown.number ? details.titleFor(shown.number) : details.title,
    body: formBody(here, shown),
    // What was typed would be lost by going to the other language.
    here: isFaulty ? null : here,
  });
}

function formBody(here: string, shown: Shown): Html {
  const { language, addedBefore, filled } = shown;
  const { details } = textsIn(language);
  const effects = EFFECTS.map((value) => ({ value, label: details.effectChoices[value] }));
  const box = (at: keyof typeof BOXES, label: string, hint: string): Box => ({
    name: BOXES[at],
    label,
    hint,
    value: filled[BOXES[at]],
    fault: faultAt(at, shown),
  });
  return html`${faults(shown.faults.map((fault) => faultLine(fault, language)))}
<p class="lead">${details.lead}</p>
${addedBefore > 0 && html`<p class="note">${details.addedBefore(addedBefore)}</p>`}
<p class="warn">${details.noBsn}</p>
<form method="post" action="${here}?taal=${language}" autocomplete="off">
<input type="hidden" name="entry" value="${filled.entry}">
<h2>${details.absence}</h2>
${countBox(box('sickReports', details.sickReports, details.countHint))}
${countBox(box('absenceHours', details.absenceHours, details.countHint))}
<fieldset><legend>${details.welfare}</legend><p class="soft small">${details.welfareHint}</p>${WELFARE_REASONS.map(
    (value) =>
      html`<label class="check"><input type="checkbox" name="welfare" value="${value}"${filled.welfare.includes(value) && html` checked`}><span>${details.welfareChoices[value]}</span></label>`,
  )}</fieldset>
<h2>${details.triedLegend}</h2>
${textBox(box('tried', details.tried, details.triedHint), LONGEST_TEXT)}
${choices('effect', details.effect, effects, filled.effect)}
${textBox(box('pupilsWords', details.pupilsWords, details.pupilsWordsHint), LONGEST_TEXT)}
${textBox(box('more', details.more, details.moreHint(LONGEST_TEXT)), LONGEST_TEXT)}
<p><button class="wide" type="submit">${details.save}</button></p>
</form>`;
}

function faultAt(at: keyof typeof BOXES, { faults: all, language }: Shown): string | null {
  const fault = all.find((each) => each.at === at);
  return fault ? textsIn(language).refusals[fault.code] : null;
}

/** Above the form, with a way to the box that it is about. */
function faultLine({ code, at }: DetailsFault, language: Language): HtmlValue {
  const { details, refusals } = textsIn(language);
  if (at === null || !isBox(at)) return refusals[code];
  return html`<a href="#${BOXES[at]}">${details[at]}</a> ${refusals[code]}`;
}

function isBox(at: keyof Details): at is keyof typeof BOXES {
  return Object.hasOwn(BOXES, at);
}
