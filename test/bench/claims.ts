import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Clock, Ids } from '../../src/app/ports.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { testKeys } from '../support/database.ts';
import { SCHOOL, testRoster } from '../support/school.ts';
import { answering, told } from './child.ts';
import type { Place } from './shapes.ts';

/** Plans so many notices, `due` of them due, and claims those again and again: milliseconds per claim of all. */
const { place, pending, due, claims } = await told<{
  place: Place;
  pending: number;
  due: number;
  claims: number;
}>();
const LEASE_SECONDS = 60;
const WARM_UP = 3;
const AT_ONCE = 50_000;
const NOW = Date.parse('2026-11-23T09:00:00Z') as Instant;
const clock: Clock = { now: () => NOW };
const ids: Ids = { next: <T extends string>() => v7() as T };
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

const queue = noticeQueueOn(engine.db);
const took: number[] = [];
for (let claim = 0; claim < WARM_UP + claims; claim += 1) {
  const began = performance.now();
  const claimed = await queue.claim(NOW, due, LEASE_SECONDS);
  if (claim >= WARM_UP) took.push(performance.now() - began);
  if (claimed.length !== due) throw new Error(`${claimed.length} were claimed of ${due}.`);
  await sql`update notice set state = 'planned', lease_until = null where state = 'claimed'`.execute(
    engine.db,
  );
}
await engine.close();
answering({ took });
