declare const brand: unique symbol;

/** A word out of a closed list, checked to look like one; see `coded`. */
export type Code = string & { readonly [brand]: 'code' };

/** What may stand beside a log line's static text: counts, ids and closed codes. */
export type LogFields = Readonly<Record<string, number | boolean | string>>;

/** A text that is written down as it stands in the source: a variable, or a template with one in it, is none. */
type Static<Message extends string> = Record<never, never> extends Record<Message, 1> ? never : Message;

/** Any string is refused by the compiler; a branded id, a union of literals and a `Code` are not. */
type Closed<Fields> = {
  readonly [Name in keyof Fields]: string extends Fields[Name] ? never : Fields[Name];
};

export type Say = <const Message extends string, const Fields extends LogFields = Record<never, never>>(
  message: Static<Message>,
  fields?: Fields & Closed<Fields>,
) => void;

/**
 * JSON lines. error = we must act, warn = look at it weekly, info = one line per finished story, debug = development.
 * It cannot take a person or a sentence: the compiler refuses a text that is not in the source, and whatever gets past
 * it and does not look like an id or a code is written as `[withheld]`.
 */
export type Log = { error: Say; warn: Say; info: Say; debug: Say };

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LEVELS)[number];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A dossier's number, such as 26-014. */
const NUMBER = /^\d{2}-\d{3,5}$/;
/** Words of lower case with `_`, `.` or `-` between them. */
const CODE = /^[a-z][a-z0-9]*([_.-][a-z0-9]+)*$/;
const LONGEST_CODE = 48;
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;
const WITHHELD = '[withheld]';

/** Writes lines of this level and graver. `now` gives the moment; `write` takes one line without its end. */
export function logTo(write: (line: string) => void, now: () => number, level: LogLevel): Log {
  const least = LEVELS.indexOf(level);
  const at =
    (name: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(name) > least) return;
      const line = { at: new Date(now()).toISOString(), level: name, message };
      // First for the order, last so that no field can take the place of the moment, the level or the text.
      write(JSON.stringify({ ...line, ...safe(fields), ...line }));
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

/** Takes a text of which only the type says nothing for a code. What does not look like one becomes `[withheld]`. */
export function coded(text: string): Code {
  return (text.length <= LONGEST_CODE && CODE.test(text) ? text : WITHHELD) as Code;
}

/**
 * What kind of fault an error is: the system's or the database's code (`econnreset`, `sql_40001`), else its name. Its
 * message may quote a person and is never written down.
 */
export function faultOf(error: unknown): Code {
  if (typeof error !== 'object' || error === null) return coded('thrown_value');
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && SQLSTATE.test(code)) return coded(`sql_${code.toLowerCase()}`);
  if (typeof code === 'string') return coded(code.toLowerCase());
  return coded(typeof name === 'string' ? name.toLowerCase() : 'thrown_value');
}

function safe(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? safeText(value) : value,
    ]),
  );
}

function safeText(value: string): string {
  return UUID.test(value) || NUMBER.test(value) ? value : coded(value);
}
