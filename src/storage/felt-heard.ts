import type { FeltHeardStore, GivenHeard } from '../app/ports/felt-heard.ts';
import type { FeltHeard, FeltHeardAnswer } from '../domain/felt-heard.ts';
import type { DossierId, Instant } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';
import type { FeltHeardTable } from './schema-agreed.ts';
import type { SubjectKey } from './sealing.ts';
import { keyOf } from './subject-keys.ts';

type Content = FeltHeard & { times?: number };

/** Whether people felt heard: in the rows stand who, which table and when; the answer and the words are sealed. */
export function feltHeardOn(handle: Handle): FeltHeardStore {
  const { db } = handle;

  function rows() {
    return db.selectFrom('felt_heard').selectAll().where('school_id', '=', schoolOf(handle));
  }

  async function opened(dossierId: DossierId, found: readonly FeltHeardTable[]): Promise<GivenHeard[]> {
    if (found.length === 0) return [];
    const key = await keyOf(handle, 'dossier', dossierId);
    return found.map((row) => {
      // What was kept before it was counted was said once.
      const { times = 1, ...heard } = key.open<Content>(placeOf(row.id), row.content_sealed);
      return {
        id: row.id,
        tableId: row.actietafel_id,
        participantId: row.participant_id,
        heard,
        times,
        givenAt: row.given_at.getTime() as Instant,
      };
    });
  }

  async function sealed(dossierId: DossierId, { id, heard, times, givenAt }: GivenHeard) {
    const key = await keyOf(handle, 'dossier', dossierId);
    return {
      content_sealed: key.seal(placeOf(id), { ...heard, times } satisfies Content),
      given_at: new Date(givenAt),
    };
  }

  return {
    async of(tableId, participantId) {
      const row = await rows()
        .where('actietafel_id', '=', tableId)
        .where('participant_id', '=', participantId)
        .executeTakeFirst();
      return row ? ((await opened(row.dossier_id, [row]))[0] ?? null) : null;
    },

    async add(dossierId, given) {
      await db
        .insertInto('felt_heard')
        .values({
          id: given.id,
          school_id: schoolOf(handle),
          dossier_id: dossierId,
          actietafel_id: given.tableId,
          participant_id: given.participantId,
          ...(await sealed(dossierId, given)),
        })
        .execute();
    },

    async change(dossierId, given) {
      await db
        .updateTable('felt_heard')
        .set(await sealed(dossierId, given))
        .where('id', '=', given.id)
        .where('school_id', '=', schoolOf(handle))
        .execute();
    },

    async inCase(dossierId) {
      const found = await rows()
        .where('dossier_id', '=', dossierId)
        .orderBy('given_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return opened(dossierId, found);
    },
  };
}

/** What somebody answered, without the words that they said with it. */
export function heardAnswerIn(
  key: SubjectKey,
  { id, content_sealed }: Pick<FeltHeardTable, 'id' | 'content_sealed'>,
): FeltHeardAnswer {
  return key.open<FeltHeard>(placeOf(id), content_sealed).answer;
}

function placeOf(id: string): string {
  return `felt_heard.content.${id}`;
}
