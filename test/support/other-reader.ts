import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';

/** Debian's own, which has python3-icalendar; another Python on the path would not. */
const PYTHON = '/usr/bin/python3';
const MAILS = scriptAt('other-reader.py');
const REPETITIONS = scriptAt('other-repetitions.py');

type Moment = { at: string; utc: boolean };
type Person = { address: string } & Readonly<Record<string, string>>;

/** An entry of an agenda as another program reads it. */
export type ReadEntry = {
  uid: string;
  sequence: number;
  status: string;
  start: Moment;
  end: Moment;
  stamp: Moment;
  summary: string;
  description: string;
  location: string;
  organizers: readonly Person[];
  attendees: readonly Person[];
  errors: readonly unknown[];
};

/** `header` = the method as the mail says it, `method` = as the calendar in it does. */
export type ReadMail = {
  subject: string;
  to: string;
  replyTo: string | null;
  text: string;
  attachments: readonly string[];
  calendars: readonly {
    header: string;
    method: string;
    version: string;
    zones: number;
    alarms: number;
    entries: readonly ReadEntry[];
  }[];
};

/** A repeated entry: its start on the wall, its rule, and the days that are left out of it; times in milliseconds since 1970. */
export type Series = {
  zone: string;
  start: string;
  rule: string;
  leftOut: readonly string[];
  from: number;
  until: number;
};

/** Reads mails with a second implementation that shares no code with ours. @throws Error when it cannot read one. */
export function readByOther(mails: readonly string[]): ReadMail[] {
  return answerOf(MAILS, mails) as ReadMail[];
}

/** What the same implementation makes of a calendar that is no mail. */
export function calendarByOther(ics: string): ReadMail['calendars'][number] {
  const mail = [
    'Subject: calendar',
    'To: somebody@example.org',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'calendar',
    '--b',
    'Content-Type: text/calendar; charset=utf-8; method=PUBLISH',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(ics)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '--b--',
    '',
  ].join('\n');
  const [calendar] = readByOther([mail])[0]?.calendars ?? [];
  if (!calendar) throw new Error('The other reader finds no calendar.');
  return calendar;
}

/** When each of these series comes within its window, by a second implementation. */
export function repetitionsByOther(all: readonly Series[]): number[][] {
  return answerOf(REPETITIONS, all) as number[][];
}

function answerOf(script: string, question: unknown): unknown {
  const asked = { input: JSON.stringify(question), encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(PYTHON, [script], asked);
  if (status !== 0) throw new Error(`The other reader cannot read it:\n${stderr}`);
  return JSON.parse(stdout);
}

function scriptAt(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Where the other reader is not installed the tests are left out by name; the gate installs it, and leaves none out. */
export function describeWithOtherReader(title: string, tests: () => void): void {
  const isHere = spawnSync(PYTHON, [MAILS, '--is-here']).status === 0;
  if (isHere || process.env.CI) describe(title, tests);
  else describe.skip(`${title} (skipped: python3-icalendar is not installed here)`, tests);
}
