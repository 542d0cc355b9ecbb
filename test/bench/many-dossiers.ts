import { sql } from 'kysely';
import { v7 } from 'uuid';
import { auditTerms } from '../../src/app/chores/auditing-terms.ts';
import { reckonTerms } from '../../src/app/chores/reckoning-terms.ts';
import { termFrom } from '../../src/app/guarding/beginning.ts';
import type { Clock, Ids } from '../../src/app/ports.ts';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { Instant, SchoolDate } from '../../src/domain/ids.ts';
import type { DeadlineRule } from '../../src/domain/terms/term.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { testKeys } from '../support/database.ts';
import { fakeAgendas } from '../support/fake-agendas.ts';
import { depsOn } from '../support/playing.ts';
import { PUPIL, SCHOOL, testRoster, WHO } from '../support/school.ts';
import { answering, told } from './child.ts';
import type { Place } from './shapes.ts';

/** Fills the schools with open dossiers whose terms run, and goes over them once: in seconds, beside the bare statement. */
const { place, what, schools, dossiers } = await told<{
  place: Place;
  what: 'audit' | 'recompute';
  schools: number;
  dossiers: number;
}>();
/** Before five in the morning, when no step of today has come yet. */
const NOW = Date.parse('2026-11-23T03:30:00Z') as Instant;
const TODAY = '2026-11-23' as SchoolDate;
const RULES: readonly DeadlineRule[] = ['agreement', 'interim_6w', 'interim_10w', 'first_table'];
/** The dossiers were opened on each of these days before today. */
const DAYS = 70;
const clock: Clock = { now: () => NOW };
const ids: Ids = { next: <T extends string>() => v7() as T };
const always = () => true;
const engine = await openStore(place.engine === 'postgres' ? place.at : null, place.at);
await rostersOn(engine, testKeys(), ids, clock).add(testRoster());
const store = storeOn(engine, testKeys(), ids, clock);
const deps = depsOn(store, engine, clock, ids, { agendas: fakeAgendas(), kick: () => undefined });

await fill();
if (what === 'audit') {
  const took = await seconds(async () => {
    const found = await auditTerms(deps, always);
    if (found > 0) throw new Error(`${found} differences were found where there is none.`);
  });
  const bare = await seconds(async () => {
    for (const id of await schoolIds())
      await engine.query(
        `select id, rule, starts_on, due_on, jsonb_hash_extended(frozen, 0), next_step, next_at, waits_because
        from deadline where school_id = $1 and state = 'running' order by id`,
        [id],
      );
  });
  answering({ took, bare, terms: await count(`state = 'running'`), changed: 0 });
} else {
  await reckonTerms(deps, always);
  await engine.script(`
    insert into closed_day (school_id, on_date, is_open, name)
    select school.id, day::date, false, 'Roostervrij'
    from school, generate_series(date '2026-11-25', date '2027-06-30', interval '7 days') as day
  `);
  let changed = 0;
  const took = await seconds(async () => {
    changed = await reckonTerms(deps, always);
  });
  const bare = await seconds(async () => {
    for (const id of await schoolIds())
      await engine.query(
        `update deadline set due_on = due_on, next_at = next_at, generation = generation + 1
        where school_id = $1 and generation > 1 and state = 'running'`,
        [id],
      );
  });
  answering({ took, bare, terms: await count(`state = 'running'`), changed });
}
await engine.close();

/** Copies of one school, pupil and concern: nothing here reads what is sealed. Foreign keys are not looked at while it fills. */
async function fill(): Promise<void> {
  const perSchool = Math.ceil(dossiers / schools);
  await engine.script(`
    insert into school (id, organisation_id, tenant_id, name, sector, municipality, holiday_region, language, location, policy, is_example)
    select gen_random_uuid(), organisation_id, tenant_id, name, sector, municipality, holiday_region, language, location, policy, false
    from school, generate_series(2, ${schools});
    insert into membership (id, school_id, person_id, role, deputy_of, from_on)
    select gen_random_uuid(), school.id, '${WHO.coordinator}', 'ondersteuningscoordinator', null, '2026-08-01'
    from school where school.id <> '${SCHOOL}';
  `);
  await filling(`
    insert into dossier (id, school_id, concern_id, pupil_id, key_id, number, state, version, casushouder_id, anchor_on, opened_at)
    select gen_random_uuid(), school.id, gen_random_uuid(), gen_random_uuid(), (select key_id from pupil where id = '${PUPIL.sam}'),
      '26-' || n, 'open', 1, '${WHO.coordinator}', date '${TODAY}' - 1 - n % ${DAYS}, now()
    from school, generate_series(1, ${perSchool}) as n
  `);
  const school = await store.transact(SCHOOL, (tx) => tx.schools.here());
  for (const rule of RULES)
    for (let day = 1; day <= DAYS; day += 1) {
      const startsOn = addDays(TODAY, -day);
      // Of one in four the first table is not there yet.
      if (rule === 'first_table' && day > 7) continue;
      const about = { dossierId: SCHOOL as never };
      const term = termFrom({ deps, today: TODAY }, school, { rule, about, startsOn });
      if (!term.next) continue;
      await filling(`
        insert into deadline (id, school_id, dossier_id, rule, starts_on, due_on, state, frozen, next_step, next_at)
        select gen_random_uuid(), school_id, id, '${rule}', '${startsOn}', '${term.dueOn}', 'running',
          '${JSON.stringify(term.frozen)}'::jsonb, ${term.next.step}, '${new Date(term.next.at).toISOString()}'
        from dossier where anchor_on = '${startsOn}'
      `);
    }
  await filling(`
    insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at)
    select gen_random_uuid(), id, 'digest', 'person', '${WHO.coordinator}', '{}',
      'digest:' || id || ':${WHO.coordinator}:2026-11-20', '2026-11-20', 'sent', now()
    from school
  `);
  await filling(`
    insert into digest_part (school_id, to_id, on_date, dedupe_key)
    select school_id, to_id, '2026-11-20', dedupe_key from notice where kind = 'digest'
  `);
  await filling(`
    insert into reminder (id, school_id, deadline_id, generation, step, audience, to_kind, to_id, on_date, created_at)
    select gen_random_uuid(), school_id, id, generation, greatest(next_step - 1, 0), 'responsible', 'person',
      '${WHO.coordinator}', '2026-11-20', now()
    from deadline where rule = 'agreement'
  `);
  await engine.query('vacuum analyze');
}

async function schoolIds(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from school`.execute(engine.db);
  return rows.map(({ id }) => id);
}

async function filling(statement: string): Promise<void> {
  await engine.script(
    `begin; set local statement_timeout = 0; set local session_replication_role = replica; ${statement}; commit;`,
  );
}

async function count(where: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from deadline where ${sql.raw(where)}`.execute(engine.db);
  return rows[0]?.n ?? 0;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
