import type { DeadlineId, DossierId, PersonId } from '../../domain/ids.ts';
import type { Rung } from '../../domain/reminding/digest.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { TermCase } from './terms-said.ts';

/** A named person whose help a coordinator can ask for, by roepnaam. */
export type ToAsk = { seat: SeatKind; roepnaam: string };

/** Who can push a case on when a school cannot: the samenwerkingsverband first, then the municipality of the pupil. */
const SEATS: readonly SeatKind[] = ['swv', 'leerplicht'];

/**
 * For each case of which it is proposed to scale up: who sits at its table for the samenwerkingsverband, else for leerplicht.
 * A proposal and nothing more: the coordinator decides, and asks. A fixed number of statements.
 */
export async function whomToAsk(
  tx: Tx,
  cases: readonly TermCase[],
  rungs: readonly Rung[],
): Promise<ReadonlyMap<DeadlineId, ToAsk>> {
  const proposed = new Set(
    rungs.flatMap(({ termId, audience }) => (audience === 'scale_up' ? [termId] : [])),
  );
  const dossierOf = new Map(
    cases.flatMap(({ term, matter: { dossier } }): [DeadlineId, DossierId][] =>
      dossier && proposed.has(term.id) ? [[term.id, dossier.id]] : [],
    ),
  );
  if (dossierOf.size === 0) return new Map();
  const participants = await tx.dossiers.participantsOf([...new Set(dossierOf.values())]);
  const found = [...dossierOf].flatMap(([termId, dossierId]) => {
    const partner = partnerAmong(participants.get(dossierId) ?? []);
    return partner ? [{ termId, ...partner }] : [];
  });
  const people = await tx.people.byIds([...new Set(found.map(({ personId }) => personId))]);
  return new Map(
    found.flatMap(({ termId, seat, personId }): [DeadlineId, ToAsk][] => {
      const person = people.find(({ id }) => id === personId);
      return person ? [[termId, { seat, roepnaam: person.name.roepnaam }]] : [];
    }),
  );
}

function partnerAmong(participants: readonly Participant[]): { seat: SeatKind; personId: PersonId } | null {
  for (const seat of SEATS) {
    const partner = participants.find(({ role, untilOn }) => role === seat && untilOn === null);
    if (partner?.who.kind === 'person') return { seat, personId: partner.who.id };
  }
  return null;
}
