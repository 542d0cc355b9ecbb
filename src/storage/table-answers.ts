import { sql } from 'kysely';
import type { Tables, Vote, VoteAnswer } from '../app/ports/tables.ts';
import type { ActietafelId, Instant } from '../domain/ids.ts';
import { type Handle, schoolOf } from './handle.ts';

type Answers = Pick<Tables, 'votes' | 'votesOf' | 'answered' | 'castVotes' | 'addRemark' | 'remarks'>;

/** What people said about the moments of a table. The last answer of somebody about a moment replaces the one before. */
export function answersOn(handle: Handle): Answers {
  const { db } = handle;

  async function votesOf(ids: readonly ActietafelId[]): Promise<Vote[]> {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('vote')
      .innerJoin('slot', 'slot.id', 'vote.slot_id')
      .selectAll('vote')
      .where('slot.actietafel_id', 'in', [...ids])
      .where('vote.school_id', '=', schoolOf(handle))
      .orderBy('slot.actietafel_id')
      .orderBy('slot.position')
      .orderBy('vote.participant_id')
      .execute();
    return rows.map((row) => ({
      slotId: row.slot_id,
      participantId: row.participant_id,
      answer: row.answer as VoteAnswer,
      answeredBy: row.answered_by,
      via: row.via as Vote['via'],
      answeredAt: row.answered_at.getTime() as Instant,
    }));
  }

  return {
    votes: (id) => votesOf([id]),

    votesOf,

    async answered(ids) {
      if (ids.length === 0) return new Set();
      const rows = await db
        .selectFrom('vote')
        .innerJoin('slot', 'slot.id', 'vote.slot_id')
        .select('vote.participant_id')
        .distinct()
        .where('slot.actietafel_id', 'in', [...ids])
        .where('vote.school_id', '=', schoolOf(handle))
        .execute();
      return new Set(rows.map(({ participant_id }) => participant_id));
    },

    async castVotes(votes) {
      if (votes.length === 0) return;
      await db
        .insertInto('vote')
        .values(
          votes.map((vote) => ({
            school_id: schoolOf(handle),
            slot_id: vote.slotId,
            participant_id: vote.participantId,
            answer: vote.answer,
            answered_by: vote.answeredBy,
            via: vote.via,
            answered_at: new Date(vote.answeredAt),
          })),
        )
        .onConflict((conflict) =>
          conflict.columns(['slot_id', 'participant_id']).doUpdateSet({
            answer: sql`excluded.answer`,
            answered_by: sql`excluded.answered_by`,
            via: sql`excluded.via`,
            answered_at: sql`excluded.answered_at`,
          }),
        )
        .execute();
    },

    async addRemark(id, participantId, kind, at) {
      await db
        .insertInto('remark')
        .values({
          id: handle.ids.next<string>(),
          school_id: schoolOf(handle),
          actietafel_id: id,
          participant_id: participantId,
          kind,
          remarked_at: new Date(at),
        })
        .onConflict((conflict) => conflict.columns(['actietafel_id', 'participant_id', 'kind']).doNothing())
        .execute();
    },

    async remarks(id) {
      const rows = await db
        .selectFrom('remark')
        .select(['participant_id', 'kind'])
        .where('actietafel_id', '=', id)
        .where('school_id', '=', schoolOf(handle))
        .orderBy('remarked_at')
        .orderBy('participant_id')
        .execute();
      return rows.map((row) => ({
        participantId: row.participant_id,
        kind: row.kind === 'deputy' ? 'deputy' : 'another_time',
      }));
    },
  };
}
