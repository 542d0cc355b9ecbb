import { describe, expect, it } from '@jest/globals';
import { type FieldView, fieldView, openSeats } from '../../../src/domain/kernteam/field-view.ts';
import { area, DAY, FACES, fieldOf, linesOf, seatOf } from '../../support/playing-fields.ts';

const FIELD = fieldOf('vo', {
  areas: [
    area('Nederland', 'supra_region'),
    area('Midden', 'region', ['Nederland']),
    area('Utrecht', 'municipality', ['Midden']),
    area('Overvecht', 'neighbourhood', ['Utrecht']),
    area('Houten', 'municipality', ['Midden'], { without: ['buurtteam'] }),
  ],
  areaId: area('Overvecht', 'neighbourhood').id,
  seats: [...FACES, seatOf('rmc', ['Ruben'], 'Midden')],
});

function partsOf(view: FieldView): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(view.levels).map(([level, parts]) => [
      level,
      parts.map(({ area: where, seats }) => `${where?.name ?? 'school'} ${seats.length}`),
    ]),
  );
}

describe('the playing field of a school', () => {
  it('puts the school, neighbourhoods and municipalities on the local level, regions above, and what lies above those higher', () => {
    expect(partsOf(fieldView(FIELD, DAY))).toEqual({
      local: ['school 4', 'Utrecht 0', 'Overvecht 0', 'Houten 0'],
      regional: ['Midden 1'],
      supra_regional: ['Nederland 0'],
    });
  });

  it('tells for each municipality what a pupil from there would miss, each seat once', () => {
    const { gaps } = fieldView(FIELD, DAY);

    expect(gaps.map((each) => [each.municipality, ...linesOf({ resolved: [], gaps: each.gaps })])).toEqual([
      ['Houten', 'seat buurtteam missing none_here Houten', 'informed leerplicht missing no_seat Houten'],
    ]);
    expect(openSeats({ gaps })).toBe(2);
  });

  it('finds also what only a pupil who is of age would miss', () => {
    const without = { ...FIELD, seats: FACES };

    expect(fieldView(without, DAY).gaps[0]).toMatchObject({
      municipality: 'Utrecht',
      gaps: [{ kind: 'rmc' }],
    });
  });

  it('of a school that describes nothing around it is the school alone', () => {
    const { levels, gaps } = fieldView(fieldOf('po', { seats: FACES }), DAY);

    expect([levels.local.length, levels.regional.length, levels.supra_regional.length]).toEqual([1, 0, 0]);
    expect(gaps).toEqual([]);
  });
});
