import type { Language, SchoolDate } from '../../domain/ids.ts';
import { asksWhyOnline, isHere } from '../../domain/minutes/attendance.ts';
import type { FamilySay, Minutes, MinutesText, Standing } from '../../domain/minutes/minutes.ts';
import { printOfWhole } from '../../domain/minutes/prints.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { personText } from './minutes-parts.ts';
import { actionText, regisseurText } from './minutes-plan.ts';

/** Minutes with the people and agreements that go with them: as they stand, or as they stood when they were made final. */
export type Whole = { minutes: Minutes; standing: Standing; tableOn: SchoolDate };

/** The pupil first, then the parents, then the school; then what lies beneath, what is now, the plan, and what the family says of it. */
export function wholeText({ minutes, standing, tableOn }: Whole, texts: Texts, language: Language): Html {
  const { minutes: words } = texts;
  const { texts: said } = minutes;
  const onlineWhy = asksWhyOnline(standing.people) ? minutes.onlineWhy : null;
  const rows: readonly Row[] = [
    ...whoRows({ minutes, standing, tableOn }, texts, language),
    [words.onlineWhy, onlineWhy === null ? '' : words.onlineWhyChoices[onlineWhy]],
    [words.existing, minutes.existingPlan === null ? '' : words.existingChoices[minutes.existingPlan]],
    [words.ownPlan, minutes.ownPlan === null ? '' : words.ownPlanChoices[minutes.ownPlan]],
    [words.heard, minutes.heardHow === null ? '' : words.heardChoices[minutes.heardHow]],
    [words.why, minutes.why.map((factor) => words.whyChoices[factor]).join(', ')],
    [words.texts.whyMore, said.whyMore],
    [words.texts.wishes, said.wishes],
    [words.texts.tried, said.tried],
    [words.effect, minutes.effect === null ? '' : words.effects[minutes.effect]],
    [words.texts.different, said.different],
    ...daytimeRows(minutes, texts),
  ];
  return html`${voice(words.pupilFirst, 'pupilSays', minutes, words.nothing)}
${voice(words.parentsThen, 'parentsSay', minutes, words.nothing)}
${voice(words.schoolThen, 'schoolSees', minutes, words.nothing)}
${filledRows(rows)}
<h2>${words.planTitle}</h2>
<div class="tracks"><div><h3>${words.texts.planSchool}</h3><pre>${said.planSchool || words.nothing}</pre></div><div><h3>${words.texts.planHelp}</h3><pre>${said.planHelp || words.nothing}</pre></div></div>
${agreedText({ minutes, standing }, texts, language)}
${minutes.says.length > 0 && html`<h3>${words.familySays}</h3><ul class="plain">${minutes.says.map((say) => html`<li>${sayText(say, { minutes, standing }, texts, language)}</li>`)}</ul>`}`;
}

/**
 * The same for whoever may not read what lies beneath: who was there, what the pupil does by day, the plan at school and what was agreed.
 * A box that is empty is not spoken of, since it may be one that is not for them.
 */
export function planText({ minutes, standing, tableOn }: Whole, texts: Texts, language: Language): Html {
  const { minutes: words } = texts;
  const { planSchool } = minutes.texts;
  return html`${filledRows([...whoRows({ minutes, standing, tableOn }, texts, language), ...daytimeRows(minutes, texts)])}
${planSchool !== '' && html`<h3>${words.planTitle}: ${words.texts.planSchool}</h3><pre>${planSchool}</pre>`}
${agreedText({ minutes, standing }, texts, language)}`;
}

type Row = readonly [label: string, value: string];

function whoRows({ minutes, standing, tableOn }: Whole, texts: Texts, language: Language): Row[] {
  const { minutes: words } = texts;
  const here = standing.people.filter(isHere);
  const absent = standing.people.filter(({ presence }) => presence === 'absent');
  return [
    [words.tableOn, dayIn(language, tableOn)],
    [words.presentTitle, here.map((person) => personText(person, texts)).join(', ')],
    [words.absentTitle, absent.map((person) => absentText(person, minutes, texts)).join(', ')],
  ];
}

function daytimeRows({ daytime, texts: said }: Minutes, { minutes: words }: Texts): Row[] {
  return [
    [words.daytime, daytime.map((kind) => words.daytimeChoices[kind]).join(', ')],
    [words.texts.daytimeMore, said.daytimeMore],
  ];
}

function filledRows(rows: readonly Row[]): Html {
  return html`<dl class="facts">${rows.map(([label, value]) => value !== '' && html`<dt>${label}</dt><dd><pre>${value}</pre></dd>`)}</dl>`;
}

function agreedText(
  { minutes, standing }: Pick<Whole, 'minutes' | 'standing'>,
  texts: Texts,
  language: Language,
): Html {
  const { minutes: words } = texts;
  return html`<h3>${words.actionsTitle}</h3>${
    standing.actions.length === 0
      ? html`<p class="soft">${words.nothingAgreed}</p>`
      : html`<ul>${standing.actions.map((each) => html`<li>${actionText(each, texts, language)}</li>`)}</ul>`
  }
<dl class="facts"><dt>${words.regisseur}</dt><dd>${regisseurText(standing, texts) ?? words.besideNobody}</dd>
${minutes.nextWeeks !== null && html`<dt>${words.nextTable}</dt><dd>${nextText(minutes, standing, texts, language)}</dd>`}</dl>`;
}

/** Who said what of it on which day; where the minutes were changed since, that it was about how they stood then. */
export function sayText(
  { who, says, words: theirs, on, about }: FamilySay,
  { minutes, standing }: Pick<Whole, 'minutes' | 'standing'>,
  texts: Texts,
  language: Language,
): Html {
  const { minutes: words } = texts;
  const person = standing.people.find(({ participantId }) => participantId === who);
  const name = person ? personText(person, texts) : words.somebodyOfFamily;
  const day = dayIn(language, on);
  const isOlder = about !== printOfWhole(minutes, standing);
  return html`${says === 'agrees' ? words.saidAgrees(name, day) : words.saidDisagrees(name, day)}${isOlder && html` <span class="soft">${words.saidOlder}</span>`}${theirs !== '' && html`<blockquote><pre>${theirs}</pre></blockquote>`}`;
}

/** Who was not there, and of the family why: `Sam Vis (leerling): ziek`. */
function absentText(person: Standing['people'][number], { absentWhy }: Minutes, texts: Texts): string {
  const { minutes: words } = texts;
  const why = absentWhy[person.participantId];
  const who = personText(person, texts);
  return why ? words.absentBecause(who, words.absentWhyChoices[why]) : who;
}

/** When the next table is, or that none is needed. */
export function nextText(
  { nextWeeks }: Minutes,
  { nextMonday }: Standing,
  { minutes: words }: Texts,
  language: Language,
) {
  if (nextWeeks === 'none') return words.nextNone;
  return nextMonday === null ? words.nextUnknown : words.nextWeek(dayIn(language, nextMonday));
}

function voice(title: string, at: MinutesText, { texts }: Minutes, nothing: string): Html {
  return html`<h2>${title}</h2>${texts[at] === '' ? html`<p class="soft">${nothing}</p>` : html`<blockquote><pre>${texts[at]}</pre></blockquote>`}`;
}
