import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Turn, TurnBook } from '../app/ports/turns.ts';
import type { Database } from './schema.ts';

type Row = { nth: number; held_until: string | null; starts_in: number };

/** An hour is the longest window of Teams, and a turn that nobody told of is over long before the second. */
const FORGOTTEN_AFTER_HOURS = 2;

/**
 * The turns on calling Teams, in the table `pace`. One statement tells and asks; the rows that it locks, a tenant's and
 * those of a few conversations, are free again within a millisecond or two. Like the queue it works for all schools at
 * once, and sets no role.
 *
 * @param namedAt tests name the moment themselves, in milliseconds since 1970
 */
export function turnBookOn(db: Kysely<Database>, namedAt: () => number | null = () => null): TurnBook {
  return {
    async exchange(over, asked, { rates, aheadMilliseconds, holdMilliseconds, tenantHoldMilliseconds }) {
      const told = over.map((each) => ({
        conversation: each.conversation,
        tenant: each.tenant,
        held: each.key,
        ago: whole(each.agoMilliseconds),
        ended: each.endedAt,
        made: each.wasMade,
        pause: whole(each.pauseMilliseconds),
        refused: each.wasRefused,
      }));
      const rules = {
        conversation: rates.perConversation,
        tenant: rates.perTenant,
        ahead: aheadMilliseconds,
        hold: holdMilliseconds,
        tenant_hold: tenantHoldMilliseconds,
      };
      const { rows } = await sql<Row>`
        select nth, held_until::text as held_until, starts_in
        from take_turns(${JSON.stringify(told)}::jsonb, ${JSON.stringify(asked)}::jsonb, ${JSON.stringify(rules)}::jsonb,
          ${namedAt()}::bigint)
        order by nth
      `.execute(db);
      return rows.map((row) => turnOf(row, holdMilliseconds));
    },

    async forget() {
      const gone = await sql`
        delete from pace
        where place in (
          select place from pace
          where used_at < (extract(epoch from clock_timestamp() - make_interval(hours => ${FORGOTTEN_AFTER_HOURS}::int)) * 1000)
          for update skip locked
        )
        returning place
      `.execute(db);
      return gone.rows.length;
    },
  };
}

function turnOf({ held_until, starts_in }: Row, holdMilliseconds: number): Turn {
  return held_until === null
    ? { kind: 'wait', milliseconds: starts_in }
    : {
        kind: 'go',
        inMilliseconds: starts_in,
        beginsAt: Number(held_until) - holdMilliseconds,
        key: held_until,
      };
}

/** A moment of the past that is told too short counts for too long: the safe side. */
function whole(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds));
}
