import type { Language, PersonId } from '../../domain/ids.ts';
import { homeSchool } from '../arriving/arriving.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { momentView } from '../table/as-shown.ts';
import { placeOf } from '../table/table-case.ts';
import type { Deps, Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { OwnTable, OwnTablesView } from './views.ts';

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

/** The same as a page, for as long as the person has anything to do at the school where the link was made. */
export function readOwnTables(
  deps: Deps,
  link: Link,
): Promise<{ language: Language; tables: readonly OwnTable[] } | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    if (link.purpose !== 'own_tables_page' || link.holder.kind !== 'person') return null;
    const personId = link.holder.id as PersonId;
    const today = deps.wallClock.dateOf(deps.clock.now());
    const { memberships, seatSchools } = await tx.people.standing(personId, today);
    const isHere =
      memberships.some(({ schoolId }) => schoolId === link.schoolId) || seatSchools.includes(link.schoolId);
    if (!isHere) return null;
    const person = await tx.people.byId(personId);
    const { tables } = await ownTables(tx, deps, personId);
    return { language: person?.language ?? (await tx.schools.here()).language, tables };
  });
}

async function ownTables(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'wallClock'>,
  personId: PersonId,
): Promise<OwnTablesView> {
  const tables = await tx.tables.ofPerson(personId, deps.clock.now());
  return {
    kind: 'own_tables',
    tables: tables.map(({ id, version, school, number, booked }) => ({
      ref: { schoolId: school.id, id, version },
      number,
      place: placeOf(school),
      moment: booked && momentView(deps, booked),
    })),
  };
}
