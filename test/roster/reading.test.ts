import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { faultsOf, gapsOf, type SchoolFolder, schoolFolder } from '../support/school-folder.ts';

const ID = (tail: string) => `019ad200-0000-7000-8000-${tail.padStart(12, '0')}`;

describe('the files of a school', () => {
  let folder: SchoolFolder;

  beforeAll(() => {
    folder = schoolFolder();
  });
  afterEach(() => folder.again());
  afterAll(() => folder.drop());

  /** The class of the first pupil, as it was read. */
  function className(): string | undefined {
    const read = folder.read();
    return read.kind === 'school' ? read.roster.pupils[0]?.pupil.className : faultsOf(read).join();
  }

  it('are read as a Dutch Excel writes them: a byte order mark, semicolons, CRLF, quotation marks, empty lines', () => {
    folder.write(
      'classes.csv',
      '\uFEFF"title";orgSourcedId;sourcedId\r\n"Havo 4; groep ""b""";;H4b\r\n;;\r\n\r\nV2a;;V2a\r\n',
    );

    expect(className()).toBe('Havo 4; groep "b"');
  });

  it('have their columns in any order, and a value with a comma between quotation marks', () => {
    folder.write('classes.csv', 'title,sourcedId\n"Havo 4, groep b",H4b\nV2a,V2a\n');

    expect(className()).toBe('Havo 4, groep b');
  });

  it('count lines as an editor does, empty ones and semicolons in names included', () => {
    folder.write('classes.csv', 'sourcedId,title\n\nH4b,H4;b\n\n\n,\nV2a,V2a,x\n');

    expect(faultsOf(folder.read())).toEqual(['classes.csv:7 columns_many']);
  });

  it('go on after a forgotten quotation mark with the next line', () => {
    folder.write('classes.csv', 'sourcedId,title\nH4b,"H4b\nV2a,V2a\n"V3c,V3c\nV3d,V3d\n');

    expect(faultsOf(folder.read())).toEqual(['classes.csv:2 row_broken', 'classes.csv:4 row_broken']);
  });

  it('may give a coordinator classes, by their names; without any she has the whole school', () => {
    const scope = () => {
      const read = folder.read();
      return read.kind === 'school'
        ? read.roster.memberships.find(({ role }) => role === 'ondersteuningscoordinator')?.scope
        : faultsOf(read);
    };
    const before = scope();
    folder.change(
      'roles.csv',
      'ondersteuningscoordinator,2025-08-01,,',
      'ondersteuningscoordinator,2025-08-01,,H4b; V2a',
    );

    expect(before).toBeNull();
    expect(scope()).toEqual(['H4b', 'V2a']);
  });

  it('may say nothing of what lies around the school, of a route of its own, nor of postcodes and exemptions', () => {
    folder.remove('region.yaml');
    folder.remove('route.yaml');
    folder.remove('pupils.csv');
    folder.write(
      'pupils.csv',
      `sourcedId,studentNumber,givenName,middleName,familyName,birthDate,homeMunicipality,email\n${ID('301')},1,Sem,,Jansen,2011-03-14,,`,
    );
    folder.write('guardians.csv', folder.text('guardians.csv').split('\n').slice(0, 2).join('\n'));
    folder.write(
      'enrollments.csv',
      folder
        .text('enrollments.csv')
        .split('\n')
        .filter((line) => !line.includes('student') || line.includes(ID('301')))
        .join('\n'),
    );

    const read = folder.read();

    expect(faultsOf(read)).toEqual([]);
    const roster = read.kind === 'school' ? read.roster : null;
    expect(roster?.field).toBeUndefined();
    expect(roster?.route).toBeUndefined();
    expect(roster?.pupils[0]?.pupil).toMatchObject({ homePostcode: null, exemptUntil: null });
  });

  it('keep the digits of a postcode, both ends of a range, and the rules of a region with what they leave out', () => {
    folder.change('pupils.csv', ',3431,', ',3431 ab,');
    folder.change(
      'pupils.csv',
      'milan@leerling.sterrencollege.example,',
      'milan@leerling.sterrencollege.example,2027-07-31',
    );
    folder.change(
      'region.yaml',
      'contacts:',
      'rules:\n  - { seat: jgz, look: [school], source: convenant }\ncontacts:',
    );

    const read = folder.read();
    const roster = read.kind === 'school' ? read.roster : null;

    expect(roster?.pupils[6]?.pupil).toMatchObject({ homePostcode: 3431, exemptUntil: '2027-07-31' });
    expect(roster?.field?.areas[2]?.postcodes).toEqual([{ from: 3430, until: 3439 }]);
    expect(roster?.field?.rules).toEqual([
      {
        seat: 'jgz',
        as: 'seat',
        look: ['school'],
        when: 'always',
        fromAge: 0,
        untilAge: null,
        isOptional: false,
        source: 'convenant',
      },
    ]);
  });

  it('may name one id in capitals here and in small letters there', () => {
    folder.write(
      'orgs.csv',
      folder
        .text('orgs.csv')
        .toUpperCase()
        .replace(/^.*\n/, 'sourcedId,name,type,municipality\n')
        .replace('SCHOOL_BOARD', 'school_board')
        .replaceAll(',MUNICIPALITY,', ',municipality,')
        .replace(',JGZ,', ',jgz,')
        .replace(',SAMENWERKINGSVERBAND,', ',samenwerkingsverband,')
        .replaceAll(',BUURTTEAM,', ',buurtteam,'),
    );

    expect(faultsOf(folder.read())).toEqual([]);
  });

  it('give a pupil the class, the mentors and the parents that the lists tell, and a number only where there is one', () => {
    folder.change('enrollments.csv', `V2a,${ID('2')},mentor`, `V2a,${ID('2')},mentor\nV2a,${ID('1')},mentor`);
    folder.change('pupils.csv', `${ID('306')},10006,`, `${ID('306')},,`);

    const read = folder.read();
    const [sem, lina] = read.kind === 'school' ? [read.roster.pupils[0], read.roster.pupils[5]] : [];

    expect(sem).toMatchObject({ pupil: { className: 'H4b' }, mentors: [ID('1')], leerlingnummer: '10001' });
    expect(sem?.guardians.map(({ name }) => name.roepnaam)).toEqual(['Petra', 'Rob']);
    expect(lina).toMatchObject({
      pupil: { className: 'V2a' },
      mentors: [ID('2'), ID('1')],
      leerlingnummer: null,
    });
  });

  it('are never a throw, whatever stands in the YAML', () => {
    const odd = [
      '',
      '[]',
      '---\n---',
      'a: &a [*a, *a]',
      '[',
      `${'['.repeat(20_000)}`,
      '!!js/function x: 1',
      '\t- x',
      'seats: {}',
      'seats:\n  - 1',
      '? [x]\n: y',
    ];
    for (const text of odd) {
      for (const file of ['school.yaml', 'kernteam.yaml', 'region.yaml']) {
        folder.write(file, text);
        const found = faultsOf(folder.read());
        expect(found.length).toBeGreaterThan(0);
        expect(found.every((fault) => fault.startsWith(`${file}:`))).toBe(true);
        folder.again();
      }
    }
  });
});

describe('what a school can begin without', () => {
  let folder: SchoolFolder;

  beforeAll(() => {
    folder = schoolFolder();
  });
  afterEach(() => folder.again());
  afterAll(() => folder.drop());

  const ALWAYS = [
    'kernteam.yaml:10 seat_without_deputy jgz',
    'kernteam.yaml:16 seat_without_deputy swv',
    'region.yaml:23 seat_without_deputy leerplicht',
    'region.yaml:29 seat_without_deputy buurtteam',
    'region.yaml:35 seat_without_deputy rmc',
  ];

  it('is said: of the example school the seats without a deputy', () => {
    expect(gapsOf(folder.read())).toEqual(ALWAYS);
  });

  it.each([
    [
      'an aandachtsfunctionaris',
      'roles.csv',
      ',aandachtsfunctionaris,',
      ',schoolleider,',
      'roles.csv:- no_safety_officer',
    ],
    [
      'a mentor of a class',
      'classes.csv',
      `V2a,${ID('200')},V2a\n`,
      `V2a,${ID('200')},V2a\nV3c,${ID('200')},V3c\n`,
      'classes.csv:4 class_without_mentor',
    ],
    [
      'a parent',
      'guardians.csv',
      `${ID('460')},${ID('306')}`,
      `${ID('460')},${ID('305')}`,
      'pupils.csv:7 pupil_without_parent',
    ],
    [
      'a way to reach a parent',
      'guardians.csv',
      ',elif.kaya@thuis.example,',
      ',,',
      'guardians.csv:8 parent_unreachable',
    ],
    [
      'a mailbox of the parent alone',
      'guardians.csv',
      ',elif.kaya@thuis.example,',
      ',Lina@leerling.sterrencollege.example,',
      'guardians.csv:8 family_mail_shared',
    ],
    [
      'a part for a colleague',
      'kernteam.yaml',
      `      - ${ID('a')} # Kim Post\n`,
      '',
      'users.csv:11 person_without_part',
    ],
    [
      'moments of a partner',
      'kernteam.yaml',
      `person: ${ID('7')}`,
      `person: ${ID('6')}`,
      'kernteam.yaml:10 seat_without_presence jgz',
    ],
  ])('is said: %s', (_what, file, from, to, gap) => {
    folder.change(file, from, to);

    expect(gapsOf(folder.read())).toContain(gap);
  });

  it('is said of a seat that nobody has, by its kind, whether it stands there or not', () => {
    folder.change('kernteam.yaml', `people:\n      - ${ID('7')} # Hanneke Prins`, 'people: []');
    expect(gapsOf(folder.read())).toContain('kernteam.yaml:10 seat_missing jgz');

    folder.again();
    const seats = folder.text('kernteam.yaml');
    folder.write('kernteam.yaml', seats.replace(/ {2}- id: \S+502[\s\S]*?(?= {2}- id: \S+503)/, ''));
    expect(gapsOf(folder.read())).toContain('kernteam.yaml:- seat_missing jgz');
  });

  it('is said of a seat of an area that nobody has; the school itself needs none where an area has one', () => {
    folder.change('region.yaml', `people:\n      - ${ID('c')} # Olga Blom`, 'people: []');
    expect(gapsOf(folder.read())).toContain('region.yaml:29 seat_missing buurtteam');

    const seats = folder.text('kernteam.yaml');
    folder.write('kernteam.yaml', seats.replace(/ {2}- id: \S+504[\s\S]*?(?=# When)/, ''));
    expect(gapsOf(folder.read())).not.toContain('kernteam.yaml:- seat_missing buurtteam');
  });
});
