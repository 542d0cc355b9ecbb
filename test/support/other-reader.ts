import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';

/** Debian's own, which has python3-icalendar; another Python on the path would not. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('other-reader.py', import.meta.url));

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

/** Reads mails with a second implementation that shares no code with ours. @throws Error when it cannot read one. */
export function readByOther(mails: readonly string[]): ReadMail[] {
  const { status, stdout, stderr } = spawnSync(PYTHON, [SCRIPT], {
    input: JSON.stringify(mails),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The other reader cannot read it:\n${stderr}`);
  return JSON.parse(stdout) as ReadMail[];
}

/** Where the other reader is not installed the tests are left out by name; the gate installs it, and leaves none out. */
export function describeWithOtherReader(title: string, tests: () => void): void {
  const isHere = spawnSync(PYTHON, [SCRIPT, '--is-here']).status === 0;
  if (isHere || process.env.CI) describe(title, tests);
  else describe.skip(`${title} (skipped: python3-icalendar is not installed here)`, tests);
}
