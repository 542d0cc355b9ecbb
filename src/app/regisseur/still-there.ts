import type { DossierId, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { isGone, peopleIn, regisseurNow, type StillThere } from '../../domain/regisseur.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';

/**
 * The cases among these in which the regisseur is at the case no more: their work at the school or their seat has ended, or somebody else
 * has their place. A fixed number of statements, however many cases.
 */
export async function withoutRegisseur(
  tx: Tx,
  ids: readonly DossierId[],
  at: { schoolId: SchoolId; today: SchoolDate },
): Promise<ReadonlySet<DossierId>> {
  const onRecord = await tx.regisseurs.onRecord(ids);
  const now = [...onRecord].map(([id, record]) => ({ id, regisseur: regisseurNow(record).regisseur }));
  if (now.length === 0) return new Set();
  const participants = await tx.dossiers.participantsOf(now.map(({ id }) => id));
  const here = await presentAt(
    tx,
    now.flatMap(({ regisseur }) => peopleIn(regisseur)),
    at,
  );
  return new Set(
    now.flatMap(({ id, regisseur }) =>
      isGone(regisseur, stillThere(participants.get(id) ?? [], here)) ? [id] : [],
    ),
  );
}

/** Who of these people works at the school or holds a seat of it today. */
export async function presentAt(
  tx: Tx,
  people: readonly PersonId[],
  { schoolId, today }: { schoolId: SchoolId; today: SchoolDate },
): Promise<ReadonlySet<PersonId>> {
  const asked = [...new Set(people)];
  return new Set([
    ...(await tx.people.workingAt(asked, schoolId, today)),
    ...(await tx.people.seatedAt(asked, schoolId, today)),
  ]);
}

/** Of whoever is there those who did not give up their place in this case, and the parents at its table. */
export function stillThere(participants: readonly Participant[], here: ReadonlySet<PersonId>): StillThere {
  const has = (id: PersonId, isRunning: boolean) =>
    participants.some(
      ({ who, untilOn }) => who.kind === 'person' && who.id === id && (untilOn === null) === isRunning,
    );
  return {
    people: new Set([...here].filter((id) => has(id, true) || !has(id, false))),
    parents: new Set(
      participants.flatMap(({ id, role, untilOn }) => (role === 'ouder' && untilOn === null ? [id] : [])),
    ),
  };
}
