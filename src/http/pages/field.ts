import { type FieldPage, lookAtField, readField } from '../../app/pages/field-page.ts';
import type { Link } from '../../app/ports/links.ts';
import { FIELD_LEVELS, type FieldPart } from '../../domain/kernteam/field-view.ts';
import type { FallbackContact, FieldSeat } from '../../domain/kernteam/kernteam.ts';
import type { SeatRule } from '../../domain/kernteam/rules.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { PATHS } from '../links.ts';
import type { Answered, Asked, Route } from '../server.ts';
import type { Pages } from './behind.ts';
import { guardedRoutes } from './door.ts';
import { type Html, html } from './html.ts';
import { contactText, gapText, waysTo } from './kernteam.ts';
import { languageAsked, page } from './layout.ts';
import { fullName } from './names.ts';

/**
 * The playing field of a school as a page that prints: organisations, people, areas and gaps on three levels. The link was
 * made on the coordinator's own press in Teams and is in no mail.
 */
export function fieldRoutes(pages: Pages): Route[] {
  return guardedRoutes(pages, {
    purpose: 'field_page',
    look: (link) => lookAtField(pages.deps, link),
    doorOf({ language: own, today }, { query }) {
      const language = languageAsked(query, own);
      const texts = textsIn(language);
      return { language, title: texts.field.label, dayLabel: texts.pages.on, day: dayIn(language, today) };
    },
    enter: (link, asked) => read(pages, link, asked),
  });
}

async function read(pages: Pages, link: Link, asked: Asked): Promise<Answered | null> {
  const found = await readField(pages.deps, link);
  if (!found) return null;
  const language = languageAsked(asked.query, found.language);
  const texts = textsIn(language);
  return page(200, {
    language,
    title: texts.field.title(found.school),
    body: html`<p class="soft">${dayIn(language, found.today)}</p>
<p class="note">${texts.field.note}</p>
<p>${contactText(found.contactPerson, texts)}</p>
${FIELD_LEVELS.map((level) => levelPart(found.levels[level], texts.field.levels[level], found, texts))}
${gapsPart(found, texts)}
${rulesPart(found.rules, texts)}`,
    // The other language is behind the door again.
    here: `/${PATHS.field_page}/${asked.params.token}`,
  });
}

function levelPart(parts: readonly FieldPart[], title: string, found: FieldPage, texts: Texts): Html | null {
  if (parts.length === 0) return null;
  return html`<h2>${title}</h2>${parts.map((part) => areaCard(part, found, texts))}`;
}

function areaCard(
  { area, within, seats, without, contacts }: FieldPart,
  found: FieldPage,
  texts: Texts,
): Html {
  const { field, words } = texts;
  const about = [
    area ? field.areaLevels[area.level] : found.municipality,
    within.length === 0 ? '' : field.within(within.join(', ')),
    !area || area.postcodes.length === 0 ? '' : field.postcodes(rangesOf(area.postcodes)),
  ];
  return html`<section class="card"><h3>${area?.name ?? field.schoolItself}</h3>
<p class="soft small">${about.filter(Boolean).join(' · ')}</p>
${without.length > 0 && html`<p>${field.without(without.map((kind) => words.seats[kind]).join(', '))}</p>`}
${seats.length === 0 ? html`<p class="soft">${field.noSeats}</p>` : html`<dl class="facts">${seats.map((seat) => seatRow(seat, found, texts))}</dl>`}
${contacts.length > 0 && html`<p>${field.desks}: ${contacts.map((contact) => deskText(contact, texts)).join('; ')}</p>`}</section>`;
}

function seatRow(
  { kind, people, organisationId }: FieldSeat,
  found: FieldPage,
  { field, words }: Texts,
): Html {
  const [holder, ...deputies] = people.map((id) => {
    const name = found.people.get(id);
    return name ? fullName(name) : '';
  });
  const organisation = organisationId === null ? '' : (found.organisations.get(organisationId) ?? '');
  const more = deputies.length > 0 ? field.deputies(deputies.join(', ')) : field.noDeputy;
  return html`<dt>${words.seats[kind]}</dt><dd>${[holder ?? field.nobody, organisation].filter(Boolean).join(', ')}${
    holder !== undefined && html`<br><span class="soft">${more}</span>`
  }</dd>`;
}

function gapsPart({ gaps }: FieldPage, texts: Texts): Html {
  const { field } = texts;
  return html`<h2>${field.gapsTitle}</h2>${gaps.length === 0 && html`<p>${field.gapsNone}</p>`}${gaps.map(
    ({ municipality, gaps: missing }) =>
      html`<h3>${field.gapsFrom(municipality)}</h3><ul>${missing.map((gap) => html`<li>${gapText(gap, texts)}</li>`)}</ul>`,
  )}`;
}

function rulesPart(rules: readonly SeatRule[], texts: Texts): Html {
  const { field } = texts;
  return html`<h2>${field.rulesTitle}</h2><p class="soft small">${field.rulesNote}</p><ol>${rules.map(
    (rule) => html`<li>${ruleText(rule, texts)}</li>`,
  )}</ol>`;
}

function ruleText(rule: SeatRule, { field, kernteam, words }: Texts): string {
  const limits = [
    field.when[rule.when],
    rule.fromAge === 0 && rule.untilAge === null ? '' : field.ages(rule.fromAge, rule.untilAge),
    kernteam.as[rule.as],
  ].filter(Boolean);
  const where = rule.look.map((look) => field.looks[look]).join(field.orElse);
  const when = limits.length === 0 ? '' : ` (${limits.join('; ')})`;
  return `${words.seats[rule.seat]}: ${where}${when}. ${field.source(rule.source)}`;
}

function deskText(contact: FallbackContact, { field, words }: Texts): string {
  const what = contact.kind === null ? '' : ` ${field.deskFor(words.seats[contact.kind])}`;
  return [`${contact.name}${what}`, waysTo(contact)].filter(Boolean).join(', ');
}

function rangesOf(ranges: readonly { from: number; until: number }[]): string {
  return ranges.map(({ from, until }) => (from === until ? `${from}` : `${from}-${until}`)).join(', ');
}
