import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Engine } from '../../src/storage/engine.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { FOLDER_SCHOOL, FOLDER_TENANT, folderStage, ID, TODAY } from '../support/folder-stage.ts';
import { emptied, rowCounts } from '../support/row-counts.ts';

/** Bringing what changed in the files up to date does the same on every engine. */
export function updateContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`bringing a school up to date on ${engineName}`, () => {
    const { clock, engine, folder, rosters, bring, at, rows } = folderStage(open);

    beforeEach(async () => {
      await bring();
    });

    it('changes nothing the second time, and says so', async () => {
      const before = await rows();

      const { done, lines } = await bring();

      expect(done).toBe(true);
      expect(lines).toContain('Everything was so already.');
      expect(lines).toContain('  leerlingen / pupils: +0 ~0 -0 =7');
      expect(await rows()).toEqual(before);
    });

    it('takes another contact person of the kernteam, and none', async () => {
      const contact = () => at(({ playingField }) => playingField.contactPerson(TODAY));
      expect(await contact()).toEqual({ id: ID('5'), kind: 'leerplicht' });

      folder().change('kernteam.yaml', `contactPerson: ${ID('5')}`, `contactPerson: ${ID('8')}`);
      expect((await bring()).lines.join(' ')).toContain('(contactPerson)');
      expect(await contact()).toEqual({ id: ID('8'), kind: 'swv' });

      folder().change('kernteam.yaml', `contactPerson: ${ID('8')}`, '');
      await bring();
      expect(await contact()).toBeNull();
    });

    it('keeps each version of the route of the school, another one only where something differs', async () => {
      const route = () =>
        sql<{ version: number; keys: string }>`
          select version, jsonb_path_query_array(steps, '$[*].key')::text as keys from school_route order by version
        `.execute(engine().db);
      folder().change('route.yaml', 'key: gesprek', 'key: praten');
      expect((await bring()).lines.join(' ')).toContain('(route)');
      await bring();
      folder().remove('route.yaml');
      await bring();

      expect((await route()).rows).toEqual([
        { version: 1, keys: '["gezien", "gesprek", "tafel", "plan", "terugkijken"]' },
        { version: 2, keys: '["gezien", "praten", "tafel", "plan", "terugkijken"]' },
        { version: 3, keys: '[]' },
      ]);
      expect(await at(({ routes }) => routes.steps())).toEqual([]);
    });

    it('says in a dry run what would change, with places and ids and without a name, and changes nothing', async () => {
      const before = await rows();
      folder().change('pupils.csv', ',Sem,', ',Samuel,');
      folder().change('users.csv', 'olga.blom@wijkteam.example,,nl', 'olga@wijkteam.example,,nl');
      folder().change('kernteam.yaml', `      - ${ID('a')} # Kim Post\n`, '');
      folder().change('region.yaml', 'name: Nieuwegein', 'name: Gemeente Nieuwegein');

      const { done, lines } = await bring({ isDryRun: true });

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
      await emptied(engine());
      const before = await rowCounts(engine());

      const { done, lines } = await bring({ isDryRun: true });

      expect(done).toBe(true);
      expect(lines).toContain('  leerlingen / pupils: +7 ~0 -0 =0');
      expect(await rowCounts(engine())).toEqual(before);
    });

    it('stores anew what changed of a pupil, a parent, a colleague and the school', async () => {
      folder().change(
        'pupils.csv',
        'Milan,de,Groot,2012-09-08,Nieuwegein,3431',
        'Milan,de,Groot,2012-09-08,Houten,3991',
      );
      folder().change('guardians.csv', 'Wendy,de,Groot', 'Wendela,de,Groot');
      folder().change('users.csv', ',Nadia,,Kok,', ',Nadia,van der,Kok,');
      folder().change('school.yaml', 'location: Melkweg 1', 'location: Melkweg 2');

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

    it('lets two pupils swap numbers, and two colleagues swap accounts', async () => {
      folder().change('pupils.csv', ',10001,', ',x,');
      folder().change('pupils.csv', ',10002,', ',10001,');
      folder().change('pupils.csv', ',x,', ',10002,');
      folder().change('users.csv', 'e0000000-0000-7000-8000-000000000001', 'x');
      folder().change(
        'users.csv',
        'e0000000-0000-7000-8000-000000000002',
        'e0000000-0000-7000-8000-000000000001',
      );
      folder().change('users.csv', ',x,', ',e0000000-0000-7000-8000-000000000002,');

      const { lines } = await bring();

      expect(lines).toContain('  leerlingen / pupils: +0 ~2 -0 =5');
      const actor = await directoryOn(engine()).actor(
        FOLDER_TENANT,
        'e0000000-0000-7000-8000-000000000001',
        TODAY,
      );
      expect(actor?.personId).toBe(ID('2'));
    });

    it('keeps the language that somebody chose, and what the school has set for itself', async () => {
      await engine().script(
        `update person set language = 'en' where id = '${ID('1')}'; update school set policy = '{"tableMinutes": 45}'`,
      );
      folder().change('school.yaml', 'location: Melkweg 1', 'location: Melkweg 2');

      await bring();

      const seen = await at<unknown[]>(async (tx) => [
        (await tx.people.byId(ID('1') as never))?.language,
        (await tx.schools.here()).policy.tableMinutes,
      ]);
      expect(seen).toEqual(['en', 45]);
    });

    it('does not let a school become one of another tenant', async () => {
      const before = await rows();
      folder().change('school.yaml', FOLDER_TENANT, '99999999-2222-4333-8444-555555555555');

      const { done, lines } = await bring();

      expect(done).toBe(false);
      expect(lines).toContain('school.yaml:4 tenantId');
      expect(await rows()).toEqual(before);
    });

    it('says of a desk only that it changed', async () => {
      folder().change('region.yaml', 'loket@houten.example', 'balie@houten.example');

      const { lines } = await bring();

      const contacts = await at(async (tx) => (await tx.playingField.here(TODAY)).contacts);
      expect(lines).toContain(`~ region.yaml * ${ID('603')} (mail)`);
      expect(contacts.map(({ mail }) => mail).sort()).toEqual(['balie@houten.example', 'info@swv.example']);
    });

    it('brings in moments and days, and takes away those that are gone', async () => {
      folder().change('kernteam.yaml', 'BYDAY=MO", start: "14:00"', 'BYDAY=WE", start: "14:00"');
      folder().change(
        'school.yaml',
        'ownDays: []',
        'ownDays:\n  - { on: 2026-12-04, open: false, name: studiedag }',
      );

      const { lines } = await bring();

      const { presence } = await rowCounts(engine());
      const days = await at<unknown>(async (tx) => (await tx.schools.here()).ownDays);
      expect(lines).toContain('  vaste momenten / fixed moments: +1 ~0 -1 =20');
      expect(presence).toBe(21);
      expect(days).toEqual([{ on: '2026-12-04', open: false, name: 'studiedag' }]);
    });

    it('brings in rooms and hours, says of a room only that it changed, and takes away what is gone', async () => {
      const room = (name: string, people: number) =>
        `ownDays: []\nrooms:\n  - { id: ${ID('701')}, name: ${name}, people: ${people}, wheelchair: true, private: true }`;
      const hours = (end: string) =>
        `hours:\n  - { person: ${ID('5')}, days: [{ day: MO, start: "09:00", end: "${end}" }] }\npresence:\n`;
      const known = () => at(async (tx) => [await tx.rooms.here(), await tx.rooms.hours([ID('5') as never])]);
      folder().change('school.yaml', 'ownDays: []', room('Lokaal 1', 12));
      folder().change('kernteam.yaml', 'presence:\n', hours('17:00'));
      const first = await bring();
      const again = await bring();
      const there = await known();
      folder().change('school.yaml', room('Lokaal 1', 12), room('Lokaal 1', 20));
      folder().change('kernteam.yaml', hours('17:00'), hours('15:00'));
      const changed = await bring();
      folder().change('school.yaml', room('Lokaal 1', 20), 'ownDays: []');
      folder().change('kernteam.yaml', hours('15:00'), 'presence:\n');
      const gone = await bring();

      expect(first.lines).toEqual(
        expect.arrayContaining([
          '  ruimtes / rooms: +1 ~0 -0 =0',
          '  werktijden / working hours: +1 ~0 -0 =0',
        ]),
      );
      expect(again.lines).toContain('  ruimtes / rooms: +0 ~0 -0 =1');
      expect(there).toEqual([
        [{ id: ID('701'), name: 'Lokaal 1', people: 12, isWheelchairFit: true, isPrivate: true }],
        [{ personId: ID('5'), weekday: 1, fromMinute: 540, untilMinute: 1020 }],
      ]);
      expect(changed.lines).toContain(`~ school.yaml:15 ${ID('701')} (people)`);
      expect(changed.lines).toContain('  werktijden / working hours: +1 ~0 -1 =0');
      expect(gone.lines).toContain(`- school.yaml ${ID('701')}`);
      expect(await known()).toEqual([[], []]);
      // A table of before may have been held in it.
      expect((await rowCounts(engine())).room).toBe(1);
    });

    it('leaves all as it was when it breaks down halfway', async () => {
      const before = await rows();
      folder().change('users.csv', ',Nadia,,Kok,', ',Nadja,,Kok,');
      const read = folder().read();
      if (read.kind === 'faulty') throw new Error('The files are whole.');
      const [moment] = read.roster.presence;
      const broken = {
        ...read.roster,
        presence: [{ ...moment, startsOn: 'nooit' }],
      } as unknown as typeof read.roster;

      const work = rosters().update(
        broken,
        TODAY,
        { isDryRun: false, mayManyLeave: false },
        {
          at: clock.now(),
          actor: { kind: 'system', id: null },
          action: 'school.updated',
          subject: { kind: 'school', id: FOLDER_SCHOOL },
          ground: 'system',
        },
      );

      await expect(work).rejects.toThrow();
      expect(await rows()).toEqual(before);
    });

    it('writes down in the record that it was done, and nothing where nothing changed', async () => {
      await bring();
      folder().change('school.yaml', 'location: Melkweg 1', 'location: Melkweg 2');
      await bring();

      const found = await sql<{ action: string }>`select action from audit order by seq`.execute(engine().db);
      expect(found.rows.map(({ action }) => action)).toEqual(['school.imported', 'school.updated']);
    });
  });
}
