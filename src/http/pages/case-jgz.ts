import { z } from 'zod';
import { readCase } from '../../app/case-page/showing-case.ts';
import { giveAdvice } from '../../app/jgz-advice/giving-advice.ts';
import type { AdviceShown } from '../../app/jgz-advice/views.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { adviceFormPart, BOX, filledIn, JGZ_DO } from './case-jgz-form.ts';
import { casePart, type Drawn, factsList, type Press, type Row, type Section } from './case-part.ts';
import { type Html, html } from './html.ts';
import { closedDoor, languageAsked } from './layout.ts';
import { fullName } from './names.ts';

/** What youth health care advised; for whoever sits there also the choices to advise anew. */
export const jgzPart: Section = ({ jgz }, drawn) => {
  if (!jgz) return false;
  const { caseJgz: words } = drawn.texts;
  const [newest, ...earlier] = jgz.given;
  const body = html`<p class="soft">${jgz.isPartial ? words.attendance : words.intro}</p>
${newest !== undefined && adviceCard(newest, jgz.isPartial, drawn)}
${earlier.length > 0 && html`<details><summary>${words.earlier}</summary>${earlier.map((each) => adviceCard(each, jgz.isPartial, drawn))}</details>`}
${jgz.form !== null && adviceFormPart(jgz.form, newest === undefined, drawn)}`;
  return casePart('jgz', words.title, body);
};

/** Keeps what was chosen. */
const save: Press = async (pages, link, asked, show) => {
  const entry = z.uuid().safeParse(asked.form.get(BOX.entry)).data;
  if (!entry) return closedDoor(languageAsked(asked.query, asked.accepts), 'forged', 'teams');
  const faults = await giveAdvice(pages.deps, link, entry, filledIn(asked.form));
  const found = faults && (await readCase(pages.deps, link));
  if (!found) return null;
  const { caseJgz: words } = textsIn(languageAsked(asked.query, found.language));
  if (faults.length === 0) return show(found, { said: words.saved });
  return show(found, { faults: faults.map(({ code, at }) => ({ code, at: at && BOX[at] })) });
};

export const JGZ_PRESSES: Readonly<Record<string, Press>> = { [JGZ_DO]: save };

function adviceCard(advice: AdviceShown, isPartial: boolean, { texts, language }: Drawn): Html {
  const { caseJgz: words } = texts;
  const { lessons, adjustments, review } = adviceWords(advice, texts, language);
  const rows: Row[] = [
    { label: words.lessons, value: lessons },
    {
      label: isPartial ? words.timetable : words.adjustments,
      value: adjustments === '' ? words.nothing[isPartial ? 'timetable' : 'all'] : adjustments,
    },
    { label: words.reviewOn, value: review },
    ...(advice.seen ? [{ label: words.seen, value: seenText(advice.seen, texts, language) }] : []),
  ];
  return html`<div class="card"><h3>${words.on(dayIn(language, advice.on))}</h3>${factsList(rows)}${
    advice.by !== null && html`<p class="soft small">${words.by(fullName(advice.by))}</p>`
  }</div>`;
}

/** The advice with its day in some words, for the screen at the table: of the adjustments what is about the timetable. */
export function adviceLine(advice: AdviceShown, texts: Texts, language: Language): string {
  const { caseJgz: words } = texts;
  const { lessons, adjustments, review } = adviceWords(advice, texts, language);
  const timetable = adjustments === '' ? words.nothing.table : adjustments.toLowerCase();
  return words.atTable(dayIn(language, advice.on), lessons.toLowerCase(), timetable, review.toLowerCase());
}

function adviceWords(
  { lessons, adjustments, reviewOn, isOver }: AdviceShown,
  { caseJgz: words }: Texts,
  language: Language,
) {
  return {
    lessons: words.lessonsChoices[lessons],
    adjustments: adjustments.map((each) => words.adjustmentsChoices[each]).join(', '),
    review: reviewText({ reviewOn, isOver }, words, language),
  };
}

function reviewText(
  { reviewOn, isOver }: Pick<AdviceShown, 'reviewOn' | 'isOver'>,
  words: Texts['caseJgz'],
  language: Language,
): string {
  if (reviewOn === null) return words.noReview;
  const day = dayIn(language, reviewOn);
  return isOver ? words.reviewOver(day) : day;
}

function seenText(
  { seen, seenOn }: NonNullable<AdviceShown['seen']>,
  { caseJgz: words }: Texts,
  language: Language,
): string {
  return seen === 'yes' && seenOn !== null ? words.seenOn(dayIn(language, seenOn)) : words.seenChoices[seen];
}
