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

/** A piece of a letter, as it is drawn on a page and in a file alike. `own` = somebody's own words. */
export type LetterPart =
  | { kind: 'said' | 'words' | 'own'; text: string }
  | { kind: 'title' | 'subtitle'; text: string }
  | { kind: 'list'; items: readonly string[] };

/**
 * What was agreed, for one of the family to take home: in plain words, and nothing of what the school sees, tried or thinks lies beneath
 * it. It is made anew from the minutes each time and kept nowhere.
 */
export function letterParts(letter: Letter, to: AtTable, language: Language): readonly LetterPart[] {
  const texts = textsIn(language);
  const { familyLetter: words, minutes: labels } = texts;
  const { minutes, standing, tableOn, school } = letter;
  const of: VoiceOf = to.role === 'leerling' ? 'pupil' : 'parent';
  const { texts: said, daytime } = minutes;
  const next = nextText(letter, of, words, language);
  const regisseur = regisseurLine(letter, to, of, texts);
  // What others of the family said at a table is not told on to whoever was not there to hear it.
  const wasHere = isHere(to);
  const hasPlan = said.planSchool !== '' || said.planHelp !== '';
  return [
    part('said', greeting(to, of, words)),
    part('said', (wasHere ? words.opening : words.openingAbsent)[of](dayIn(language, tableOn))),
    part('title', words.here),
    { kind: 'list', items: standing.people.filter(isHere).map((person) => personText(person, texts)) },
    ...(wasHere || of === 'pupil' ? titled('title', words.pupilSaid[of], 'own', said.pupilSays) : []),
    ...(wasHere ? titled('title', words.parentsSaid[of], 'own', said.parentsSay) : []),
    ...listed(
      words.now[of],
      daytime.map((kind) => labels.daytimeChoices[kind]),
    ),
    ...worded(said.daytimeMore),
    ...(hasPlan ? [part('title', words.plan)] : []),
    ...titled('subtitle', words.atSchool, 'words', said.planSchool),
    ...titled('subtitle', words.help, 'words', said.planHelp),
    part('title', words.actions),
    standing.actions.length === 0
      ? part('said', words.noActions)
      : {
          kind: 'list',
          items: standing.actions.map((action) => actionLine(action, of, texts, language)),
        },
    ...(regisseur === null ? [] : [part('title', words.regisseurTitle[of]), part('said', regisseur)]),
    ...(next === null ? [] : [part('said', next)]),
    part('said', `${words.disagree[of]} ${words.rights[of]}`),
    part('words', words.closing[of](school)),
  ];
}

/** The same on a page, to be read or printed. */
export function familyLetter(letter: Letter, to: AtTable, language: Language): Html {
  return html`<section class="card sheet" lang="${language}" dir="ltr">${letterParts(letter, to, language).map(drawn)}</section>`;
}

function drawn(each: LetterPart): Html {
  switch (each.kind) {
    case 'said':
      return html`<p>${each.text}</p>`;
    case 'words':
      return html`<pre>${each.text}</pre>`;
    case 'own':
      return html`<blockquote><pre>${each.text}</pre></blockquote>`;
    case 'title':
      return html`<h2>${each.text}</h2>`;
    case 'subtitle':
      return html`<h3>${each.text}</h3>`;
    case 'list':
      return html`<ul>${each.items.map((item) => html`<li>${item}</li>`)}</ul>`;
  }
}

function part(kind: Exclude<LetterPart['kind'], 'list'>, text: string): LetterPart {
  return { kind, text };
}

/** A title with what stands below it; nothing of it where nothing was written down. */
function titled(
  title: 'title' | 'subtitle',
  above: string,
  kind: 'words' | 'own',
  text: string,
): LetterPart[] {
  return text === '' ? [] : [part(title, above), part(kind, text)];
}

function listed(title: string, items: readonly string[]): LetterPart[] {
  return items.length === 0 ? [] : [part('title', title), { kind: 'list', items }];
}

function worded(text: string): LetterPart[] {
  return text === '' ? [] : [part('words', text)];
}

function greeting({ name }: AtTable, of: VoiceOf, { greeting: words }: Texts['familyLetter']): string {
  if (of === 'parent') return words.parent;
  return name ? words.pupil(name.roepnaam) : words.nameless;
}

function isHere({ presence }: AtTable): boolean {
  return presence === 'here' || presence === 'online';
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

type WithRegisseur = {
  minutes: Pick<Minutes, 'regisseur'>;
  standing: Pick<Standing, 'regisseur'>;
};

/** Whom to ask; a parent who keeps it together reads who stands beside them. */
export function regisseurLine(
  { minutes: { regisseur }, standing }: WithRegisseur,
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
