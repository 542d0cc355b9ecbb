import type { CasePage, PersonInCase } from '../../app/case-page/views.ts';
import type { Language } from '../../domain/ids.ts';
import { LEFT_OUT_REASONS } from '../../domain/involvement-rules.ts';
import { SEAT_KINDS } from '../../domain/roles.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { casePart, type Drawn } from './case-part.ts';
import { type Html, html } from './html.ts';
import { personText } from './minutes-parts.ts';
import { recordLine } from './parents.ts';

/** Who is in it, by name and role. To whoever carries it also what they were told, who was left out and why, and who reads along. */
export function peoplePart({ people }: CasePage, { texts, language }: Drawn): Html | false {
  if (!people) return false;
  const body = html`<ul class="plain">${people.map((person) => html`<li>${personLine(person, texts, language)}</li>`)}</ul>`;
  return casePart('mensen', texts.casePage.peopleTitle, body);
}

function personLine(person: PersonInCase, texts: Texts, language: Language): Html {
  const { casePage: words } = texts;
  const { name, role, carries, untilOn } = person;
  const beside = [
    ...(carries ? [words.carriesIt] : []),
    ...(untilOn === null ? [] : [words.leftOn(dayIn(language, untilOn))]),
  ].join(', ');
  return html`<strong>${personText({ name, role }, texts)}</strong>${beside !== '' && html`<br><span class="soft">${beside}</span>`}
${moreLines(person, texts, language).map((line) => html`<br><span class="soft small">${line}</span>`)}`;
}

function moreLines({ more, role, untilOn }: PersonInCase, texts: Texts, language: Language): string[] {
  if (!more) return [];
  const { casePage: words, dossier } = texts;
  const isPartner = SEAT_KINDS.some((kind) => kind === role);
  const ground =
    more.ground && more.groundOn
      ? words.ground(dossier.grounds[more.ground].toLowerCase(), dayIn(language, more.groundOn))
      : words.noGround;
  return [
    ...(untilOn === null ? [seatText(more, texts)] : []),
    ...more.heard.map((record) => recordLine(record, texts, language)),
    ...(isPartner && untilOn === null ? [ground] : []),
  ];
}

function seatText(
  { invited, leftOutCode }: NonNullable<PersonInCase['more']>,
  { casePage: words, family }: Texts,
): string {
  const reason = LEFT_OUT_REASONS.find((each) => each === leftOutCode);
  if (reason) return words.leftOut(family.leftOutReasons[reason].toLowerCase());
  return invited ? words.invited : words.notInvited;
}
