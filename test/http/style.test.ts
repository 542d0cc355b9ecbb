import { describe, expect, it } from '@jest/globals';
import { STYLE } from '../../src/http/pages/style.ts';

/** Which colours stand on which, in either scheme: 4.5 for text (WCAG 1.4.3), 3 for what can be tapped (1.4.11). */
const PAIRS: [string, string, number][] = [
  ['ink', 'paper', 4.5],
  ['ink', 'card', 4.5],
  ['ink', 'glow', 4.5],
  ['ink', 'warn-bg', 4.5],
  ['ink', 'bad-bg', 4.5],
  ['soft', 'paper', 4.5],
  ['soft', 'card', 4.5],
  ['soft', 'glow', 4.5],
  ['bad', 'paper', 4.5],
  ['lead', 'paper', 4.5],
  ['lead', 'card', 4.5],
  ['lead-ink', 'lead', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'card', 3],
  ['lead', 'glow', 3],
  ['warn', 'warn-bg', 3],
  ['bad', 'bad-bg', 3],
];

const [light = new Map(), dark = new Map()] = [...STYLE.matchAll(/:root\{([^}]*)\}/g)].map(([, rules = '']) =>
  coloursIn(rules),
);

describe('the colours of our pages', () => {
  it.each(PAIRS)('%s can be told from %s, by day and by night', (front, back, least) => {
    expect(contrast(light.get(front), light.get(back))).toBeGreaterThanOrEqual(least);
    expect(contrast(dark.get(front), dark.get(back))).toBeGreaterThanOrEqual(least);
  });

  it('are the same names in both schemes', () => {
    expect([...dark.keys()].toSorted()).toEqual([...light.keys()].toSorted());
  });
});

function coloursIn(rules: string): Map<string, string> {
  return new Map([...rules.matchAll(/--([\w-]+):#(\w+)/g)].map(([, name = '', hex = '']) => [name, hex]));
}

/** WCAG's own formula: 1 for the same colour, 21 for black on white. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex = ''): number {
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
