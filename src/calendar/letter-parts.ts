import type { FamilyLanguage } from '../domain/ids.ts';
import { directionOf } from '../texts/families/families.ts';

/** What a letter is built of; written as plain text and as HTML from one list, so that they cannot differ. */
export type Part =
  /** `language` = other than the rest of the letter. */
  | { kind: 'said'; text: string; language?: FamilyLanguage }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'button'; label: string; url: string };

/** Plain text, with addresses on a line of their own. An empty sentence leaves no gap. */
export function partsAsText(parts: readonly Part[]): string {
  return `${parts.map(partAsText).filter(Boolean).join('\n\n')}\n`;
}

/** Simple HTML that mail programs show as it is: no picture, nothing loaded from elsewhere, no script. */
export function partsAsHtml(parts: readonly Part[], language: FamilyLanguage): string {
  const body = parts.map(partAsHtml).filter(Boolean).join('\n');
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"></head>
<body style="margin:0;padding:16px;font:16px/1.5 Arial,sans-serif;color:#1f2430;background:#ffffff"><div style="max-width:34rem">
${body}
</div></body></html>
`;
}

function partAsText(part: Part): string {
  switch (part.kind) {
    case 'said':
      return part.text;
    case 'list':
      return part.items.map((item) => `- ${item}`).join('\n');
    case 'button':
      return `${part.label}:\n${part.url}`;
  }
}

function partAsHtml(part: Part): string {
  switch (part.kind) {
    case 'said':
      return part.text === ''
        ? ''
        : `<p${inLanguage(part.language)}>${escaped(part.text).replaceAll('\n', '<br>')}</p>`;
    case 'list':
      return `<ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'button':
      return `<p><a href="${escaped(part.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1d5c63;color:#ffffff;text-decoration:none;font-weight:bold">${escaped(part.label)}</a></p>`;
  }
}

function inLanguage(language: FamilyLanguage | undefined): string {
  return language === undefined ? '' : ` lang="${language}" dir="${directionOf(language)}"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');
}
