import type { MinutesPage } from '../../app/minutes/views.ts';
import type { MinutesPart } from '../../domain/minutes/finishing.ts';
import { LONGEST_MINUTES_TEXT, MINUTES_TEXTS } from '../../domain/minutes/minutes.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Html, html } from './html.ts';
import { textBox } from './layout.ts';
import { actionWords, faultAt, isBegun, type NewAction, type Part, SENT } from './minutes-form.ts';
import { type Drawn, personText } from './minutes-parts.ts';
import { doButton } from './minutes-taps.ts';
import { sayText, wholeText } from './minutes-text.ts';
import { fullName } from './names.ts';

const PART_OF: Readonly<Record<MinutesPart, Part>> = { who: 'wie', voices: 'stem', now: 'nu', plan: 'plan' };

/** Everything on one screen, to be read out; what is missing, what has to be decided, and what the family thinks of it. */
export function readPart(drawn: Drawn): Html {
  const { page, texts, language } = drawn;
  const { minutes: words, refusals } = texts;
  return html`<p class="lead">${words.readIntro}</p>
${wholeText({ ...page, minutes: { ...page.minutes, says: [] } }, texts, language)}
${page.flagged.map(({ at, word, because }) => html`<div class="warn"><p>${words.flagged[because](word, at === 'actions' ? words.actionsTitle : words.texts[at])}</p>${doButton(drawn, `laat:${word}`, words.letStand(word), { tone: 'quiet' })}</div>`)}
${page.waitsForHelp && html`<p class="warn">${words.waitsForHelp}</p>`}
${familyPart(drawn)}
${page.missing.map(({ code, part }) => {
  const to = PART_OF[part];
  return html`<div class="warn"><p>${refusals[code]}</p>${doButton(drawn, `ga:${to}`, words.toPart(words.parts[to]), { tone: 'quiet' })}</div>`;
})}
<p class="soft small">${words.finishHint}</p>
${doButton(drawn, 'klaar', words.finish)}
${doButton(drawn, 'advies', texts.schoolAdvice.button, { tone: 'quiet' })}`;
}

/** As they were made final, what the family says of them, the letters, and how they are corrected; older versions and tables below. */
export function finalPart(drawn: Drawn, action: NewAction): Html {
  const { page, texts, language } = drawn;
  const { minutes: words } = texts;
  const last = page.finals.at(-1);
  const made = last
    ? words.finalNote(dayIn(language, last.on), last.by ? fullName(last.by) : words.somebody, last.nth)
    : '';
  return html`${notKept(drawn, action)}<div class="screen"><p>${words.finalNext} ${words.print}</p>
${lettersTo(page).map((person) => doButton(drawn, `brief:${person.participantId}`, texts.familyLetter.button(personText(person, texts))))}
${doButton(drawn, 'samenvatting', texts.schoolSummary.button, { tone: 'quiet' })}</div>
<section class="card sheet"><p><strong>${words.title(page.number)}</strong><br>${made}</p>${wholeText(page, texts, language)}</section>
<div class="screen">${familyPart(drawn)}
${doButton(drawn, 'advies', texts.schoolAdvice.button, { tone: 'quiet' })}
${doButton(drawn, 'verbeter', words.reopen, { tone: 'quiet' })}
${olderPart(drawn, page.finals.slice(0, -1))}</div>`;
}

/** Minutes of before: earlier versions of these, and other tables of the case; those that are not final can be gone on with. */
export function olderPart(drawn: Drawn, older: MinutesPage['finals']): Html | null {
  const { page, texts, language } = drawn;
  const { minutes: words } = texts;
  if (older.length === 0 && page.earlier.length === 0) return null;
  return html`<h2>${words.olderTitle}</h2>
${older.map(({ nth, on, minutes, standing }) => html`<details><summary>${words.versionOf(nth, dayIn(language, on))}</summary>${wholeText({ minutes, standing, tableOn: page.tableOn }, texts, language)}</details>`)}
${page.earlier.map(({ tableId, heldOn, isOpen, final }) => {
  const day = dayIn(language, heldOn);
  const open = doButton(drawn, `tafel:${tableId}`, words.toTable(day), { tone: 'quiet' });
  const notFinal = (final === null || isOpen) && html`<p>${words.notFinal(day)}</p>`;
  return final === null
    ? html`${notFinal}${open}`
    : html`${notFinal}<details><summary>${words.earlierOf(day)}</summary>${wholeText({ ...final, tableOn: heldOn }, texts, language)}${open}</details>`;
})}`;
}

/** What somebody typed while somebody else made the minutes final: it is in none of them, and not gone. */
function notKept({ page, typed, texts }: Drawn, action: NewAction): Html | null {
  const { minutes: words } = texts;
  const left = MINUTES_TEXTS.flatMap((at) => {
    const text = typed[at]?.text.trim() ?? '';
    return text === '' || text === page.minutes.texts[at] ? [] : [{ title: words.texts[at], text }];
  });
  if (isBegun(action)) left.push({ title: words.newAction, text: actionWords(action, texts) });
  if (left.length === 0) return null;
  return html`<div class="warn"><p>${words.notKept}</p>${left.map(({ title, text }) => html`<p><strong>${title}</strong></p><blockquote><pre>${text}</pre></blockquote>`)}</div>`;
}

/** What the pupil and each parent say of it, by one tap; who disagrees is asked for their words, which stay as they are. */
function familyPart(drawn: Drawn): Html {
  const { minutes: words } = drawn.texts;
  return html`<h2 id="gezin">${words.familySays}</h2><p>${words.familySaysHint}</p>
${familyOf(drawn.page).map((person) => sayCard(person, drawn))}`;
}

type AtTable = MinutesPage['standing']['people'][number];

export function familyOf({ standing }: MinutesPage): readonly AtTable[] {
  return standing.people.filter(({ role }) => role === 'leerling' || role === 'ouder');
}

/** Those of the family of whom there is a letter. */
export function lettersTo(page: MinutesPage): readonly AtTable[] {
  return familyOf(page).filter(({ participantId }) => page.letters.includes(participantId));
}

function sayCard(person: AtTable, drawn: Drawn): Html {
  const { page, texts, language, faults, says } = drawn;
  const { minutes: words } = texts;
  const { participantId: id } = person;
  const theirs = page.minutes.says.filter(({ who }) => who === id);
  const fault = faultAt(`say-${id}`, faults, texts);
  const value = says[id] ?? '';
  const label = words.sayWords(person.name?.roepnaam ?? personText(person, texts));
  return html`<section class="card" aria-labelledby="zegt-${id}-titel"><h3 id="zegt-${id}-titel">${personText(person, texts)}</h3>
${theirs.length === 0 && html`<p class="soft">${words.notSaid}</p>`}
${theirs.length > 0 && html`<ul class="plain">${theirs.map((say) => html`<li>${sayText(say, page, texts, language)}</li>`)}</ul>`}
${doButton(drawn, `zegt:${id}:agrees`, words.agrees, { tone: 'quiet', anchor: 'gezin' })}
<details${(fault !== null || value !== '') && html` open`}><summary>${words.sayMore}</summary>${textBox({ name: `${SENT.says}${id}`, label, hint: null, value, fault }, LONGEST_MINUTES_TEXT)}
${doButton(drawn, `zegt:${id}:disagrees`, words.disagrees, { tone: 'quiet', anchor: 'gezin' })}</details></section>`;
}
