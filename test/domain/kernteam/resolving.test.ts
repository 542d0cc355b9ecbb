import { describe, expect, it } from '@jest/globals';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { DEFAULT_RULES } from '../../../src/domain/kernteam/default-rules.ts';
import { UNKNOWN_PUPIL } from '../../../src/domain/kernteam/resolving.ts';
import { SECTORS } from '../../../src/domain/roles.ts';
import {
  area,
  FACES,
  fieldOf,
  kernteamOf,
  linesOf,
  pupilFrom,
  seatOf,
} from '../../support/playing-fields.ts';

const HOUTEN = area('Houten', 'municipality', ['RMC Midden']);
const UTRECHT = area('Utrecht', 'municipality', ['RMC Midden']);
const NIEUWEGEIN = area('Nieuwegein', 'municipality', ['RMC Midden']);
const REGION = area('RMC Midden', 'region');
const NEIGHBOURS = {
  areas: [UTRECHT, NIEUWEGEIN, HOUTEN, REGION],
  seats: [
    ...FACES,
    seatOf('leerplicht', ['Nadia'], 'Nieuwegein'),
    seatOf('buurtteam', ['Olga'], 'Nieuwegein'),
    seatOf('rmc', ['Ruben'], 'RMC Midden'),
  ],
};

describe('the kernteam of a pupil', () => {
  it('of a vo school in Utrecht is its four fixed faces, for whoever lives in Utrecht', () => {
    expect(linesOf(kernteamOf(fieldOf('vo', NEIGHBOURS), pupilFrom('utrecht ')))).toEqual([
      'seat leerplicht Fatima (Gerard) because school',
      'seat jgz Hanneke because school',
      'seat swv Ilse because school',
      'seat buurtteam Jamal (Kim) because school',
    ]);
  });

  it.each(['vo', 'vso'] as const)(
    'at a %s school keeps the fixed officer for who lives elsewhere, has the wijkteam from there and informs the officer there',
    (sector) => {
      const team = kernteamOf(fieldOf(sector, NEIGHBOURS), pupilFrom('Nieuwegein'));

      expect(linesOf(team)).toEqual([
        'seat leerplicht Fatima (Gerard) because school',
        'seat jgz Hanneke because school',
        'seat swv Ilse because school',
        'seat buurtteam Olga because home_area Nieuwegein',
        'informed leerplicht Nadia because home_area Nieuwegein',
      ]);
      expect(team.remarks).toEqual([{ code: 'home_elsewhere', municipality: 'Nieuwegein' }]);
    },
  );

  it.each(SECTORS)(
    'of a %s school that describes nothing around it is its own four faces, wherever a pupil lives',
    (sector) => {
      const team = kernteamOf(fieldOf(sector, { seats: FACES }), pupilFrom('Nieuwegein'));

      expect(linesOf(team)).toEqual([
        'seat leerplicht Fatima (Gerard) because school',
        'seat jgz Hanneke because school',
        'seat swv Ilse because school',
        'seat buurtteam Jamal (Kim) because school',
      ]);
      expect(team.remarks).toEqual([{ code: 'home_elsewhere', municipality: 'Nieuwegein' }]);
    },
  );

  it('adds the officer of the home municipality where the region says so', () => {
    const rules = DEFAULT_RULES.vo.map((rule) =>
      rule.when === 'home_elsewhere' && rule.seat === 'leerplicht' ? { ...rule, as: 'added' as const } : rule,
    );

    expect(linesOf(kernteamOf(fieldOf('vo', { ...NEIGHBOURS, rules }), pupilFrom('Nieuwegein')))).toContain(
      'added leerplicht Nadia because home_area Nieuwegein',
    );
  });

  describe('of a po school', () => {
    const areas = [
      UTRECHT,
      REGION,
      area('Overvecht', 'neighbourhood', ['Utrecht'], { postcodes: [[3561, 3566]] }),
      area('Kanaleneiland', 'neighbourhood', ['Utrecht'], { postcodes: [[3526, 3527]] }),
    ];
    const seats = [
      seatOf('leerplicht', ['Fatima'], 'Utrecht'),
      seatOf('jgz', ['Hanneke'], 'RMC Midden'),
      seatOf('swv', ['Ilse'], 'RMC Midden'),
      seatOf('buurtteam', ['Omar'], 'Overvecht'),
      seatOf('buurtteam', ['Kaat'], 'Kanaleneiland'),
    ];

    it.each([
      ['Overvecht', 'Omar'],
      ['Kanaleneiland', 'Kaat'],
    ])('in %s is the team of that neighbourhood, and the officer of the city', (where, who) => {
      const field = fieldOf('po', {
        areas,
        seats,
        areaId: areas.find(({ name }) => name === where)?.id ?? null,
      });

      expect(linesOf(kernteamOf(field, pupilFrom('Utrecht')))).toEqual([
        'seat leerplicht Fatima because school_area Utrecht',
        'seat jgz Hanneke because school_area RMC Midden',
        'seat swv Ilse because school_area RMC Midden',
        `seat buurtteam ${who} because school_area ${where}`,
      ]);
    });

    it.each([
      [3561, 'Omar because home_area Overvecht'],
      [3566, 'Omar because home_area Overvecht'],
      [3567, 'missing no_seat Utrecht'],
      [3526, 'Kaat because home_area Kanaleneiland'],
    ])('looks by postcode %i where the region goes by the home of the pupil', (homePostcode, found) => {
      const rules = DEFAULT_RULES.po.map((rule) =>
        rule.seat === 'buurtteam' ? { ...rule, look: ['home_area' as const] } : rule,
      );
      const field = fieldOf('po', { areas, seats, rules });

      expect(linesOf(kernteamOf(field, pupilFrom('Utrecht', { homePostcode })))).toContain(
        `seat buurtteam ${found}`,
      );
    });

    it('does not take a postcode for a neighbourhood of another municipality', () => {
      const field = fieldOf('po', { areas: [...areas, NIEUWEGEIN], seats });

      expect(linesOf(kernteamOf(field, pupilFrom('Nieuwegein', { homePostcode: 3561 })))).toContain(
        'seat buurtteam missing no_seat Nieuwegein',
      );
    });
  });

  it('in Zwolle has the one officer who serves all primary schools of a stadsdeel', () => {
    const areas = [
      area('Zwolle', 'municipality'),
      area('Zwolle-Zuid', 'district', ['Zwolle']),
      area('Gerenlanden', 'neighbourhood', ['Zwolle-Zuid']),
      area('Ittersum', 'neighbourhood', ['Zwolle-Zuid']),
      area('Stadshagen', 'district', ['Zwolle']),
    ];
    const seats = [
      seatOf('leerplicht', ['Zoë'], 'Zwolle-Zuid'),
      seatOf('leerplicht', ['Stan'], 'Stadshagen'),
    ];
    const officerAt = (where: string) => {
      const areaId = areas.find(({ name }) => name === where)?.id ?? null;
      const field = fieldOf('po', { municipality: 'Zwolle', areas, seats, areaId });
      return linesOf(kernteamOf(field, pupilFrom('Zwolle')))[0];
    };

    expect(officerAt('Gerenlanden')).toBe('seat leerplicht Zoë because school_area Zwolle-Zuid');
    expect(officerAt('Ittersum')).toBe('seat leerplicht Zoë because school_area Zwolle-Zuid');
    expect(officerAt('Stadshagen')).toBe('seat leerplicht Stan because school_area Stadshagen');
  });

  it('at an mbo is of 18 from Nieuwegein: no leerplicht, the Doorstroompunt and the wijkteam from home', () => {
    const field = fieldOf('mbo', {
      ...NEIGHBOURS,
      seats: NEIGHBOURS.seats.filter(({ kind }) => kind !== 'swv'),
    });
    const team = kernteamOf(field, pupilFrom('Nieuwegein', { bornOn: '2008-11-27' as SchoolDate, age: 18 }));

    expect(linesOf(team)).toEqual([
      'seat rmc Ruben because home_area RMC Midden',
      'seat jgz Hanneke because school',
      'seat buurtteam Olga because home_area Nieuwegein',
    ]);
    expect(team.remarks).toEqual([{ code: 'home_elsewhere', municipality: 'Nieuwegein' }, { code: 'adult' }]);
  });

  it('at an mbo without fixed faces comes from where the pupil lives', () => {
    const seats = NEIGHBOURS.seats.filter(({ areaId }) => areaId !== null);
    const field = fieldOf('mbo', {
      ...NEIGHBOURS,
      seats: [...seats, seatOf('jgz', ['Hanneke'], 'RMC Midden')],
      areaId: UTRECHT.id,
    });

    expect(linesOf(kernteamOf(field, pupilFrom('Nieuwegein', { age: 17 })))).toEqual([
      'seat leerplicht Nadia because home_area Nieuwegein',
      'seat jgz Hanneke because school_area RMC Midden',
      'seat buurtteam Olga because home_area Nieuwegein',
    ]);
  });

  it('at an so-school is partly fixed, with officer and wijkteam from home', () => {
    const field = fieldOf('so', {
      ...NEIGHBOURS,
      seats: NEIGHBOURS.seats.filter(
        ({ kind, areaId }) => areaId !== null || kind === 'jgz' || kind === 'swv',
      ),
    });

    expect(linesOf(kernteamOf(field, pupilFrom('Nieuwegein')))).toEqual([
      'seat leerplicht Nadia because home_area Nieuwegein',
      'seat jgz Hanneke because school',
      'seat swv Ilse because school',
      'seat buurtteam Olga because home_area Nieuwegein',
    ]);
  });

  it('says that there is no wijkteam in this municipality, and whom to call', () => {
    const field = fieldOf('vo', {
      ...NEIGHBOURS,
      areas: [UTRECHT, area('Houten', 'municipality', ['RMC Midden'], { without: ['buurtteam'] }), REGION],
      seats: [...FACES, seatOf('buurtteam', ['Regina'], 'RMC Midden')],
      contacts: [
        { kind: 'leerplicht', areaId: null, name: 'Regionaal bureau', phone: '030 1', mail: null },
        { kind: null, areaId: null, name: 'Anders', phone: '030 2', mail: null },
        { kind: null, areaId: HOUTEN.id, name: 'Sociaal loket Houten', phone: '030 3', mail: null },
      ],
    });
    const { gaps } = kernteamOf(field, pupilFrom('Houten'));

    expect(linesOf({ resolved: [], gaps })).toEqual([
      'seat buurtteam missing none_here Houten call Sociaal loket Houten',
      'informed leerplicht missing no_seat Houten call Sociaal loket Houten',
    ]);
  });

  it('names the desk of the seat before that of any seat in the same area', () => {
    const contact = { areaId: HOUTEN.id, phone: null, mail: null };
    const field = fieldOf('vo', {
      ...NEIGHBOURS,
      contacts: [
        { ...contact, kind: null, name: 'Loket' },
        { ...contact, kind: 'buurtteam', name: 'Jeugdteam' },
      ],
    });

    expect(linesOf(kernteamOf(field, pupilFrom('Houten')))).toContain(
      'seat buurtteam missing no_seat Houten call Jeugdteam',
    );
  });

  it('takes the fixed faces, and says so, when nobody knows where the pupil lives', () => {
    const team = kernteamOf(fieldOf('vo', NEIGHBOURS), UNKNOWN_PUPIL);

    expect(team.resolved.map(({ because }) => because.code)).toEqual([
      'school',
      'school',
      'school',
      'school',
    ]);
    expect(team.gaps).toEqual([]);
    expect(team.remarks).toEqual([{ code: 'home_unknown' }]);
  });

  it.each([
    [null, 'home_unknown'],
    ['Verweg', 'home_not_described Verweg'],
  ])('at an so-school misses the wijkteam of a pupil from %s', (municipality, why) => {
    expect(
      linesOf(kernteamOf(fieldOf('so', { areas: [UTRECHT], seats: FACES }), pupilFrom(municipality))),
    ).toContain(`seat buurtteam missing ${why}`);
  });

  it('does not pass over a seat on which nobody is, and does not go up past it either', () => {
    const field = fieldOf('po', {
      areas: [UTRECHT, area('Overvecht', 'neighbourhood', ['Utrecht'])],
      areaId: area('Overvecht', 'neighbourhood').id,
      seats: [seatOf('buurtteam', [], 'Overvecht'), seatOf('buurtteam', ['Udo'], 'Utrecht')],
    });

    expect(linesOf(kernteamOf(field, pupilFrom('Utrecht')))).toContain(
      'seat buurtteam missing nobody Overvecht',
    );
  });

  it('ends also where areas lie in each other in a ring', () => {
    const areas = [area('Utrecht', 'municipality', ['Ring']), area('Ring', 'region', ['Utrecht'])];
    const field = fieldOf('so', { areas, seats: [seatOf('buurtteam', ['Olga'], 'Ring')] });

    expect(linesOf(kernteamOf(field, pupilFrom('Utrecht')))).toContain(
      'seat buurtteam Olga because home_area Ring',
    );
  });

  it.each(SECTORS)('of every sector begins with rules that say who told them (%s)', (sector) => {
    expect(DEFAULT_RULES[sector].filter(({ source }) => source.trim() === '')).toEqual([]);
    expect(DEFAULT_RULES[sector].filter(({ look }) => look.length === 0)).toEqual([]);
  });
});
