import { sql } from 'kysely';
import type { AgreedActions, OwnAction } from '../app/ports/agreed-actions.ts';
import type { ActionOwner, AgreedAction } from '../domain/agreed-actions.ts';
import type { ActionId, DossierId, PersonId, SchoolDate, SchoolId } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf, keyring } from './subject-keys.ts';

type Content = Pick<AgreedAction, 'what' | 'reason'>;
type OwnRow = {
  id: ActionId;
  school_id: SchoolId;
  school_name: string;
  dossier_id: DossierId;
  number: string;
  nth: number;
  owner_kind: string;
  due_on: string;
};

/** Who promised what by when. In the table stand who and the day; what it is, and why it was not done, is sealed. */
export function agreedActionsOn(handle: Handle): AgreedActions {
  const { db } = handle;
  const keyFor = keyring(handle.keys);

  function actions() {
    return db
      .selectFrom('agreed_action')
      .innerJoin('dossier', 'dossier.id', 'agreed_action.dossier_id')
      .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
      .selectAll('agreed_action')
      .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
      .where('agreed_action.school_id', '=', schoolOf(handle));
  }

  type Row = Awaited<ReturnType<ReturnType<typeof actions>['execute']>>[number];

  function opened(row: Row): AgreedAction {
    return {
      id: row.id,
      dossierId: row.dossier_id,
      nth: row.nth,
      owner: ownerIn(row),
      dueOn: row.due_on as SchoolDate,
      state: row.state as AgreedAction['state'],
      endedOn: row.ended_on as SchoolDate | null,
      ...keyFor(row).open<Content>(placeOf(row.id), row.content_sealed),
    };
  }

  return {
    async add({ id, dossierId, owner, what, reason, dueOn, state }, by, at) {
      const key = await keyOf(handle, 'dossier', dossierId);
      const added = await sql`
        insert into agreed_action
          (id, school_id, dossier_id, nth, owner_kind, owner_id, due_on, state, content_sealed, added_by, added_at)
        select ${id}::uuid, ${schoolOf(handle)}::uuid, ${dossierId}::uuid,
          1 + coalesce((select max(nth) from agreed_action where dossier_id = ${dossierId}::uuid), 0),
          ${owner.kind}, ${owner.kind === 'person' ? owner.id : null}::uuid, ${dueOn}::date, ${state},
          ${key.seal(placeOf(id), { what, reason } satisfies Content)}, ${by}::uuid, ${new Date(at)}
        on conflict (id) do nothing
        returning id
      `.execute(db);
      return added.rows.length > 0;
    },

    async addFirst(added, by, at) {
      const [first] = added;
      if (!first) return;
      const key = await keyOf(handle, 'dossier', first.dossierId);
      await db
        .insertInto('agreed_action')
        .values(
          added.map(({ id, dossierId, owner, what, reason, dueOn, state }, index) => ({
            id,
            school_id: schoolOf(handle),
            dossier_id: dossierId,
            nth: index + 1,
            owner_kind: owner.kind,
            owner_id: owner.kind === 'person' ? owner.id : null,
            due_on: dueOn,
            state,
            content_sealed: key.seal(placeOf(id), { what, reason } satisfies Content),
            added_by: by,
            added_at: new Date(at),
          })),
        )
        .execute();
    },

    async giveTo(owner, ids, by, at) {
      if (ids.length === 0) return;
      await db
        .updateTable('agreed_action')
        .set({
          owner_kind: owner.kind,
          owner_id: owner.kind === 'person' ? owner.id : null,
          changed_by: by,
          changed_at: new Date(at),
        })
        .where('id', 'in', [...ids])
        .where('school_id', '=', schoolOf(handle))
        .execute();
    },

    async end({ id, dossierId, what, reason, state, endedOn }, by, at) {
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .updateTable('agreed_action')
        .set({
          state,
          content_sealed: key.seal(placeOf(id), { what, reason } satisfies Content),
          ended_on: endedOn,
          changed_by: by,
          changed_at: new Date(at),
        })
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .returning('id')
        .executeTakeFirstOrThrow();
    },

    async dossierOf(id) {
      const row = await db
        .selectFrom('agreed_action')
        .select('dossier_id')
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .executeTakeFirst();
      return row?.dossier_id ?? null;
    },

    async of(dossierId) {
      const rows = await actions().where('agreed_action.dossier_id', '=', dossierId).orderBy('nth').execute();
      return rows.map(opened);
    },

    async ownersOf(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('agreed_action')
        .select(['id', 'owner_kind', 'owner_id'])
        .where('school_id', '=', schoolOf(handle))
        .where('id', 'in', [...ids])
        .execute();
      return new Map(rows.map((row) => [row.id, ownerIn(row)]));
    },

    async ofPerson(personId) {
      const { rows } = await sql<OwnRow>`
        select agreed_action.id, agreed_action.school_id, school.name as school_name, agreed_action.dossier_id,
          dossier.number, agreed_action.nth, agreed_action.owner_kind, agreed_action.due_on
        from agreed_action
        join dossier on dossier.id = agreed_action.dossier_id and dossier.state <> 'closed'
        join concern on concern.id = dossier.concern_id and concern.doubted_at is null
        join school on school.id = agreed_action.school_id
        where agreed_action.state = 'open'
          and (
            agreed_action.owner_id = ${personId}::uuid
            or (agreed_action.owner_id is null and dossier.casushouder_id = ${personId}::uuid)
          )
        order by agreed_action.due_on, school.name, dossier.number, agreed_action.nth
        limit 200
      `.execute(db);
      return rows.map(
        (row): OwnAction => ({
          id: row.id,
          school: { id: row.school_id, name: row.school_name },
          dossierId: row.dossier_id,
          number: row.number,
          nth: row.nth,
          of: row.owner_kind as ActionOwner['kind'],
          dueOn: row.due_on as SchoolDate,
        }),
      );
    },
  };
}

function ownerIn(row: { owner_kind: string; owner_id: PersonId | null }): ActionOwner {
  if (row.owner_kind !== 'person') return { kind: row.owner_kind as 'pupil' | 'parents' };
  return { kind: 'person', id: row.owner_id as PersonId };
}

function placeOf(id: ActionId): string {
  return `agreed_action.content.${id}`;
}
