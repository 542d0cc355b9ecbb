import { type ConsultStep, stepsIn } from '../../domain/consult.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { Consult } from '../ports/consults.ts';
import type { Seat } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import type { ConsultAsked, ConsultView } from './views.ts';

/** On which day, on which clock. */
export type Looking = { today: SchoolDate; wallClock: WallClock };

/** The question as its card. */
export async function consultView(tx: Tx, consult: Consult, looking: Looking): Promise<ConsultView> {
  const school = await tx.schools.here();
  const asker = await tx.people.byId(consult.askedBy);
  return {
    kind: 'consult',
    ref: { schoolId: school.id, id: consult.id, version: consult.version },
    roepnaamOfAsker: asker?.name.roepnaam ?? '',
    ...(await consultAsked(tx, consult, looking)),
  };
}

/** What may be known of it: nothing about anybody, and why is said by phone. */
export async function consultAsked(
  tx: Tx,
  consult: Consult,
  { today, wallClock }: Looking,
): Promise<ConsultAsked> {
  const school = await tx.schools.here();
  const concern = consult.isAnonymous ? null : await tx.concerns.byId(consult.concernId);
  return {
    number: concern?.number ?? null,
    askedOn: wallClock.dateOf(consult.askedAt),
    school: school.name,
    state: consult.state,
    steps: await stepsFor(tx, consult, today),
  };
}

/** Whether whoever was asked still has the seat: a card and a link outlive it. */
export async function holdsSeat(tx: Tx, { seatId, personId }: Consult, today: SchoolDate): Promise<boolean> {
  const seats = await tx.dossiers.seats(today);
  return seats.find(({ id }) => id === seatId)?.people.includes(personId) ?? false;
}

/** The people of its seat who come after the one who is asked. */
export function deputiesAfter(seats: readonly Seat[], { seatId, personId }: Consult) {
  const people = seats.find(({ id }) => id === seatId)?.people ?? [];
  return people.slice(people.indexOf(personId) + 1);
}

async function stepsFor(tx: Tx, consult: Consult, today: SchoolDate): Promise<readonly ConsultStep[]> {
  const steps = stepsIn(consult.state);
  if (!steps.includes('passed')) return steps;
  const hasDeputy = deputiesAfter(await tx.dossiers.seats(today), consult).length > 0;
  return hasDeputy ? steps : steps.filter((step) => step !== 'passed');
}
