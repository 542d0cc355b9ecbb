import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { nl } from '../../src/texts/nl.ts';
import { faultsOf, type SchoolFolder, schoolFolder } from '../support/school-folder.ts';
import { BROKEN_PUPILS } from './broken-pupils.ts';
import { BROKEN_REGION } from './broken-region.ts';
import { BROKEN_ROUTE } from './broken-route.ts';
import { BROKEN_SCHOOL } from './broken-school.ts';
import { BROKEN_STAFF } from './broken-staff.ts';

const BROKEN = [...BROKEN_STAFF, ...BROKEN_PUPILS, ...BROKEN_SCHOOL, ...BROKEN_REGION, ...BROKEN_ROUTE];

describe('a folder of a school', () => {
  let folder: SchoolFolder;

  beforeAll(() => {
    folder = schoolFolder();
  });
  afterEach(() => folder.again());
  afterAll(() => folder.drop());

  it.each(BROKEN)(
    'with %s is refused at its line, and not when it is right',
    (_rule, file, from, bad, good, faults) => {
      folder.change(file, from, good);
      expect(faultsOf(folder.read())).toEqual([]);

      folder.again();
      folder.change(file, from, bad);
      expect(faultsOf(folder.read())).toEqual(faults);
    },
  );

  it.each([
    ['an empty file', '', 'header_missing', 1],
    [
      'a file in the encoding of older Excels',
      Buffer.from('sourcedId,orgSourcedId,title\nH4b,,Caf\xe9\n', 'latin1'),
      'not_utf8',
      2,
    ],
    ['a file in UTF-16', Buffer.from('\uFEFFsourcedId,orgSourcedId,title\n', 'utf16le'), 'not_utf8', 1],
    ['a file of more than 8 MB', Buffer.alloc(8 * 1024 * 1024 + 1, 0x20), 'file_too_big', null],
  ])('with %s is refused', (_rule, content, code, line) => {
    folder.write('classes.csv', content);

    expect(faultsOf(folder.read())).toEqual([`classes.csv:${line ?? '-'} ${code}`]);
  });

  it('with a file missing, or a folder in its place, is refused by the name of each', () => {
    for (const file of ['pupils.csv', 'guardians.csv', 'kernteam.yaml']) folder.remove(file);
    mkdirSync(join(folder.path, 'guardians.csv'));

    const found = faultsOf(folder.read());

    folder.remove('guardians.csv');
    expect(found).toEqual([
      'pupils.csv:- file_missing',
      'guardians.csv:- file_unreadable',
      'kernteam.yaml:- file_missing',
    ]);
  });

  it('that is not there is refused as such, and not file by file', () => {
    const away = schoolFolder();
    away.drop();

    expect(faultsOf(away.read())).toEqual([`${away.path}:- folder_missing`]);
  });

  it('shows the faults of all files at once, in the order of the files, and no rule between files that were not read', () => {
    folder.change('school.yaml', 'midden', 'oost');
    folder.change('pupils.csv', '2010-11-02', '2 november');
    folder.change('guardians.csv', ',yes,nl,', ',ja,nl,');
    folder.change('kernteam.yaml', 'FREQ=WEEKLY;BYDAY=MO', 'maandag');

    expect(faultsOf(folder.read())).toEqual([
      'school.yaml:8 value_not_listed holidayRegion',
      'pupils.csv:3 date_odd birthDate',
      'guardians.csv:2 value_not_listed gezag',
      'kernteam.yaml:34 rule_odd presence.moments.rule',
    ]);
  });

  it('has every code in this table, with the few that need a store or a folder of their own', () => {
    const here = new Set(BROKEN.flatMap(([, , , , , faults]) => faults.map((fault) => fault.split(' ')[1])));
    const elsewhere = ['folder_missing', 'file_missing', 'file_too_big', 'not_utf8', 'file_unreadable'];
    const withStore = ['id_taken', 'entra_taken', 'tenant_changed', 'tenant_not_allowed', 'many_gone'];

    expect(
      Object.keys(nl.importing.faults)
        .filter((code) => !here.has(code))
        .sort(),
    ).toEqual([...elsewhere, ...withStore].sort());
  });
});
