import { type SelectQueryBuilder, sql } from 'kysely';
import type { Actietafel, Slot, TableState, Tables } from '../app/ports/tables.ts';
import type { ActietafelId, Instant, RoomId, SchoolDate, SlotId } from '../domain/ids.ts';
import { agendasOn } from './agendas.ts';
import { type Handle, schoolOf } from './handle.ts';
import { ownTablesOn } from './own-tables.ts';
import type { Database } from './schema.ts';
import type { SubjectKey } from './sealing.ts';
import { type KeyColumns, keyOf, keyring } from './subject-keys.ts';
import { answersOn } from './table-answers.ts';

/**
 * An actietafel with its slots. Answers and agendas are read apart, since only some readers need them. Why one was booked
 * without the family's yes is sealed under the key of its dossier.
 */
export function tablesOn(handle: Handle): Tables {
  const { db } = handle;
  const keyFor = keyring(handle.keys);

  function tables() {
    return db
      .selectFrom('actietafel')
      .innerJoin('dossier', 'dossier.id', 'actietafel.dossier_id')
      .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
      .selectAll('actietafel')
      .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
      .select(ROOM)
      .where('actietafel.school_id', '=', schoolOf(handle));
  }

  async function withSlots(
    query: SelectQueryBuilder<Database, 'actietafel' | 'dossier' | 'subject_key', Row>,
  ): Promise<Actietafel | null> {
    const row = await query.select(SLOTS).executeTakeFirst();
    return row ? opened(row, row.slots.map(slotOf), keyFor) : null;
  }

  async function addSlots(table: Actietafel): Promise<void> {
    if (table.slots.length === 0) return;
    await db
      .insertInto('slot')
      .values(
        table.slots.map(({ id, position, startsAt, endsAt, reasons, roomId }) => ({
          id,
          school_id: schoolOf(handle),
          actietafel_id: table.id,
          position,
          starts_at: new Date(startsAt),
          ends_at: new Date(endsAt),
          reasons: [...reasons],
          room_id: roomId ?? null,
        })),
      )
      .execute();
  }

  /** Nothing is asked where there is nothing to seal. */
  async function keyToSeal({ bookedReason, dossierId }: Actietafel): Promise<SubjectKey | null> {
    return bookedReason === null ? null : keyOf(handle, 'dossier', dossierId);
  }

  async function store(table: Actietafel): Promise<Actietafel> {
    const version = table.version + 1;
    const key = await keyToSeal(table);
    await db
      .updateTable('actietafel')
      .set({ ...columns(table, key), version })
      .where('id', '=', table.id)
      .where('version', '=', table.version)
      .where('school_id', '=', schoolOf(handle))
      .returning('id')
      .executeTakeFirstOrThrow();
    return { ...table, version };
  }

  return {
    async add(table) {
      const key = await keyToSeal(table);
      await db
        .insertInto('actietafel')
        .values({
          id: table.id,
          school_id: schoolOf(handle),
          dossier_id: table.dossierId,
          version: table.version,
          minutes: table.minutes,
          ...columns(table, key),
        })
        .execute();
      await addSlots(table);
    },

    async addHeld(held) {
      if (held.length === 0) return;
      await db
        .insertInto('actietafel')
        .values(
          held.map((table) => ({
            id: table.id,
            school_id: schoolOf(handle),
            dossier_id: table.dossierId,
            version: table.version,
            minutes: table.minutes,
            ...columns(table, null),
          })),
        )
        .execute();
    },

    async forChange(id) {
      // The slots are a statement of their own: what a lock was waited for is only seen by the next statement.
      const row = await tables()
        .where('actietafel.id', '=', id)
        .forNoKeyUpdate('actietafel')
        .executeTakeFirst();
      if (!row) return null;
      const slots = await db
        .selectFrom('slot')
        .select(['id', 'position', 'starts_at', 'ends_at', 'reasons', 'room_id'])
        .where('actietafel_id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .orderBy('position')
        .execute();
      return opened(row, slots.map(slotOf), keyFor);
    },

    byId: (id) => withSlots(tables().where('actietafel.id', '=', id)),

    current: (dossierId) =>
      withSlots(
        tables()
          .where('actietafel.dossier_id', '=', dossierId)
          .where('actietafel.state', 'in', ['voting', 'booked']),
      ),

    async latestOf(dossierIds) {
      if (dossierIds.length === 0) return [];
      const rows = await tables()
        .where('actietafel.dossier_id', 'in', [...dossierIds])
        .distinctOn('actietafel.dossier_id')
        .orderBy('actietafel.dossier_id')
        // A talk that was put down afterwards comes behind the table that is asked about or booked.
        .orderBy(sql`actietafel.state in ('voting', 'booked')`, 'desc')
        .orderBy(
          sql`coalesce(actietafel.held_on, (actietafel.proposed_at at time zone 'Europe/Amsterdam')::date)`,
          'desc',
        )
        .orderBy('actietafel.proposed_at', 'desc')
        .orderBy('actietafel.id', 'desc')
        .select(SLOTS)
        .execute();
      return rows.map((row) => opened(row, row.slots.map(slotOf), keyFor));
    },

    store,

    async storeRound(table) {
      await sql`
        with gone as (delete from vote using slot where vote.slot_id = slot.id and slot.actietafel_id = ${table.id}::uuid and vote.school_id = ${schoolOf(handle)}::uuid)
        delete from remark where actietafel_id = ${table.id}::uuid and school_id = ${schoolOf(handle)}::uuid
      `.execute(db);
      await db
        .deleteFrom('slot')
        .where('actietafel_id', '=', table.id)
        .where('school_id', '=', schoolOf(handle))
        .execute();
      await addSlots(table);
      return store(table);
    },

    async addReasons(id, codes) {
      await db
        .updateTable('slot')
        .set({
          reasons: sql<string[]>`reasons || array(
            select code from unnest(${[...codes]}::text[]) as code where not (code = any(reasons))
          )`,
        })
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .execute();
    },

    ...answersOn(handle),
    ...agendasOn(handle),
    ...ownTablesOn(handle),
  };
}

type Row = {
  id: ActietafelId;
  dossier_id: Actietafel['dossierId'];
  state: string;
  version: number;
  sequence: number;
  booked_slot_id: SlotId | null;
  room_name: string | null;
  booked_reason_sealed: Buffer | null;
  minutes: number;
  proposed_at: Date;
  booked_at: Date | null;
  held_on: string | null;
  agenda_from: Date | null;
  agenda_until: Date | null;
} & KeyColumns;

type SlotRow = {
  id: SlotId;
  position: number;
  starts_at: Date | string;
  ends_at: Date | string;
  reasons: string[];
  room_id: RoomId | null;
};

/** What the room of the moment that stands is called. */
const ROOM = sql<string | null>`(
  select room.name
  from slot join room on room.school_id = slot.school_id and room.id = slot.room_id
  where slot.id = actietafel.booked_slot_id
)`.as('room_name');

const SLOTS = sql<SlotRow[]>`
  coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'id', slot.id, 'position', slot.position, 'starts_at', slot.starts_at, 'ends_at', slot.ends_at,
        'reasons', to_jsonb(slot.reasons), 'room_id', slot.room_id
      ) order by slot.position)
    from slot where slot.actietafel_id = actietafel.id
  ), '[]'::jsonb)`.as('slots');

function columns(table: Actietafel, key: SubjectKey | null) {
  return {
    state: table.state,
    sequence: table.sequence,
    booked_slot_id: table.bookedSlotId,
    booked_reason_sealed: key?.seal(`actietafel.booked_reason.${table.id}`, table.bookedReason) ?? null,
    proposed_at: new Date(table.proposedAt),
    booked_at: table.bookedAt === null ? null : new Date(table.bookedAt),
    held_on: table.heldOn,
    agenda_from: table.offMoment && new Date(table.offMoment.startsAt),
    agenda_until: table.offMoment && new Date(table.offMoment.endsAt),
  };
}

function opened(row: Row, slots: Slot[], keyFor: (row: KeyColumns) => SubjectKey): Actietafel {
  return {
    id: row.id,
    dossierId: row.dossier_id,
    state: row.state as TableState,
    version: row.version,
    sequence: row.sequence,
    slots,
    bookedSlotId: row.booked_slot_id,
    ...(row.room_name ? { roomName: row.room_name } : {}),
    bookedReason:
      row.booked_reason_sealed === null
        ? null
        : keyFor(row).open<string>(`actietafel.booked_reason.${row.id}`, row.booked_reason_sealed),
    minutes: row.minutes,
    proposedAt: row.proposed_at.getTime() as Instant,
    bookedAt: row.booked_at === null ? null : (row.booked_at.getTime() as Instant),
    heldOn: row.held_on as SchoolDate | null,
    offMoment:
      row.agenda_from && row.agenda_until
        ? {
            startsAt: row.agenda_from.getTime() as Instant,
            endsAt: row.agenda_until.getTime() as Instant,
          }
        : null,
  };
}

function slotOf(row: SlotRow): Slot {
  return {
    id: row.id,
    position: row.position,
    startsAt: new Date(row.starts_at).getTime() as Instant,
    endsAt: new Date(row.ends_at).getTime() as Instant,
    reasons: row.reasons,
    ...(row.room_id ? { roomId: row.room_id } : {}),
  };
}
