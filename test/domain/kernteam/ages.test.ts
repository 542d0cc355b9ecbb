import { describe, expect, it } from '@jest/globals';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { ageOn } from '../../../src/domain/involvement.ts';
import type { PupilFacts } from '../../../src/domain/kernteam/kernteam.ts';
import type { Sector } from '../../../src/domain/roles.ts';
import {
  area,
  DAY,
  FACES,
  fieldOf,
  kernteamOf,
  linesOf,
  pupilFrom,
  seatOf,
} from '../../support/playing-fields.ts';

const FIELD = {
  areas: [area('Utrecht', 'municipality')],
  seats: [...FACES, seatOf('rmc', ['Ruben'], 'Utrecht'), seatOf('leerplicht', ['Lotte'], 'Utrecht')],
};

function team(sector: Sector, bornOn: string, facts: Partial<PupilFacts> = {}) {
  const born = bornOn as SchoolDate;
  return kernteamOf(
    fieldOf(sector, FIELD),
    pupilFrom('Utrecht', { bornOn: born, age: ageOn(born, DAY), ...facts }),
  );
}

function kindsOf(sector: Sector, bornOn: string): string[] {
  return team(sector, bornOn).resolved.map(({ as, kind }) => `${as} ${kind}`);
}

describe('the age of a pupil', () => {
  it('ends leerplicht at an mbo on the 18th birthday, and not the day before', () => {
    expect(kindsOf('mbo', '2008-11-28')).toContain('seat leerplicht');
    expect(kindsOf('mbo', '2008-11-28')).not.toContain('seat rmc');
    expect(kindsOf('mbo', '2008-11-27')).toContain('seat rmc');
    expect(kindsOf('mbo', '2008-11-27')).not.toContain('seat leerplicht');
  });

  it('brings the Doorstroompunt to a vo school beside the four faces on the 18th birthday, and not the day before', () => {
    expect(kindsOf('vo', '2008-11-28')).not.toContain('added rmc');
    expect(kindsOf('vo', '2008-11-27')).toEqual([
      'seat leerplicht',
      'seat jgz',
      'seat swv',
      'seat buurtteam',
      'added rmc',
    ]);
  });

  it('ends the Doorstroompunt on the 27th birthday, and not the day before', () => {
    expect(kindsOf('mbo', '1999-11-28')).toContain('seat rmc');
    expect(kindsOf('mbo', '1999-11-27')).not.toContain('seat rmc');
  });

  it.each([
    ['2009-02-27', '2027-02-27'],
    ['2008-11-28', '2026-11-28'],
  ])('warns of a pupil born on %s that 18 comes within the three months of the plan', (bornOn, on) => {
    const { remarks, resolved } = team('vo', bornOn);

    expect(remarks).toEqual([{ code: 'turns_18', on }]);
    expect(linesOf({ resolved, gaps: [] })).toContain('informed rmc Ruben because home_area Utrecht');
  });

  it.each([
    ['2009-02-28', []],
    ['2008-11-27', [{ code: 'adult' }]],
  ])('does not warn of a pupil born on %s', (bornOn, remarks) => {
    expect(team('vo', bornOn).remarks).toEqual(remarks);
  });

  it('comes on 1 March for who was born on 29 February, in a year without that day', () => {
    const on = '2026-02-27' as SchoolDate;
    const pupil = pupilFrom('Utrecht', { bornOn: '2008-02-29' as SchoolDate, age: 17 });

    expect(kernteamOf(fieldOf('vo', FIELD), pupil, on).remarks).toEqual([
      { code: 'turns_18', on: '2026-03-01' },
    ]);
  });

  it('that nobody knows is treated with care: as of compulsory school age', () => {
    const { resolved, remarks } = kernteamOf(
      fieldOf('mbo', FIELD),
      pupilFrom('Utrecht', { bornOn: null, age: null }),
    );

    expect(resolved.map(({ kind }) => kind)).toEqual(['leerplicht', 'jgz', 'swv', 'buurtteam']);
    expect(remarks).toEqual([]);
  });
});

describe('an exemption', () => {
  it.each([
    ['2026-11-27', true],
    ['2026-11-26', false],
  ])('until %s runs on 27 November 2026: %s', (until, runs) => {
    const { remarks, resolved } = team('vo', '2011-06-01', { exemptUntil: until as SchoolDate });

    expect(remarks).toEqual(runs ? [{ code: 'exempt', until }] : []);
    expect(
      linesOf({ resolved, gaps: [] }).includes('informed leerplicht Lotte because home_area Utrecht'),
    ).toBe(runs);
  });
});
