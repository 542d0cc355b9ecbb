import type { SchoolDate } from './ids.ts';

/**
 * The only things that may be said in a school's channel: a number, dates, counts and a neutral verb. There is no
 * field for a text, so that no name, class, cause or health word can get in, however a caller tries.
 */
export const CHANNEL_VERBS = [
  'concern_accepted',
  'table_proposed',
  'table_booked',
  'table_moved',
  'table_cancelled',
  'table_tomorrow',
  'answers_missing',
  'table_held',
  'agreement_made',
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
  'first_table_overdue',
  'term_due',
  'term_overdue',
  'closed',
] as const;
export type ChannelVerb = (typeof CHANNEL_VERBS)[number];

declare const gate: unique symbol;

/** What is new about one dossier. */
export type ChannelNews = {
  readonly kind: 'news';
  readonly number: string;
  readonly verb: ChannelVerb;
  readonly on: SchoolDate | null;
  /** Minutes since midnight at school, for a table. */
  readonly minute: number | null;
  readonly count: number | null;
  readonly [gate]: true;
};

/** What is new about several dossiers at one moment, as one post. */
export type ChannelLines = {
  readonly kind: 'lines';
  readonly lines: readonly ChannelNews[];
  /** So many more that have no line. */
  readonly more: number;
  readonly [gate]: true;
};

/** The question whether this is the school's channel, and that it is. There is nothing in it that could vary. */
export type ChannelSetup = { readonly kind: 'choose' | 'chosen'; readonly [gate]: true };

export type ChannelPayload = ChannelNews | ChannelLines | ChannelSetup;

const NUMBER = /^\d{2}-\d{3,5}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const VERBS: ReadonlySet<string> = new Set(CHANNEL_VERBS);

/**
 * Passes the gate, or throws: a caller that has anything else in hand has a bug, and nothing may be posted then.
 *
 * @throws Error when the number is not a dossier number, the date not a date, the minute or count not a whole
 * number in range, or the verb not in the list.
 */
export function channelPayload(said: {
  number: string;
  verb: ChannelVerb;
  on?: SchoolDate | null;
  minute?: number | null;
  count?: number | null;
}): ChannelNews {
  const on = said.on ?? null;
  const minute = said.minute ?? null;
  const count = said.count ?? null;
  const passes =
    NUMBER.test(said.number) &&
    VERBS.has(said.verb) &&
    (on === null || DATE.test(on)) &&
    (minute === null || (Number.isInteger(minute) && minute >= 0 && minute < 1440)) &&
    (count === null || (Number.isInteger(count) && count >= 0 && count < 1000));
  if (!passes)
    throw new Error('Something that is no number, date or neutral verb was kept out of the channel.');
  return { kind: 'news', number: said.number, verb: said.verb, on, minute, count } as ChannelNews;
}

/**
 * Several things that passed the gate, in one post; in the order of their numbers. `more` = how many others there are.
 *
 * @throws Error when that is no count.
 */
export function channelLines(news: readonly ChannelNews[], more = 0): ChannelLines {
  if (!Number.isSafeInteger(more) || more < 0)
    throw new Error('Something that is no count was kept out of the channel.');
  const lines = [...news].sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }));
  return { kind: 'lines', lines, more } as unknown as ChannelLines;
}

/** The two cards of choosing a channel. */
export function channelSetup(kind: ChannelSetup['kind']): ChannelSetup {
  return { kind } as ChannelSetup;
}
