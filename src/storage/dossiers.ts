import { sql } from 'kysely';
import type { Dossier, DossierState, Dossiers } from '../app/ports/dossiers.ts';
import type { Instant, PersonId, SchoolDate, SeatId } from '../domain/ids.ts';
import type { SeatKind } from '../domain/roles.ts';
import { casesOutOfStepOn } from './cases-out-of-step.ts';
import { type Handle, schoolOf } from './handle.ts';
import { newDecisionsOn } from './new-decisions.ts';
import { placesOn } from './own-places.ts';
import { participantsOn } from './participants.ts';
import { pausesOn } from './pauses.ts';
import { keyOf, keyring } from './subject-keys.ts';

/**
 * Dossiers, who sits at their table, and what was recorded about informing the family. What was decided, and why, is
 * sealed under the key of the concern.
 */
export function dossiersOn(handle: Handle): Dossiers {
  const { db } = handle;
  const keyFor = keyring(handle.keys);
  const { addParticipants, ...ofParticipants } = participantsOn(handle);

  function dossiers() {
    return db
      .selectFrom('dossier')
      .innerJoin('subject_key', 'subject_key.id', 'dossier.key_id')
      .selectAll('dossier')
      .select(['subject_key.wrapped', 'subject_key.master_key_id'])
      .where('dossier.school_id', '=', schoolOf(handle));
  }

  type Row = Awaited<ReturnType<ReturnType<typeof dossiers>['execute']>>[number];

  function opened(row: Row): Dossier {
    return {
      id: row.id,
      concernId: row.concern_id,
      pupilId: row.pupil_id,
      number: row.number,
      state: row.state as DossierState,
      version: row.version,
      casushouderId: row.casushouder_id,
      pausedUntil: row.paused_until as SchoolDate | null,
      anchorOn: row.anchor_on as SchoolDate,
      openedAt: row.opened_at.getTime() as Instant,
      closedAt: row.closed_at === null ? null : (row.closed_at.getTime() as Instant),
      closeReason:
        row.close_reason_sealed === null
          ? null
          : keyFor(row).open<string>(`dossier.close_reason.${row.id}`, row.close_reason_sealed),
    };
  }

  return {
    async add(dossier, participants) {
      const schoolId = schoolOf(handle);
      await sql`
        insert into dossier (id, school_id, concern_id, pupil_id, key_id, number, state, version, casushouder_id, anchor_on, opened_at)
        select ${dossier.id}::uuid, ${schoolId}::uuid, concern.id, ${dossier.pupilId}::uuid, concern.key_id, ${dossier.number},
          ${dossier.state}, ${dossier.version}, ${dossier.casushouderId}::uuid, ${dossier.anchorOn}::date, ${new Date(dossier.openedAt)}
        from concern where concern.id = ${dossier.concernId}::uuid and concern.school_id = ${schoolId}::uuid
      `.execute(db);
      await addParticipants(dossier.id, participants);
    },

    async forChange(id) {
      // Its key stays: a row elsewhere that names the dossier does not wait for this, and nor does this for it.
      const row = await dossiers().where('dossier.id', '=', id).forNoKeyUpdate('dossier').executeTakeFirst();
      return row ? opened(row) : null;
    },

    async byId(id) {
      const row = await dossiers().where('dossier.id', '=', id).executeTakeFirst();
      return row ? opened(row) : null;
    },

    async byIds(ids) {
      if (ids.length === 0) return [];
      const rows = await dossiers()
        .where('dossier.id', 'in', [...ids])
        .execute();
      return rows.map(opened);
    },

    async byConcern(id) {
      const row = await dossiers().where('concern_id', '=', id).executeTakeFirst();
      return row ? opened(row) : null;
    },

    async openOfPupil(pupilId) {
      const row = await dossiers()
        .where('pupil_id', '=', pupilId)
        .where('state', '<>', 'closed')
        .executeTakeFirst();
      return row ? opened(row) : null;
    },

    async openAtSchool() {
      const rows = await dossiers().where('state', '<>', 'closed').orderBy('opened_at').limit(500).execute();
      return rows.map(opened);
    },

    async store(dossier) {
      const { id, closeReason } = dossier;
      const key = closeReason === null ? null : await keyOf(handle, 'dossier', id);
      await db
        .updateTable('dossier')
        .set({
          state: dossier.state,
          version: dossier.version + 1,
          casushouder_id: dossier.casushouderId,
          anchor_on: dossier.anchorOn,
          paused_until: dossier.pausedUntil,
          closed_at: dossier.closedAt === null ? null : new Date(dossier.closedAt),
          close_reason_sealed: key?.seal(`dossier.close_reason.${id}`, closeReason) ?? null,
        })
        .where('id', '=', id)
        .where('version', '=', dossier.version)
        .where('school_id', '=', schoolOf(handle))
        .returning('id')
        .executeTakeFirstOrThrow();
      return { ...dossier, version: dossier.version + 1 };
    },

    ...ofParticipants,
    ...placesOn(handle),
    ...pausesOn(handle),
    ...newDecisionsOn(handle),
    ...casesOutOfStepOn(handle),

    async seats(on) {
      const rows = await sql<{ id: SeatId; kind: SeatKind; people: PersonId[] }>`
        select seat.id, seat.kind,
          coalesce(jsonb_agg(seat_holder.person_id order by seat_holder.rank) filter (where seat_holder.person_id is not null), '[]'::jsonb) as people
        from seat
        left join seat_holder on seat_holder.seat_id = seat.id
          and seat_holder.from_on <= ${on}::date and (seat_holder.until_on is null or seat_holder.until_on >= ${on}::date)
        where seat.school_id = ${schoolOf(handle)}::uuid and (seat.until_on is null or seat.until_on >= ${on}::date)
        group by seat.id, seat.kind
        order by seat.kind
      `.execute(db);
      return rows.rows;
    },

    async addInformed(concernId, rows, by, at) {
      if (rows.length === 0) return;
      const key = rows.some(({ exceptionCode }) => exceptionCode !== null)
        ? await keyOf(handle, 'concern', concernId)
        : null;
      await db
        .insertInto('informed')
        .values(
          rows.map((row) => {
            const id = handle.ids.next<string>();
            const code = row.exceptionCode;
            return {
              id,
              school_id: schoolOf(handle),
              concern_id: concernId,
              guardian_id: row.guardianId,
              informed_on: row.informedOn,
              informed_by: row.informedBy,
              exception_sealed: code === null ? null : (key?.seal(`informed.exception.${id}`, code) ?? null),
              second_person_id: row.secondPersonId,
              recorded_by: by,
              recorded_at: new Date(at),
            };
          }),
        )
        .execute();
    },

    async informed(concernId) {
      const rows = await db
        .selectFrom('informed')
        .innerJoin('concern', 'concern.id', 'informed.concern_id')
        .innerJoin('subject_key', 'subject_key.id', 'concern.key_id')
        .selectAll('informed')
        .select(['concern.key_id', 'subject_key.wrapped', 'subject_key.master_key_id'])
        .where('informed.concern_id', '=', concernId)
        .where('informed.school_id', '=', schoolOf(handle))
        .orderBy('informed.recorded_at')
        .execute();
      return rows.map((row) => ({
        guardianId: row.guardian_id,
        informedOn: row.informed_on as SchoolDate | null,
        informedBy: row.informed_by,
        exceptionCode:
          row.exception_sealed === null
            ? null
            : keyFor(row).open<string>(`informed.exception.${row.id}`, row.exception_sealed),
        secondPersonId: row.second_person_id,
      }));
    },

    async addAgreement(dossierId, outcomes, madeOn, by, at) {
      const id = handle.ids.next<string>();
      const key = await keyOf(handle, 'dossier', dossierId);
      await db
        .insertInto('agreement')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          outcomes_sealed: key.seal(`agreement.outcomes.${id}`, outcomes),
          made_on: madeOn,
          recorded_by: by,
          recorded_at: new Date(at),
        })
        .execute();
    },
  };
}
