import type { SchoolDate } from '../../domain/ids.ts';
import { type Age, ageOf } from '../../domain/involvement.ts';
import type { Kernteam, PupilFacts } from '../../domain/kernteam/kernteam.ts';
import { kernteamsIn, UNKNOWN_PUPIL } from '../../domain/kernteam/resolving.ts';
import { SEAT_KINDS, type SeatKind } from '../../domain/roles.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Pupil } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';

/** Who belongs at the table of this pupil on a day, why, and what is missing. */
export async function kernteamOf(tx: Tx, pupil: Pupil, age: Age, on: SchoolDate): Promise<Kernteam> {
  return kernteamsIn(await tx.playingField.here(on), on)(factsOf(pupil, age));
}

/** The same for whom a concern is about. Of a pupil who is in no list nothing is known: the school's own seats. */
export async function kernteamOfConcern(
  tx: Tx,
  { pupilId, triage }: Pick<Concern, 'pupilId' | 'triage'>,
  on: SchoolDate,
): Promise<Kernteam> {
  const pupil = pupilId ? await tx.pupils.byId(pupilId) : null;
  if (!pupil) return kernteamsIn(await tx.playingField.here(on), on)(UNKNOWN_PUPIL);
  return kernteamOf(tx, pupil, ageOf(pupil.bornOn, triage?.ageBand ?? null, on), on);
}

/** Who can be asked: the seats at the table that have somebody. */
export function seatsTaken({ resolved }: Kernteam): SeatKind[] {
  return SEAT_KINDS.filter((kind) => resolved.some((each) => each.kind === kind && each.as !== 'informed'));
}

/** The seats at the table that should have somebody and have not: said aloud. */
export function seatsEmpty(kernteam: Kernteam): SeatKind[] {
  const taken = seatsTaken(kernteam);
  return SEAT_KINDS.filter(
    (kind) =>
      !taken.includes(kind) && kernteam.gaps.some((gap) => gap.kind === kind && gap.as !== 'informed'),
  );
}

function factsOf({ bornOn, homeMunicipality, homePostcode, exemptUntil }: Pupil, age: Age): PupilFacts {
  return { bornOn, age, homeMunicipality, homePostcode, exemptUntil };
}
