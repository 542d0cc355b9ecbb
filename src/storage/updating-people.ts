import type { NewPerson } from '../app/ports/people.ts';
import type { Roster } from '../app/ports/roster.ts';
import type { Change } from '../app/roster/comparing.ts';
import { addDays } from '../domain/calendar/plain-date.ts';
import type { PersonId, SchoolDate } from '../domain/ids.ts';
import { addPeople, personRow } from './adding-people.ts';
import { type Handle, schoolOf } from './handle.ts';
import { scopeOf } from './roster-items.ts';
import { type KeyColumns, keyring } from './subject-keys.ts';

/** Adds colleagues who are new, and stores anew whose name, mail, employer or account has changed. */
export async function updatePeople(
  handle: Handle,
  roster: Roster,
  changes: readonly Change[],
  known: ReadonlySet<PersonId>,
): Promise<void> {
  await addPeople(
    handle,
    roster.people.filter(({ id }) => !known.has(id)),
  );
  const changed = idsOf(changes, 'person', 'changed');
  const people = roster.people.filter(({ id }) => known.has(id));
  const differing = people.filter(({ id }) => changed.has(id));
  // Two may have swapped accounts: an account is free before it is given again.
  await setAll(handle, differing, { entra_id: null });
  const keyFor = keyring(handle.keys);
  for (const person of differing) {
    const key = await handle.db
      .selectFrom('person')
      .innerJoin('subject_key', 'subject_key.id', 'person.key_id')
      .select(['person.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
      .where('person.id', '=', person.id)
      .executeTakeFirstOrThrow();
    const { id, key_id, language, ...columns } = personRow(
      handle,
      person,
      key.key_id,
      keyFor(key as KeyColumns),
    );
    await handle.db.updateTable('person').set(columns).where('id', '=', id).execute();
  }
  for (const { id, language } of people)
    if (language !== null)
      await handle.db
        .updateTable('person')
        .set({ language })
        .where('id', '=', id)
        .where('language', 'is', null)
        .execute();
}

async function setAll({ db }: Handle, people: readonly NewPerson[], to: { entra_id: null }): Promise<void> {
  if (people.length === 0) return;
  const ids = people.map(({ id }) => id);
  await db.updateTable('person').set(to).where('id', 'in', ids).execute();
}

/**
 * Who has a role no more keeps the row, with yesterday as its last day. Who comes back goes on in the row of before, or
 * begins a new one where the files say that they start after they left.
 */
export async function updateMemberships(
  handle: Handle,
  roster: Roster,
  changes: readonly Change[],
  on: SchoolDate,
): Promise<void> {
  const { db, ids, keys } = handle;
  const schoolId = schoolOf(handle);
  for (const id of idsOf(changes, 'membership', 'gone')) {
    const [personId = '', role = ''] = id.split(' ');
    await db
      .updateTable('membership')
      .set({ until_on: addDays(on, -1) })
      .where('school_id', '=', schoolId)
      .where('person_id', '=', personId as PersonId)
      .where('role', '=', role)
      .where('until_on', 'is', null)
      .execute();
  }
  const isNew = idsOf(changes, 'membership', 'new');
  const changed = idsOf(changes, 'membership', 'changed');
  for (const { personId, role, deputyOf, scope, fromOn } of roster.memberships) {
    const key = `${personId} ${role}`;
    if (!isNew.has(key) && !changed.has(key)) continue;
    const columns = {
      deputy_of: deputyOf,
      scope_lookup: scopeOf(keys, schoolId, scope ?? null),
      from_on: fromOn,
    };
    const own = db
      .updateTable('membership')
      .set({ ...columns, until_on: null })
      .where('school_id', '=', schoolId)
      .where('person_id', '=', personId)
      .where('role', '=', role);
    const goesOn = isNew.has(key)
      ? await own
          .where('until_on', '>=', fromOn)
          .where('id', '=', ({ selectFrom }) =>
            selectFrom('membership as last')
              .select('last.id')
              .where('last.school_id', '=', schoolId)
              .where('last.person_id', '=', personId)
              .where('last.role', '=', role)
              .orderBy('last.until_on', 'desc')
              .orderBy('last.id', 'desc')
              .limit(1),
          )
          .returning('id')
          .executeTakeFirst()
      : await own.where('until_on', 'is', null).returning('id').executeTakeFirst();
    if (goesOn) continue;
    await db
      .insertInto('membership')
      .values({
        ...columns,
        id: ids.next<string>(),
        school_id: schoolId,
        person_id: personId,
        role,
        until_on: null,
      })
      .execute();
  }
}

/** The ids of one kind of change. */
export function idsOf(
  changes: readonly Change[],
  what: Change['what'],
  change: Change['change'],
): Set<string> {
  return new Set(changes.filter((each) => each.what === what && each.change === change).map(({ id }) => id));
}
