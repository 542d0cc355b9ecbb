import type { PersonId } from '../../domain/ids.ts';
import { homeSchool } from '../arriving/arriving.ts';
import type { Place } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { momentView } from '../table/as-shown.ts';
import { placeOf } from '../table/table-case.ts';
import type { Deps, Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { CaseToRead, OwnTable, OwnTablesView } from './views.ts';

type Looking = Pick<Deps, 'clock' | 'wallClock'>;

/** `mijn tafels`, as the answer to a press. */
export function showOwnTables({ deps, actor }: Turn): Promise<PersonalView> {
  const schoolId = homeSchool(actor);
  if (!schoolId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return deps.store.transact(schoolId, (tx) => ownTables(tx, deps, actor.personId));
}

/** The same in somebody's own chat, after they typed it. */
export async function prepareOwnTables(tx: Tx, moment: Moment): Promise<Prepared> {
  return { kind: 'view', view: await ownTables(tx, moment, moment.notice.to.id as PersonId) };
}

async function ownTables(tx: Tx, deps: Looking, personId: PersonId): Promise<OwnTablesView> {
  const places = await tx.dossiers.placesOf(personId, deps.wallClock.dateOf(deps.clock.now()));
  return {
    kind: 'own_tables',
    tables: await ownTablesOf(tx, deps, personId),
    reading: casesToRead(places),
    canPass: places.some(({ others }) => others.length > 0),
  };
}

/** Each case once, also for who holds two places in it. */
export function casesToRead(places: readonly Place[]): CaseToRead[] {
  return places
    .filter(
      ({ dossierId, isSeated, mayRead }, index) =>
        isSeated &&
        mayRead &&
        places.findIndex((other) => other.dossierId === dossierId && other.isSeated && other.mayRead) ===
          index,
    )
    .map(({ dossierId, concernId, number, school }) => ({
      dossierId,
      concern: { schoolId: school.id, id: concernId, version: 0 },
      number,
      school: school.name,
    }));
}

export async function ownTablesOf(tx: Tx, deps: Looking, personId: PersonId): Promise<OwnTable[]> {
  const tables = await tx.tables.ofPerson(personId, deps.clock.now());
  return tables.map(({ id, version, school, number, booked, roomName, hasCase }) => ({
    ref: { schoolId: school.id, id, version },
    number,
    place: placeOf(school, roomName),
    moment: booked && momentView(deps, booked),
    hasCase,
  }));
}
