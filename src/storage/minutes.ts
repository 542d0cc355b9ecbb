import { sql } from 'kysely';
import type { FinalMinutes, KeptMinutes, MadeFinal, MinutesStore, TableHeld } from '../app/ports/minutes.ts';
import type { ActietafelId, DossierId, Instant, PersonId, SchoolDate } from '../domain/ids.ts';
import { type Minutes, NO_MINUTES } from '../domain/minutes/minutes.ts';
import { type Handle, schoolOf } from './handle.ts';
import type { SubjectKey } from './sealing.ts';
import { keyOf } from './subject-keys.ts';

type Final = Pick<FinalMinutes, 'minutes' | 'standing'>;
type Row = {
  id: string;
  dossier_id: DossierId;
  actietafel_id: ActietafelId;
  version: number;
  state: string;
  content_sealed: Buffer;
  changed_by: PersonId;
  changed_at: Date;
};
type MadeRow = {
  minutes_id: string;
  nth: number;
  actietafel_id: ActietafelId;
  held_on: string | null;
  made_at: Date;
};
type HeldRow = {
  id: ActietafelId;
  held_on: string | null;
  was_booked: boolean;
  state: string | null;
  minutes_id: string | null;
  nth: number | null;
  content_sealed: Buffer | null;
  live_sealed: Buffer | null;
};

/** The minutes of tables: what they say is sealed under the key of the case. */
export function minutesOn(handle: Handle): MinutesStore {
  const { db } = handle;

  async function found(id: ActietafelId, lock: boolean): Promise<KeptMinutes | null> {
    const query = db
      .selectFrom('minutes')
      .selectAll()
      .where('actietafel_id', '=', id)
      .where('school_id', '=', schoolOf(handle));
    const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
    return row ? opened(row) : null;
  }

  async function opened(row: Row): Promise<KeptMinutes> {
    const key = await keyOf(handle, 'dossier', row.dossier_id);
    return {
      id: row.id,
      tableId: row.actietafel_id,
      dossierId: row.dossier_id,
      version: row.version,
      state: row.state as KeptMinutes['state'],
      minutes: inFull(key.open(placeOf(row.id), row.content_sealed)),
      changedBy: row.changed_by,
      changedAt: row.changed_at.getTime() as Instant,
    };
  }

  return {
    of: (id) => found(id, false),
    forChange: (id) => found(id, true),

    async begin({ id, tableId, dossierId, version, state, minutes, changedBy, changedAt }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .insertInto('minutes')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          actietafel_id: tableId,
          version,
          state,
          content_sealed: key.seal(placeOf(id), minutes),
          changed_by: changedBy,
          changed_at: new Date(changedAt),
        })
        .execute();
    },

    async store(kept) {
      const { id, dossierId, version, state, minutes, changedBy, changedAt } = kept;
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .updateTable('minutes')
        .set({
          version: version + 1,
          state,
          content_sealed: key.seal(placeOf(id), minutes),
          changed_by: changedBy,
          changed_at: new Date(changedAt),
        })
        .where('id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .where('version', '=', version)
        .returning('id')
        .executeTakeFirstOrThrow();
      return { ...kept, version: version + 1 };
    },

    async addFinal({ id, dossierId, minutes, changedBy, changedAt }, standing) {
      const nth = 1 + (await finalRows(id)).length;
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .insertInto('minutes_final')
        .values({
          minutes_id: id,
          nth,
          school_id: schoolOf(handle),
          content_sealed: key.seal(finalPlaceOf(id, nth), { minutes, standing } satisfies Final),
          made_by: changedBy,
          made_at: new Date(changedAt),
        })
        .execute();
    },

    async finals(id) {
      const rows = await finalRows(id);
      const [first] = rows;
      if (!first) return [];
      const key = await keyOf(handle, 'dossier', first.dossier_id);
      return rows.map(
        (row): FinalMinutes => ({
          nth: row.nth,
          ...finalOf(key, id, row),
          madeBy: row.made_by,
          madeAt: row.made_at.getTime() as Instant,
        }),
      );
    },

    async tablesHeld(dossierId) {
      const { rows } = await sql<HeldRow>`
        select actietafel.id, actietafel.held_on, actietafel.booked_slot_id is not null as was_booked, minutes.state, minutes.id as minutes_id, last.nth,
          last.content_sealed, minutes.content_sealed as live_sealed
        from actietafel
        left join minutes on minutes.actietafel_id = actietafel.id
        left join lateral (
          select nth, content_sealed from minutes_final where minutes_id = minutes.id order by nth desc limit 1
        ) as last on true
        where actietafel.dossier_id = ${dossierId}::uuid and actietafel.school_id = ${schoolOf(handle)}::uuid
          and actietafel.state = 'held'
        order by actietafel.held_on, actietafel.id
      `.execute(db);
      const key = rows.some(({ nth }) => nth !== null) ? await keyOf(handle, 'dossier', dossierId) : null;
      return rows.map(
        (row): TableHeld => ({
          tableId: row.id,
          heldOn: row.held_on as SchoolDate | null,
          wasBooked: row.was_booked,
          isOpen: row.state === 'open',
          final: key && lastFinalOf(key, row),
        }),
      );
    },

    async madeFinal(dossierId) {
      const rows = await madeIn(dossierId).limit(200).execute();
      return rows.reverse().map(madeOf);
    },

    async versionsBefore(dossierId) {
      const rows = await madeIn(dossierId)
        .select('minutes_final.content_sealed')
        .where(
          sql<boolean>`nth < (select max(nth) from minutes_final as newer where newer.minutes_id = minutes.id)`,
        )
        .limit(50)
        .execute();
      if (rows.length === 0) return [];
      const key = await keyOf(handle, 'dossier', dossierId);
      return rows.reverse().map((row) => ({
        ...madeOf(row),
        ...finalOf(key, row.minutes_id, row),
      }));
    },
  };

  /** The newest first. */
  function madeIn(dossierId: DossierId) {
    return db
      .selectFrom('minutes')
      .innerJoin('minutes_final', 'minutes_final.minutes_id', 'minutes.id')
      .innerJoin('actietafel', 'actietafel.id', 'minutes.actietafel_id')
      .select(['minutes_final.minutes_id', 'nth', 'made_at', 'minutes.actietafel_id', 'held_on'])
      .where('minutes.dossier_id', '=', dossierId)
      .where('minutes.school_id', '=', schoolOf(handle))
      .orderBy('made_at', 'desc')
      .orderBy('nth', 'desc');
  }

  function finalRows(id: string) {
    return db
      .selectFrom('minutes_final')
      .innerJoin('minutes', 'minutes.id', 'minutes_final.minutes_id')
      .select([
        'minutes_final.nth',
        'minutes_final.content_sealed',
        'made_by',
        'made_at',
        'minutes.dossier_id',
      ])
      .where('minutes_final.minutes_id', '=', id)
      .where('minutes_final.school_id', '=', schoolOf(handle))
      .orderBy('minutes_final.nth')
      .execute();
  }
}

function madeOf({ actietafel_id, held_on, nth, made_at }: MadeRow): MadeFinal {
  return {
    tableId: actietafel_id,
    heldOn: held_on as SchoolDate | null,
    nth,
    madeAt: made_at.getTime() as Instant,
  };
}

/** With all that the family said of it, also since. */
function lastFinalOf(
  key: SubjectKey,
  { minutes_id, nth, content_sealed, live_sealed }: HeldRow,
): TableHeld['final'] {
  if (minutes_id === null || nth === null || content_sealed === null || live_sealed === null) return null;
  const { minutes, standing } = finalOf(key, minutes_id, { nth, content_sealed });
  const { says } = key.open<Minutes>(placeOf(minutes_id), live_sealed);
  return { minutes: { ...minutes, says }, standing };
}

function finalOf(
  key: SubjectKey,
  id: string,
  { nth, content_sealed }: { nth: number; content_sealed: Buffer },
): Final {
  const { minutes, standing } = key.open<Final>(finalPlaceOf(id, nth), content_sealed);
  return { minutes: inFull(minutes), standing };
}

/** What was kept before something came to be asked holds no answer to it. */
function inFull(kept: Partial<Minutes>): Minutes {
  return { ...NO_MINUTES, ...kept };
}

/** A copy of minutes as it was made final, by the columns that it is found by. */
export type FinalColumns = { minutes_id: string; nth: number; content_sealed: Buffer };

export function finalMinutesIn(key: SubjectKey, row: FinalColumns): Minutes {
  return finalOf(key, row.minutes_id, row).minutes;
}

function placeOf(id: string): string {
  return `minutes.content.${id}`;
}

function finalPlaceOf(id: string, nth: number): string {
  return `minutes_final.content.${id}.${nth}`;
}
