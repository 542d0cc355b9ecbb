import { z } from 'zod';
import type { PeoplePage } from '../../app/guests/showing-guests.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import { GROUNDS } from '../../domain/grounds.ts';
import { type GuestFault, type GuestForm, INTERPRETED, LONGEST_GUEST_TEXT } from '../../domain/guests.ts';
import type { Language, ParticipantId } from '../../domain/ids.ts';
import { GUEST_KINDS } from '../../domain/roles.ts';
import { dayIn } from '../../texts/dates.ts';
import { type Texts, textsIn } from '../../texts/texts.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { type Box, choices, faults, lineBox, selectBox } from './layout.ts';

/** Longer than what may be kept, so that too long is told apart from not understood. */
const Text = z.string().max(2_000).default('');
const Nothing = z.literal('');

/** What was filled in, as it was filled in. `id` makes a second press the same as the first. */
const Form = z.object({
  id: z.uuid(),
  kind: z.union([z.enum(GUEST_KINDS), Nothing]).default(''),
  name: Text,
  organisation: Text,
  mail: Text,
  interprets: z.union([z.enum(INTERPRETED), Nothing]).default(''),
  accessUntil: z.string().max(20).default(''),
  isNeeded: z.enum(['wanted', 'needed']).default('wanted'),
  ground: z.union([z.enum(GROUNDS), Nothing]).default(''),
});
type Filled = z.infer<typeof Form>;

export type GuestFormShown = { filled: Filled; faults: readonly GuestFault[] };

/** With the usual last day filled in. */
export function emptyForm(id: ParticipantId, { until }: Pick<PeoplePage, 'until'>): Filled {
  return Form.parse({ id, accessUntil: until });
}

/** Null for what this form never sends. */
export function filledIn(form: URLSearchParams): Filled | null {
  return Form.safeParse(Object.fromEntries(form)).data ?? null;
}

export function guestIn(filled: Filled): GuestForm {
  return {
    kind: filled.kind || null,
    name: filled.name,
    organisation: filled.organisation,
    mail: filled.mail,
    interprets: filled.interprets || null,
    accessUntil: readDate(filled.accessUntil.trim()),
    isNeeded: filled.isNeeded === 'needed',
    ground: filled.ground || null,
  };
}

/** The boxes of the form; what is wrong stands above them and beside each. */
export function guestFormBody(
  { consentOf, latest }: Pick<PeoplePage, 'consentOf' | 'latest'>,
  { filled, faults: wrong }: GuestFormShown,
  texts: Texts,
  language: Language,
): Html {
  const { guests, dossier } = texts;
  const who = consentOf.map((each) => dossier.consentWho[each]).join(dossier.and);
  const box = (name: keyof GuestForm & keyof Filled, hint: string): Box => ({
    name,
    label: guests[name],
    hint,
    value: filled[name],
    fault: faultAt(name, wrong, texts),
  });
  return html`${faults(wrong.map((fault) => faultLine(fault, language)))}
<input type="hidden" name="id" value="${filled.id}">
${group('kind', optionsOf(guests.kinds), null)}
${selectBox(box('interprets', guests.interpretsHint), [{ value: '', label: guests.noLanguage }, ...optionsOf(guests.languages)])}
${lineBox(box('name', guests.nameHint), 'text', LONGEST_GUEST_TEXT)}
${lineBox(box('organisation', guests.organisationHint), 'text', LONGEST_GUEST_TEXT)}
${lineBox(box('mail', guests.mailHint), 'mail', LONGEST_GUEST_TEXT)}
${lineBox(box('accessUntil', guests.accessUntilHint(dayIn(language, latest))), 'date', 20)}
${group('isNeeded', optionsOf(guests.neededChoices), guests.neededHint)}
${group('ground', optionsOf(dossier.grounds), guests.groundHint(who))}`;

  function group(
    name: 'kind' | 'isNeeded' | 'ground',
    options: readonly { value: string; label: string }[],
    hint: string | null,
  ): Html {
    const fault = faultAt(name, wrong, texts);
    return html`<div id="${name}">${fault !== null && html`<p class="wrong">${fault}</p>`}${choices(name, guests[name], options, filled[name])}${hint !== null && html`<p class="soft small">${hint}</p>`}</div>`;
  }
}

function optionsOf(labels: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function faultAt(at: keyof GuestForm, wrong: readonly GuestFault[], { refusals }: Texts): string | null {
  const fault = wrong.find((each) => each.at === at);
  return fault ? refusals[fault.code] : null;
}

/** Above the form, with a way to the box that it is about. */
function faultLine({ code, at }: GuestFault, language: Language): HtmlValue {
  const { guests, refusals } = textsIn(language);
  return at === null ? refusals[code] : html`<a href="#${at}">${guests[at]}</a> ${refusals[code]}`;
}
