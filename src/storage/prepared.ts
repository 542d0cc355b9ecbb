import { createHash } from 'node:crypto';

/** More texts than this are not kept prepared: a list of ids of every length is a text of its own. */
const MOST_TEXTS = 400;
const LONGEST_TEXT = 8000;
/** A column that a newer version adds would change what `*` gives, and PostgreSQL then refuses the kept plan. */
const NAMES_NO_COLUMNS = /\*(?!\))/;

/** Gives the name under which a text is kept prepared, the same each time, or null when it is not kept. */
export function preparedNames(): (text: string) => string | null {
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (names.size >= MOST_TEXTS || text.length > LONGEST_TEXT || NAMES_NO_COLUMNS.test(text)) return null;
    const made = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    names.set(text, made);
    return made;
  };
}
