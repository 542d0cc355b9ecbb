import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { planDigests } from '../../src/app/chores/planning-digests.ts';
import { takeSteps } from '../../src/app/guarding/taking-steps.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { SchoolDate, SchoolId, WallMinute } from '../../src/domain/ids.ts';
import { AS_THE_SCHOOL } from '../../src/domain/reminding/wishes.ts';
import { CATALOGUE } from '../../src/domain/terms/catalogue.ts';
import { DEADLINE_RULES } from '../../src/domain/terms/term.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { randomly } from '../support/random.ts';
import { WHO } from '../support/school.ts';
import { deliverDue } from '../support/triage.ts';
import { TODAY } from './dossier-stage.ts';
import { BOTH, severalSchoolsStage } from './several-schools-stage.ts';

/** More with CALM_RUNS, the same again with CALM_SEED. */
const RUNS = Number(process.env.CALM_RUNS ?? 1);
const SEED = Number(process.env.CALM_SEED ?? Math.floor(Math.random() * 2 ** 31));
const DAYS = 16;
/** Days without trouble at the end, longer than anybody is away. */
const CALM_DAYS = 10;
const TIMES = ['04:00', '07:27', '07:30', '08:10', '09:00', '13:00', '15:51'];
const PEOPLE = [WHO.coordinator, WHO.mentor];
const RULES = DEADLINE_RULES.filter((each) => CATALOGUE[each].about === 'dossier');

/** Two schools with hours and free days of their own, whatever is lost on the way. */
export function calmSchoolsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`some weeks of two schools on ${engineName} (seed ${SEED})`, () => {
    const { school, at, storedDossier, begins, closed } = severalSchoolsStage(open);

    let dossiers: [SchoolId, Dossier][];

    beforeEach(() => {
      dossiers = [];
    });

    it.each(Array.from({ length: RUNS }, (_, run) => run))(
      'bring everybody one message a day, and everything in one of them (%i)',
      async (run) => {
        const chance = randomly(SEED + run);
        const days = Array.from({ length: DAYS }, (_, day) => addDays(TODAY, day));
        for (const each of BOTH) await hourOf(each, 480 + Math.floor(chance() * 300));
        for (const each of BOTH) {
          dossiers.push(
            [each, await storedDossier(each, WHO.mentor)],
            [each, await storedDossier(each, WHO.coordinator)],
          );
          for (const on of days) if (chance() < 0.15) await closed(each, on);
        }

        for (const on of days) await live(on, chance);
        for (let day = 0; day < CALM_DAYS; day++) await live(addDays(TODAY, DAYS + day), null);

        const counts = await messagesByDay();
        expect(counts.filter(({ count }) => count > 1)).toEqual([]);
        expect(counts.length).toBeGreaterThan(15);
        const until = addDays(TODAY, DAYS + CALM_DAYS - 3);
        for (const each of BOTH)
          expect(await at(each, (tx) => tx.digests.unheard('2026-11-01' as SchoolDate, until))).toEqual([]);
      },
      240_000,
    );

    /** @param chance null = nothing new happens, and nothing goes wrong */
    async function live(on: SchoolDate, chance: (() => number) | null): Promise<void> {
      const { deps, clock } = school();
      const may = (share: number) => chance !== null && chance() < share;
      clock.set(`${on}T02:30:00Z`);
      if (!may(0.2)) await planDigests(deps, () => true);
      if (may(0.1)) {
        const digestMinute = (480 + Math.floor((chance?.() ?? 0) * 400)) as WallMinute;
        await at(BOTH[0] as SchoolId, (tx) =>
          tx.reminding.wish(WHO.mentor, { ...AS_THE_SCHOOL, digestMinute }),
        );
      }
      for (const time of TIMES) {
        clock.set(`${on}T${time}:00Z`);
        if (may(0.25)) {
          const rule = RULES[Math.floor((chance?.() ?? 0) * RULES.length)] ?? 'first_table';
          const one = dossiers[Math.floor((chance?.() ?? 0) * dossiers.length)];
          if (one) await begins(...one, rule, { startsOn: on, dueOn: addDays(on, 3) });
        }
        if (!may(0.15)) await Promise.all(BOTH.map((each) => takeSteps(deps, each)));
        if (!may(0.15)) await Promise.all([deliverDue(school()), deliverDue(school())]);
        if (may(0.1)) await lose(on, (chance?.() ?? 0) < 0.5 ? 'failed' : 'expired');
      }
    }

    /** What left today did not arrive. */
    async function lose(on: SchoolDate, state: string): Promise<void> {
      await school().engine.script(
        `update notice set state = '${state}', reason = 'lost' where kind = 'digest' and state = 'sent' and params ->> 'on' = '${on}'`,
      );
    }

    /** How many messages of a day left to each of these people on each day, those that did not arrive among them. */
    async function messagesByDay() {
      const found = await sql<{ to_id: string; on_day: string; count: number }>`
        select to_id, (settled_at at time zone 'Europe/Amsterdam')::date::text as on_day, count(*)::int as count
        from notice
        where kind = 'digest' and to_id = any(${PEOPLE}::uuid[]) and (state = 'sent' or reason = 'lost')
        group by 1, 2
      `.execute(school().engine.db);
      return found.rows;
    }

    async function hourOf(schoolId: SchoolId, minute: number): Promise<void> {
      await school().engine.script(
        `update school set policy = policy || '{"digestMinute": ${minute}}' where id = '${schoolId}'`,
      );
    }
  });
}
