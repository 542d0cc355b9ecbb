import { sql } from 'kysely';
import type { Regisseurs } from '../app/ports/regisseurs.ts';
import type { ActietafelId, DossierId, Instant, SchoolDate } from '../domain/ids.ts';
import type { RegisseurChange, RegisseurOnRecord } from '../domain/regisseur.ts';
import { type Handle, schoolOf } from './handle.ts';
import { finalMinutesIn } from './minutes.ts';
import { type KeyColumns, keyOf, keyring } from './subject-keys.ts';

type NamedRow = KeyColumns & {
  dossier_id: DossierId;
  actietafel_id: ActietafelId;
  minutes_id: string;
  nth: number;
  content_sealed: Buffer;
  is_open: boolean;
};
type Content = Pick<RegisseurChange, 'named' | 'regisseur'>;

/** Who keeps a case together: whom it is, is sealed in the minutes and in each change beside them. */
export function regisseursOn(handle: Handle): Regisseurs {
  const { db } = handle;
  return {
    async add(dossierId, { id, tableId, on, chosenBy, chosenAt, named, regisseur }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      const added = await db
        .insertInto('regisseur_change')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          actietafel_id: tableId,
          content_sealed: key.seal(placeOf(id), { named, regisseur } satisfies Content),
          chosen_on: on,
          chosen_by: chosenBy,
          chosen_at: new Date(chosenAt),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      return added.length > 0;
    },

    async onRecord(ids) {
      const found = new Map<DossierId, RegisseurOnRecord>();
      if (ids.length === 0) return found;
      const named = await lastNamed(ids);
      if (named.length === 0) return found;
      const changes = await changesIn(named.map(({ dossier_id }) => dossier_id));
      const keyFor = keyring(handle.keys);
      for (const row of named) {
        const key = keyFor(row);
        const { regisseur } = finalMinutesIn(key, row);
        if (!regisseur) continue;
        found.set(row.dossier_id, {
          tableId: row.actietafel_id,
          named: regisseur,
          isOpen: row.is_open,
          changes: changes
            .filter((each) => each.dossier_id === row.dossier_id && each.actietafel_id === row.actietafel_id)
            .map((each) => ({
              ...key.open<Content>(placeOf(each.id), each.content_sealed),
              id: each.id,
              tableId: each.actietafel_id,
              on: each.chosen_on as SchoolDate,
              chosenBy: each.chosen_by,
              chosenAt: each.chosen_at.getTime() as Instant,
            })),
        });
      }
      return found;
    },
  };

  /** Of each case the final minutes of its newest table that has any, as they were made final last. */
  async function lastNamed(ids: readonly DossierId[]): Promise<NamedRow[]> {
    const { rows } = await sql<NamedRow>`
      select distinct on (minutes.dossier_id) minutes.dossier_id, minutes.actietafel_id,
        minutes.id as minutes_id, last.nth, last.content_sealed,
        dossier.key_id, subject_key.wrapped, subject_key.master_key_id,
        exists (
          select 1 from minutes as later
          join actietafel as its_table on its_table.id = later.actietafel_id
          where later.dossier_id = minutes.dossier_id and later.state = 'open'
            and its_table.state in ('booked', 'held')
            and (its_table.id = actietafel.id or its_table.held_on is null or its_table.held_on >= actietafel.held_on)
        ) as is_open
      from minutes
      join actietafel on actietafel.id = minutes.actietafel_id and actietafel.state = 'held'
      join dossier on dossier.id = minutes.dossier_id
      join subject_key on subject_key.id = dossier.key_id
      join lateral (
        select nth, content_sealed from minutes_final where minutes_id = minutes.id order by nth desc limit 1
      ) as last on true
      where minutes.school_id = ${schoolOf(handle)}::uuid and minutes.dossier_id = any(${[...ids]}::uuid[])
      order by minutes.dossier_id, actietafel.held_on desc nulls last, actietafel.id desc
    `.execute(db);
    return rows;
  }

  function changesIn(ids: readonly DossierId[]) {
    return db
      .selectFrom('regisseur_change')
      .selectAll()
      .where('school_id', '=', schoolOf(handle))
      .where('dossier_id', 'in', [...ids])
      .orderBy('chosen_at')
      .orderBy('id')
      .execute();
  }
}

function placeOf(id: string): string {
  return `regisseur_change.content.${id}`;
}
