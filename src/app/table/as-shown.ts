import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { contactPersonOf } from '../kernteam/contact-person.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import type { Turn } from '../turn.ts';
import { isDoubted } from './doubted.ts';
import { isPartner, type TableCase, type Viewer } from './table-case.ts';
import type { AgendaShown, AppointmentPhase, CounterView, MomentView, WhyNeeded, WhyNone } from './views.ts';

/** What is particular about showing it this once: what was pressed, or why it comes. */
export type Showing = {
  saved?: boolean;
  reminder?: boolean;
  fault?: RefusalCode | null;
  insteadOf?: MomentView | null;
  needed?: WhyNeeded | null;
  counter?: CounterView | null;
  phase?: AppointmentPhase;
  whyNone?: WhyNone;
  savedFor?: Participant;
  show?: 'round' | 'phone' | 'choose';
  /** It stands where the question about moments was: the appointment has a message of its own. */
  inQuestion?: boolean;
};

/** What a view leans on. */
export type Looking = { deps: Pick<Turn['deps'], 'wallClock' | 'addresses' | 'clock'> };

/** What a card carries to name this table as the person saw it. */
export function refOfTable({ school, table }: TableCase): CardRef {
  return { schoolId: school.id, id: table.id, version: table.version };
}

/** By whom the kernteam is reached, as a card may say it: a roepnaam. */
export async function contactShown(
  { wallClock, clock }: Pick<Looking['deps'], 'wallClock' | 'clock'>,
  tx: Tx,
  { school }: Pick<TableCase, 'school'>,
): Promise<{ contactPerson?: string }> {
  if (school.contactPerson === undefined) return {};
  const contact = await contactPersonOf(tx, wallClock.dateOf(clock.now()));
  return contact ? { contactPerson: contact.name.roepnaam } : {};
}

/** The points of a conversation at this school. */
export function agendaOf({ school }: { school: Pick<School, 'policy' | 'language'> }): AgendaShown {
  return { own: school.policy.agenda, language: school.language };
}

/** A slot on the school's wall clock. */
export function momentView(
  { wallClock }: Pick<Looking['deps'], 'wallClock'>,
  slot: Pick<Slot, 'startsAt' | 'endsAt'>,
): MomentView {
  return {
    on: wallClock.dateOf(slot.startsAt),
    minute: wallClock.minuteOf(slot.startsAt),
    untilMinute: wallClock.minuteOf(slot.endsAt),
  };
}

/** A kernpartner knows number, date and verb, until a ground to know more is recorded. */
export function mayKnowMore(me: Participant | null): boolean {
  return me !== null && (!isPartner(me) || me.ground !== null);
}

/** What the pupil is called, for who may know. */
export async function roepnaamFor(
  tx: Tx,
  found: TableCase,
  me: Participant | null,
  { coordinates, knowsOfDoubt }: Viewer,
): Promise<string | null> {
  if (!coordinates && !mayKnowMore(me)) return null;
  return knowsOfDoubt ? roepnaamForWhoCoordinates(tx, found) : roepnaamOf(tx, found);
}

/** None while somebody doubts whether it is safe: who coordinates knows that by the number, and no card says both. */
export async function roepnaamForWhoCoordinates(tx: Tx, found: TableCase): Promise<string | null> {
  return (await isDoubted(tx, found)) ? null : roepnaamOf(tx, found);
}

async function roepnaamOf(tx: Tx, { dossier }: TableCase): Promise<string | null> {
  return (await tx.pupils.byId(dossier.pupilId))?.name.roepnaam ?? null;
}
