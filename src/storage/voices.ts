import { sql } from 'kysely';
import type { GivenVoice, Voices } from '../app/ports/voices.ts';
import type { Instant, ParticipantId, PersonId } from '../domain/ids.ts';
import type { Voice, VoiceRoad } from '../domain/voices.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf } from './subject-keys.ts';

type Row = {
  id: string;
  participant_id: ParticipantId;
  road: VoiceRoad;
  written_by: PersonId | null;
  written_at: Date;
};

/** What the family said before a table: in the table stand who and when, the words are sealed. */
export function voicesOn(handle: Handle): Voices {
  return {
    async add(dossierId, { id, participantId, road, writtenBy, writtenAt, voice }) {
      const key = await keyOf(handle, 'dossier', dossierId);
      const added = await handle.db
        .insertInto('voice')
        .values({
          id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          participant_id: participantId,
          road,
          content_sealed: key.seal(placeOf(id), voice),
          written_by: writtenBy,
          written_at: new Date(writtenAt),
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .execute();
      return added.length > 0;
    },

    async givenIn(dossierId) {
      const { rows } = await sql<Row & { times: number; by_self: number; by_self_at: Date | null }>`
        select distinct on (participant_id) id, participant_id, road, written_by, written_at,
          (count(*) over (partition by participant_id))::integer as times,
          (count(*) filter (where road = 'link') over (partition by participant_id))::integer as by_self,
          max(written_at) filter (where road = 'link') over (partition by participant_id) as by_self_at
        from voice
        where dossier_id = ${dossierId}::uuid and school_id = ${schoolOf(handle)}::uuid
        order by participant_id, written_at desc, id desc
      `.execute(handle.db);
      return rows.map((row) => ({
        ...givenOf(row),
        times: row.times,
        timesBySelf: row.by_self,
        bySelfAt: row.by_self_at && (row.by_self_at.getTime() as Instant),
      }));
    },

    async lastIn(dossierId) {
      const { rows } = await sql<Row & { content_sealed: Buffer }>`
        select * from (
          select distinct on (participant_id, road = 'link') id, participant_id, road, written_by, written_at,
            content_sealed
          from voice
          where dossier_id = ${dossierId}::uuid and school_id = ${schoolOf(handle)}::uuid
          order by participant_id, road = 'link', written_at desc, id desc
        ) as last
        order by written_at desc, id desc
      `.execute(handle.db);
      if (rows.length === 0) return [];
      const key = await keyOf(handle, 'dossier', dossierId);
      return rows.map(
        (row): GivenVoice => ({
          id: row.id,
          ...givenOf(row),
          voice: key.open<Voice>(placeOf(row.id), row.content_sealed),
        }),
      );
    },
  };
}

function givenOf(row: Row): Omit<GivenVoice, 'id' | 'voice'> {
  return {
    participantId: row.participant_id,
    road: row.road,
    writtenBy: row.written_by,
    writtenAt: row.written_at.getTime() as Instant,
  };
}

function placeOf(id: string): string {
  return `voice.content.${id}`;
}
