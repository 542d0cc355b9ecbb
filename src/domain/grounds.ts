import { type Age, involvementOf } from './involvement.ts';
import type { ConsentOf } from './involvement-rules.ts';
import type { RefusalCode } from './refusals.ts';
import type { GuestKind, SeatKind } from './roles.ts';

/** On what ground a kernpartner may see content: consent of the family, or a task that the law gives. */
export const GROUNDS = ['consent', 'statutory_task'] as const;
export type PartnerGround = (typeof GROUNDS)[number];

/**
 * Which grounds each seat can have. Sharing asks for a joint purpose and a ground (nji.nl, "gegevensuitwisseling en
 * privacy"). Attendance is the leerplichtambtenaar's task by law; extra support at school is the
 * samenwerkingsverband's. Youth health care and the buurtteam hear content with consent only: professional secrecy
 * works both ways (ncj.nl, swvkopvannoordholland.nl). Guarding who leaves without a startkwalificatie is the Doorstroompunt's
 * (duo.nl, "verzuim"). Which tasks a school relies on is settled in its convenant.
 */
export const GROUNDS_OF_SEAT: Readonly<Record<SeatKind, readonly PartnerGround[]>> = {
  leerplicht: ['statutory_task', 'consent'],
  swv: ['statutory_task', 'consent'],
  jgz: ['consent'],
  buurtteam: ['consent'],
  rmc: ['statutory_task', 'consent'],
};

/**
 * The same for guests. A doorstroomcoach works for the Doorstroompunt, and a gecertificeerde instelling carries out what a
 * judge has ordered (Jeugdwet, chapter 3). Everybody else hears content with consent only. An interpreter hears none, and
 * so needs no ground.
 */
export const GROUNDS_OF_GUEST: Readonly<Record<GuestKind, readonly PartnerGround[]>> = {
  doorstroomcoach: ['statutory_task', 'consent'],
  schoolmaatschappelijk_werk: ['consent'],
  huisarts: ['consent'],
  gi: ['statutory_task', 'consent'],
  zorgaanbieder: ['consent'],
  tolk: [],
};

/**
 * Whether a ground that was recorded for a partner holds for whoever takes over the seat. It was given for the work of an
 * organisation (the convenant names parties, not people: lawinsider.com, model), so it stays with a colleague; somebody of
 * another organisation knows number, date and verb until one is recorded anew.
 */
export function groundStays(before: string | null, next: string | null): boolean {
  return before !== null && before === next;
}

/** Who has to agree when the ground is consent. */
export function consentNeeded(age: Age): readonly ConsentOf[] {
  return involvementOf(age).consentOf;
}

/** How it stands with the parents who have to hear. `excepted` = left out for a reason on record, with a second person. */
export type FamilyKnows = 'all' | 'excepted' | 'not_yet';

/**
 * Whether this ground may be recorded for this seat. Nobody agrees to what they do not know of; a task by law waits
 * until the family has heard, or until there is a recorded exception.
 */
export function faultOfGround(
  seat: SeatKind,
  ground: PartnerGround,
  familyKnows: FamilyKnows,
): RefusalCode | null {
  return faultOf(GROUNDS_OF_SEAT[seat], ground, familyKnows);
}

/** The same for a guest, who is not asked without one; null for whoever needs none. */
export function faultOfGuestGround(
  kind: GuestKind,
  ground: PartnerGround | null,
  familyKnows: FamilyKnows,
): RefusalCode | null {
  const allowed = GROUNDS_OF_GUEST[kind];
  if (allowed.length === 0) return null;
  return ground ? faultOf(allowed, ground, familyKnows) : 'guest_ground_missing';
}

function faultOf(
  allowed: readonly PartnerGround[],
  ground: PartnerGround,
  familyKnows: FamilyKnows,
): RefusalCode | null {
  if (!allowed.includes(ground)) return 'ground_not_for_seat';
  if (familyKnows === 'not_yet') return 'family_not_informed';
  return ground === 'consent' && familyKnows === 'excepted' ? 'family_not_informed' : null;
}
