import { describe, expect, it } from '@jest/globals';
import { groupsOf, type Listed, labelsOf, MOST_ON_CARD, needsGroups } from '../../src/domain/pupil-groups.ts';

describe('a list of pupils', () => {
  it(`is one list up to ${MOST_ON_CARD}, and asked for in two steps from one more on`, () => {
    expect(needsGroups(pupils(MOST_ON_CARD, '1A'))).toBe(false);
    expect(needsGroups(pupils(MOST_ON_CARD + 1, '1A'))).toBe(true);
  });

  it('is divided by class, in the order in which the classes come', () => {
    const groups = groupsOf([...pupils(3, '1A'), ...pupils(2, '10B'), ...pupils(1, ' ')]);

    expect(groups.map(({ label, pupils: own }) => [label, own.length])).toEqual([
      ['1A', 3],
      ['10B', 2],
      ['–', 1],
    ]);
  });

  it('keeps a class that just fits whole, and divides a larger one by roepnaam', () => {
    const whole = groupsOf(pupils(MOST_ON_CARD, '1A'));
    const divided = groupsOf(pupils(MOST_ON_CARD + 1, '1A'));

    expect(whole.map(({ label }) => label)).toEqual(['1A']);
    expect(divided.map(({ label, pupils: own }) => [label, own.length])).toEqual([
      ['1A Naam001 – Naam061', 61],
      ['1A Naam062 – Naam121', 60],
    ]);
  });

  it('loses nobody, and puts nobody twice on a card, however the classes are', () => {
    for (const classes of [1, 7, 48, 121, 1200]) {
      const all = Array.from({ length: 1200 }, (_, place) => pupil(place, `${place % classes}`));

      const groups = groupsOf(all);
      const found = groups.flatMap(({ pupils: own }) => own.map(({ id }) => id));

      expect(groups.length).toBeLessThanOrEqual(MOST_ON_CARD);
      expect(Math.max(...groups.map(({ pupils: own }) => own.length))).toBeLessThanOrEqual(MOST_ON_CARD);
      expect(new Set(groups.map(({ label }) => label)).size).toBe(groups.length);
      expect(found.sort()).toEqual(all.map(({ id }) => id).sort());
    }
  });
});

describe('the labels of pupils on a card', () => {
  it.each([
    [
      ['Sam Vis', 'Noor Berg'],
      ['Sam', 'Noor'],
    ],
    [
      ['Sam Vis', 'Sam Berg', 'Noor Berg'],
      ['Sam V.', 'Sam B.', 'Noor'],
    ],
    [
      ['Sam Visser', 'Sam Vos', 'Sam Berg'],
      ['Sam Vi.', 'Sam Vo.', 'Sam B.'],
    ],
    [
      ['Sam Vis', 'Sam Visser'],
      ['Sam Vis', 'Sam Viss.'],
    ],
    [
      ['Sam Vis', 'Sam Vis'],
      ['Sam Vis', 'Sam Vis'],
    ],
    [
      ['Sam ', 'Sam '],
      ['Sam', 'Sam'],
    ],
  ])('of %j are %j', (names, labels) => {
    const listed = names.map((name, place) => {
      const [roepnaam = '', achternaam = ''] = name.split(' ');
      return { id: String(place), className: '1A', name: { roepnaam, achternaam } };
    });

    expect(labelsOf(listed).map(({ label }) => label)).toEqual(labels);
  });

  it('are at most forty letters long', () => {
    const [label] = labelsOf([
      { id: '1', className: '1A', name: { roepnaam: 'A'.repeat(41), achternaam: 'B' } },
    ]);

    expect(label?.label).toHaveLength(40);
  });
});

function pupils(count: number, className: string): Listed[] {
  return Array.from({ length: count }, (_, place) => pupil(place + 1, className));
}

function pupil(place: number, className: string): Listed {
  const roepnaam = `Naam${String(place).padStart(3, '0')}`;
  return { id: `${className} ${place}`, className, name: { roepnaam, achternaam: 'Vis' } };
}
