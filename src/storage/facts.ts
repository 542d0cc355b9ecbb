import type { Facts } from '../app/ports/facts.ts';
import type { CaseFact, Said } from '../domain/facts/facts.ts';
import type { DossierId, FactId, Instant, SchoolDate } from '../domain/ids.ts';
import { recordOf } from './fact-records.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf, keyring } from './subject-keys.ts';

type Content = Said | { kind: 'taken_back'; on: SchoolDate; fact: FactId };

/** What somebody said of a case in days: in the table stand who said something and when, what it is is sealed. */
export function factsOn(handle: Handle): Facts {
  const { db } = handle;
  return {
    async add(dossierId, { id, saidBy, saidAt, ...content }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      const added = await db
        .insertInto('dossier_fact')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          content_sealed: key.seal(placeOf(id), content satisfies Content),
          said_by: saidBy,
          said_at: new Date(saidAt),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      return added.length > 0;
    },

    async saidIn(ids) {
      const said = new Map<DossierId, CaseFact[]>();
      if (ids.length === 0) return said;
      const rows = await db
        .selectFrom('dossier_fact')
        .innerJoin('dossier', 'dossier.id', 'dossier_fact.dossier_id')
        .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
        .selectAll('dossier_fact')
        .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
        .where('dossier_fact.school_id', '=', schoolOf(handle))
        .where('dossier_fact.dossier_id', 'in', [...ids])
        .orderBy('dossier_fact.said_at')
        .orderBy('dossier_fact.id')
        .execute();
      const keyFor = keyring(handle.keys);
      for (const row of rows) {
        const fact: CaseFact = {
          ...keyFor(row).open<Content>(placeOf(row.id), row.content_sealed),
          id: row.id,
          saidBy: row.said_by,
          saidAt: row.said_at.getTime() as Instant,
        };
        const of = said.get(row.dossier_id);
        if (of) of.push(fact);
        else said.set(row.dossier_id, [fact]);
      }
      return said;
    },

    recordOf: (ids) => recordOf(handle, ids),
  };
}

function placeOf(id: FactId): string {
  return `dossier_fact.content.${id}`;
}
