/** Markup that is safe to put on a page. The only ways to get some are the tag below and `joined`. */
export type Html = { readonly markup: string };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/**
 * Marks that hide or turn text around: they would make a page say something else than it holds. The two joiners stay,
 * since Persian and Arabic words and many emoji are written with them.
 */
const HIDDEN = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Fills a template with texts, each made harmless, and with markup that already is. Lists are put behind one another. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = parts[0] ?? '';
  values.forEach((value, index) => {
    markup += rendered(value) + (parts[index + 1] ?? '');
  });
  return { markup };
}

/** A text without the marks that would make it say something else than it holds. */
export function asShown(text: string): string {
  return text.replace(HIDDEN, '');
}

export type HtmlValue = string | number | Html | readonly HtmlValue[] | null | false;

/** A number or an address within a text: it is read from left to right, also where that text runs to the left. */
export function leftToRight(text: string, part: string): Html {
  const at = text.indexOf(part);
  if (at === -1) return html`${text}`;
  return html`${text.slice(0, at)}<bdi dir="ltr">${part}</bdi>${text.slice(at + part.length)}`;
}

export function joined(parts: readonly Html[]): Html {
  return { markup: parts.map(({ markup }) => markup).join('') };
}

function rendered(value: HtmlValue): string {
  if (value === null || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return asShown(value).replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');
  if (Array.isArray(value)) return (value as readonly HtmlValue[]).map(rendered).join('');
  return (value as Html).markup;
}
