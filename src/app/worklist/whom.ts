import type { DossierId, PersonId } from '../../domain/ids.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Outgoing } from '../ports/outgoing.ts';
import type { Person } from '../ports/people.ts';
import type { Guardian } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';
import { seatsOf } from '../table/showing-people.ts';
import { isAsked } from '../table/table-case.ts';
import type { Whom } from './views.ts';

type Message = Pick<Outgoing, 'to' | 'toId' | 'dossierId'>;

/**
 * Whom each of these messages was for, as a card may say it: a place at the table (a parent with the first letter of the
 * roepnaam), else what a colleague is called, else a role. A fixed number of statements, however many messages.
 */
export async function whomOf(tx: Tx, messages: readonly Message[]): Promise<(message: Message) => Whom> {
  const ids = [...new Set(messages.flatMap(({ dossierId }) => (dossierId ? [dossierId] : [])))];
  const participants = await tx.dossiers.participantsOf(ids);
  const dossiers = await tx.dossiers.byIds(ids);
  const guardians = await tx.pupils.guardiansOf(dossiers.map(({ pupilId }) => pupilId));
  const colleagues = messages.flatMap(({ to, toId }) => (to === 'person' ? [toId as PersonId] : []));
  const people = await tx.people.byIds([...new Set(colleagues)]);
  const known: Known = { participants, dossiers, guardians: [...guardians.values()].flat(), people };
  return (message) => seatOf(known, message) ?? colleagueOf(known, message) ?? { kind: message.to };
}

type Known = {
  participants: ReadonlyMap<DossierId, readonly Participant[]>;
  dossiers: readonly Dossier[];
  guardians: readonly Guardian[];
  people: readonly Person[];
};

function seatOf({ participants, guardians }: Known, { dossierId, toId }: Message): Whom | null {
  const all = (dossierId && participants.get(dossierId)) || [];
  const them =
    all.find((each) => each.who.id === toId && isAsked(each)) ?? all.find(({ who }) => who.id === toId);
  if (!them) return null;
  const seats = seatsOf({ deputies: new Set() }, all.filter(isAsked));
  const nth = seats.find(({ participantId }) => participantId === them.id)?.nth ?? null;
  const initial = guardians.find(({ id }) => id === toId)?.name.roepnaam.slice(0, 1) ?? null;
  return { kind: 'seat', role: them.role, nth, initial };
}

function colleagueOf({ people }: Known, { to, toId }: Message): Whom | null {
  const person = to === 'person' ? people.find(({ id }) => id === toId) : undefined;
  return person ? { kind: 'colleague', roepnaam: person.name.roepnaam } : null;
}
