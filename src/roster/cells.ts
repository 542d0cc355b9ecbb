import { z } from 'zod';
import { readDate } from '../domain/calendar/plain-date.ts';
import { holdsBsn, passesElfproef } from '../domain/elfproef.ts';
import type { SchoolDate } from '../domain/ids.ts';
import { LONGEST_POINT } from '../domain/table-agenda.ts';
import type { FaultCode } from './faults.ts';

const LONGEST = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** A line break, a tab or any other character that nobody sees. */
const UNSEEN = /\p{Cc}|\p{Cs}|\p{Co}|\p{Cn}/u;

/** A value that has to pass; the first thing that is wrong with it is its fault. */
function checked(...checks: readonly ((value: string) => FaultCode | null)[]) {
  return z.string().superRefine((value, context) => {
    for (const check of checks) {
      const message = check(value);
      if (message === null) continue;
      context.addIssue({ code: 'custom', message });
      return;
    }
  });
}

const isThere = (value: string) => (value === '' ? 'value_empty' : null);
const isPlain = (value: string) => (UNSEEN.test(value) ? 'value_odd' : null);
const isShort = (value: string) => (value.length > LONGEST ? 'value_long' : null);
/** A school may not keep citizen service numbers here at all (domain/elfproef.ts). */
const hasNoBsn = (value: string) => (holdsBsn(value) ? 'bsn_found' : null);

/** The id of a row, in small letters, so that two spellings of one id are one. */
export const Id = checked(isThere, (value) => (UUID.test(value) ? null : 'id_odd')).transform((id) =>
  id.toLowerCase(),
);
export const OptionalId = z.union([z.literal('').transform(() => null), Id]);
/** A name that a school gives a class: any text that is not empty. */
export const Code = checked(isThere, isPlain, isShort);
/** Codes with a semicolon between them; null = none. */
export const Codes = checked(isPlain, isShort).transform((text) => {
  const codes = text
    .split(';')
    .map((code) => code.trim())
    .filter(Boolean);
  return codes.length === 0 ? null : codes;
});
export const Words = checked(isThere, isPlain, isShort, hasNoBsn);
/** One point of a conversation: a line on a sheet. */
export const Point = checked(
  isThere,
  isPlain,
  (value) => (value.length > LONGEST_POINT ? 'point_long' : null),
  hasNoBsn,
);
/** Words of a step of a route, with a bound of their own in characters. */
export function stepWords(longest: number) {
  return checked(isThere, isPlain, (value) => (value.length > longest ? 'step_long' : null), hasNoBsn);
}
export const MaybeWords = checked(isPlain, isShort, hasNoBsn);
export const OptionalWords = MaybeWords.transform((text) => text || null);
export const Day = checked(isThere, (value) => (readDate(value) ? null : 'date_odd')).transform(
  (day) => day as SchoolDate,
);
/** `HH:MM` on the school's wall clock, as minutes since midnight: 00:00 to 23:59. */
export const Time = checked(isThere, (value) => (TIME.test(value) ? null : 'time_odd')).transform(minuteOf);
export const OptionalMail = checked(
  isShort,
  (value) => (value === '' || z.email().safeParse(value).success ? null : 'mail_odd'),
  hasNoBsn,
).transform((mail) => mail || null);
/** A leerlingnummer; nine digits that pass the test of eleven are a citizen service number, and refused. */
export const PupilNumber = checked(isPlain, isShort, (value) =>
  passesElfproef(value.replace(/\D/g, '')) || holdsBsn(value) ? 'bsn_found' : null,
).transform((number) => number || null);

/** The four digits of a postcode, with or without its letters, which are not kept. */
export const OptionalPostcode = checked((value) =>
  value === '' || /^[1-9]\d{3}( ?[A-Z]{2})?$/i.test(value) ? null : 'postcode_odd',
).transform((value) => (value === '' ? null : Number(value.slice(0, 4))));

/** `3561-3566`, or one postcode; both ends included. In YAML a single one may stand as a number. */
export const Postcodes = z
  .preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    checked((value) => {
      const [from, until] = endsOf(value);
      return /^[1-9]\d{3}(-[1-9]\d{3})?$/.test(value) && from <= until ? null : 'postcode_odd';
    }),
  )
  .transform((value) => {
    const [from, until] = endsOf(value);
    return { from, until };
  });

function endsOf(range: string): [number, number] {
  const [from, until] = range.split('-').map(Number);
  return [from ?? 0, until ?? from ?? 0];
}

/** A recurrence rule of RFC 5545. Its days are written in eight digits, which is why no citizen service number is looked for. */
export function ruleThat(isRule: (rule: string) => boolean) {
  return checked(isThere, isPlain, isShort, (rule) => (isRule(rule) ? null : 'rule_odd'));
}

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, {
    error: ({ input }) =>
      input === '' ? ('value_empty' satisfies FaultCode) : ('value_not_listed' satisfies FaultCode),
  });
}

export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.literal('').transform(() => null), schema]);
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
