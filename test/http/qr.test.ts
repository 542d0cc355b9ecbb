import { describe, expect, it } from '@jest/globals';
import { qrCode } from '../../src/http/qr.ts';
import { codeIn } from '../support/seen-code.ts';

describe('a QR code', () => {
  it.each([1, 60, 400, 900])('of %i letters is read back by another program', (length) => {
    const url = `https://actietafel.example/moment/${'aB3_-.'.repeat(200)}`.slice(0, 35 + length);

    expect(codeIn(qrCode(url, 'QR').markup)).toBe(url);
  });

  it('has four light modules around it, as the standard asks', () => {
    const { markup } = qrCode('https://actietafel.example/moment/abc', 'QR');
    const [, size = 0] = (markup.match(/viewBox="0 0 (\d+)/) ?? []).map(Number);
    const bars = [...markup.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map((bar) => bar.slice(1).map(Number));
    const [left, top] = [0, 1].map((at) => Math.min(...bars.map((bar) => bar[at] ?? 0)));
    const right = Math.max(...bars.map(([x = 0, , width = 0]) => x + width));
    const bottom = Math.max(...bars.map(([, y = 0]) => y + 1));

    expect([left, top, size - right, size - bottom]).toEqual([4, 4, 4, 4]);
  });

  it('says what it is to whoever does not see it, and takes no markup from a text', () => {
    expect(qrCode('x', 'QR-code "met" <de> link').markup).toContain(
      'role="img" aria-label="QR-code &quot;met&quot; &lt;de&gt; link"',
    );
  });

  it('would be noticed if it were drawn wrongly', () => {
    const { markup } = qrCode('https://actietafel.example/moment/abc', 'QR');
    const broken = markup.replace(/h(\d+)v1h-\1z/g, 'h1v1h-1z');

    expect(codeIn(broken)).toBeNull();
  });
});
