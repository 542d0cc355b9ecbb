import type { DossierId, PersonId } from '../../domain/ids.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';

/** That somebody has a seat in a running dossier from now on: a number and a seat, as a card or as a letter. */
export async function preparePlace(tx: Tx, { notice, school }: Moment): Promise<Prepared> {
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  if (!dossier || dossier.state === 'closed') return { kind: 'drop', reason: 'closed' };
  const personId = notice.to.id as PersonId;
  const participants = await tx.dossiers.participants(dossier.id);
  if (!participants.some(({ who, untilOn }) => who.id === personId && untilOn === null))
    return { kind: 'drop', reason: 'not_asked' };
  const said = { number: dossier.number, seat: notice.params.seat as SeatKind, school: school.name };
  if (await tx.conversations.personal(personId))
    return { kind: 'view', view: { kind: 'place_given', ...said } };
  const person = await tx.people.byId(personId);
  if (!person?.mail) return { kind: 'unreachable', reason: 'no_address' };
  return {
    kind: 'mail',
    to: person.mail,
    letter: { kind: 'letter_place_given', ...said },
    language: person.language ?? school.language,
  };
}
