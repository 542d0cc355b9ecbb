import type { ContactPerson } from '../../app/kernteam/contact-person.ts';
import type { KernteamShown } from '../../app/kernteam/showing-kernteam.ts';
import type { Language } from '../../domain/ids.ts';
import type { FallbackContact, Gap, Remark } from '../../domain/kernteam/kernteam.ts';
import { dayIn } from '../../texts/dates.ts';
import type { Texts } from '../../texts/texts.ts';
import { type Html, html } from './html.ts';
import { fullName } from './names.ts';

/** Who belongs at the table: each seat with its reason, each gap with whom to ask, and what else to know. */
export function kernteamPart(
  { seats, gaps, remarks, contactPerson }: KernteamShown,
  texts: Texts,
  language: Language,
): Html {
  const { kernteam } = texts;
  return html`<h2>${kernteam.title}</h2>
${remarks.map((remark) => html`<p class="warn">${remarkText(remark, texts, language)}</p>`)}
<dl class="facts">${seats.map((seat) => seatRow(seat, texts))}</dl>
${gaps.map((gap) => html`<p class="warn"><strong>${kernteam.missing}.</strong> ${gapText(gap, texts)}</p>`)}
<p class="soft">${contactText(contactPerson, texts)}</p>`;
}

/** By whom the kernteam is reached, for who works with it. */
export function contactText(contact: ContactPerson | null, { field, words }: Texts): string {
  if (contact === null) return field.noContactPerson;
  const who = `${fullName(contact.name)} (${words.seats[contact.seat]})`;
  return field.contactPerson([who, contact.mail].filter(Boolean).join(', '));
}

/** Why a seat has nobody, and whom to ask instead. */
export function gapText({ kind, code, area, contact }: Gap, { kernteam, words }: Texts): string {
  const why = kernteam.gaps[code](words.seats[kind], area ?? '');
  return contact === null ? why : `${why} ${kernteam.call(contact.name, waysTo(contact))}`;
}

/** Telephone and mail of a desk, as far as they are there. */
export function waysTo({ phone, mail }: Pick<FallbackContact, 'phone' | 'mail'>): string {
  return [phone, mail].filter((way) => way !== null).join(', ');
}

function seatRow(
  { kind, as, because, organisation, name, deputies }: KernteamShown['seats'][number],
  { kernteam, words }: Texts,
): Html {
  const why =
    because.code === 'school' ? kernteam.because.school : kernteam.because[because.code](because.area);
  const who = [name ? fullName(name) : null, organisation].filter(Boolean).join(', ');
  const more = [kernteam.as[as], deputies === 0 ? kernteam.noDeputy : kernteam.deputies(deputies)];
  return html`<dt>${words.seats[kind]}</dt><dd>${who}<br>${why}<br><span class="soft">${more.filter(Boolean).join(' · ')}</span></dd>`;
}

function remarkText(remark: Remark, { kernteam: { remarks } }: Texts, language: Language): string {
  switch (remark.code) {
    case 'home_elsewhere':
      return remarks.home_elsewhere(remark.municipality);
    case 'turns_18':
      return remarks.turns_18(dayIn(language, remark.on));
    case 'exempt':
      return remarks.exempt(dayIn(language, remark.until));
    default:
      return remarks[remark.code];
  }
}
