import { sql } from 'kysely';
import { auditSchool } from '../../src/app/auditing/auditing-school.ts';
import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import type { AuditRun } from '../../src/app/ports/auditing.ts';
import type { Difference } from '../../src/domain/auditing/differences.ts';
import type { Play } from './playing.ts';
import { PUPIL, SCHOOL, WHO } from './school.ts';
import { dayAfter } from './slow-calendar.ts';
import { agreed, refOf } from './tables.ts';
import { deliverDue, haveChats, openedDossier, sentConcern } from './triage.ts';

export const always = () => true;

/** A difference that is planted in the rows, as a fault, a restored backup or a hand on the database would. */
export type Plant = {
  difference: Difference;
  /** Two in one place would hide each other. */
  place: 'agreement' | 'interim' | 'concern' | 'table' | 'reminder' | 'message';
  what: string;
  rows: string;
};

const ONE = (of: string) =>
  `(select id from deadline where rule = '${of}' and state = 'running' order by id limit 1)`;

export const PLANTS: readonly Plant[] = [
  {
    difference: 'step_missing',
    place: 'agreement',
    what: 'the next step of a term is gone',
    rows: `update deadline set next_at = null, next_step = null where id = ${ONE('agreement')}`,
  },
  {
    difference: 'step_missing',
    place: 'interim',
    what: 'the moment of the next step alone is gone',
    rows: `update deadline set next_at = null where id = ${ONE('interim_6w')}`,
  },
  {
    difference: 'step_overdue',
    place: 'agreement',
    what: 'a step has not been taken for a day',
    rows: `update deadline set next_at = :now::timestamptz - interval '1 day', next_step = array_length(array(select jsonb_array_elements(frozen -> 'steps')), 1) where id = ${ONE('agreement')}`,
  },
  {
    difference: 'step_misplaced',
    place: 'agreement',
    what: 'a step was put off by a year',
    rows: `update deadline set next_at = next_at + interval '1 year' where id = ${ONE('agreement')}`,
  },
  {
    difference: 'step_misplaced',
    place: 'agreement',
    what: 'a step comes before its day',
    rows: `update deadline set next_at = :now::timestamptz + interval '1 hour', next_step = 9 where id = ${ONE('agreement')}`,
  },
  {
    difference: 'due_shifted',
    place: 'agreement',
    what: 'the last day of three months was moved by a week',
    rows: `update deadline set due_on = due_on + 7 where id = ${ONE('agreement')}`,
  },
  {
    difference: 'due_shifted',
    place: 'concern',
    what: 'the last day of a term in school days was moved by a day',
    rows: `update deadline set due_on = due_on - 1 where id = ${ONE('concern_untouched')}`,
  },
  {
    difference: 'due_shifted',
    place: 'agreement',
    what: 'the start of a term was moved',
    rows: `update deadline set starts_on = starts_on - 30 where id = ${ONE('agreement')}`,
  },
  {
    difference: 'of_closed',
    place: 'agreement',
    what: 'a dossier was closed and its terms run on',
    rows: `update dossier set state = 'closed', closed_at = now() where id = (select dossier_id from deadline where id = ${ONE('agreement')})`,
  },
  {
    difference: 'term_missing',
    place: 'agreement',
    what: 'the three months of an open dossier were taken for over',
    rows: `update deadline set state = 'met', next_at = null, next_step = null where id = ${ONE('agreement')}`,
  },
  {
    difference: 'term_missing',
    place: 'agreement',
    what: 'the three months of an open dossier are gone',
    rows: `delete from notice where deadline_id = ${ONE('agreement')}; delete from deadline where id = ${ONE('agreement')}`,
  },
  {
    difference: 'term_missing',
    place: 'concern',
    what: 'a concern that waits is not asked about again',
    rows: `update deadline set state = 'stopped', next_at = null where id = ${ONE('concern_untouched')}`,
  },
  {
    difference: 'table_tomorrow_missing',
    place: 'table',
    what: 'the reminders of the day before a table are gone',
    rows: `delete from notice where kind = 'table_tomorrow'`,
  },
  {
    difference: 'table_tomorrow_missing',
    place: 'table',
    what: 'one person at a table would not be reminded',
    rows: `delete from notice where kind = 'table_tomorrow' and to_id = '${WHO.leerplicht}'`,
  },
  {
    difference: 'digest_missing',
    place: 'reminder',
    what: 'the message of a day is gone',
    rows: `delete from notice where kind = 'digest'`,
  },
  {
    difference: 'digest_missing',
    place: 'reminder',
    what: 'the message of a past day is gone',
    rows: `delete from notice where kind = 'digest'; update reminder set on_date = on_date - 30`,
  },
  {
    difference: 'to_somebody_gone',
    place: 'reminder',
    what: 'somebody who left is to be reminded',
    rows: `update reminder set to_id = '${WHO.jgz}'; delete from seat_holder where person_id = '${WHO.jgz}'`,
  },
  {
    difference: 'not_sent',
    place: 'message',
    what: 'a message has waited for two hours',
    rows: oneMore(`'planned', :now::timestamptz - interval '2 hours', null, null`),
  },
  {
    difference: 'lease_over',
    place: 'message',
    what: 'a sender died in the middle of a call',
    rows: `update notice set state = 'claimed', unbegun_fence = null, lease_until = now() - interval '1 hour' where id = (select id from notice where state = 'planned' order by id limit 1)`,
  },
  {
    difference: 'lease_over',
    place: 'message',
    what: 'a sender died with a message in its hands that it had not begun',
    rows: `update notice set state = 'claimed', unbegun_fence = fence, lease_until = now() - interval '1 hour' where id = (select id from notice where state = 'planned' order by id limit 1)`,
  },
  {
    difference: 'lease_over',
    place: 'message',
    what: 'a message was claimed and has no lease',
    rows: `update notice set state = 'claimed', lease_until = null where id = (select id from notice where state = 'planned' order by id limit 1)`,
  },
  {
    difference: 'left_unknown',
    place: 'message',
    what: 'nobody looked whether a message arrived',
    rows: oneMore(`'unknown', :now::timestamptz, now() - interval '1 hour', now()`),
  },
];

/** One more message, that no other row leads to: its state, when it is due, since when nobody knows, and its fate. */
function oneMore(columns: string): string {
  return `insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, created_at, state, due_at, unknown_since, settled_at)
    select gen_random_uuid(), school_id, 'table_news', to_kind, to_id, '{}', 'planted', created_at, ${columns}
    from notice where to_kind = 'person' order by id limit 1`;
}

/** A school with a dossier, a booked table, a concern that waits, and somebody who hears of it in the message of a day. */
export async function guardedSchool(school: Play): Promise<void> {
  await haveChats(school, ...Object.values(WHO));
  const { dossier } = await openedDossier(school);
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
  if (!table) throw new Error('No table was asked about.');
  await agreed(school, { dossier, ref: refOf(table) }, 'no', 'no', 'yes');
  await sentConcern(school, { pupilId: PUPIL.noor });
  await deliverDue(school);
}

export async function planted(school: Play, { rows }: Pick<Plant, 'rows'>): Promise<void> {
  await school.engine.script(rows.replaceAll(':now', `'${new Date(school.clock.now()).toISOString()}'`));
}

export async function audited(school: Play): Promise<AuditRun> {
  const run = await auditSchool(school.deps, SCHOOL, always);
  if (!run) throw new Error('The look was cut short.');
  return run;
}

/** Day after day the steps are taken at five in the morning, and what is due is sent at nine; it is ten in the end. */
export async function daysUntil(school: Play, on: string): Promise<void> {
  const today = () => school.deps.wallClock.dateOf(school.clock.now());
  while (today() < on) {
    const next = dayAfter(today());
    school.clock.set(`${next}T04:05:00Z`);
    await takeSteps(school.deps, SCHOOL);
    for (const hour of ['07:35', '08:05', '09:00']) {
      school.clock.set(`${next}T${hour}:00Z`);
      await deliverDue(school);
    }
  }
}

export async function runs(school: Play): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from terms_audit`.execute(
    school.engine.db,
  );
  return rows[0]?.n ?? 0;
}
