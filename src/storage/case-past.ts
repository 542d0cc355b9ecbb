import { sql } from 'kysely';
import type { ActionPutDown, CasePast, ChangeOnRecord, TableOfCase } from '../app/ports/case-past.ts';
import type { TableState } from '../app/ports/tables.ts';
import type { ActietafelId, Instant, SchoolDate } from '../domain/ids.ts';
import type { OutcomeKind } from '../domain/outcomes.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf } from './subject-keys.ts';

/** Of each kind; more than a case that runs for years has. Ours. */
const MOST_ROWS = 200;

type TableRow = {
  id: ActietafelId;
  state: TableState;
  proposed_at: Date;
  booked_at: Date | null;
  starts_at: Date | null;
  held_on: string | null;
};
type ActionRow = { nth: number; added_at: Date; state: ActionPutDown['state']; ended_on: string | null };

/** What happened in a case, by its days. Of all this only the outcomes of an agreement are sealed. */
export function casePastOn(handle: Handle): CasePast {
  const { db } = handle;

  return {
    async tables(dossierId) {
      const { rows } = await sql<TableRow>`
        select actietafel.id, actietafel.state, proposed_at, booked_at, slot.starts_at, held_on
        from actietafel
        left join slot on slot.id = actietafel.booked_slot_id
        where dossier_id = ${dossierId}::uuid and actietafel.school_id = ${schoolOf(handle)}::uuid
        order by proposed_at desc, actietafel.id desc
        limit ${MOST_ROWS}
      `.execute(db);
      return rows.reverse().map(
        (row): TableOfCase => ({
          id: row.id,
          state: row.state,
          askedAt: instant(row.proposed_at),
          bookedAt: row.booked_at && instant(row.booked_at),
          startsAt: row.starts_at && instant(row.starts_at),
          heldOn: row.held_on as SchoolDate | null,
        }),
      );
    },

    async agreements(dossierId) {
      const { rows } = await sql<{ id: string; made_on: string; outcomes_sealed: Buffer }>`
        select id, made_on, outcomes_sealed from agreement
        where dossier_id = ${dossierId}::uuid and school_id = ${schoolOf(handle)}::uuid
        order by made_on desc, recorded_at desc
        limit ${MOST_ROWS}
      `.execute(db);
      if (rows.length === 0) return [];
      const key = await keyOf(handle, 'dossier', dossierId);
      return rows.reverse().map((row) => ({
        id: row.id,
        madeOn: row.made_on as SchoolDate,
        outcomes: key.open<OutcomeKind[]>(`agreement.outcomes.${row.id}`, row.outcomes_sealed),
      }));
    },

    async actions(dossierId) {
      const { rows } = await sql<ActionRow>`
        select nth, added_at, state, ended_on from agreed_action
        where dossier_id = ${dossierId}::uuid and school_id = ${schoolOf(handle)}::uuid
        order by nth desc
        limit ${MOST_ROWS}
      `.execute(db);
      return rows.reverse().map(
        (row): ActionPutDown => ({
          nth: row.nth,
          addedAt: instant(row.added_at),
          state: row.state,
          endedOn: row.ended_on as SchoolDate | null,
        }),
      );
    },

    async changes(dossierId) {
      const { rows } = await sql<{ action: ChangeOnRecord['action']; at: Date }>`
        select action, at from audit
        where school_id = ${schoolOf(handle)}::uuid
          and action in ('dossier.holder_changed', 'table.moved', 'table.cancelled')
          and subject_id in (
            select ${dossierId}::uuid
            union all
            select id from actietafel where dossier_id = ${dossierId}::uuid
          )
        order by seq desc
        limit ${MOST_ROWS}
      `.execute(db);
      return rows.reverse().map(({ action, at }) => ({ action, at: instant(at) }));
    },
  };
}

function instant(at: Date): Instant {
  return at.getTime() as Instant;
}
