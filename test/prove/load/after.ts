import { sql } from 'kysely';
import type { Engine } from '../../../src/storage/engine.ts';
import type { FakeConnectorChild } from '../../support/fake-connector-child.ts';
import { soonest, type Wanted } from './table.ts';

/** What a batch came to. Times in seconds. */
export type Outcome = {
  notices: number;
  /** Answers by which Teams said that it was called too often, or twice at once in a conversation. */
  tooMany: number;
  atOnce: number;
  /** In the rows as sent and never arrived, or not sent at all. */
  lost: number;
  /** Arrived and known by no row. */
  doubled: number;
  /** From the first that was due until the last had arrived, and the least that the table allows. */
  took: number;
  allowed: number;
  /** From due to sent, of half of them and of all but one in a hundred. */
  lag: { half: number; most: number };
};

type Row = {
  state: string;
  activity_id: string | null;
  conversation: string;
  tenant: string;
  due_at: Date;
  settled_at: Date | null;
};

/** Reads what a batch came to from the rows, from what arrived, and from each answer of the connector since `since`. */
export async function outcomeOf(
  engine: Engine,
  connector: FakeConnectorChild,
  batch: string,
  firstDue: number,
  dueOf: (nth: number) => number,
): Promise<Outcome> {
  const { rows } = await sql<Row & { nth: number }>`
    select notice.state, notice.activity_id, conversation.teams_id as conversation, conversation.tenant_id as tenant,
      notice.settled_at, split_part(notice.dedupe_key, ':', 2)::int as nth
    from notice
    join conversation on conversation.state = 'open'
      and (case when notice.to_kind = 'channel' then conversation.school_id = notice.to_id and conversation.kind = 'channel'
        else conversation.person_id = notice.to_id end)
    where notice.dedupe_key like ${`${batch}:%`}
  `.execute(engine.db);
  const seen = (await connector.seen()).filter(({ at }) => at >= firstDue);
  const arrived = new Set((await connector.arrived()).map(({ id }) => id));
  const known = await sql<{
    id: string;
  }>`select activity_id as id from notice where activity_id is not null`.execute(engine.db);
  const ids = new Set(known.rows.map(({ id }) => id));
  const wanted = rows.map(
    ({ nth, conversation, tenant }): Wanted => ({ dueAt: dueOf(nth), conversation, tenant }),
  );
  const lags = rows
    .map(({ nth, settled_at }) => ((settled_at?.getTime() ?? Number.POSITIVE_INFINITY) - dueOf(nth)) / 1000)
    .sort((one, other) => one - other);
  const last = Math.max(...seen.filter(({ status }) => status === 201).map(({ at }) => at));
  return {
    notices: rows.length,
    tooMany: seen.filter(({ status }) => status === 429).length,
    atOnce: seen.filter(({ status }) => status === 412).length,
    lost: rows.filter(({ state, activity_id }) => state !== 'sent' || !arrived.has(activity_id ?? '')).length,
    doubled: [...arrived].filter((id) => !ids.has(id)).length,
    took: (last - firstDue) / 1000,
    allowed: (soonest(wanted) - firstDue) / 1000,
    lag: { half: lags[Math.floor(lags.length / 2)] ?? 0, most: lags[Math.floor(lags.length * 0.99)] ?? 0 },
  };
}
