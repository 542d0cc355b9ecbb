import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { TableLetter } from '../../src/app/table/views.ts';
import { smtpMailer } from '../../src/calendar/mailer.ts';
import { postmanOver } from '../../src/calendar/postman.ts';
import type { LinkId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';

const FROM = 'actietafel@testcollege.example';
const URL = 'https://actietafel.example/moment/abc';

const BOOKED: TableLetter = {
  kind: 'letter_appointment',
  to: 'parent',
  number: '26-017',
  school: 'Testcollege',
  place: 'Testcollege, Testlaan 1, Utrecht',
  url: URL,
  linkId: '019ad000-0000-7000-8000-0000000000d1' as LinkId,
  people: [{ participantId: 'a', role: 'jgz', nth: null, isDeputy: false }],
  phase: 'booked',
  closedOn: null,
  task: null,
  moment: { on: '2026-11-26' as SchoolDate, minute: 600 as WallMinute, untilMinute: 660 as WallMinute },
  appointment: {
    uid: '019ad000-0000-7000-8000-00000000000a@actietafel',
    sequence: 0,
    cancelled: false,
    startsAt: Date.parse('2026-11-26T09:00:00Z'),
    endsAt: Date.parse('2026-11-26T10:00:00Z'),
    place: 'Testcollege, Testlaan 1, Utrecht',
    school: 'Testcollege',
    number: '26-017',
    stampedAt: Date.parse('2026-11-23T09:00:00Z'),
  },
};

describe('a letter that went through a mail server', () => {
  let server: MailServer;
  let mail: ParsedMail;
  let raw: string;

  beforeAll(async () => {
    server = await mailServer();
    const mailer = smtpMailer({
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      user: null,
      password: null,
      from: FROM,
    });
    await postmanOver(mailer, FROM).post('petra@thuis.example', BOOKED, 'nl', 'notice-1');
    raw = server.mails[0] ?? '';
    mail = await simpleParser(raw);
  });

  afterAll(() => server.close());

  it('reads as it was written: subject, text and link', () => {
    expect(mail.subject).toBe('Het gesprek op school is op do 26 nov, 10:00–11:00 uur');
    expect(mail.text).toContain(URL);
    expect(mail.html).toContain(`href="${URL}"`);
    expect(mail.messageId).toBe('<notice-1@testcollege.example>');
  });

  it('brings the appointment as one part of its own, which says the same method twice', () => {
    const [calendar, ...more] = raw.match(/Content-Type: text\/calendar[^\r]*/g) ?? [];

    expect(calendar).toBe('Content-Type: text/calendar; charset=utf-8; method=REQUEST');
    expect(more).toEqual([]);
    expect(calendarOf(mail)).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:019ad000-0000-7000-8000-00000000000a@actietafel',
        'SEQUENCE:0',
        'DTSTART:20261126T090000Z',
        'DTEND:20261126T100000Z',
        'SUMMARY:Gesprek op school',
      ]),
    );
  });

  it('brings no appointment where the mailbox of the school invites: two would be two appointments', async () => {
    const to = {
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      user: null,
      password: null,
      from: FROM,
    };
    const before = server.mails.length;
    await postmanOver(smtpMailer(to), FROM, null, false).post(
      'petra@thuis.example',
      BOOKED,
      'nl',
      'notice-2',
    );

    expect(server.mails.slice(before)).toEqual([expect.not.stringContaining('text/calendar')]);
    expect((await simpleParser(server.mails.at(-1) ?? '')).text).toContain(URL);

    const appointment = BOOKED.appointment && { ...BOOKED.appointment, number: null };
    const toInterpreter: TableLetter = { ...BOOKED, to: 'colleague', guest: 'interpreter', appointment };
    await postmanOver(smtpMailer(to), FROM, null, false).post(
      'zwaluw@tolken.example',
      toInterpreter,
      'nl',
      'n-3',
    );
    expect(server.mails.at(-1)).toContain('text/calendar');
  });

  it('names nobody but the one it is for', () => {
    const addresses = raw.replaceAll('\r\n ', '').match(/[\w.-]+@[\w.-]+\.example/g) ?? [];

    expect(new Set(addresses)).toEqual(
      new Set(['petra@thuis.example', FROM, 'notice-1@testcollege.example']),
    );
  });
});

function calendarOf({ attachments }: ParsedMail): string[] {
  const part = attachments.find(({ contentType }) => contentType === 'text/calendar');
  return (part?.content.toString('utf8') ?? '').replaceAll('\r\n ', '').split('\r\n');
}
