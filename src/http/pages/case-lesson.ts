import type { LessonPiece } from '../../app/case-page/lesson.ts';
import { saveLesson } from '../../app/case-page/saving-lesson.ts';
import type { CasePage } from '../../app/case-page/views.ts';
import { LESSON_DAYS, LONGEST_LESSON, type SystemPart } from '../../domain/closing.ts';
import { dayIn } from '../../texts/dates.ts';
import { textsIn } from '../../texts/texts.ts';
import { wordsSent } from './case-agreed-form.ts';
import { caseButton, caseForm, casePart, type Drawn, factsList, type Press } from './case-part.ts';

import { type Html, html } from './html.ts';
import { languageAsked, textBox } from './layout.ts';
import { hiddenField } from './minutes-taps.ts';
import { fullName } from './names.ts';

const BOXES = { text: 'les', version: 'les-versie', letStand: 'les-laat' } as const;
const SAVE = 'les-bewaar';

/** What was learned, and how the case ended each time, for whoever carries it. */
export function lessonPart({ lesson }: CasePage, drawn: Drawn): Html | false {
  if (!lesson) return false;
  const { closing: words } = drawn.texts;
  const { text, written, canWrite, closings } = lesson;
  if (!canWrite && text === '' && closings.length === 0) return false;
  const body = html`${closings.map((each) => closingLines(each, drawn))}
${writtenText(lesson, drawn)}
${canWrite && form(lesson, drawn)}
${written && html`<p class="soft small">${writtenBy(written, drawn)}</p>`}`;
  return casePart('geleerd', words.lessonTitle, body);
}

/** Where somebody typed over what they did not see, what stands there now is above the box with what they typed. */
function writtenText({ text, canWrite }: LessonPiece, { faults }: Drawn): Html | false {
  const isChanged = faults.some(({ code }) => code === 'lesson_changed');
  return text !== '' && (!canWrite || isChanged) && html`<pre>${text}</pre>`;
}

function writtenBy({ on, by }: NonNullable<LessonPiece['written']>, { texts, language }: Drawn): string {
  const { closing: words } = texts;
  const day = dayIn(language, on);
  return by ? words.lessonBy(fullName(by), day) : words.lessonOn(day);
}

/** On a case that has only begun it is folded: there is nothing to look back on yet. */
function form({ text, version, isDue }: LessonPiece, drawn: Drawn): Html {
  const { texts, faults, flagged, asked } = drawn;
  const { closing: words, refusals, schoolAdvice } = texts;
  const fault = faults.find(({ at }) => at === BOXES.text);
  const box = {
    name: BOXES.text,
    label: words.lessonLabel,
    hint: words.lessonHint(LESSON_DAYS),
    value: fault ? (asked.form.get(BOXES.text) ?? '') : text,
    fault: fault ? refusals[fault.code] : null,
  };
  const isAsked = fault?.code === 'lesson_words_asked';
  const letStand = [
    ...(fault ? wordsSent(asked.form, BOXES.letStand) : []),
    ...(isAsked ? flagged.map(({ word }) => word.toLowerCase()) : []),
  ];
  const body = caseForm(drawn, [
    hiddenField(BOXES.version, String(version)),
    textBox(box, LONGEST_LESSON),
    html`${isAsked && html`<div class="warn">${flagged.map(({ word, because }) => html`<p>${schoolAdvice.flagged[because](word)}</p>`)}</div>`}`,
    html`${letStand.map((word) => hiddenField(BOXES.letStand, word))}`,
    caseButton(SAVE, isAsked ? words.lessonSaveAsIs : words.lessonSave),
  ]);
  if (isDue || text !== '') return body;
  return html`<details${fault !== undefined && html` open`}><summary>${words.lessonWrite}</summary>${body}</details>`;
}

function closingLines(
  { closedOn, reason, helped, hindered, reopened }: LessonPiece['closings'][number],
  { texts, language }: Drawn,
): Html {
  const { closing: words, dossier } = texts;
  const named = (parts: readonly SystemPart[]) => parts.map((part) => words.parts[part]).join('; ');
  const rows = [
    { label: words.closedOn(dayIn(language, closedOn)), value: dossier.closeReasons[reason] },
    { label: words.helpedShort, value: named(helped) },
    { label: words.hinderedShort, value: named(hindered) },
    ...(reopened
      ? [
          {
            label: words.reopenedOn(dayIn(language, reopened.on)),
            value: words.reopenReasons[reopened.reason],
          },
        ]
      : []),
  ];
  return factsList(rows.filter(({ value }) => value !== ''));
}

const saved: Press = async (pages, link, asked, show) => {
  // A browser sends each new line as two characters, and counts it as one against the limit.
  const text = (asked.form.get(BOXES.text) ?? '').replaceAll('\r\n', '\n');
  const version = Number(asked.form.get(BOXES.version));
  const kept = await saveLesson(pages.deps, link, {
    text,
    version: Number.isInteger(version) ? version : 0,
    letStand: wordsSent(asked.form, BOXES.letStand),
  });
  if (!kept) return null;
  const { closing: words } = textsIn(languageAsked(asked.query, kept.page.language));
  if (kept.fault === null) return show(kept.page, { said: words.lessonKept });
  return show(kept.page, {
    faults: [{ code: kept.fault, at: kept.page.lesson?.canWrite ? BOXES.text : null }],
    flagged: kept.flagged,
  });
};

export const LESSON_PRESSES: Readonly<Record<string, Press>> = { [SAVE]: saved };
