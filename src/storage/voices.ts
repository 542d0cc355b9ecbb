import { sql } from 'kysely';
import type { GivenVoice, Voices } from '../app/ports/voices.ts';
import type { DossierId, Instant, ParticipantId, PersonId } from '../domain/ids.ts';
import type { Voice, VoiceRoad } from '../domain/voices.ts';
import { type Handle, schoolOf } from './handle.ts';
import { keyOf } from './subject-keys.ts';

type Row = {
  id: string;
  participant_id: ParticipantId;
  road: VoiceRoad;
  written_by: PersonId | null;
  written_at: Date;
  times: number;
};

/** What the family said before a table: in the table stand who and when, the words are sealed. */
export function voicesOn(handle: Handle): Voices {
  async function lastOfEach<More>(id: DossierId, columns: ReturnType<typeof sql>): Promise<(Row & More)[]> {
    const { rows } = await sql<Row & More>`
      select distinct on (participant_id) id, participant_id, road, written_by, written_at,
        (count(*) over (partition by participant_id))::integer as times ${columns}
      from voice
      where dossier_id = ${id}::uuid and school_id = ${schoolOf(handle)}::uuid
      order by participant_id, written_at desc, id desc
    `.execute(handle.db);
    return rows;
  }

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
      const rows = await lastOfEach(dossierId, sql``);
      return rows.map((row) => ({ ...givenOf(row), times: row.times }));
    },

    async lastIn(dossierId) {
      const rows = await lastOfEach<{ content_sealed: Buffer }>(dossierId, sql`, content_sealed`);
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
