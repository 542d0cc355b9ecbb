import { createRequire } from 'node:module';

// Its types say that it is a module of another kind than it is.
const jsQR = createRequire(import.meta.url)('jsqr') as typeof import('jsqr').default;

/** Pixels to a module: what a camera sees of it. */
const SCALE = 4;

/** What another program reads in the code that is drawn on a page; null when it finds none. */
export function codeIn(page: string): string | null {
  const drawn = page.match(/<svg class="qr"[^>]*viewBox="0 0 (\d+) \d+".*?<\/svg>/s);
  if (!drawn) return null;
  const size = Number(drawn[1]) * SCALE;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, width] of drawn[0].matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    darken(pixels, size, Number(x) * SCALE, Number(y) * SCALE, Number(width) * SCALE);
  return jsQR(pixels, size, size)?.data ?? null;
}

function darken(pixels: Uint8ClampedArray, size: number, left: number, top: number, width: number): void {
  for (let y = top; y < top + SCALE; y++)
    for (let x = left; x < left + width; x++) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
}
