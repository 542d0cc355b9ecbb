import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Imported } from '../../src/app/roster/importing-school.ts';
import { bringIn } from '../../src/roster/bringing-in.ts';
import type { Fault, Gap } from '../../src/roster/faults.ts';
import { doneLines, faultLines } from '../../src/roster/telling.ts';
import { type SchoolFolder, schoolFolder } from '../support/school-folder.ts';

const fault = (line: number): Fault => ({ code: 'date_odd', file: 'pupils.csv', line, about: 'birthDate' });

describe('what the import says', () => {
  let folder: SchoolFolder;

  beforeAll(() => {
    folder = schoolFolder();
  });
  afterAll(() => folder.drop());

  it('is each fault with its place, in Dutch and in English', () => {
    expect(faultLines([fault(3)])).toEqual([
      'Er is niets ingelezen. Er is één fout gevonden:',
      'Nothing was imported. One fault was found:',
      '',
      'pupils.csv:3 birthDate',
      '  Deze dag bestaat niet, of is niet geschreven als JJJJ-MM-DD.',
      '  This day does not exist, or is not written as YYYY-MM-DD.',
    ]);
  });

  it.each([
    [50, 50, null],
    [51, 50, 'And 1 more.'],
    [400, 50, 'And 350 more.'],
  ])('is of %d faults the first %d, and how many more', (count, told, more) => {
    const lines = faultLines(Array.from({ length: count }, (_, index) => fault(index + 2)));

    expect(lines[1]).toBe(`Nothing was imported. ${count} faults were found:`);
    expect(lines.filter((line) => line.startsWith('pupils.csv:'))).toHaveLength(told);
    expect(lines.find((line) => line.startsWith('And '))?.slice(0, more?.length)).toBe(more ?? undefined);
  });

  it('tells gaps of one kind together, with at most ten of their lines', () => {
    const gaps = Array.from(
      { length: 12 },
      (_, index): Gap => ({
        code: 'pupil_without_parent',
        file: 'pupils.csv',
        line: index + 2,
        about: null,
      }),
    );
    const counts = {
      organisations: 1,
      people: 1,
      peopleKnown: 0,
      classes: 1,
      pupils: 12,
      guardians: 0,
      seats: 0,
      gaps: 12,
    };

    const lines = doneLines('School', counts, gaps);

    expect(lines).toContain('pupils.csv:2, 3, 4, 5, 6, 7, 8, 9, 10, 11 … (12)');
    expect(lines.filter((line) => line.includes('parent or guardian in the list'))).toHaveLength(1);
  });

  it('counts people whom another school brought only when there are any', async () => {
    const told = async (peopleKnown: number) =>
      (await bringIn(folder.read(), async (): Promise<Imported> => ({ kind: 'imported', peopleKnown })))
        .lines;

    expect((await told(0)).some((line) => line.includes('by another school'))).toBe(false);
    expect(
      (await told(2)).some((line) => line.startsWith('  2 ') && line.includes('by another school')),
    ).toBe(true);
  });

  it('holds no name of anybody, in success and in failure', async () => {
    const names = ['users.csv', 'pupils.csv', 'guardians.csv'].flatMap((file) =>
      folder
        .text(file)
        .split('\n')
        .slice(1)
        .filter(Boolean)
        .flatMap((line) =>
          line.split(',').filter((value) => /^[A-Z][a-z]{2,}$/.test(value) && value !== 'Utrecht'),
        ),
    );
    const done = await bringIn(folder.read(), async () => ({ kind: 'imported', peopleKnown: 0 }));
    for (const file of ['users.csv', 'pupils.csv', 'guardians.csv'])
      folder.write(file, folder.text(file).replaceAll('.example', ' example').replaceAll(',20', ',3O'));
    const failed = await bringIn(folder.read(), async () => ({ kind: 'tenant_not_allowed' }));

    expect(names.length).toBeGreaterThan(30);
    expect(failed.lines.length).toBeGreaterThan(50);
    const said = new Set([...done.lines, ...failed.lines].join(' ').split(/\W+/));
    expect(names.filter((name) => said.has(name))).toEqual([]);
  });
});
