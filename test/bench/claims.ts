import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Clock, Ids } from '../../src/app/ports.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { testKeys } from '../support/database.ts';
import { SCHOOL, testRoster } from '../support/school.ts';
import { answering, told } from './child.ts';
import type { Place } from './shapes.ts';

/** Two empty places and how many notices are planned in each, `due` of which are due. */
export type ClaimsAsk = Record<'few' | 'many', { place: Place; pending: number }> & {
  due: number;
  batches: number;
  claimsOfBatch: number;
};
/** Of each batch, milliseconds per claim of all that is due. */
export type ClaimsAnswer = Record<'few' | 'many', number[][]>;

/**
 * Plans so many notices in two places, and claims what is due there again and again, a batch in the one and then in the
 * other. Which one comes first changes from batch to batch, so that neither always follows upon the other.
 */
const asked = await told<ClaimsAsk>();
const { due, batches, claimsOfBatch } = asked;
const LEASE_SECONDS = 60;
const AT_ONCE = 10_000;
const NOW = Date.parse('2026-11-23T09:00:00Z') as Instant;
const clock: Clock = { now: () => NOW };
const ids: Ids = { next: <T extends string>() => v7() as T };
const few = await planned(asked.few);
const many = await planned(asked.many);
await batch(few);
await batch(many);
const took: ClaimsAnswer = { few: [], many: [] };
for (let nth = 0; nth < batches; nth += 1) {
  if (nth % 2 === 0) took.few.push(await batch(few));
  took.many.push(await batch(many));
  if (nth % 2 === 1) took.few.push(await batch(few));
}
await few.close();
await many.close();
answering(took);

async function planned({ place, pending }: ClaimsAsk['few']): Promise<Engine> {
  const engine = await openStore(place.engine === 'postgres' ? place.at : null, place.at);
  await rostersOn(engine, testKeys(), ids, clock).add(testRoster());
  // No statement of the server may take longer than ten seconds, and a million rows do.
  for (let first = 1; first <= pending; first += AT_ONCE)
    await sql`
      insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at)
      select gen_random_uuid(), ${SCHOOL}::uuid, 'welcome', 'person', gen_random_uuid(), '{}'::jsonb, 'n:' || n,
        case when n <= ${due}::int then ${new Date(NOW)}::timestamptz - interval '1 hour'
          else ${new Date(NOW)}::timestamptz + n * interval '1 minute' end,
        'planned', ${new Date(NOW)}::timestamptz
      from generate_series(${first}::int, ${Math.min(first + AT_ONCE - 1, pending)}::int) as n
    `.execute(engine.db);
  await engine.query('vacuum analyze notice');
  return engine;
}

async function batch(engine: Engine): Promise<number[]> {
  const queue = noticeQueueOn(engine.db);
  const milliseconds: number[] = [];
  for (let claim = 0; claim < claimsOfBatch; claim += 1) {
    const began = performance.now();
    const claimed = await queue.claim(NOW, due, LEASE_SECONDS);
    milliseconds.push(performance.now() - began);
    if (claimed.length !== due) throw new Error(`${claimed.length} were claimed of ${due}.`);
    await sql`update notice set state = 'planned', lease_until = null where state = 'claimed'`.execute(
      engine.db,
    );
  }
  return milliseconds;
}
