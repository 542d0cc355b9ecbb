import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { importSchool } from '../../src/app/roster/importing-school.ts';
import type { PersonId, SchoolDate, SchoolId } from '../../src/domain/ids.ts';
import { bringIn, type Told } from '../../src/roster/bringing-in.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { testKeys } from '../support/database.ts';
import { countedIds, fixedClock } from '../support/fixed.ts';
import { emptied, rowCounts } from '../support/row-counts.ts';
import { type SchoolFolder, schoolFolder } from '../support/school-folder.ts';

const ID = (tail: string) => `019ad200-0000-7000-8000-${tail.padStart(12, '0')}`;
const SCHOOL = ID('200') as SchoolId;
const TENANT = '11111111-2222-4333-8444-555555555555';
const TODAY = '2026-11-23' as SchoolDate;
const YESTERDAY = '2026-11-22';

/** Bringing a school up to date does the same on every engine. */
export function updateContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`bringing a school up to date on ${engineName}`, () => {
    const clock = fixedClock();
    const ids = countedIds(0x9000);
    const keys = testKeys();
    let engine: Engine;
    let close: () => Promise<void>;
    let folder: SchoolFolder;

    beforeAll(async () => {
      ({ engine, close } = await open());
      folder = schoolFolder();
    }, 60_000);
    beforeEach(async () => {
      await bring();
    });
    afterEach(async () => {
      folder.again();
      await emptied(engine);
    });
    afterAll(async () => {
      folder.drop();
      await close();
    });

    function bring(today: SchoolDate = TODAY, isDryRun = false, mayManyLeave = false): Promise<Told> {
      const rosters = rostersOn(engine, keys, ids, clock);
      return bringIn(folder.read(), (roster) =>
        importSchool({ rosters, clock, allowedTenants: null, today, isDryRun, mayManyLeave }, roster),
      );
    }

    const at = <T>(work: Parameters<ReturnType<typeof storeOn>['transact']>[1]) =>
      storeOn(engine, keys, ids, clock).transact(SCHOOL, work) as Promise<T>;

    /** Every row as it stands, but for what is sealed or made anew with each import. */
    async function rows(): Promise<unknown> {
      const found = await sql<{ all: unknown }>`
        select jsonb_build_object(
          'membership', (select jsonb_agg(to_jsonb(m) order by id) from membership m),
          'seat', (select jsonb_agg(to_jsonb(s) order by id) from seat s),
          'holder', (select jsonb_agg(to_jsonb(h) order by seat_id, person_id, from_on) from seat_holder h),
          'pupil', (select jsonb_agg(jsonb_build_object('id', id, 'sealed', md5(personal_sealed), 'left', left_on) order by id) from pupil),
          'guardian', (select jsonb_agg(jsonb_build_object('id', id, 'sealed', md5(personal_sealed), 'left', left_on) order by id) from guardian),
          'person', (select jsonb_agg(jsonb_build_object('id', id, 'sealed', md5(personal_sealed)) order by id) from person),
          'presence', (select jsonb_agg(to_jsonb(p) order by id) from presence p),
          'school', (select jsonb_agg(to_jsonb(s) order by id) from school s),
          'audit', (select count(*) from audit)
        ) as all
      `.execute(engine.db);
      return found.rows[0]?.all;
    }

    it('changes nothing the second time, and says so', async () => {
      const before = await rows();

      const { done, lines } = await bring();

      expect(done).toBe(true);
      expect(lines).toContain('Everything was so already.');
      expect(lines).toContain('  leerlingen / pupils: +0 ~0 -0 =7');
      expect(await rows()).toEqual(before);
    });

    it('says in a dry run what would change, with places and ids and without a name, and changes nothing', async () => {
      const before = await rows();
      folder.change('pupils.csv', ',Sem,', ',Samuel,');
      folder.change('users.csv', 'olga.blom@wijkteam.example,,nl', 'olga@wijkteam.example,,nl');
      folder.change('kernteam.yaml', `      - ${ID('a')} # Kim Post\n`, '');
      folder.change('region.yaml', 'name: Nieuwegein', 'name: Gemeente Nieuwegein');

      const { done, lines } = await bring(TODAY, true);

      expect(done).toBe(true);
      expect(lines).toContain('Looked only, nothing was changed: Sterrencollege (voorbeeld)');
      expect(lines).toContain('  leerlingen / pupils: +0 ~1 -0 =6');
      expect(lines).toContain(`~ pupils.csv:2 ${ID('301')} (name)`);
      expect(lines).toContain(`~ users.csv:13 ${ID('c')} (mail)`);
      expect(lines).toContain(`~ kernteam.yaml:22 ${ID('504')} (people)`);
      expect(lines).toContain(`~ region.yaml:12 ${ID('602')} (name)`);
      expect(lines.join('\n')).not.toMatch(/Samuel|Sem|Olga|olga|Kim/);
      expect(await rows()).toEqual(before);
    });

    it('says in a dry run of a school that is not there yet what it would bring, and brings nothing', async () => {
      await emptied(engine);
      const before = await rowCounts(engine);

      const { done, lines } = await bring(TODAY, true);

      expect(done).toBe(true);
      expect(lines).toContain('  leerlingen / pupils: +7 ~0 -0 =0');
      expect(await rowCounts(engine)).toEqual(before);
    });

    it('stores anew what changed of a pupil, a parent, a colleague and the school', async () => {
      folder.change(
        'pupils.csv',
        'Milan,de,Groot,2012-09-08,Nieuwegein,3431',
        'Milan,de,Groot,2012-09-08,Houten,3991',
      );
      folder.change('guardians.csv', 'Wendy,de,Groot', 'Wendela,de,Groot');
      folder.change('users.csv', ',Nadia,,Kok,', ',Nadia,van der,Kok,');
      folder.change('school.yaml', 'location: Melkweg 1', 'location: Melkweg 2');

      const { lines } = await bring();

      const seen = await at<Record<string, unknown>>(async (tx) => ({
        pupil: await tx.pupils.byId(ID('307') as never),
        guardians: await tx.pupils.guardians(ID('307') as never),
        person: await tx.people.byId(ID('b') as never),
        school: await tx.schools.here(),
      }));
      expect(lines[0]).toBe('Bijgewerkt: Sterrencollege (voorbeeld)');
      expect(seen).toMatchObject({
        pupil: { homeMunicipality: 'Houten', homePostcode: 3991, name: { roepnaam: 'Milan' } },
        guardians: [{ name: { roepnaam: 'Wendela' }, gezag: 'yes' }],
        person: { name: { voorvoegsel: 'van der' } },
        school: { location: 'Melkweg 2, Utrecht' },
      });
    });

    it('ends the role of who is in the files no more on the day before, and keeps the row', async () => {
      folder.change('roles.csv', `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,,\n`, '');

      await bring();

      const left =
        await sql`select role, until_on::text as until_on from membership where until_on is not null`.execute(
          engine.db,
        );
      const roleOn = async (on: string) =>
        (await directoryOn(engine).actor(TENANT, 'e0000000-0000-7000-8000-000000000004', on as SchoolDate))
          ?.memberships;
      expect(left.rows).toEqual([{ role: 'aandachtsfunctionaris', until_on: YESTERDAY }]);
      expect(await roleOn(YESTERDAY)).toHaveLength(1);
      expect(await roleOn(TODAY)).toEqual([]);
    });

    it('lets who comes back go on in the same row, and begins another where they start after they left', async () => {
      const line = `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,,\n`;
      folder.change('roles.csv', line, '');
      await bring();
      folder.again();
      await bring('2026-12-01' as SchoolDate);
      const goesOn = await datesOfRole();

      folder.change('roles.csv', line, '');
      await bring('2026-12-10' as SchoolDate);
      folder.write('roles.csv', `${folder.text('roles.csv')}${line.replace('2025-08-01', '2027-01-04')}`);
      await bring('2027-01-04' as SchoolDate);

      expect(goesOn).toEqual([['2025-08-01', null]]);
      expect(await datesOfRole()).toEqual([
        ['2025-08-01', '2026-12-09'],
        ['2027-01-04', null],
      ]);
    });

    it('takes a role back that was ended twice on one day', async () => {
      const line = `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,,\n`;
      const roles = folder.text('roles.csv').replace(line, '');
      const later = line.replace('2025-08-01', '2026-12-24');
      for (const rows of [roles, `${roles}${later}`, roles]) {
        folder.write('roles.csv', rows);
        await bring();
      }
      folder.again();

      expect((await bring()).done).toBe(true);
      expect((await datesOfRole()).filter(([, untilOn]) => untilOn === null)).toEqual([['2025-08-01', null]]);
    });

    async function datesOfRole() {
      const found = await sql<{ from_on: string; until_on: string | null }>`
        select from_on::text as from_on, until_on::text as until_on from membership
        where role = 'aandachtsfunctionaris' order by from_on
      `.execute(engine.db);
      return found.rows.map((row) => [row.from_on, row.until_on]);
    }

    it('gives a seat to somebody else from today, and keeps who had it before', async () => {
      folder.change(
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
        (
          await at<{ kind: string; areaId: string | null }[]>(
            async (tx) => (await tx.playingField.here(TODAY)).seats,
          )
        ).map(({ kind, areaId }) => `${kind} ${areaId === null ? 'school' : 'area'}`);
      const kernteam = folder.text('kernteam.yaml');
      folder.write('kernteam.yaml', kernteam.replace(/ {2}- id: \S+504[\s\S]*?(?=# When)/, ''));
      folder.change(
        'region.yaml',
        `  - kind: rmc\n    area: ${ID('600')}`,
        `  - kind: jgz\n    area: ${ID('600')}`,
      );
      await bring();
      const without = await kinds();
      folder.again();
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
      folder.change('kernteam.yaml', 'kind: jgz', 'kind: x');
      folder.change('kernteam.yaml', 'kind: swv', 'kind: jgz');
      folder.change('kernteam.yaml', 'kind: x', 'kind: swv');

      const { lines } = await bring();

      const seats = await at<{ id: string; kind: string }[]>((tx) => tx.dossiers.seats(TODAY));
      expect(lines).toContain('  plekken aan tafel / seats at the table: +0 ~2 -0 =5');
      expect(seats.find(({ id }) => id === ID('502'))?.kind).toBe('swv');
      expect(seats.find(({ id }) => id === ID('503'))?.kind).toBe('jgz');
    });

    it('takes a pupil who left out of the lists, keeps the row, and knows them again when they come back', async () => {
      const own = () =>
        at<string[]>(async (tx) => (await tx.pupils.ofMentor(ID('2') as never)).map(({ id }) => id));
      const everybody = () => at<number>(async (tx) => (await tx.pupils.atSchool()).length);
      const parents = () => at<number>(async (tx) => (await tx.pupils.guardians(ID('307') as never)).length);
      folder.change('pupils.csv', folder.text('pupils.csv').match(/^.*000307.*\n/m)?.[0] ?? '?', '');
      folder.change('guardians.csv', folder.text('guardians.csv').match(/^.*000470.*\n/m)?.[0] ?? '?', '');
      folder.change('enrollments.csv', `V2a,${ID('307')},student\n`, '');

      const { lines } = await bring();
      const gone = [await own(), await everybody(), await parents()];
      const kept = await rowCounts(engine);
      folder.again();
      await bring();

      expect(lines).toContain(`- pupils.csv ${ID('307')}`);
      expect(gone).toEqual([[ID('306'), ID('304'), ID('305')], 6, 0]);
      expect(kept).toMatchObject({ pupil: 7, guardian: 8 });
      expect(await own()).toContain(ID('307'));
      expect([await everybody(), await parents()]).toEqual([7, 1]);
      expect(await rowCounts(engine)).toMatchObject({ pupil: 7, guardian: 8 });
    });

    it('asks first when more than half of the pupils would be gone, as by a file that was cut off', async () => {
      const leave = (many: number) => {
        folder.again();
        for (const file of ['pupils.csv', 'guardians.csv', 'enrollments.csv'])
          for (let nth = 1; nth <= many; nth++)
            folder.write(file, folder.text(file).replaceAll(new RegExp(`^.*00030${nth},.*\n`, 'gm'), ''));
      };
      const before = await rows();
      leave(4);

      const asked = await bring();
      const afterwards = await rows();
      const looked = await bring(TODAY, true);
      const meant = await bring(TODAY, false, true);

      expect(asked.done).toBe(false);
      expect(asked.lines).toContain('pupils.csv');
      expect(asked.lines.join('\n')).toContain('put --many-leave behind the command');
      expect(asked.lines).toContain('  leerlingen / pupils: +0 ~0 -4 =3');
      expect(afterwards).toEqual(before);
      expect(looked.done).toBe(true);
      expect(meant.done).toBe(true);
      expect(await at<number>(async (tx) => (await tx.pupils.atSchool()).length)).toBe(3);
    });

    it('lets less than half of the pupils leave without a question', async () => {
      for (const file of ['pupils.csv', 'guardians.csv', 'enrollments.csv'])
        folder.write(file, folder.text(file).replaceAll(/^.*00030[123],.*\n/gm, ''));

      expect((await bring()).done).toBe(true);
    });

    it('lets two pupils swap numbers, and two colleagues swap accounts', async () => {
      folder.change('pupils.csv', ',10001,', ',x,');
      folder.change('pupils.csv', ',10002,', ',10001,');
      folder.change('pupils.csv', ',x,', ',10002,');
      folder.change('users.csv', 'e0000000-0000-7000-8000-000000000001', 'x');
      folder.change(
        'users.csv',
        'e0000000-0000-7000-8000-000000000002',
        'e0000000-0000-7000-8000-000000000001',
      );
      folder.change('users.csv', ',x,', ',e0000000-0000-7000-8000-000000000002,');

      const { lines } = await bring();

      expect(lines).toContain('  leerlingen / pupils: +0 ~2 -0 =5');
      const actor = await directoryOn(engine).actor(TENANT, 'e0000000-0000-7000-8000-000000000001', TODAY);
      expect(actor?.personId).toBe(ID('2'));
    });

    it('keeps the language that somebody chose, and what the school has set for itself', async () => {
      await engine.script(
        `update person set language = 'en' where id = '${ID('1')}'; update school set policy = '{"tableMinutes": 45}'`,
      );
      folder.change('school.yaml', 'location: Melkweg 1', 'location: Melkweg 2');

      await bring();

      const seen = await at<unknown[]>(async (tx) => [
        (await tx.people.byId(ID('1') as never))?.language,
        (await tx.schools.here()).policy.tableMinutes,
      ]);
      expect(seen).toEqual(['en', 45]);
    });

    it('does not let a school become one of another tenant', async () => {
      const before = await rows();
      folder.change('school.yaml', TENANT, '99999999-2222-4333-8444-555555555555');

      const { done, lines } = await bring();

      expect(done).toBe(false);
      expect(lines).toContain('school.yaml:4 tenantId');
      expect(await rows()).toEqual(before);
    });

    it('says of a desk only that it changed', async () => {
      folder.change('region.yaml', 'loket@houten.example', 'balie@houten.example');

      const { lines } = await bring();

      const contacts = await at<{ mail: string | null }[]>(
        async (tx) => (await tx.playingField.here(TODAY)).contacts,
      );
      expect(lines).toContain(`~ region.yaml * ${ID('603')} (mail)`);
      expect(contacts.map(({ mail }) => mail).sort()).toEqual(['balie@houten.example', 'info@swv.example']);
    });

    it('brings in moments and days, and takes away those that are gone', async () => {
      folder.change('kernteam.yaml', 'BYDAY=MO", start: "14:00"', 'BYDAY=WE", start: "14:00"');
      folder.change(
        'school.yaml',
        'ownDays: []',
        'ownDays:\n  - { on: 2026-12-04, open: false, name: studiedag }',
      );

      const { lines } = await bring();

      const { presence } = await rowCounts(engine);
      const days = await at<unknown>(async (tx) => (await tx.schools.here()).ownDays);
      expect(lines).toContain('  vaste momenten / fixed moments: +1 ~0 -1 =20');
      expect(presence).toBe(21);
      expect(days).toEqual([{ on: '2026-12-04', open: false, name: 'studiedag' }]);
    });

    it('leaves all as it was when it breaks down halfway', async () => {
      const before = await rows();
      folder.change('users.csv', ',Nadia,,Kok,', ',Nadja,,Kok,');
      const read = folder.read();
      if (read.kind === 'faulty') throw new Error('The files are whole.');
      const [moment] = read.roster.presence;
      const broken = {
        ...read.roster,
        presence: [{ ...moment, startsOn: 'nooit' }],
      } as unknown as typeof read.roster;

      const work = rostersOn(engine, keys, ids, clock).update(
        broken,
        TODAY,
        { isDryRun: false, mayManyLeave: false },
        {
          at: clock.now(),
          actor: { kind: 'system', id: null },
          action: 'school.updated',
          subject: { kind: 'school', id: SCHOOL },
          ground: 'system',
        },
      );

      await expect(work).rejects.toThrow();
      expect(await rows()).toEqual(before);
    });

    it('lists the open dossiers that nobody carries any more, and those whose pupil is not in the files', async () => {
      const open = async (number: string, pupil: string, casushouder: string, state = 'open') => {
        const [key, concern, dossier] = [ids.next<string>(), ids.next<string>(), ids.next<string>()];
        await engine.script(`
          insert into subject_key (id, school_id, wrapped, master_key_id, created_at) values ('${key}', '${SCHOOL}', '', 'm1', now());
          insert into concern (id, school_id, key_id, raised_by, state, version, content_sealed, created_at, changed_at)
            values ('${concern}', '${SCHOOL}', '${key}', '${ID('1')}', 'accepted', 1, '', now(), now());
          insert into dossier (id, school_id, concern_id, pupil_id, key_id, number, state, version, casushouder_id, anchor_on, opened_at)
            values ('${dossier}', '${SCHOOL}', '${concern}', '${pupil}', '${key}', '${number}', '${state}', 1, '${casushouder}', now(), now());
        `);
      };
      await open('26-001', ID('301'), ID('4'));
      await open('26-002', ID('302'), ID('4'), 'closed');
      await open('26-003', ID('303'), ID('3'));
      await open('26-004', ID('307'), ID('3'));
      await open('26-005', ID('304'), ID('3'));
      for (const [number, person, seat] of [
        ['26-003', '5', '501'],
        ['26-005', 'a', '504'],
      ] as const)
        await engine.script(`
          insert into participant (id, school_id, dossier_id, role, person_id, seat_id, invited, from_on)
          select '${ids.next<string>()}', '${SCHOOL}', id, 'buurtteam', '${ID(person)}', '${ID(seat)}', true, now()
          from dossier where number = '${number}'
        `);
      const before = await bring(TODAY, true);
      folder.change('kernteam.yaml', `      - ${ID('a')} # Kim Post\n`, '');
      folder.change('roles.csv', `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,,\n`, '');
      folder.change('pupils.csv', folder.text('pupils.csv').match(/^.*000307.*\n/m)?.[0] ?? '?', '');
      folder.change('guardians.csv', folder.text('guardians.csv').match(/^.*000470.*\n/m)?.[0] ?? '?', '');
      folder.change('enrollments.csv', `V2a,${ID('307')},student\n`, '');

      const { lines } = await bring();

      expect(before.lines.join()).not.toContain('26-0');
      expect(lines).toContain(
        'At the table of these cases a partner sits who has no seat any more: 26-005. Ask a deputy.',
      );
      expect(lines).toContain(
        'Nobody carries these cases any more: 26-001. A coordinator can choose somebody else.',
      );
      expect(lines).toContain(
        'The pupil of these cases is not in the files any more: 26-004. See whether they are finished.',
      );
    });

    it('writes down in the record that it was done, and nothing where nothing changed', async () => {
      await bring();
      folder.change('school.yaml', 'location: Melkweg 1', 'location: Melkweg 2');
      await bring();

      const found = await sql<{ action: string }>`select action from audit order by seq`.execute(engine.db);
      expect(found.rows.map(({ action }) => action)).toEqual(['school.imported', 'school.updated']);
    });
  });
}
