import type { Dossiers } from '../app/ports/dossiers.ts';
import type { NoAgreementReason } from '../domain/deciding-anew.ts';
import type { SchoolDate } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf, keyring } from './subject-keys.ts';

/** Decisions that there is no agreement yet. In the table stand the days and who decided; why is sealed. */
export function newDecisionsOn(handle: Handle): Pick<Dossiers, 'addNewDecision' | 'newDecisions'> {
  const { db } = handle;
  const keyFor = keyring(handle.keys);

  return {
    async addNewDecision(dossierId, decision, at) {
      const id = handle.ids.next<string>();
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .insertInto('new_decision')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          decided_on: decision.on,
          instead_of: decision.insteadOf,
          due_on: decision.dueOn,
          reason_sealed: key.seal(placeOf(id), decision.reason),
          decided_by: decision.decidedBy,
          second_person_id: decision.secondPerson,
          recorded_at: new Date(at),
        })
        .execute();
    },

    async newDecisions(dossierId) {
      const rows = await db
        .selectFrom('new_decision')
        .innerJoin('dossier', 'dossier.id', 'new_decision.dossier_id')
        .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
        .selectAll('new_decision')
        .select(['dossier.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
        .where('new_decision.school_id', '=', schoolOf(handle))
        .where('new_decision.dossier_id', '=', dossierId)
        .orderBy('new_decision.recorded_at')
        .orderBy('new_decision.id')
        .execute();
      return rows.map((row) => ({
        on: row.decided_on as SchoolDate,
        insteadOf: row.instead_of as SchoolDate,
        dueOn: row.due_on as SchoolDate,
        reason: keyFor(row).open<NoAgreementReason>(placeOf(row.id), row.reason_sealed),
        decidedBy: row.decided_by,
        secondPerson: row.second_person_id,
      }));
    },
  };
}

function placeOf(id: string): string {
  return `new_decision.reason.${id}`;
}
