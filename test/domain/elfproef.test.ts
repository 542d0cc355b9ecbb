import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bsnsIn, holdsBsn, passesElfproef } from '../../src/domain/elfproef.ts';

/** Numbers for tests, which the government gives to nobody. */
const NINE = '999990019';
const OTHERS = ['123456782', '111222333'];
const EIGHT = '10000008';

describe('the test of eleven', () => {
  it('is passed by a citizen service number', () => {
    for (const number of [NINE, ...OTHERS]) expect(passesElfproef(number)).toBe(true);
  });

  it('is passed by a number of eight digits, which lost its leading zero', () => {
    expect(passesElfproef(EIGHT)).toBe(true);
    expect(passesElfproef(`0${EIGHT}`)).toBe(true);
    expect(passesElfproef('10000009')).toBe(false);
  });

  it('is not passed when one digit is another', () => {
    fc.assert(
      fc.property(anyBsn(), fc.nat(8), fc.integer({ min: 1, max: 9 }), (bsn, place, more) => {
        const digits = [...bsn];
        digits[place] = String((Number(digits[place]) + more) % 10);

        expect(passesElfproef(bsn)).toBe(true);
        expect(passesElfproef(digits.join(''))).toBe(false);
      }),
    );
  });

  it('is not for numbers that are shorter, longer, all zero or no number', () => {
    for (const other of ['1000000', `${NINE}0`, '000000000', '00000000', '001234567', 'x23456782', ''])
      expect(passesElfproef(other)).toBe(false);
  });
});

describe('a text holds a citizen service number', () => {
  it('wherever it stands and with whatever dots, spaces or dashes in between', () => {
    for (const text of [
      NINE,
      `bsn:${NINE}.`,
      `(${NINE})`,
      `nummer${NINE}van`,
      '9999.90.019',
      '999 990 019',
      '99-99-90-019',
      '9 9 9 9 9 0 0 1 9',
      '999 – 990 – 019',
      '999\u00a0990\u00a0019',
      '999\u200b990019',
      '９９９９９００１９',
      `zijn nummer is ${EIGHT}, geloof ik`,
      '10 00 00 08',
    ])
      expect([text, holdsBsn(text)]).toEqual([text, true]);
  });

  it('also beside other numbers', () => {
    for (const text of [
      `groep 4 ${NINE}`,
      `${NINE} 4 keer`,
      `op 12-10-2026 ${NINE}`,
      `06-12345678 ${NINE}`,
      `${NINE} ${OTHERS[0]}`,
    ])
      expect(bsnsIn(text)).toContain(NINE);
  });

  it('whichever it is, and however it is cut', () => {
    const cut = fc.array(fc.constantFrom('', '', '.', ' ', '-', ' - '), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(anyBsn(), cut, (bsn, between) => {
        fc.pre(!bsn.startsWith('0'));
        const text = [...bsn].map((digit, i) => digit + (between[i] ?? '')).join('');
        fc.pre(!looksLikeDate(text));

        expect(bsnsIn(`Zie ${text}, of niet`)).toContain(bsn);
      }),
    );
  });
});

it('is found soon, also among a thousand loose digits', () => {
  const text = `${'1 '.repeat(1_000)}${'1-'.repeat(1_000)}${NINE}`;
  const begun = performance.now();

  expect(holdsBsn(text)).toBe(true);
  expect(performance.now() - begun).toBeLessThan(200);
});

describe('a text holds none', () => {
  it('when its numbers do not pass', () => {
    for (const text of ['123456789', '999990018', 'lesuren: 1, 2 en 3', 'klas 4H2', '', '2026/2027'])
      expect(bsnsIn(text)).toEqual([]);
  });

  it('in a number that is longer, such as an account', () => {
    expect(bsnsIn(`${NINE}1`)).toEqual([]);
    expect(bsnsIn('NL91ABNA0417164300')).toEqual([]);
  });

  it('in a date, also where its digits pass', () => {
    const days = Array.from({ length: 366 }, (_, n) =>
      new Date(Date.UTC(2028, 0, 1 + n)).toISOString().slice(0, 10),
    );
    const passing = days.filter(
      (on) => passesElfproef(dutch(on, '')) || passesElfproef(on.replaceAll('-', '')),
    );

    expect(passing.length).toBeGreaterThan(20);
    for (const on of days)
      for (const text of [on, dutch(on, '-'), dutch(on, '.'), `${dutch(on, '-')} 10.30`])
        expect([text, bsnsIn(text)]).toEqual([text, []]);
  });

  it('in a telephone number, also where its digits pass', () => {
    expect(passesElfproef(EIGHT)).toBe(true);
    for (const text of [
      `06-${EIGHT}`,
      `06 ${EIGHT}`,
      `06${EIGHT}`,
      '06 10 00 00 08',
      `+31 6 ${EIGHT}`,
      `+31 (0)6 ${EIGHT}`,
      `0031 6 ${EIGHT}`,
      '030-1000008',
    ])
      expect([text, bsnsIn(text)]).toEqual([text, []]);
  });
});

/** Eight digits at random and the ninth that makes them pass, where there is one. */
function anyBsn(): fc.Arbitrary<string> {
  return fc
    .array(fc.nat(9), { minLength: 8, maxLength: 8 })
    .map((digits) => {
      const last = digits.reduce((sum, digit, i) => sum + digit * (9 - i), 0) % 11;
      return last < 10 ? `${digits.join('')}${last}` : '';
    })
    .filter((bsn) => bsn !== '' && !bsn.startsWith('00'));
}

function looksLikeDate(text: string): boolean {
  return /(19|20)\d\d\D|\D(19|20)\d\d/.test(text);
}

function dutch(on: string, between: string): string {
  return on.split('-').reverse().join(between);
}
