import type { PersonId, SchoolDate } from '../../domain/ids.ts';
import type { AgendaFault, KnownAgenda } from '../ports/agendas.ts';
import type { Ground } from '../ports/audit.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { groundOf } from './answers.ts';
import { isFamily, type TableCase, type Work } from './table-case.ts';

/** How it stands with the agenda that somebody shares. The address itself is never shown again. */
export type AgendaSharing = {
  /** Their own link, or what their organisation's server says; that one they cannot stop here. Null = nothing is read. */
  by: KnownAgenda['by'] | null;
  /** Where agendas may be; empty = only to stop with one that was shared before. */
  hosts: readonly string[];
  state: 'none' | 'waiting' | 'read' | 'failed';
  /** The day on which it was read last; null = never. */
  readOn: SchoolDate | null;
  fault: AgendaFault | null;
};

/** What a colleague or partner is shown about sharing an agenda; null for the family, and where nobody can share one. */
export async function agendaSharing(work: Work, tx: Tx, me: Participant): Promise<AgendaSharing | null> {
  return me.who.kind !== 'person' || isFamily(me) ? null : agendaOf(work, tx, me.who.id);
}

export async function agendaOf(work: Work, tx: Tx, personId: PersonId): Promise<AgendaSharing | null> {
  const { agendas, wallClock } = work.deps;
  const [known] = await tx.agendas.of([personId]);
  if (!known)
    return agendas.hosts.length === 0
      ? null
      : { by: null, hosts: agendas.hosts, state: 'none', readOn: null, fault: null };
  const { by, fault, readAt } = known;
  return {
    by,
    hosts: agendas.hosts,
    state: stateOf(known),
    readOn: readAt === null ? null : wallClock.dateOf(readAt),
    fault,
  };
}

function stateOf({ fault, readAt }: KnownAgenda): AgendaSharing['state'] {
  if (fault !== null) return 'failed';
  return readAt === null ? 'waiting' : 'read';
}

/**
 * From now on the agenda behind this address is looked into, for every table at every school that asks this person.
 * Whoever has their link can do this, and can at most make them seem busy: nothing of an agenda is ever shown.
 */
export async function shareAgenda(
  work: Work,
  tx: Tx,
  found: TableCase,
  me: Participant,
  typed: string,
): Promise<'agenda_not_allowed' | null> {
  if (me.who.kind !== 'person' || isFamily(me)) return 'agenda_not_allowed';
  return shareOwnAgenda(work, tx, me.who.id, typed, groundOf(found, me.id));
}

export async function shareOwnAgenda(
  work: Work,
  tx: Tx,
  personId: PersonId,
  typed: string,
  ground: Ground,
): Promise<'agenda_not_allowed' | null> {
  const url = work.deps.agendas.accepted(typed);
  if (url === null) return 'agenda_not_allowed';
  await tx.agendas.share(personId, url, work.now);
  await record(work, tx, personId, 'agenda.shared', ground);
  return null;
}

/** The address goes, and all that was known by it. */
export async function stopSharing(work: Work, tx: Tx, found: TableCase, me: Participant): Promise<void> {
  if (me.who.kind === 'person') await stopOwnAgenda(work, tx, me.who.id, groundOf(found, me.id));
}

export async function stopOwnAgenda(work: Work, tx: Tx, personId: PersonId, ground: Ground): Promise<void> {
  if (await tx.agendas.stop(personId)) await record(work, tx, personId, 'agenda.stopped', ground);
}

function record(work: Work, tx: Tx, personId: PersonId, action: string, ground: Ground): Promise<void> {
  return tx.audit.add({
    at: work.now,
    actor: { kind: 'person', id: personId },
    action,
    subject: { kind: 'person', id: personId },
    ground,
  });
}
