import { holdsBsn } from './elfproef.ts';
import { type FamilyKnows, faultOfGuestGround, type PartnerGround } from './grounds.ts';
import type { SchoolDate } from './ids.ts';
import type { RefusalCode } from './refusals.ts';
import type { GuestKind } from './roles.ts';

/**
 * The languages in which an interpreter is asked for. Ours: those that schools ask for most, the sign language of the
 * Netherlands among them, and one answer for whatever is not here.
 */
export const INTERPRETED = [
  'ar',
  'ti',
  'fa',
  'ps',
  'ku',
  'so',
  'tr',
  'zgh',
  'pl',
  'uk',
  'ru',
  'bg',
  'ro',
  'zh',
  'es',
  'pt',
  'fr',
  'en',
  'pap',
  'dse',
  'other',
] as const;
export type Interpreted = (typeof INTERPRETED)[number];

/** Somebody from outside who is asked for one case alone, until a day. Gone when the case is. */
export type Guest = {
  kind: GuestKind;
  /** As it was typed: nobody sorts or finds by it. */
  name: string;
  organisation: string;
  mail: string;
  /** Of an interpreter alone. */
  interprets: Interpreted | null;
  /** Without this guest no table books itself. */
  isNeeded: boolean;
  /** The last day on which something goes to them, or is open to them. */
  accessUntil: SchoolDate;
};

/** What a coordinator fills in about a guest; null and empty = not filled in. */
export type GuestForm = Omit<Guest, 'kind' | 'accessUntil'> & {
  kind: GuestKind | null;
  accessUntil: SchoolDate | null;
  ground: PartnerGround | null;
};

/** Per box, in characters. */
export const LONGEST_GUEST_TEXT = 120;

/** Where a fault is: a box of the form, or all of it. */
export type GuestFault = { code: RefusalCode; at: keyof GuestForm | null };

/** What the form is held against. `notBefore` = the first last day that makes sense: that of the table, when one stands. */
export type GuestRules = {
  today: SchoolDate;
  tableOn: SchoolDate | null;
  latest: SchoolDate;
  familyKnows: FamilyKnows;
};

/** Both days included: somebody who may until today may today. */
export function hasAccess({ accessUntil }: Pick<Guest, 'accessUntil'>, on: SchoolDate): boolean {
  return on <= accessUntil;
}

/** Only an interpreter hears nothing of the case: time and place, and so no ground is asked for. */
export function knowsOnlyWhen({ kind }: Pick<Guest, 'kind'>): boolean {
  return kind === 'tolk';
}

/** What is wrong with the form, in the order of its boxes; empty when it can be kept. */
export function faultsOfGuest(form: GuestForm, rules: GuestRules): GuestFault[] {
  const faults: GuestFault[] = [];
  if (!form.kind) faults.push({ code: 'guest_kind_missing', at: 'kind' });
  if (form.kind === 'tolk' && !form.interprets)
    faults.push({ code: 'guest_language_missing', at: 'interprets' });
  for (const at of ['name', 'organisation'] as const) {
    const code = faultOfText(form[at], at === 'name' ? 'guest_name_missing' : 'guest_organisation_missing');
    if (code) faults.push({ code, at });
  }
  if (!isMail(form.mail)) faults.push({ code: 'guest_mail_odd', at: 'mail' });
  const until = faultOfUntil(form.accessUntil, rules);
  if (until) faults.push({ code: until, at: 'accessUntil' });
  const ground = form.kind && faultOfGuestGround(form.kind, form.ground, rules.familyKnows);
  if (ground) faults.push({ code: ground, at: 'ground' });
  return faults;
}

/** The guest of a form without faults. @throws Error for a form that was not looked at. */
export function guestOf(form: GuestForm): Guest {
  const { kind, accessUntil } = form;
  if (!kind || !accessUntil) throw new Error('A guest was made of a form with faults.');
  return {
    kind,
    name: form.name.trim(),
    organisation: form.organisation.trim(),
    mail: form.mail.trim(),
    interprets: kind === 'tolk' ? form.interprets : null,
    // A conversation that somebody cannot follow is none.
    isNeeded: kind === 'tolk' || form.isNeeded,
    accessUntil,
  };
}

function faultOfText(text: string, missing: RefusalCode): RefusalCode | null {
  if (text.trim() === '') return missing;
  if (text.length > LONGEST_GUEST_TEXT) return 'text_too_long';
  return holdsBsn(text) ? 'bsn_in_text' : null;
}

/** Whether it can be an address at all; whether somebody reads it there, the first letter tells. */
function isMail(text: string): boolean {
  const mail = text.trim();
  return (
    mail.length <= LONGEST_GUEST_TEXT && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[a-z]{2,}$/i.test(mail)
  );
}

function faultOfUntil(until: SchoolDate | null, { today, tableOn, latest }: GuestRules): RefusalCode | null {
  if (!until || until < today || until > latest) return 'guest_until_odd';
  return tableOn !== null && until < tableOn ? 'guest_until_before_table' : null;
}
