import type { MinutesFault } from '../../app/minutes/acting.ts';
import { lookAtMinutes, readMinutes } from '../../app/minutes/showing-minutes.ts';
import type { MinutesDoor, MinutesPage } from '../../app/minutes/views.ts';
import { writeMinutes } from '../../app/minutes/writing-minutes.ts';
import type { Link } from '../../app/ports/links.ts';
import type { ActionId } from '../../domain/ids.ts';
import { notKeptOf } from '../../domain/minutes/changing.ts';
import { MINUTES_TEXTS, type MinutesText } from '../../domain/minutes/minutes.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { faults as faultsAbove, languageAsked, page as wholePage } from './layout.ts';
import { adviceAnswered, isAboutAdvice } from './minutes-advice.ts';
import {
  actIn,
  emptyAction,
  isBegun,
  isTouched,
  letterIn,
  type NewAction,
  newActionIn,
  PARTS,
  type Part,
  partAfter,
  partOf,
  pressIn,
  SENT,
  saysIn,
  tableIn,
  tableSent,
  typedIn,
} from './minutes-form.ts';
import { isPaper, paperOf } from './minutes-papers.ts';
import { type Drawn, nowPart, voicesStep, whoPart } from './minutes-parts.ts';
import { planPart } from './minutes-plan.ts';
import { finalPart, olderPart, readPart } from './minutes-read.ts';
import { doButton, hiddenField } from './minutes-taps.ts';
import { pdfAnswered } from './printer.ts';

/**
 * The minutes of a table, in five parts, for whoever carries the case: written by one person at the table, on a phone or laptop, without
 * a script. Each tap sends the whole part and is kept, so that a lost connection loses nothing but what was typed since.
 */
export function minutesRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'minutes_page',
    staysOpen: true,
    look: (link) => lookAtMinutes(pages.deps, link),
    doorOf({ language: own, number, tableOn }: MinutesDoor, { query }) {
      const language = languageAsked(query, own);
      const { minutes } = textsIn(language);
      return {
        language,
        title: minutes.door(number),
        dayLabel: minutes.tableOn,
        day: dayIn(language, tableOn),
      };
    },
    enter: (link, asked) => pressed(pages, link, asked),
  });
}

async function pressed(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const { deps } = pages;
  const { form } = asked;
  const fresh = deps.ids.next<ActionId>();
  const { what, first } = pressIn(form);
  if (isAboutAdvice(form)) return adviceAnswered(pages, link, asked, adviceCarries(asked, fresh));
  const judge = partAfter(form) === 'lees' || partOf(form) === 'lees';
  const looking = { table: tableIn(form), judge };
  const action = newActionIn(form, fresh);
  const says = saysIn(form);
  const isLeaving = what === 'tafel' || what === 'klaar';
  const isPending = isLeaving && (isBegun(action) || Object.values(says).some((each) => each.trim() !== ''));
  if (!form.has(SENT.do) || isPaper(what) || (what === 'tafel' && !isPending)) {
    const found = await readMinutes(deps, link, looking);
    if (found && isPaper(what) && found.state === 'final')
      return paperPage(pages, link, asked, { found, says });
    return found && shown(asked, found, { ...NOTHING_TYPED, says, action });
  }

  const texts = textsIn(languageAsked(asked.query, asked.accepts));
  const act = isPending ? ({ does: 'nothing' } as const) : actIn(form, action, texts);
  const typed = typedIn(form);
  const at = isPending ? { ...looking, table: tableSent(form) } : looking;
  const saved = await writeMinutes(deps, link, { typed, act }, at);
  if (!saved) return null;
  const faults: readonly MinutesFault[] = isPending
    ? [...saved.faults, { code: 'minutes_pending', at: null }]
    : saved.faults;
  const isDone = faults.length === 0;
  const isEmptied = what === 'leeg' || (isDone && what === 'actie');
  return shown(asked, saved.page, {
    part: isDone ? partAfter(form) : partOf(form),
    typed: notKeptOf(typed, saved.page.minutes),
    says: isDone && what === 'zegt' ? { ...says, [first]: '' } : says,
    shows: what === 'toon' ? first : null,
    faults,
    action: isEmptied ? emptyAction(fresh) : action,
  });
}

type Showing = Pick<Drawn, 'typed' | 'says' | 'shows' | 'faults'> & { part: Part; action: NewAction };

const NOTHING_TYPED = { part: 'wie', typed: {}, shows: null, faults: [] } as const;

function shown(asked: Asked, found: MinutesPage, { part, action, ...showing }: Showing): Answered {
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  const { minutes: words } = texts;
  const { faults } = showing;
  const here = `/${PATHS.minutes_page}/${asked.params.token}`;
  const drawn: Drawn = { page: found, ...showing, texts, language, action: `${here}?taal=${language}` };
  const isFinal = found.state === 'final';
  const body = html`${faultsAbove(faults.map((fault) => faultLine(fault, texts)))}
${formOf(asked, drawn, [
  // What Enter presses in a group of choices: it keeps what stands there, and leads nowhere.
  html`<button type="submit" name="${SENT.do}" value="bewaar" hidden>${words.save}</button>`,
  hiddenField(SENT.part, part),
  hiddenField(SENT.read, found.print),
  isFinal ? finalPart(drawn, action) : openPart(drawn, part, action),
])}`;
  return wholePage(faults.length > 0 ? 422 : 200, {
    language,
    title: isFinal ? words.title(found.number) : `${words.title(found.number)}: ${words.parts[part]}`,
    body,
    // What was typed would be lost by going to the other language.
    here: faults.length > 0 ? null : here,
  });
}

/** Above the page, with a way to the box that it is about. */
function faultLine({ code, at }: MinutesFault, { minutes: words, refusals }: Texts): HtmlValue {
  const box = MINUTES_TEXTS.find((each): each is MinutesText => each === at);
  return box === undefined
    ? refusals[code]
    : html`<a href="#${box}">${words.texts[box]}</a> ${refusals[code]}`;
}

function openPart(drawn: Drawn, part: Part, action: NewAction): Html {
  const { minutes: words } = drawn.texts;
  const nth = PARTS.indexOf(part);
  const [before, next] = [PARTS[nth - 1], PARTS[nth + 1]];
  return html`<nav class="steps" aria-label="${words.steps}"><ol>${PARTS.map(
    (each) =>
      html`<li><button class="quiet" type="submit" name="${SENT.do}" value="ga:${each}"${each === part && html` aria-current="step"`}>${words.parts[each]}</button></li>`,
  )}</ol></nav>
<p class="soft small">${words.step(nth + 1, PARTS.length)}. ${words.saved}</p>
${partBody(drawn, part, action)}
${carried(drawn, part, action)}
${next !== undefined && doButton(drawn, `ga:${next}`, words.next(words.parts[next]))}
${before !== undefined && doButton(drawn, `ga:${before}`, words.before, { tone: 'quiet' })}
${part === 'wie' && olderPart(drawn, drawn.page.finals)}`;
}

function partBody(drawn: Drawn, part: Part, action: NewAction): Html {
  switch (part) {
    case 'wie':
      return whoPart(drawn);
    case 'stem':
      return voicesStep(drawn);
    case 'nu':
      return nowPart(drawn);
    case 'plan':
      return planPart(drawn, action);
    case 'lees':
      return readPart(drawn);
  }
}

/** What was filled in and not kept in another part goes along, so that it stands there still when somebody comes back to it. */
function carried({ says }: Pick<Drawn, 'says'>, part: Part, action: NewAction): Html {
  const ofAction =
    part === 'plan' || !isTouched(action)
      ? []
      : [
          hiddenField(SENT.actionId, action.id),
          hiddenField(SENT.idea, action.idea),
          hiddenField(SENT.what, action.what),
          hiddenField(SENT.owner, action.owner),
          hiddenField(SENT.due, action.due),
          hiddenField(SENT.day, action.day),
        ];
  return html`${[...ofAction, ...(part === 'lees' ? [] : wordsOfFamily(says))]}`;
}

/** The words of the family and the new agreement that are not kept yet, from either of the parts that hold them. */
function adviceCarries({ form }: Asked, fresh: string): Html[] {
  const action = newActionIn(form, fresh);
  return [carried({ says: saysIn(form) }, 'wie', action)];
}

function wordsOfFamily(says: Drawn['says']): Html[] {
  return Object.entries(says).flatMap(([id, words]) =>
    words === '' ? [] : [hiddenField(`${SENT.says}${id}`, words)],
  );
}

/** What is printed from minutes that are final, with the way back to them. */
async function paperPage(
  { deps, printer }: Pages,
  link: Link,
  asked: Asked,
  { found, says }: { found: MinutesPage; says: Drawn['says'] },
): Promise<Answered | null> {
  const language = languageAsked(asked.query, found.language);
  const letterTo = letterIn(asked.form);
  const paper = paperOf(found, letterTo, language);
  if (!paper) return null;
  const { title, back, above, sheet, below, file } = paper;
  if (file !== null && pressIn(asked.form).what === 'pdf')
    return pdfAnswered(printer, link, file, { language, madeAt: deps.clock.now() });
  const here = `/${PATHS.minutes_page}/${asked.params.token}`;
  const drawn = { page: found, action: `${here}?taal=${language}` };
  const body = html`<div class="screen">${above}
${formOf(asked, drawn, [
  ...(file === null ? [] : [doButton(drawn, `pdf:${letterTo}`, textsIn(language).familyLetter.pdf)]),
  doButton(drawn, 'ga:lees', back, { tone: 'quiet' }),
  ...wordsOfFamily(says),
])}</div>
${sheet}${below !== null && html`<div class="screen">${below}</div>`}`;
  return wholePage(200, { language, title, body, here });
}

/** Each form goes through the ticket of the door, and says of which table it is. */
function formOf(
  asked: Asked,
  { page, action }: Pick<Drawn, 'page' | 'action'>,
  parts: readonly Html[],
): Html {
  return html`<form method="post" action="${action}" autocomplete="off">${hiddenField('ticket', asked.form.get('ticket') ?? '')}${hiddenField(SENT.table, page.tableId)}${parts}</form>`;
}
