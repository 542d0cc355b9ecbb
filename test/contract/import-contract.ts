import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Roster } from '../../src/app/ports/roster.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { DEFAULT_RULES } from '../../src/domain/kernteam/default-rules.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { brokenCell, corrupt } from '../support/broken-cell.ts';
import { statementCount } from '../support/counting.ts';
import { FOLDER_SCHOOL, FOLDER_TENANT, folderStage, ID } from '../support/folder-stage.ts';
import { emptied, rowCounts } from '../support/row-counts.ts';
import { SCHOOL, testRoster } from '../support/school.ts';

/** Bringing a school in does the same on every engine. */
export function importContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`bringing a school in on ${engineName}`, () => {
    const { engine, folder, rosters, bring, at } = folderStage(open);

    it('puts everybody in their place, sealed, and says how many', async () => {
      const { done, lines } = await bring();

      expect(done).toBe(true);
      expect(lines).toContain('  7 leerlingen / pupils');
      expect(await rowCounts(engine())).toMatchObject({
        school: 1,
        organisation: 8,
        person: 13,
        membership: 4,
        pupil: 7,
        pupil_mentor: 7,
        guardian: 8,
        seat: 7,
        seat_holder: 9,
        area: 4,
        fallback_contact: 2,
        presence: 21,
        subject_key: 20,
      });
      const raw = await sql<{ text: string }>`
        select string_agg(t, ' ') as text
        from (select person::text as t from person union all select pupil::text from pupil union all select guardian::text from guardian) as rows
      `.execute(engine().db);
      expect(raw.rows[0]?.text).not.toMatch(/Anouk|Jansen|thuis\.example/);
    });

    it('lets a mentor in who is known by tenant and Entra id, with her pupils and their parents', async () => {
      await bring();

      const actor = await directoryOn(engine()).actor(
        FOLDER_TENANT,
        'e0000000-0000-7000-8000-000000000001',
        '2026-11-23' as SchoolDate,
      );
      const seen = await at(async (tx) => {
        const own = await tx.pupils.ofMentor(actor?.personId as never);
        return { own, parents: await tx.pupils.guardians(own[0]?.id as never) };
      });

      expect(actor?.memberships).toEqual([{ schoolId: FOLDER_SCHOOL, role: 'mentor', deputyOf: null }]);
      expect(seen.own.map(({ name, className }) => `${name.roepnaam} ${className}`)).toEqual([
        'Youssef H4b',
        'Noor H4b',
        'Sem H4b',
      ]);
      expect(seen.parents.map(({ name, gezag }) => `${name.roepnaam} ${gezag}`)).toEqual(['Samira yes']);
    });

    it('keeps the map around the school, with who is on its seats on a day', async () => {
      await bring();
      const fieldOn = (on: string) => at((tx) => tx.playingField.here(on as SchoolDate));

      const field = await fieldOn('2026-11-23');
      const before = await fieldOn('2025-07-31');

      expect(field).toMatchObject({ sector: 'vo', municipality: 'Utrecht', areaId: ID('601') });
      expect(field.rules).toEqual(DEFAULT_RULES.vo);
      expect(field.areas.find(({ name }) => name === 'Nieuwegein')).toEqual({
        id: ID('602'),
        level: 'municipality',
        name: 'Nieuwegein',
        within: [ID('600')],
        postcodes: [{ from: 3430, until: 3439 }],
        without: [],
      });
      expect(field.areas.find(({ name }) => name === 'Houten')?.without).toEqual(['buurtteam']);
      expect(field.seats.map(({ kind, areaId, people }) => [kind, areaId, ...people])).toEqual(
        expect.arrayContaining([
          ['leerplicht', null, ID('5'), ID('6')],
          ['leerplicht', ID('602'), ID('b')],
          ['rmc', ID('600'), ID('d')],
        ]),
      );
      expect(field.contacts).toContainEqual({
        kind: null,
        areaId: ID('603'),
        name: 'Sociaal loket Houten (voorbeeld)',
        phone: null,
        mail: 'loket@houten.example',
      });
      expect(before.seats.flatMap(({ people }) => people)).toEqual([]);
    });

    it('leaves one audit row, of the system', async () => {
      await bring();

      const rows = await sql`select action, actor_kind, subject_id from audit`.execute(engine().db);
      expect(rows.rows).toEqual([
        { action: 'school.imported', actor_kind: 'system', subject_id: FOLDER_SCHOOL },
      ]);
    });

    it('refuses a tenant that the gate would refuse, and takes one that it lets in', async () => {
      const before = await rowCounts(engine());

      const refused = await bring({ allowedTenants: ['99999999-2222-4333-8444-555555555555'] });

      expect(refused).toMatchObject({ done: false });
      expect(refused.lines).toContain('school.yaml:4 tenantId');
      expect(await rowCounts(engine())).toEqual(before);
      expect((await bring({ allowedTenants: [FOLDER_TENANT] })).done).toBe(true);
    });

    it('brings one school in when two start at once, and finds all of it there in the other', async () => {
      const both = await Promise.all([bring(), bring()]);

      expect(both.map(({ done }) => done)).toEqual([true, true]);
      expect(both.filter(({ lines }) => lines.includes('Everything was so already.'))).toHaveLength(1);
      expect(await rowCounts(engine())).toMatchObject({ school: 1, pupil: 7 });
    });

    it('leaves nothing behind when it breaks down halfway', async () => {
      const before = await rowCounts(engine());
      const roster = testRoster();
      const broken: Roster = {
        ...roster,
        presence: [
          { ...(roster.presence[0] as Roster['presence'][number]), startsOn: 'nooit' as SchoolDate },
        ],
      };

      await expect(rosters().add(broken)).rejects.toThrow();

      expect(await rowCounts(engine())).toEqual(before);
    });

    it('takes some dozens of statements for a school of 1200 pupils, not one for each', async () => {
      const before = statementCount();
      const roster = testRoster();
      const [one] = roster.pupils;
      const many = Array.from({ length: 1200 }, (_, n) => ({
        ...(one as Roster['pupils'][number]),
        pupil: { ...(one as Roster['pupils'][number]).pupil, id: ID(`a${n}`) as never },
        leerlingnummer: `n${n}`,
        guardians: [{ ...(one as Roster['pupils'][number]).guardians[0], id: ID(`b${n}`) } as never],
      }));

      await rosters().add({ ...roster, pupils: many });

      expect(statementCount() - before).toBeLessThan(40);
      expect(await rowCounts(engine())).toMatchObject({ pupil: 1200, guardian: 1200, pupil_mentor: 1200 });
      expect(await at((tx) => tx.pupils.byId(ID('a7') as never), SCHOOL)).toMatchObject({
        id: ID('a7'),
        className: '4H2',
      });
    }, 30_000);

    it('takes a school with any one cell changed whole, or not at all', async () => {
      const before = await rowCounts(engine());
      await fc.assert(
        fc.asyncProperty(brokenCell, async (cell) => {
          folder().again();
          corrupt(folder(), cell);

          const { done } = await bring();

          const counts = await rowCounts(engine());
          expect(counts).toEqual(
            done ? { ...counts, school: 1, guardian: 8, seat_holder: 9, presence: 21, audit: 1 } : before,
          );
          if (done) await emptied(engine());
        }),
        { numRuns: 20 },
      );
    }, 120_000);
  });
}
