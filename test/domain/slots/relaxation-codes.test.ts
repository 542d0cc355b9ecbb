import { describe, expect, it } from '@jest/globals';
import type { Relaxation } from '../../../src/domain/slots/question.ts';
import { codeOfRelaxation, readRelaxation } from '../../../src/domain/slots/relaxation-codes.ts';

const EVERY: readonly (readonly [string, Relaxation])[] = [
  ['with:seat:jgz=3', { steps: [{ code: 'seat', seat: 'jgz' }], moments: 3 }],
  ['with:seat:mentor#2=1', { steps: [{ code: 'seat', seat: 'mentor#2' }], moments: 1 }],
  ['with:partners:2=4', { steps: [{ code: 'partners', fewer: 2 }], moments: 4 }],
  ['with:room=2', { steps: [{ code: 'room' }], moments: 2 }],
  ['with:outside_presence=5', { steps: [{ code: 'outside_presence' }], moments: 5 }],
  ['with:tentative=5', { steps: [{ code: 'tentative' }], moments: 5 }],
  ['with:buffer=5', { steps: [{ code: 'buffer' }], moments: 5 }],
  ['with:sooner:0=1', { steps: [{ code: 'sooner', schoolDay: 0 }], moments: 1 }],
  ['with:later:12=20', { steps: [{ code: 'later', schoolDay: 12 }], moments: 20 }],
  [
    'with:seat:jgz+partners:1=3',
    {
      steps: [
        { code: 'seat', seat: 'jgz' },
        { code: 'partners', fewer: 1 },
      ],
      moments: 3,
    },
  ],
];

describe('the code of what would give moments', () => {
  it.each(EVERY)('%s is written and read back', (code, relaxation) => {
    expect(codeOfRelaxation(relaxation)).toBe(code);
    expect(readRelaxation(code)).toEqual(relaxation);
  });

  it.each([
    'later',
    'later:seat:jgz',
    'with:',
    'with:seat:=3',
    'with:partners:3=1',
    'with:weather=2',
    'with:room',
  ])('%s is none of these', (code) => {
    expect(readRelaxation(code)).toBeNull();
  });
});
