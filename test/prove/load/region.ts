import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Roster } from '../../../src/app/ports/roster.ts';
import type { Clock, Ids } from '../../../src/app/ports.ts';
import type { Instant, OrganisationId, PersonId, SchoolDate, SchoolId } from '../../../src/domain/ids.ts';
import type { Engine } from '../../../src/storage/engine.ts';
import { rostersOn } from '../../../src/storage/roster.ts';
import type { Keys } from '../../../src/storage/sealing.ts';
import { storeOn } from '../../../src/storage/transactions.ts';
import { testRoster } from '../../support/school.ts';

const FROM = '2026-08-01' as SchoolDate;
const clock: Clock = { now: () => Date.now() as Instant };
const ids: Ids = { next: <T extends string>() => v7() as T };

/** How large: a school has one channel. */
export type Size = { tenants: number; schools: number; peopleOfSchool: number };

/** Schools with a channel each and people with a chat each, in turn over so many tenants. */
export async function fillRegion(engine: Engine, size: Size, serviceUrl: string, keys: Keys): Promise<void> {
  const store = storeOn(engine, keys, ids, clock);
  const tenants = Array.from({ length: size.tenants }, () => v7());
  for (let nth = 0; nth < size.schools; nth += 1) {
    const tenantId = tenants[nth % size.tenants] as string;
    const { roster, people } = schoolOf(tenantId, size.peopleOfSchool);
    await rostersOn(engine, keys, ids, clock).add(roster);
    await store.transact(roster.school.id, async (tx) => {
      const at = { tenantId, serviceUrl: `${serviceUrl}${tenantId}/`, botId: '28:bot', language: null };
      await tx.conversations.seen(
        {
          ...at,
          kind: 'channel',
          teamsId: `19:${roster.school.id}@thread.tacv2`,
          memberId: null,
          personId: null,
          schoolId: roster.school.id,
        },
        clock.now(),
      );
      for (const personId of people)
        await tx.conversations.seen(
          {
            ...at,
            kind: 'personal',
            teamsId: `a:${personId}`,
            memberId: `29:${personId}`,
            personId,
            schoolId: null,
          },
          clock.now(),
        );
    });
  }
  await engine.query('vacuum analyze');
}

/** What is due: so much for each channel and each person, from `from` on, evenly over so long. */
export type Due = { ofChannel: number; ofPerson: number; from: number; overMilliseconds: number };

/**
 * Plans a menu for each person and a word on the choice of the channel for each school, as often as it is said; each is
 * asked about, rendered and sent like any other. Returns how many.
 */
export async function planDue(engine: Engine, batch: string, due: Due): Promise<number> {
  const from = new Date(due.from);
  const planned = await sql`
    with places as (
      select id, tenant_id, coalesce(school_id, (select school_id from membership where person_id = conversation.person_id limit 1)) as school_id,
        kind, person_id, row_number() over (order by id) as place
      from conversation
      where state = 'open' and service_url like 'http://127.0.0.1:%/emea/%/'
    ), each as (
      select places.*, n, row_number() over (order by n, md5(places.id::text)) - 1 as nth, count(*) over () as all_of_them
      from places, generate_series(1, case kind when 'channel' then ${due.ofChannel}::int else ${due.ofPerson}::int end) as n
    )
    insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at)
    select gen_random_uuid(), school_id,
      case kind when 'channel' then 'channel_setup' else 'menu' end,
      case kind when 'channel' then 'channel' else 'person' end,
      case kind when 'channel' then school_id else person_id end,
      case kind when 'channel' then jsonb_build_object('conversation', id, 'setup', 'said') else '{}'::jsonb end,
      ${batch}::text || ':' || nth,
      ${from}::timestamptz + nth * (${due.overMilliseconds}::float8 / all_of_them) * interval '1 millisecond',
      'planned', now()
    from each
    returning id
  `.execute(engine.db);
  return planned.rows.length;
}

function schoolOf(tenantId: string, count: number): { roster: Roster; people: PersonId[] } {
  const like = testRoster();
  const organisationId = ids.next<OrganisationId>();
  const people = Array.from({ length: count }, () => ids.next<PersonId>());
  const roster: Roster = {
    organisations: [{ id: organisationId, kind: 'school_board', name: 'Bestuur', municipality: 'Utrecht' }],
    school: { ...like.school, id: ids.next<SchoolId>(), organisationId, tenantId },
    people: people.map((id) => ({
      id,
      organisationId,
      name: { roepnaam: 'Anna', voorvoegsel: '', achternaam: 'Voorbeeld' },
      mail: null,
      identity: { tenantId, entraId: v7() },
      language: null,
    })),
    memberships: people.map((personId) => ({ personId, role: 'mentor', deputyOf: null, fromOn: FROM })),
    pupils: [],
    seats: [],
    presence: [],
  };
  return { roster, people };
}
