import type { Language, SchoolDate } from '../../domain/ids.ts';
import { isHere, isOfFamily } from '../../domain/minutes/attendance.ts';
import { wordsFlagged } from '../../domain/minutes/flagging.ts';
import type { Minutes, Standing } from '../../domain/minutes/minutes.ts';
import { printOfWhole } from '../../domain/minutes/prints.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { personText } from './minutes-parts.ts';
import { actionText, regisseurText } from './minutes-plan.ts';
import { nextText } from './minutes-text.ts';
import { fullName } from './names.ts';

/** Minutes that are final, with all that the family said of them, also since. */
export type Summed = { minutes: Minutes; standing: Standing; tableOn: SchoolDate; school: string };

/** A heading and what stands below it, a line each. */
type Part = { title: string; lines: readonly string[] };

/**
 * What a school keeps of a table in its own administration, where many colleagues read it: who was there, what is wished and planned,
 * who does what, how the pupil was heard, what the parents think. Not why, nor why somebody was not there, nor what the school sees or
 * tried, nor what was said before the table. With an OPP it has the headings of one, as far as a table fills them: goals, plan of
 * action, the pupil's voice with their words (hoorrecht: these are recorded in the OPP itself, dossier 36443), evaluation
 * (steunpuntpassendonderwijs-povo.nl, "Het ontwikkelingsperspectief"). It is made anew each time and kept nowhere.
 */
export function summaryOf(summed: Summed, language: Language): Part[] {
  const texts = textsIn(language);
  const { schoolSummary: words } = texts;
  const headings = words.headings[summed.minutes.existingPlan ?? 'none'];
  const parts: Part[] = [
    { title: words.sheetTitle, lines: whoLines(summed, texts, language) },
    { title: headings.goal, lines: filled([summed.minutes.texts.wishes]) },
    { title: headings.support, lines: supportLines(summed, texts) },
    { title: headings.agreements, lines: agreementLines(summed, texts, language) },
    { title: headings.pupil, lines: pupilLines(summed, texts) },
    { title: headings.parents, lines: parentLines(summed, texts) },
    {
      title: headings.next,
      lines: filled([nextText(summed.minutes, summed.standing, texts, language)]),
    },
  ];
  return parts.map(({ title, lines }) => ({ title, lines: lines.length === 0 ? [words.nothing] : lines }));
}

/** To be printed: on one side of paper, unless somebody wrote much. */
export function summarySheet([first, ...parts]: readonly Part[], language: Language): Html {
  return html`<section class="card sheet compact" lang="${language}">${first !== undefined && html`<p><strong>${first.title}</strong></p>${linesOf(first)}`}${parts.map(
    (part) => html`<h2>${part.title}</h2>${linesOf(part)}`,
  )}</section>`;
}

/** The same without any marks, for a system that takes text alone. */
export function summaryText(parts: readonly Part[]): string {
  return parts
    .map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n'))
    .join('\n\n');
}

/** Words in it that may be a diagnosis, also where these may stand in the minutes: others read it here. */
export function flaggedInSummary(parts: readonly Part[]): string[] {
  return wordsFlagged(summaryText(parts), [], []).map(({ word }) => word);
}

function linesOf({ lines }: Part): Html {
  return html`<ul>${lines.map((line) => html`<li><pre>${line}</pre></li>`)}</ul>`;
}

function whoLines({ standing, tableOn, school }: Summed, texts: Texts, language: Language): string[] {
  const { schoolSummary: words, minutes: labels } = texts;
  const pupil = standing.people.find(({ role }) => role === 'leerling');
  const named = (people: Standing['people']) => people.map((person) => personText(person, texts)).join(', ');
  return labelled(words, [
    [words.pupil, pupil?.name ? fullName(pupil.name) : ''],
    [words.school, school],
    [labels.tableOn, dayIn(language, tableOn)],
    [labels.presentTitle, named(standing.people.filter(isHere))],
    [labels.absentTitle, named(standing.people.filter(({ presence }) => presence === 'absent'))],
  ]);
}

/** Now, and in two tracks side by side. */
function supportLines({ minutes }: Summed, { schoolSummary: words, minutes: labels }: Texts): string[] {
  const { texts: said, daytime } = minutes;
  const now = [...daytime.map((kind) => labels.daytimeChoices[kind]), ...filled([said.daytimeMore])];
  return labelled(words, [
    [words.now, now.join('; ')],
    [labels.texts.planSchool, said.planSchool],
    [labels.texts.planHelp, said.planHelp],
  ]);
}

function agreementLines({ standing }: Summed, texts: Texts, language: Language): string[] {
  const { schoolSummary: words, minutes: labels } = texts;
  const actions = standing.actions.map((action) => actionText(action, texts, language));
  return [
    ...(actions.length === 0 ? [labels.nothingAgreed] : actions),
    ...labelled(words, [[words.regisseur, regisseurText(standing, texts) ?? '']]),
  ];
}

/** How the pupil was heard; their own words only where the law asks for them, in an OPP. */
function pupilLines(summed: Summed, texts: Texts): string[] {
  const { schoolSummary: words, minutes: labels } = texts;
  const { heardHow, existingPlan, texts: said } = summed.minutes;
  return [
    ...labelled(words, [
      [words.heard, heardHow === null ? '' : labels.heardChoices[heardHow]],
      [words.saidByPupil, existingPlan === 'opp' ? said.pupilSays : ''],
    ]),
    ...sayLines(summed, 'leerling', texts),
  ];
}

function parentLines(summed: Summed, texts: Texts): string[] {
  const { schoolSummary: words, minutes: labels } = texts;
  const { ownPlan } = summed.minutes;
  return [
    ...labelled(words, [[words.ownPlan, ownPlan === null ? '' : labels.ownPlanChoices[ownPlan]]]),
    ...sayLines(summed, 'ouder', texts),
  ];
}

/** What each said last of these very minutes, and no word of why. */
function sayLines({ minutes, standing }: Summed, role: 'leerling' | 'ouder', texts: Texts): string[] {
  const { schoolSummary: words } = texts;
  const print = printOfWhole(minutes, standing);
  return standing.people.flatMap((person) => {
    const last = minutes.says.findLast(({ who, about }) => who === person.participantId && about === print);
    if (!last || !isOfFamily(person) || person.role !== role) return [];
    const who = personText(person, texts);
    return [last.says === 'agrees' ? words.agrees(who) : words.disagrees(who)];
  });
}

function labelled(
  { line }: Texts['schoolSummary'],
  rows: readonly (readonly [label: string, text: string])[],
): string[] {
  return rows.flatMap(([label, text]) => (text === '' ? [] : [line(label, text)]));
}

function filled(texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '');
}
