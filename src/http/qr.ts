import { encodeQR } from 'qr';
import { type Html, html } from './pages/html.ts';

/** What the standard asks for around a code, in modules; less, and some phones do not find it. */
const QUIET = 4;

/** A QR code as a drawing, dark on light also on a dark page. `label` = what is said to whoever does not see it. */
export function qrCode(text: string, label: string): Html {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const size = modules.length;
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${modules.map(rowOf).join('')}"/></svg>`;
}

/** Each run of dark modules in a row as one bar. */
function rowOf(row: readonly boolean[], y: number): string {
  let drawn = '';
  let x = 0;
  while (x < row.length) {
    let end = x;
    while (row[end]) end++;
    if (end > x) drawn += `M${x} ${y}h${end - x}v1h-${end - x}z`;
    x = end + 1;
  }
  return drawn;
}
