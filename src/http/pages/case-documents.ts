import { readCase } from '../../app/case-page/showing-case.ts';
import type { CasePage, TableDocument } from '../../app/case-page/views.ts';
import type { Link } from '../../app/ports/links.ts';
import { finds } from '../../domain/case-page.ts';
import type { Language } from '../../domain/ids.ts';
import type { Standing } from '../../domain/minutes/minutes.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import type { Answered, Asked } from '../server.ts';
import type { Pages } from './behind.ts';
import { onwardForm } from './case-onward.ts';
import { caseButton, caseForm, casePart, DO, type Drawn, type Show, urlOfCase } from './case-part.ts';
import { familyLetter } from './family-letter.ts';
import { type Html, html } from './html.ts';
import { languageAsked, page } from './layout.ts';
import { personText } from './minutes-parts.ts';
import { planText, type Whole, wholeText } from './minutes-text.ts';

/** The minutes of each table, to be read and not changed; to whoever carries the case each version, and the letters to the family. */
export function documentsPart(found: CasePage, drawn: Drawn): Html | false {
  const { documents } = found;
  if (!documents) return false;
  const { casePage: words } = drawn.texts;
  const body = html`${documents.length === 0 && html`<p class="soft">${words.noDocuments}</p>`}
${documents.map((table) => tablePart(table, found, drawn))}
${onwardForm('minutes', found, drawn)}`;
  return casePart('stukken', words.documentsTitle, body);
}

function tablePart(table: TableDocument, found: CasePage, drawn: Drawn): Html {
  const { texts, language } = drawn;
  const { minutes: words } = texts;
  const { heldOn, final, before, isOpen } = table;
  const day = dayIn(language, heldOn);
  const draw = (whole: Omit<Whole, 'tableOn'>) =>
    minutesText({ ...whole, tableOn: heldOn }, found, texts, language);
  return html`${(final === null || isOpen) && html`<p>${words.notFinal(day)}</p>`}
${final !== null && html`<details><summary>${words.earlierOf(day)}</summary>${draw(final)}${finds(found.reading, 'papers') && lettersPart(table, drawn)}</details>`}
${before.map(({ nth, on, ...whole }) => html`<details><summary>${words.earlierOf(day)}. ${words.versionOf(nth, dayIn(language, on))}</summary>${draw(whole)}</details>`)}`;
}

function minutesText(whole: Whole, { reading }: CasePage, texts: Texts, language: Language): Html {
  return finds(reading, 'beneath') ? wholeText(whole, texts, language) : planText(whole, texts, language);
}

function lettersPart(table: TableDocument, drawn: Drawn): Html {
  const { texts } = drawn;
  return caseForm(
    drawn,
    familyIn(table).map((person) =>
      caseButton(
        `brief:${table.tableId}:${person.participantId}`,
        texts.familyLetter.button(personText(person, texts)),
        'quiet',
      ),
    ),
  );
}

/** The letter to one of the family about minutes that are final, to be printed. */
export async function letterPage(
  { deps }: Pages,
  link: Link,
  asked: Asked,
  show: Show,
): Promise<Answered | null> {
  const [, tableId, to] = (asked.form.get(DO) ?? '').split(':');
  const found = await readCase(deps, link);
  if (!found) return null;
  const table = found.documents?.find((each) => each.tableId === tableId);
  const person = table?.final && familyIn(table).find((each) => each.participantId === to);
  if (!table?.final || !person || !finds(found.reading, 'papers')) return show(found);
  const language = languageAsked(asked.query, found.language);
  const { familyLetter: words } = textsIn(language);
  const here = urlOfCase(asked);
  const back = caseForm({ asked, action: `${here}?taal=${language}` }, [caseButton('', words.back, 'quiet')]);
  const body = html`<div class="screen"><p class="note">${words.hint}</p>${back}</div>
${familyLetter({ ...table.final, tableOn: table.heldOn, school: found.school }, person, language)}`;
  return page(200, { language, title: words.pageTitle, body, here });
}

function familyIn({ final, letters }: TableDocument): Standing['people'] {
  return (final?.standing.people ?? []).filter(({ participantId }) => letters.includes(participantId));
}
