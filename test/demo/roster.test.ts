import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rowsOf } from '../../src/demo/csv.ts';
import { DEMO_PEOPLE, DEMO_TENANT, entraOf, WINDOWS } from '../../src/demo/people.ts';
import { demoRoster } from '../../src/demo/roster.ts';

const FILES = fileURLToPath(new URL('../../env/demo/', import.meta.url));

describe('the example school', () => {
  it('has two mentors, six pupils in two classes, each with a parent, and four seats with somebody in each', () => {
    const { memberships, pupils, seats } = demoRoster();

    expect(memberships.filter(({ role }) => role === 'mentor')).toHaveLength(2);
    expect(pupils).toHaveLength(6);
    expect(new Set(pupils.map(({ pupil }) => pupil.className)).size).toBe(2);
    expect(pupils.every(({ mentors, guardians }) => mentors.length === 1 && guardians.length > 0)).toBe(true);
    expect(seats.map(({ kind }) => kind)).toEqual(['leerplicht', 'jgz', 'swv', 'buurtteam']);
    expect(seats.every(({ people }) => people.length > 0)).toBe(true);
  });

  it('knows everybody of the demo as the windows do', () => {
    const { people, school } = demoRoster();

    expect(school.tenantId).toBe(DEMO_TENANT);
    for (const { id, roepnaam, voorvoegsel, achternaam, mail } of Object.values(DEMO_PEOPLE))
      expect(people.find((person) => person.id === id)).toMatchObject({
        name: { roepnaam, voorvoegsel, achternaam },
        mail,
      });
    for (const person of WINDOWS)
      expect(people.find(({ id }) => id === person.id)?.identity?.entraId).toBe(entraOf(person));
  });

  it('gives the jeugdarts no Teams', () => {
    const { people } = demoRoster();

    expect(people.find(({ id }) => id === DEMO_PEOPLE.jgz.id)?.identity).toBeNull();
  });
});

describe('the files of a school', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'actietafel-'));
    cpSync(FILES, folder, { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function change(file: string, from: string, to: string): void {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  }

  it('are refused with every fault at once, each with its file and line', () => {
    change('pupils.csv', '2010-11-02', '2 november');
    change('guardians.csv', ',yes,nl,', ',ja,nl,');
    change('school.yaml', 'midden', 'oost');

    expect(() => demoRoster(folder)).toThrow(
      /pupils\.csv, line 3: birthDate is no day[\s\S]*guardians\.csv, line 2: gezag[\s\S]*school\.yaml: holidayRegion/,
    );
  });

  it('may have columns and empty lines that nobody asked for', () => {
    change('classes.csv', 'sourcedId,orgSourcedId,title', 'code,sourcedId,title');
    change('classes.csv', 'H4b,019ad200-0000-7000-8000-000000000200,H4b', ',H4b,"Havo 4, groep ""b"""\n');
    change('classes.csv', 'V2a,019ad200-0000-7000-8000-000000000200,V2a', ',V2a,V2a');

    expect(demoRoster(folder).pupils[0]?.pupil.className).toBe('Havo 4, groep "b"');
  });
});

describe('a line of CSV', () => {
  it('keeps its place when values are empty, first and last as well', () => {
    expect(rowsOf('a,b,c\r\n,,3\r\n1,,\r\n')).toEqual([
      { line: 2, values: { a: '', b: '', c: '3' } },
      { line: 3, values: { a: '1', b: '', c: '' } },
    ]);
  });
});
