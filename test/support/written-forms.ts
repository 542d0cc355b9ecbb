/** How a word stood where it was found. `escaped` = `\u00eb`, `%C3%AB` or `&#235;`, of one letter or of all. */
export type WrittenForm = 'plain' | 'escaped' | 'utf-16' | 'base64' | 'hex';

/** Bytes, read in every way in which a word could be hidden in them. Made once, asked for many words. */
export type Reading = Readonly<Record<WrittenForm, readonly string[]>>;

const FORMS = ['plain', 'escaped', 'utf-16', 'base64', 'hex'] as const satisfies WrittenForm[];

/** Below this a word could stand somewhere by chance, in a key or a hash. */
export const SHORTEST_WORD = 6;

export function readingOf(bytes: Buffer): Reading {
  const text = bytes.toString('utf8');
  const raw = bytes.toString('latin1');
  return {
    plain: [folded(text), folded(raw)],
    escaped: [folded(unescaped(text))],
    // Our letters are one byte and a zero there. Decoding it would break the process: Node 24 damages its own memory
    // when such bytes begin at an odd address.
    'utf-16': [folded(raw.replaceAll('\0', ''))],
    // A mail breaks base64 into lines.
    base64: [raw.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/')],
    hex: [raw.toLowerCase()],
  };
}

/**
 * Finds one word in many readings, whatever its case and accents; in base64 and hex, which keep both, as it was given
 * and all in small or capital letters. Answers the plainest form in which it stands there; null when it does not.
 *
 * @throws Error for a word that is too short to be told from chance.
 */
export function finderOf(word: string): (reading: Reading) => WrittenForm | null {
  if (word.length < SHORTEST_WORD) throw new Error(`"${word}" is too short to be looked for.`);
  const spelled = [word, word.toLowerCase(), word.toUpperCase()].map((each) => Buffer.from(each, 'utf8'));
  const readable = [folded(word)];
  const needles: Readonly<Record<WrittenForm, readonly string[]>> = {
    plain: readable,
    escaped: readable,
    'utf-16': readable,
    base64: spelled.flatMap((bytes) => [0, 1, 2].map((offset) => base64Within(bytes, offset))),
    hex: spelled.map((bytes) => bytes.toString('hex')),
  };
  return (reading) =>
    FORMS.find((form) =>
      reading[form].some((text) => needles[form].some((needle) => text.includes(needle))),
    ) ?? null;
}

/** Without accents and in small letters, so that `PIMPELMEIE` in a mail address is found as well. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function unescaped(text: string): string {
  return text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
    .replace(/&#x([0-9a-f]{1,5});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** What base64 makes of a word with `offset` bytes before it, less the letters that depend on what stands around it. */
function base64Within(word: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), word]).toString('base64');
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + word.length) * 8) / 6));
}
