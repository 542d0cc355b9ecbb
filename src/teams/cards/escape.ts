/** Letters that turn a Markdown construct, a mention or an expression on. */
const ACTIVE = /[\\`*_{}[\]()#+\-!|~<>$&]/g;
/** Control characters, and the marks that turn the direction of text around. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const LIST_START = /^(\s*)(\d+)\./gm;

/** Look-alikes that mean nothing to Markdown. A backslash would be shown as a backslash by some clients. */
const LOOKALIKE: Readonly<Record<string, string>> = {
  '\\': '⧵',
  '`': 'ˋ',
  '*': '∗',
  _: 'ˍ',
  '{': '❴',
  '}': '❵',
  '[': '⟦',
  ']': '⟧',
  '(': '❨',
  ')': '❩',
  '#': '♯',
  '+': '＋',
  '-': '‑',
  '!': 'ǃ',
  '|': '∣',
  '~': '∼',
  '<': '‹',
  '>': '›',
  $: '＄',
  '&': '＆',
};

/**
 * Text of a person, made inert for a TextBlock, a fact or a choice: no bold, no link, no mention, no list, no hidden
 * turn of direction. What it says stays readable.
 */
export function inert(text: string): string {
  return text
    .replace(HIDDEN, ' ')
    .replace(ACTIVE, (letter) => LOOKALIKE[letter] ?? ' ')
    .replace(LIST_START, '$1$2․')
    .replace(/\b(https?|ftp):\/\//gi, '$1 ')
    .replace(/\bwww\./gi, 'www․')
    .trim();
}
