import type { PersonId } from '../../domain/ids.ts';
import { hasToHear, involvementOf } from '../../domain/involvement.ts';
import type { Resolved } from '../../domain/kernteam/kernteam.ts';
import { kernteamOf } from '../kernteam/finding-kernteam.ts';
import type { Informed, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import { type Family, leftOutReason } from './family.ts';
import { coordinatesAt } from './who-coordinates.ts';

/**
 * Everybody who belongs at the table: who has a seat for this pupil by the rules of the region, the coordinator, the mentors, the
 * parents who have to hear, and the pupil from 12 on. A parent who was left out is on record and not invited; from 18
 * on only parents who were told with consent are there. Nobody sits twice.
 */
export async function participantsOf(
  turn: Turn,
  tx: Tx,
  family: Family,
  recorded: readonly Informed[],
  casushouderId: PersonId,
): Promise<Participant[]> {
  const { pupil } = family;
  const { resolved } = await kernteamOf(tx, pupil, family.age, turn.today);
  const seats = resolved.filter(({ as }) => as !== 'informed');
  const mentors = await tx.pupils.mentorsOf(pupil.id);
  const coordinator = await coordinatorAt(turn, tx, casushouderId);
  const involvement = involvementOf(family.age);
  return [
    ...seats.map((seat) => seatedAt(turn, seat)),
    participant(turn, 'ondersteuningscoordinator', { kind: 'person', id: coordinator }),
    ...mentors
      .filter((id) => id !== coordinator && !seats.some(({ people }) => people[0] === id))
      .map((id) => participant(turn, 'mentor', { kind: 'person', id })),
    ...parentsOf(turn, family, recorded),
    { ...participant(turn, 'leerling', { kind: 'pupil', id: pupil.id }), invited: involvement.pupilInvited },
  ];
}

function parentsOf(turn: Turn, family: Family, recorded: readonly Informed[]): Participant[] {
  const withConsent = involvementOf(family.age).parents === 'with_consent';
  const told = new Set(recorded.filter(({ informedOn }) => informedOn).map(({ guardianId }) => guardianId));
  return family.guardians
    .filter(({ id, gezag }) => hasToHear(gezag) && (!withConsent || told.has(id)))
    .map(({ id }) => {
      const leftOutCode = leftOutReason(recorded, id);
      return {
        ...participant(turn, 'ouder', { kind: 'guardian', id }),
        invited: leftOutCode === null,
        leftOutCode,
      };
    });
}

/** The casushouder, when that is a coordinator; else whoever decided. */
async function coordinatorAt(turn: Turn, tx: Tx, casushouderId: PersonId): Promise<PersonId> {
  if (casushouderId === turn.actor.personId) return casushouderId;
  const school = await tx.schools.here();
  const standing = await tx.people.standing(casushouderId, turn.today);
  return coordinatesAt(standing, school.id) ? casushouderId : turn.actor.personId;
}

function seatedAt(turn: Turn, { kind, people: [holder], seatId }: Resolved): Participant {
  return { ...participant(turn, kind, { kind: 'person', id: holder }), seatId };
}

/** Somebody with a place at the table from today on, invited, and of whom nothing else is on record. */
export function participant(
  turn: Pick<Turn, 'deps' | 'today'>,
  role: Participant['role'],
  who: Participant['who'],
): Participant {
  return {
    id: turn.deps.ids.next(),
    role,
    who,
    seatId: null,
    invited: true,
    leftOutCode: null,
    ground: null,
    groundOn: null,
    groundEndedOn: null,
    guest: null,
    fromOn: turn.today,
    untilOn: null,
  };
}
