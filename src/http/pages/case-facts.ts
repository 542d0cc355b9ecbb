import type { CasePage } from '../../app/case-page/views.ts';
import type { FactShown, FactsPiece } from '../../app/facts/views.ts';
import { type DaySaid, FACT_DAYS, SUPPORT_LEVELS } from '../../domain/facts/facts.ts';
import type { Language } from '../../domain/ids.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { measuredRows } from './case-measured.ts';
import { caseButton, caseForm, casePart, DO, type Drawn, factsList } from './case-part.ts';
import { type Html, html } from './html.ts';
import { lineBox, selectBox } from './layout.ts';
import { fullName } from './names.ts';

/** The boxes of the form for another day, and what every button sends along. */
export const FACT_BOXES = { kind: 'feit', on: 'feit-dag', id: 'feit-nieuw' } as const;

/** What the buttons do: say a tapped one, save the form, take one back. */
export const FACT_DOES = { tap: 'feit', save: 'feit-bewaar', takeBack: 'feit-weg' } as const;

/** What can be tapped for today; staying at home again only after a return. */
const TODAY = ['partial_return', 'full_return', 'stays_away_again'] as const;

/** The days of a case, for whoever carries it: what is put down, what can be, and what is worked out. */
export function factsPart({ facts, canChange }: CasePage, drawn: Drawn): Html | false {
  if (!facts) return false;
  const { texts, language } = drawn;
  const { caseFacts: words } = texts;
  const body = html`${canChange && html`<p>${words.intro}</p>${taps(facts, drawn)}${proposed(facts, drawn)}${otherDay(facts, drawn)}`}
${facts.said.length > 0 && html`<h3>${words.saidTitle}</h3><ul class="plain">${facts.said.map((fact) => html`<li>${saidLine(fact, texts, language)}</li>`)}</ul>`}
${canChange && facts.said.length > 0 && mending(facts, drawn)}
<h3>${words.measuredTitle}</h3>${factsList(measuredRows(facts, texts, language))}`;
  return casePart('dagen', words.title, body);
}

/** `feit:partial_return:2026-11-23`, `feit:support_level:2026-11-23:extra`: the day is that of the page, also after midnight. */
function tapOf(said: DaySaid): string {
  const level = said.kind === 'support_level' ? `:${said.level}` : '';
  return `${FACT_DOES.tap}:${said.kind}:${said.on}${level}`;
}

function taps(facts: FactsPiece, drawn: Drawn): Html {
  const { caseFacts: words } = drawn.texts;
  const { today, wasBack, levelNow } = facts;
  const offered = TODAY.filter((kind) => kind !== 'stays_away_again' || wasBack);
  return caseForm(drawn, [
    factId(facts),
    html`<h3>${words.todayTitle}</h3><div class="taps">${offered.map((kind) =>
      tap(tapOf({ kind, on: today }), words.today[kind], null),
    )}</div>
<h3>${words.levelTitle}</h3><p class="soft small">${words.levelHint}</p><div class="taps">${SUPPORT_LEVELS.map(
      (level) =>
        tap(tapOf({ kind: 'support_level', on: today, level }), words.levels[level], levelNow === level),
    )}</div>`,
  ]);
}

/** @param isOn null = no choice among several, so that nothing is said of being chosen */
function tap(value: string, label: string, isOn: boolean | null): Html {
  return html`<button class="tap" type="submit" name="${DO}" value="${value}"${isOn !== null && html` aria-pressed="${String(isOn)}"`}>${label}</button>`;
}

function proposed(facts: FactsPiece, drawn: Drawn): Html | false {
  const { texts, language } = drawn;
  const on = facts.proposedSignalOn;
  if (on === null) return false;
  return caseForm(drawn, [
    factId(facts),
    html`<p>${texts.caseFacts.proposed(dayIn(language, on))}</p>`,
    caseButton(tapOf({ kind: 'first_signal', on }), texts.caseFacts.keepProposed, 'quiet'),
  ]);
}

/** Open as soon as something in it is wrong, with what was typed. */
function otherDay(facts: FactsPiece, drawn: Drawn): Html {
  const { texts, asked, faults } = drawn;
  const { caseFacts: words } = texts;
  const wrong = (at: string) => faults.find((fault) => fault.at === at);
  const [kindFault, dayFault] = [wrong(FACT_BOXES.kind), wrong(FACT_BOXES.on)];
  const isWrong = kindFault !== undefined || dayFault !== undefined;
  const box = (name: string, label: string, hint: string | null, fault: ReturnType<typeof wrong>) => ({
    name,
    label,
    hint,
    value: isWrong ? (asked.form.get(name) ?? '') : '',
    fault: fault ? texts.refusals[fault.code] : null,
  });
  const form = caseForm(drawn, [
    factId(facts),
    selectBox(box(FACT_BOXES.kind, words.what, null, kindFault), [
      { value: '', label: words.choose },
      ...FACT_DAYS.map((kind) => ({ value: kind, label: words.kinds[kind] })),
      ...SUPPORT_LEVELS.map((level) => ({ value: `support_level:${level}`, label: words.levels[level] })),
    ]),
    lineBox(box(FACT_BOXES.on, words.day, words.dayHint, dayFault), 'date', 20),
    caseButton(FACT_DOES.save, words.save),
  ]);
  return html`<details${isWrong && html` open`}><summary>${words.other}</summary>${form}</details>`;
}

function mending({ said }: FactsPiece, drawn: Drawn): Html {
  const { texts, language } = drawn;
  const { caseFacts: words } = texts;
  const buttons = said.map((fact) =>
    caseButton(
      `${FACT_DOES.takeBack}:${fact.id}`,
      words.takeBack(whatIsSaid(fact, texts), dayIn(language, fact.on)),
      'quiet',
    ),
  );
  return html`<details><summary>${words.mend}</summary>${caseForm(drawn, buttons)}</details>`;
}

function saidLine(fact: FactShown, texts: Texts, language: Language): Html {
  const { caseFacts: words } = texts;
  const said = dayIn(language, fact.saidOn);
  const by = fact.by ? words.saidBy(fullName(fact.by), said) : words.saidOn(said);
  return html`<strong>${dayIn(language, fact.on)}</strong><br>${whatIsSaid(fact, texts)}<br><span class="soft small">${by}</span>`;
}

function whatIsSaid(fact: DaySaid, { caseFacts: words }: Texts): string {
  return fact.kind === 'support_level' ? words.levels[fact.level] : words.kinds[fact.kind];
}

/** The id of what is said from this page. */
export function factId({ newId }: Pick<FactsPiece, 'newId'>): Html {
  return html`<input type="hidden" name="${FACT_BOXES.id}" value="${newId}">`;
}
