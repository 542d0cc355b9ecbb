import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { forgetReminders } from '../../src/app/chores/forgetting-reminders.ts';
import { LOOK_BACK_DAYS } from '../../src/app/digest/last-told.ts';
import type { Deadline } from '../../src/app/ports/deadlines.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { KEEPING } from '../../src/domain/policy.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { dossierStage } from './dossier-stage.ts';

const always = () => true;
const ON = '2026-11-27' as SchoolDate;
/** A hundred days after `ON`, and the day after that. */
const KEPT = '2027-03-07';
const GONE = '2027-03-08';
const YEARS_LATER = '2028-11-27';

/** How long it is known whom a term was called to mind, and by which message; the same on every engine. */
export function forgettingRemindersContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`whom a term was called to mind, on ${engineName}`, () => {
    const { school, at, storedDossier, newDossier, term } = dossierStage(open);
    let about: Deadline['about'];

    beforeEach(async () => {
      const dossier = await storedDossier(PUPIL.sam);
      about = { dossierId: dossier.id };
      await reminded(term(about, 'first_table'));
      await message(ON);
    });

    it('is known as long as the case is open, however old, and so is the message', async () => {
      await at((tx) => tx.deadlines.end(about, 'all', 'met'));

      expect(await forgottenOn(YEARS_LATER)).toBe(0);
    });

    it('is known of a closed case for so many days after it was closed, and forgotten after', async () => {
      await closedOn('2026-12-01');

      expect(await forgottenOn('2027-03-11')).toBe(0);
      expect(await forgottenOn('2027-03-12')).toBe(2);
      expect(await forgottenOn('2027-03-12')).toBe(0);
    });

    it('is known for so many days after its own day, when the case was closed before', async () => {
      await closedOn('2026-11-24');

      expect(await forgottenOn(KEPT)).toBe(0);
      expect(await forgottenOn(GONE)).toBe(2);
    });

    it('is known while the term runs, and the look over everything finds its message', async () => {
      await school().engine.script(`update dossier set state = 'closed', closed_at = '2026-11-24T09:00:00Z'`);
      await school().engine.script(`update deadline set state = 'running'`);

      expect(await forgottenOn(YEARS_LATER)).toBe(0);
      expect(await at((tx) => tx.auditing.withoutDigest(YEARS_LATER as SchoolDate, 10))).toEqual([]);
    });

    it.each([
      ['is known of a concern that waits', `update concern set state = 'submitted'`, 0],
      [
        'is known of a concern of which another term runs',
        `update deadline set state = 'running' where rule = 'review'`,
        0,
      ],
      ['is forgotten of a concern that was answered', `select 1`, 1],
    ])('%s', async (_what, rows, count) => {
      const { concernId } = await newDossier(PUPIL.noor);
      await reminded(term({ concernId }, 'asker_told'));
      await at((tx) => tx.deadlines.start([term({ concernId }, 'review')]));
      await at((tx) => tx.deadlines.end({ concernId }, 'all', 'met'));
      await school().engine.script(rows);

      expect(await forgottenOn(GONE)).toBe(count);
    });

    it('leaves no message that said nothing else, and none goes that has not left', async () => {
      await message('2026-11-26' as SchoolDate);
      await message('2026-11-25' as SchoolDate, 'planned');

      expect(await forgottenOn('2027-03-06')).toBe(0);
      expect(await forgottenOn(KEPT)).toBe(1);
      expect(await messageDays()).toEqual(['2026-11-25', ON]);
    });

    it('takes changes of a message along, by their age', async () => {
      await school().engine.script(
        `update notice set kind = 'card_edit', params = '{"show": "digest"}', dedupe_key = 'card_edit:' || dedupe_key`,
      );

      expect(await forgottenOn(KEPT)).toBe(0);
      expect(await forgottenOn(GONE)).toBe(1);
    });

    it('goes in batches, each once though two processes are at it, until the process is ending', async () => {
      await sql`
        insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at)
        select gen_random_uuid(), ${SCHOOL}::uuid, 'digest', 'person', ${WHO.mentor}::uuid, '{"on": "2026-01-05"}',
          'old ' || n, '2026-01-05T07:30:00Z', 'sent', '2026-01-05T02:30:00Z'
        from generate_series(1, 2300) as n
      `.execute(school().engine.db);
      let asked = 0;

      const first = await forgetReminders(school().deps, () => asked++ < 3);
      const both = await Promise.all([
        forgetReminders(school().deps, always),
        forgetReminders(school().deps, always),
      ]);

      expect(first).toBe(1000);
      expect(both[0] + both[1]).toBe(1300);
      expect(await messageDays()).toEqual([ON]);
    });

    it('is never forgotten while what was not heard is still looked for', () => {
      expect(KEEPING.reminderDays).toBeGreaterThan(LOOK_BACK_DAYS);
    });

    it.each([
      [
        'reminder_by_day',
        sql`select id from reminder where school_id = ${SCHOOL}::uuid and on_date < '2027-01-01' order by on_date, id limit 1000`,
      ],
      [
        'notice_of_days_gone',
        sql`select id from notice where school_id = ${SCHOOL}::uuid
          and (notice.kind in ('digest', 'channel_digest') or notice.kind = 'card_edit' and notice.params ->> 'show' = 'digest')
          and state not in ('planned', 'claimed') and due_at < now() order by due_at, id limit 1000`,
      ],
    ])('is found by the index %s', async (index, query) => {
      const plan = await school()
        .engine.db.transaction()
        .execute(async (db) => {
          await sql`set local enable_seqscan = off`.execute(db);
          return JSON.stringify((await sql`explain ${query}`.execute(db)).rows);
        });

      expect(plan).toContain(index);
    });

    it('is looked for by its day where nobody heard it yet, and not among all that ever was said', async () => {
      const plan = await school()
        .engine.db.transaction()
        .execute(async (db) => {
          await sql`
          insert into reminder (id, school_id, deadline_id, generation, step, audience, to_kind, to_id, on_date, created_at)
          select gen_random_uuid(), ${SCHOOL}::uuid, deadline_id, generation, 100 + n, audience, to_kind, to_id,
            on_date - n % 4000, created_at
          from reminder, generate_series(1, 20000) as n
        `.execute(db);
          await sql`analyze reminder`.execute(db);
          const { rows } = await sql`
          explain select distinct reminder.to_kind, reminder.to_id
          from reminder
          join deadline on deadline.id = reminder.deadline_id
            and deadline.state = 'running' and deadline.generation = reminder.generation
          where reminder.school_id = ${SCHOOL}::uuid
            and reminder.on_date > '2026-09-18' and reminder.on_date < '2026-11-27'
            and reminder.acted_at is null
        `.execute(db);
          return JSON.stringify(rows);
        });

      expect(plan).toContain('reminder_by_day');
      expect(plan).not.toContain('Seq Scan on reminder');
    });

    function forgottenOn(on: string): Promise<number> {
      school().clock.set(`${on}T02:30:00Z`);
      return forgetReminders(school().deps, always);
    }

    async function closedOn(on: string): Promise<void> {
      await at((tx) => tx.deadlines.end(about, 'all', 'met'));
      await school().engine.script(`update dossier set state = 'closed', closed_at = '${on}T09:00:00Z'`);
    }

    async function reminded(begun: Deadline): Promise<void> {
      const { id: deadlineId, generation } = begun;
      const id = school().deps.ids.next<string>();
      const to = { kind: 'person', id: WHO.mentor } as const;
      await at((tx) => tx.deadlines.start([begun]));
      await at((tx) =>
        tx.deadlines.remind([
          { id, deadlineId, generation, step: 0, audience: 'responsible', to, on: ON, actedAt: null },
        ]),
      );
    }

    async function message(on: SchoolDate, state = 'sent'): Promise<void> {
      const id = school().deps.ids.next<string>();
      await school().engine.script(`
        insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at)
        values ('${id}', '${SCHOOL}', 'digest', 'person', '${WHO.mentor}', '{"on": "${on}"}',
          'digest:${SCHOOL}:${WHO.mentor}:${on}', '${on}T07:30:00Z', '${state}', '${on}T02:30:00Z');
        insert into digest_part (school_id, to_id, on_date, dedupe_key)
        values ('${SCHOOL}', '${WHO.mentor}', '${on}', 'digest:${SCHOOL}:${WHO.mentor}:${on}')`);
    }

    async function messageDays(): Promise<string[]> {
      const { rows } = await sql<{
        on: string;
      }>`select params ->> 'on' as "on" from notice order by 1`.execute(school().engine.db);
      return rows.map(({ on }) => on);
    }
  });
}
