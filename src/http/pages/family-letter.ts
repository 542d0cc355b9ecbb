import type { Language, SchoolDate } from '../../domain/ids.ts';
import type { Minutes, Standing } from '../../domain/minutes/minutes.ts';
import type { VoiceOf } from '../../domain/voices.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { ownerText } from './actions-form.ts';
import { type Html, html } from './html.ts';
import { personText } from './minutes-parts.ts';
import { regisseurText } from './minutes-plan.ts';

/** Minutes that are final, of which a letter is made. */
export type Letter = { minutes: Minutes; standing: Standing; tableOn: SchoolDate; school: string };
type AtTable = Standing['people'][number];

/**
 * What was agreed, for one of the family to take home: in plain words, and nothing of what the school sees, tried or thinks lies beneath
 * it. It is made anew from the minutes each time and kept nowhere.
 */
export function familyLetter(letter: Letter, to: AtTable, language: Language): Html {
  const texts = textsIn(language);
  const { familyLetter: words, minutes: labels } = texts;
  const { minutes, standing, tableOn, school } = letter;
  const of: VoiceOf = to.role === 'leerling' ? 'pupil' : 'parent';
  const { texts: said, daytime } = minutes;
  const next = nextText(letter, of, words, language);
  const regisseur = regisseurLine(letter, to, of, texts);
  // What others of the family said at a table is not told on to whoever was not there to hear it.
  const wasHere = isHere(to);
  return html`<section class="card sheet" lang="${language}"><p>${greeting(to, of, words)}</p>
<p>${(wasHere ? words.opening : words.openingAbsent)[of](dayIn(language, tableOn))}</p>
<h2>${words.here}</h2><ul>${standing.people.filter(isHere).map((person) => html`<li>${personText(person, texts)}</li>`)}</ul>
${(wasHere || of === 'pupil') && own(words.pupilSaid[of], said.pupilSays)}${wasHere && own(words.parentsSaid[of], said.parentsSay)}
${daytime.length > 0 && html`<h2>${words.now[of]}</h2><ul>${daytime.map((kind) => html`<li>${labels.daytimeChoices[kind]}</li>`)}</ul>`}
${said.daytimeMore !== '' && html`<pre>${said.daytimeMore}</pre>`}
${(said.planSchool !== '' || said.planHelp !== '') && html`<h2>${words.plan}</h2>`}
${track(words.atSchool, said.planSchool)}${track(words.help, said.planHelp)}
<h2>${words.actions}</h2>
${
  standing.actions.length === 0
    ? html`<p>${words.noActions}</p>`
    : html`<ul>${standing.actions.map((action) => html`<li>${actionLine(action, of, texts, language)}</li>`)}</ul>`
}
${regisseur !== null && html`<h2>${words.regisseurTitle[of]}</h2><p>${regisseur}</p>`}
${next !== null && html`<p>${next}</p>`}
<p>${words.disagree[of]} ${words.rights[of]}</p>
<pre>${words.closing[of](school)}</pre></section>`;
}

function greeting({ name }: AtTable, of: VoiceOf, { greeting: words }: Texts['familyLetter']): string {
  if (of === 'parent') return words.parent;
  return name ? words.pupil(name.roepnaam) : words.nameless;
}

function isHere({ presence }: AtTable): boolean {
  return presence === 'here' || presence === 'online';
}

/** In their own words; left out where nothing was written down. */
function own(title: string, words: string): Html | null {
  return words === '' ? null : html`<h2>${title}</h2><blockquote><pre>${words}</pre></blockquote>`;
}

function track(title: string, words: string): Html | null {
  return words === '' ? null : html`<h3>${title}</h3><pre>${words}</pre>`;
}

/** The pupil and the parents are spoken to, everybody else is named. */
function actionLine(
  { what, by, dueOn }: Standing['actions'][number],
  of: VoiceOf,
  texts: Texts,
  language: Language,
): string {
  const { action, actionOf } = texts.familyLetter;
  const { kind } = by.owner;
  const day = dayIn(language, dueOn);
  return kind === 'person' ? action(what, ownerText(by, texts), day) : actionOf[kind][of](what, day);
}

/** Whom to ask; a parent who keeps it together reads who stands beside them. */
function regisseurLine(
  { minutes: { regisseur }, standing }: Letter,
  to: AtTable,
  of: VoiceOf,
  texts: Texts,
): string | null {
  const { familyLetter: words } = texts;
  const isOwn = regisseur?.kind === 'parent' && regisseur.participantId === to.participantId;
  if (isOwn && standing.regisseur?.beside)
    return words.regisseurSelf(personText(standing.regisseur.beside, texts));
  const who = regisseurText(standing, texts);
  return who === null ? null : words.regisseur[of](who);
}

function nextText(
  { minutes, standing }: Letter,
  of: VoiceOf,
  words: Texts['familyLetter'],
  language: Language,
): string | null {
  if (minutes.nextWeeks === 'none') return words.nextNone[of];
  return standing.nextMonday === null ? null : words.next[of](dayIn(language, standing.nextMonday));
}
