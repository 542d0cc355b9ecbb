import { keyOfOwner } from '../../app/agreed-actions/owners.ts';
import type { OwnerChoice } from '../../app/agreed-actions/views.ts';
import type { MinutesPage } from '../../app/minutes/views.ts';
import { LONGEST_ACTION } from '../../domain/agreed-actions.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import type { Language } from '../../domain/ids.ts';
import { ACTION_IDEAS } from '../../domain/minutes/action-ideas.ts';
import type { Standing } from '../../domain/minutes/minutes.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { ownerText } from './actions-form.ts';
import { type Html, html } from './html.ts';
import { dayBox, textBox } from './layout.ts';
import { actionWords, faultAt, type NewAction, SENT } from './minutes-form.ts';
import { box, type Drawn, personText } from './minutes-parts.ts';
import { chips, choiceValue, doButton, hiddenField, taps } from './minutes-taps.ts';

/** The plan in two tracks, who does what by when, one regisseur, and the next table. */
export function planPart(drawn: Drawn, action: NewAction): Html {
  const { page, texts, language } = drawn;
  const { minutes: words } = texts;
  return html`<h2>${words.tracks}</h2>
${page.waitsForHelp && html`<p class="warn">${words.waitsForHelp}</p>`}
<div class="tracks"><div>${box('planSchool', drawn)}</div><div>${box('planHelp', drawn)}</div></div>
<h2 id="afspraken">${words.actionsTitle}</h2>
${page.actions.length > 0 && html`<ul class="plain">${page.actions.map((each) => html`<li>${actionText(each, texts, language)}${each.isOfTable && doButton(drawn, `weg:${each.id}`, words.dropAction(each.what), { tone: 'quiet', anchor: 'afspraken' })}</li>`)}</ul>`}
${page.canAdd ? newAction(drawn, action) : notAdded(drawn, action)}
${regisseurPart(drawn)}
${taps(
  drawn,
  { anchor: 'volgende', legend: words.nextTable },
  page.nextTables.map(({ weeks, monday }) => {
    const isOn = page.minutes.nextWeeks === weeks;
    return {
      value: choiceValue('next', weeks, isOn),
      label: monday === null ? words.nextNone : words.nextWeek(dayIn(language, monday)),
      isOn,
    };
  }),
)}`;
}

/** No agreement is taken now: why, and what somebody filled in all the same. */
function notAdded({ page, texts }: Drawn, action: NewAction): Html {
  const { minutes: words } = texts;
  const said = actionWords(action, texts);
  return html`<p class="soft">${page.isFull ? words.full : words.notNow}</p>${said !== '' && html`<blockquote><pre>${said}</pre></blockquote>`}`;
}

/** `Maakt een rooster op maat: Anouk de Wit (mentor), uiterlijk vr 4 dec 2026`. */
export function actionText(
  { what, by, dueOn }: Standing['actions'][number],
  texts: Texts,
  language: Language,
): string {
  return texts.minutes.actionLine(what || texts.actions.unsaid, ownerText(by, texts), dayIn(language, dueOn));
}

/** Who it is, in words; null = nobody was chosen, or who was chosen was at the table no more. */
export function regisseurText({ regisseur }: Pick<Standing, 'regisseur'>, texts: Texts): string | null {
  if (!regisseur?.who) return null;
  const who = personText(regisseur.who, texts);
  if (regisseur.who.role !== 'ouder') return who;
  const { minutes: words } = texts;
  const beside = regisseur.beside ? personText(regisseur.beside, texts) : words.besideNobody;
  return words.regisseurParent(who, beside);
}

function newAction(drawn: Drawn, { id, idea, what, owner, due, day }: NewAction): Html {
  const { page, faults, texts, language } = drawn;
  const { minutes: words } = texts;
  const wrong = (at: 'what' | 'owner' | 'dueOn') => {
    const fault = faultAt(at, faults, texts);
    return fault !== null && html`<p class="wrong">${fault}</p>`;
  };
  const lastDay = { first: page.firstDay, last: page.lastDay, value: readDate(day) };
  return html`<section class="card" id="nieuw" aria-labelledby="nieuw-titel"><h3 id="nieuw-titel">${words.newAction}</h3>
${hiddenField(SENT.actionId, id)}
${wrong('what')}${chips(
  SENT.idea,
  words.idea,
  ACTION_IDEAS.map((value) => ({ value, label: words.ideas[value] })),
  idea,
)}
${textBox({ name: SENT.what, label: words.inOwnWords, hint: words.inOwnWordsHint, value: what, fault: null }, LONGEST_ACTION)}
${wrong('owner')}${chips(
  SENT.owner,
  words.who,
  page.owners.map((each) => ({ value: keyOfOwner(each.owner), label: ownerText(each, texts) })),
  owner,
)}
${wrong('dueOn')}${
  page.dueDays.length > 0 &&
  chips(
    SENT.due,
    words.when,
    page.dueDays.map((on) => ({ value: on, label: dayIn(language, on) })),
    due,
  )
}
${dayBox({ name: SENT.day, label: page.dueDays.length > 0 ? words.otherDay : words.when }, lastDay)}
${doButton(drawn, 'actie', words.add, { anchor: 'afspraken' })}${doButton(drawn, 'leeg', words.empty, { tone: 'quiet', anchor: 'nieuw' })}</section>`;
}

function regisseurPart(drawn: Drawn): Html {
  const { page, texts } = drawn;
  const { minutes: words } = texts;
  const { regisseur } = page.minutes;
  const parents = page.standing.people.filter(({ role }) => role === 'ouder');
  const people = personsIn(page.owners);
  const chosen =
    regisseur?.kind === 'parent'
      ? parents.find(({ participantId }) => participantId === regisseur.participantId)
      : undefined;
  return html`${taps(drawn, { anchor: 'regisseur', legend: words.regisseur, hint: words.regisseurHint }, [
    ...people.map(({ id, choice }) => ({
      value: `regisseur:person:${id}`,
      label: ownerText(choice, texts),
      isOn: regisseur?.kind === 'person' && regisseur.id === id,
    })),
    ...parents.map((parent) => ({
      value: `regisseur:parent:${parent.participantId}`,
      label: personText(parent, texts),
      isOn: chosen === parent,
    })),
  ])}
${
  chosen !== undefined &&
  taps(
    drawn,
    { anchor: 'naast', legend: words.beside(personText(chosen, texts)) },
    people.map(({ id, choice }) => ({
      value: `regisseur:parent:${chosen.participantId} ${id}`,
      label: ownerText(choice, texts),
      isOn: regisseur?.kind === 'parent' && regisseur.beside === id,
    })),
  )
}`;
}

function personsIn(owners: MinutesPage['owners']): { id: string; choice: OwnerChoice }[] {
  return owners.flatMap((choice) =>
    choice.owner.kind === 'person' ? [{ id: choice.owner.id, choice }] : [],
  );
}
