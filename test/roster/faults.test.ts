import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { nl } from '../../src/texts/nl.ts';
import { faultsOf, type SchoolFolder, schoolFolder } from '../support/school-folder.ts';

const ID = (tail: string) => `019ad200-0000-7000-8000-${tail.padStart(12, '0')}`;
const ANOUK = `${ID('1')},${ID('100')},anouk`;
const SEM = `${ID('301')},10001,Sem`;
/** Passes the test of eleven, as every citizen service number does. */
const BSN = '123456782';

/** What is changed in which file, what that is refused as, and what is right in the same place. */
type Broken = [rule: string, file: string, from: string, bad: string, good: string, faults: string[]];

const BROKEN: Broken[] = [
  [
    'an id that is none',
    'orgs.csv',
    ID('104'),
    '104',
    ID('104').toUpperCase(),
    ['orgs.csv:6 id_odd sourcedId'],
  ],
  [
    'an id used twice',
    'orgs.csv',
    `${ID('104')},B`,
    `${ID('103')},B`,
    `${ID('104')},B`,
    [
      'orgs.csv:6 id_twice sourcedId',
      'users.csv:10 id_unknown orgSourcedId',
      'users.csv:11 id_unknown orgSourcedId',
      'kernteam.yaml:24 id_unknown seats.organisation',
    ],
  ],
  [
    'a kind of organisation that is not known',
    'orgs.csv',
    ',jgz,',
    ',ggd,',
    ',jgz,',
    ['orgs.csv:4 value_not_listed type'],
  ],
  ['a name that is empty', 'users.csv', ',Anouk,', ',,', ',Anouk,', ['users.csv:2 value_empty givenName']],
  [
    'a name that is longer than 200 characters',
    'users.csv',
    ',Anouk,',
    `,${'A'.repeat(201)},`,
    `,${'A'.repeat(200)},`,
    ['users.csv:2 value_long givenName'],
  ],
  [
    'a character that cannot be seen',
    'users.csv',
    ',Anouk,',
    ',Ano\u0000uk,',
    ',Anouk,',
    ['users.csv:2 value_odd givenName'],
  ],
  [
    'an organisation that is in no list',
    'users.csv',
    ANOUK,
    ANOUK.replace(ID('100'), ID('199')),
    ANOUK,
    ['users.csv:2 id_unknown orgSourcedId'],
  ],
  [
    'a mail address that is none',
    'users.csv',
    ',anouk.dewit@sterrencollege.example,e',
    ',anouk.dewit,e',
    ',a@b.example,e',
    ['users.csv:2 mail_odd email'],
  ],
  [
    'two people with one Entra id',
    'users.csv',
    ID('2').replace('019ad200', 'e0000000'),
    ID('1').replace('019ad200', 'E0000000'),
    ID('99').replace('019ad200', 'e0000000'),
    ['users.csv:3 entra_twice activeDirectoryMatchId'],
  ],
  [
    'a colleague without mail and without Teams',
    'users.csv',
    ',hanneke.prins@jgz.example,,nl',
    ',,,nl',
    ',,e0000000-0000-7000-8000-000000000007,nl',
    ['users.csv:8 person_unreachable email'],
  ],
  [
    'a language that is not spoken here',
    'users.csv',
    `${ID('1').replace('019ad200', 'e0000000')},nl`,
    `${ID('1').replace('019ad200', 'e0000000')},fr`,
    `${ID('1').replace('019ad200', 'e0000000')},`,
    ['users.csv:2 value_not_listed preferredLanguage'],
  ],
  [
    'a role that is not known',
    'roles.csv',
    ',aandachtsfunctionaris,',
    ',conciërge,',
    ',beheerder,',
    ['roles.csv:5 value_not_listed role'],
  ],
  [
    'a role of somebody who is in no list',
    'roles.csv',
    ID('4'),
    ID('44'),
    ID('4'),
    ['roles.csv:5 id_unknown userSourcedId'],
  ],
  [
    'a day that does not exist',
    'roles.csv',
    'aandachtsfunctionaris,2025-08-01',
    'aandachtsfunctionaris,2025-02-29',
    'aandachtsfunctionaris,2024-02-29',
    ['roles.csv:5 date_odd roleStartDate'],
  ],
  [
    'a day that is written otherwise',
    'roles.csv',
    'aandachtsfunctionaris,2025-08-01',
    'aandachtsfunctionaris,1-8-2025',
    'aandachtsfunctionaris,2025-08-01',
    ['roles.csv:5 date_odd roleStartDate'],
  ],
  [
    'the same role twice',
    'roles.csv',
    `${ID('4')},${ID('200')},aandachtsfunctionaris,2025-08-01,`,
    `${ID('3')},${ID('200')},ondersteuningscoordinator,2025-09-01,`,
    `${ID('3')},${ID('200')},aandachtsfunctionaris,2025-08-01,`,
    ['roles.csv:5 line_twice role'],
  ],
  [
    'a deputy of somebody without that role',
    'roles.csv',
    `mentor,2025-08-01,,\n${ID('3')}`,
    `mentor,2025-08-01,${ID('3')},\n${ID('3')}`,
    `mentor,2025-08-01,${ID('1')},\n${ID('3')}`,
    ['roles.csv:3 deputy_odd deputyOf'],
  ],
  [
    'a deputy of themselves',
    'roles.csv',
    `mentor,2025-08-01,,\n${ID('3')}`,
    `mentor,2025-08-01,${ID('2')},\n${ID('3')}`,
    `mentor,2025-08-01,,\n${ID('3')}`,
    ['roles.csv:3 deputy_odd deputyOf'],
  ],
  [
    'a coordinator of a class that is not there',
    'roles.csv',
    'ondersteuningscoordinator,2025-08-01,,',
    'ondersteuningscoordinator,2025-08-01,,H4b; H9z',
    'ondersteuningscoordinator,2025-08-01,,H4b; V2a',
    ['roles.csv:4 id_unknown classes'],
  ],
  [
    'a school without a coordinator',
    'roles.csv',
    ',ondersteuningscoordinator,',
    ',schoolleider,',
    ',ondersteuningscoordinator,',
    ['roles.csv:- no_coordinator role'],
  ],
  [
    'a mentor without a class',
    'roles.csv',
    ',aandachtsfunctionaris,2025-08-01,',
    ',mentor,2025-08-01,',
    `,mentor,2025-08-01,${ID('1')}`,
    ['roles.csv:5 mentor_without_class userSourcedId'],
  ],
  [
    'a mentor of a class who is no mentor',
    'roles.csv',
    `${ID('2')},${ID('200')},mentor`,
    `${ID('2')},${ID('200')},schoolleider`,
    `${ID('2')},${ID('200')},mentor`,
    ['enrollments.csv:6 mentor_without_role userSourcedId'],
  ],
  [
    'a class used twice',
    'classes.csv',
    'V2a,019',
    'H4b,019',
    'V2a,019',
    [
      'classes.csv:3 id_twice sourcedId',
      'enrollments.csv:6 id_unknown classSourcedId',
      'enrollments.csv:7 id_unknown classSourcedId',
      'enrollments.csv:8 id_unknown classSourcedId',
      'enrollments.csv:9 id_unknown classSourcedId',
    ],
  ],
  [
    'a pupil without a class',
    'enrollments.csv',
    `H4b,${ID('301')},student\n`,
    '',
    `V2a,${ID('301')},student\n`,
    ['pupils.csv:2 pupil_without_class sourcedId'],
  ],
  [
    'a pupil in two classes',
    'enrollments.csv',
    `V2a,${ID('304')},student`,
    `V2a,${ID('304')},student\nV2a,${ID('301')},student`,
    `V2a,${ID('304')},student`,
    ['enrollments.csv:8 pupil_in_two_classes userSourcedId'],
  ],
  [
    'a pupil twice in one class',
    'enrollments.csv',
    `V2a,${ID('304')},student`,
    `V2a,${ID('304')},student\nV2a,${ID('304')},student`,
    `V2a,${ID('304')},student`,
    ['enrollments.csv:8 line_twice userSourcedId'],
  ],
  [
    'a pupil of a class who is in no list',
    'enrollments.csv',
    `V2a,${ID('304')},student`,
    `V2a,${ID('304')},student\nV2a,${ID('399')},student`,
    `V2a,${ID('304')},student`,
    ['enrollments.csv:8 id_unknown userSourcedId'],
  ],
  [
    'a leerlingnummer that is a citizen service number',
    'pupils.csv',
    SEM,
    `${ID('301')},${BSN},Sem`,
    `${ID('301')},123456781,Sem`,
    ['pupils.csv:2 bsn_found studentNumber'],
  ],
  [
    'a leerlingnummer that is one with dots between',
    'pupils.csv',
    SEM,
    `${ID('301')},1234.56.782,Sem`,
    `${ID('301')},1234.56.781,Sem`,
    ['pupils.csv:2 bsn_found studentNumber'],
  ],
  [
    'a citizen service number in a name',
    'pupils.csv',
    ',Jansen,',
    `,Jansen ${BSN},`,
    ',Jansen 1,',
    ['pupils.csv:2 bsn_found familyName'],
  ],
  [
    'two pupils with one leerlingnummer',
    'pupils.csv',
    ',10002,',
    ',10001,',
    ',,',
    ['pupils.csv:3 number_twice studentNumber'],
  ],
  [
    'a birth date that does not exist',
    'pupils.csv',
    '2011-03-14',
    '2010-02-30',
    '2010-02-28',
    ['pupils.csv:2 date_odd birthDate'],
  ],
  [
    'a pupil who is younger than 3',
    'pupils.csv',
    '2011-03-14',
    '2023-11-24',
    '2023-11-23',
    ['pupils.csv:2 age_odd birthDate'],
  ],
  [
    'a pupil who is older than 27',
    'pupils.csv',
    '2011-03-14',
    '1998-11-23',
    '1998-11-24',
    ['pupils.csv:2 age_odd birthDate'],
  ],
  [
    'a pupil who is still to be born',
    'pupils.csv',
    '2011-03-14',
    '2026-11-24',
    '2010-11-24',
    ['pupils.csv:2 age_odd birthDate'],
  ],
  [
    'a parent of nobody',
    'guardians.csv',
    `${ID('460')},${ID('306')}`,
    `${ID('460')},${ID('399')}`,
    `${ID('460')},${ID('301')}`,
    ['guardians.csv:8 id_unknown userSourcedId'],
  ],
  [
    'a gezag that is not known',
    'guardians.csv',
    ',yes,nl,',
    ',ja,nl,',
    ',unknown,nl,',
    ['guardians.csv:2 value_not_listed gezag'],
  ],
  [
    'a secret address that is neither',
    'guardians.csv',
    ',nl,false',
    ',nl,',
    ',nl,true',
    ['guardians.csv:2 value_empty addressSecret'],
  ],
  [
    'a holiday region that does not exist',
    'school.yaml',
    'midden',
    'oost',
    'zuid',
    ['school.yaml:8 value_not_listed holidayRegion'],
  ],
  [
    'a sector that does not exist',
    'school.yaml',
    'sector: vo',
    'sector: hbo',
    'sector: vso',
    ['school.yaml:6 value_not_listed sector'],
  ],
  [
    'a key that is missing',
    'school.yaml',
    'municipality: Utrecht\n',
    '',
    'municipality: Zeist\n',
    ['school.yaml:2 key_missing municipality'],
  ],
  [
    'a key that is misspelt',
    'school.yaml',
    'location:',
    'locatie:',
    'location:',
    ['school.yaml:2 key_missing location', 'school.yaml:10 key_unknown locatie'],
  ],
  [
    'a board that is in no list',
    'school.yaml',
    `organisation: ${ID('100')}`,
    `organisation: ${ID('199')}`,
    `organisation: ${ID('101')}`,
    ['school.yaml:3 id_unknown organisation'],
  ],
  [
    'a free day twice',
    'school.yaml',
    'ownDays: []',
    'ownDays:\n  - { on: 2026-12-04, open: false, name: studiedag }\n  - { on: 2026-12-04, open: true, name: toch open }',
    'ownDays:\n  - { on: 2026-12-04, open: false, name: studiedag }',
    ['school.yaml:15 day_twice ownDays.on'],
  ],
  [
    'a free day that does not exist',
    'school.yaml',
    'ownDays: []',
    'ownDays:\n  - { on: 2026-11-31, open: false, name: studiedag }',
    'ownDays:\n  - { on: 2026-11-30, open: false, name: studiedag }',
    ['school.yaml:14 date_odd ownDays.on'],
  ],
  [
    'YAML that cannot be read',
    'school.yaml',
    'name: Ster',
    'name: : Ster',
    'name: Ster',
    ['school.yaml:5 yaml_broken'],
  ],
  [
    'a key twice',
    'school.yaml',
    'sector: vo',
    'sector: vo\nsector: vo',
    'sector: vo',
    ['school.yaml:7 yaml_broken'],
  ],
  [
    'a seat kind that does not exist',
    'kernteam.yaml',
    'kind: swv',
    'kind: politie',
    'kind: swv',
    ['kernteam.yaml:17 value_not_listed seats.kind'],
  ],
  [
    'a seat twice',
    'kernteam.yaml',
    'kind: swv',
    'kind: jgz',
    'kind: swv',
    ['kernteam.yaml:17 seat_twice seats.kind'],
  ],
  [
    'a person in two seats',
    'kernteam.yaml',
    `- ${ID('8')} # Ilse van Dijk`,
    `- ${ID('7')}`,
    `- ${ID('8')}`,
    ['kernteam.yaml:21 seat_person_twice seats.people'],
  ],
  [
    'a person twice in one seat',
    'kernteam.yaml',
    `- ${ID('6')} # Gerard Smit`,
    `- ${ID('5')}`,
    `- ${ID('6')}`,
    ['kernteam.yaml:9 seat_person_twice seats.people'],
  ],
  [
    'somebody in a seat who is in no list',
    'kernteam.yaml',
    `- ${ID('6')} # Gerard Smit`,
    `- ${ID('66')}`,
    `- ${ID('6')}`,
    ['kernteam.yaml:9 id_unknown seats.people'],
  ],
  [
    'presence of somebody who is in no list',
    'kernteam.yaml',
    `person: ${ID('5')}`,
    `person: ${ID('55')}`,
    `person: ${ID('6')}`,
    ['kernteam.yaml:31 id_unknown presence.person'],
  ],
  [
    'a recurrence rule that cannot be read',
    'kernteam.yaml',
    'FREQ=WEEKLY;BYDAY=TU',
    'elke dinsdag',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    ['kernteam.yaml:35 rule_odd presence.moments.rule'],
  ],
  [
    'presence after 24 hours',
    'kernteam.yaml',
    'end: "16:00"',
    'end: "24:00"',
    'end: "23:59"',
    ['kernteam.yaml:34 time_odd presence.moments.end'],
  ],
  [
    'presence before 0 hours',
    'kernteam.yaml',
    'start: "14:00"',
    'start: "-1:00"',
    'start: "00:00"',
    ['kernteam.yaml:34 time_odd presence.moments.start'],
  ],
  [
    'presence that ends when it begins',
    'kernteam.yaml',
    'end: "16:00"',
    'end: "14:00"',
    'end: "14:01"',
    ['kernteam.yaml:34 time_order presence.moments'],
  ],
  [
    'a column that is missing',
    'classes.csv',
    ',title',
    ',naam',
    ',title',
    ['classes.csv:1 column_missing title', 'classes.csv:1 column_unknown naam'],
  ],
  [
    'a column twice',
    'classes.csv',
    'orgSourcedId,title',
    'title,title',
    'orgSourcedId,title',
    ['classes.csv:1 column_twice title'],
  ],
  [
    'a first line without names',
    'classes.csv',
    'sourcedId,orgSourcedId,title\n',
    '',
    'title,orgSourcedId,sourcedId\n',
    ['classes.csv:1 header_missing'],
  ],
  [
    'a value too many',
    'classes.csv',
    ',V2a\n',
    ',V2a,\n',
    ',"V2a, groep a"\n',
    ['classes.csv:3 columns_many'],
  ],
  [
    'a value too few',
    'classes.csv',
    `V2a,${ID('200')},V2a`,
    `V2a,${ID('200')}`,
    `V2a,,V2a`,
    ['classes.csv:3 columns_few'],
  ],
  [
    'a quotation mark that is not closed',
    'classes.csv',
    ',V2a\n',
    ',"V2a\n',
    ',"V2a"\n',
    ['classes.csv:3 row_broken'],
  ],
];

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
    const withStore = ['id_taken', 'entra_taken', 'tenant_not_allowed'];

    expect(
      Object.keys(nl.importing.faults)
        .filter((code) => !here.has(code))
        .sort(),
    ).toEqual([...elsewhere, ...withStore].sort());
  });
});
