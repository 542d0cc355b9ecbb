/** What may stand beside a log line's static text: counts, and texts that look like an id or a closed code. */
export type LogFields = Readonly<Record<string, number | boolean | string>>;

/**
 * JSON lines. error = we must act, warn = look at it weekly, info = one line per finished story, debug = development.
 * It cannot take a person or a sentence: a text that is no id, code, number or date is written as `[withheld]`.
 */
export type Log = {
  error(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
};

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LEVELS)[number];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Codes of our own: words of lower case with `_`, `.` or `-` between them, at least one such mark, or a known short one. */
const CODE = /^[a-z][a-z0-9]*([_.-][a-z0-9]+)*$/;
const NUMBER = /^\d{2}-\d{3,5}$/;

/** Writes lines of this level and graver. `now` gives the moment; `write` takes one line without its end. */
export function logTo(write: (line: string) => void, now: () => number, level: LogLevel): Log {
  const loudest = LEVELS.indexOf(level);
  const at =
    (name: LogLevel) =>
    (message: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(name) > loudest) return;
      write(JSON.stringify({ at: new Date(now()).toISOString(), level: name, message, ...safe(fields) }));
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
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
  if (UUID.test(value) || NUMBER.test(value)) return value;
  return value.length <= 48 && CODE.test(value) ? value : '[withheld]';
}
