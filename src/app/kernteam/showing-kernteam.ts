import type { SchoolDate, SeatId } from '../../domain/ids.ts';
import type { Age } from '../../domain/involvement.ts';
import type { Because, Gap, Remark, Resolved } from '../../domain/kernteam/kernteam.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { PersonName } from '../ports/people.ts';
import type { Pupil } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';
import { type ContactPerson, contactPersonOf } from './contact-person.ts';
import { kernteamOf } from './finding-kernteam.ts';

/** Who belongs at the table and why, as a coordinator reads it on our own page: where a pupil lives is told in no chat. */
export type KernteamShown = {
  seats: readonly (Pick<Resolved, 'kind' | 'as'> & {
    because: Because;
    organisation: string | null;
    /** Who sits there: by the rules, or in an open dossier whoever took the seat over. */
    name: PersonName | null;
    /** How many deputies there are. */
    deputies: number;
  })[];
  gaps: readonly Gap[];
  remarks: readonly Remark[];
  contactPerson: ContactPerson | null;
};

/** `participants` = of the dossier, where there is one. */
export async function kernteamShown(
  tx: Tx,
  pupil: Pupil,
  age: Age,
  on: SchoolDate,
  participants: readonly Participant[],
): Promise<KernteamShown> {
  const kernteam = await kernteamOf(tx, pupil, age, on);
  const organisations = await tx.playingField.organisations();
  const sitting = (each: Resolved) => sittingOn(participants, each.seatId) ?? each.people[0];
  const people = await tx.people.byIds([...new Set(kernteam.resolved.map(sitting))]);
  return {
    seats: kernteam.resolved.map((each) => ({
      kind: each.kind,
      as: each.as,
      because: each.because,
      organisation: organisations.find(({ id }) => id === each.organisationId)?.name ?? null,
      name: people.find(({ id }) => id === sitting(each))?.name ?? null,
      deputies: each.people.length - 1,
    })),
    gaps: kernteam.gaps,
    remarks: kernteam.remarks,
    contactPerson: await contactPersonOf(tx, on),
  };
}

function sittingOn(participants: readonly Participant[], seat: SeatId) {
  const now = participants.find(({ seatId, untilOn }) => seatId === seat && untilOn === null)?.who;
  return now?.kind === 'person' ? now.id : null;
}
