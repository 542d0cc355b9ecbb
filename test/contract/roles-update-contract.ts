import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { FOLDER_TENANT, folderStage, ID, TODAY } from '../support/folder-stage.ts';

const YESTERDAY = '2026-11-22';

/** Roles and seats at the table follow the files in the same way on every engine. */
export function rolesUpdateContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`bringing a school up to date on ${engineName}`, () => {
    const { engine, folder, bring, at } = folderStage(open);

    beforeEach(async () => {
      await bring();
    });

    it('ends the role of who is in the files no more on the day before, and keeps the row', async () => {
      folder().change('roles.csv', `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,,\n`, '');

      await bring();

      const left =
        await sql`select role, until_on::text as until_on from membership where until_on is not null`.execute(
          engine().db,
        );
      const roleOn = async (on: string) =>
        (
          await directoryOn(engine()).actor(
            FOLDER_TENANT,
            'e0000000-0000-7000-8000-000000000004',
            on as SchoolDate,
          )
        )?.memberships;
      expect(left.rows).toEqual([{ role: 'aandachtsfunctionaris', until_on: YESTERDAY }]);
      expect(await roleOn(YESTERDAY)).toHaveLength(1);
      expect(await roleOn(TODAY)).toEqual([]);
    });

    it('lets who comes back go on in the same row, and begins another where they start after they left', async () => {
      const line = `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,,\n`;
      folder().change('roles.csv', line, '');
      await bring();
      folder().again();
      await bring({ today: '2026-12-01' as SchoolDate });
      const goesOn = await datesOfRole();

      folder().change('roles.csv', line, '');
      await bring({ today: '2026-12-10' as SchoolDate });
      folder().write('roles.csv', `${folder().text('roles.csv')}${line.replace('2025-08-01', '2027-01-04')}`);
      await bring({ today: '2027-01-04' as SchoolDate });

      expect(goesOn).toEqual([['2025-08-01', null]]);
      expect(await datesOfRole()).toEqual([
        ['2025-08-01', '2026-12-09'],
        ['2027-01-04', null],
      ]);
    });

    it('takes a role back that was ended twice on one day', async () => {
      const line = `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,,\n`;
      const roles = folder().text('roles.csv').replace(line, '');
      const later = line.replace('2025-08-01', '2026-12-24');
      for (const rows of [roles, `${roles}${later}`, roles]) {
        folder().write('roles.csv', rows);
        await bring();
      }
      folder().again();

      expect((await bring()).done).toBe(true);
      expect((await datesOfRole()).filter(([, untilOn]) => untilOn === null)).toEqual([['2025-08-01', null]]);
    });

    async function datesOfRole() {
      const found = await sql<{ from_on: string; until_on: string | null }>`
        select from_on::text as from_on, until_on::text as until_on from membership
        where role = 'aandachtsfunctionaris' order by from_on
      `.execute(engine().db);
      return found.rows.map((row) => [row.from_on, row.until_on]);
    }

    it('gives a seat to somebody else from today, and keeps who had it before', async () => {
      folder().change(
        'kernteam.yaml',
        `      - ${ID('9')} # Jamal Chahid\n      - ${ID('a')} # Kim Post`,
        `      - ${ID('a')}\n      - ${ID('c')}`,
      );

      await bring();

      const seatOn = async (on: string) =>
        (
          await at<{ people: readonly PersonId[]; id: string }[]>((tx) => tx.dossiers.seats(on as SchoolDate))
        ).find(({ id }) => id === ID('504'))?.people;
      expect([...((await seatOn(YESTERDAY)) ?? [])].sort()).toEqual([ID('9'), ID('a')]);
      expect(await seatOn(TODAY)).toEqual([ID('a'), ID('c')]);
    });

    it('takes a seat away that is in the files no more, and gives it back', async () => {
      const kinds = async () =>
        (await at(async (tx) => (await tx.playingField.here(TODAY)).seats)).map(
          ({ kind, areaId }) => `${kind} ${areaId === null ? 'school' : 'area'}`,
        );
      const kernteam = folder().text('kernteam.yaml');
      folder().write('kernteam.yaml', kernteam.replace(/ {2}- id: \S+504[\s\S]*?(?=# When)/, ''));
      folder().change(
        'region.yaml',
        `  - kind: rmc\n    area: ${ID('600')}`,
        `  - kind: jgz\n    area: ${ID('600')}`,
      );
      await bring();
      const without = await kinds();
      folder().again();
      await bring();

      expect(without.sort()).toEqual([
        'buurtteam area',
        'jgz area',
        'jgz school',
        'leerplicht area',
        'leerplicht school',
        'swv school',
      ]);
      expect((await kinds()).sort()).toEqual([
        'buurtteam area',
        'buurtteam school',
        'jgz school',
        'leerplicht area',
        'leerplicht school',
        'rmc area',
        'swv school',
      ]);
    });

    it('lets two seats swap what they are for', async () => {
      folder().change('kernteam.yaml', 'kind: jgz', 'kind: x');
      folder().change('kernteam.yaml', 'kind: swv', 'kind: jgz');
      folder().change('kernteam.yaml', 'kind: x', 'kind: swv');

      const { lines } = await bring();

      const seats = await at<{ id: string; kind: string }[]>((tx) => tx.dossiers.seats(TODAY));
      expect(lines).toContain('  plekken aan tafel / seats at the table: +0 ~2 -0 =5');
      expect(seats.find(({ id }) => id === ID('502'))?.kind).toBe('swv');
      expect(seats.find(({ id }) => id === ID('503'))?.kind).toBe('jgz');
    });
  });
}
