import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CounterLetter } from '../../src/app/table/letter-views.ts';
import { smtpMailer } from '../../src/calendar/mailer.ts';
import { postmanOver } from '../../src/calendar/postman.ts';
import { replyAddresses } from '../../src/calendar/reply-addresses.ts';
import type { LinkId, SchoolDate, WallMinute } from '../../src/domain/ids.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';
import { describeWithOtherReader, type ReadMail, readByOther } from '../support/other-reader.ts';

const FROM = 'actietafel@testcollege.example';
const PETRA = 'petra.vis@thuis.example';
const LETTER: CounterLetter = {
  kind: 'letter_counter',
  to: 'parent',
  school: 'Testcollege',
  number: '26-017',
  url: 'https://actietafel.example/moment/abc',
  linkId: '019ad000-0000-7000-8000-0000000000d1' as LinkId,
  moment: { on: '2026-11-28' as SchoolDate, minute: 600 as WallMinute, untilMinute: 660 as WallMinute },
  because: ['closed'],
  declined: {
    uid: '019ad000-0000-7000-8000-00000000000a@actietafel',
    sequence: 3,
    cancelled: false,
    startsAt: Date.parse('2026-11-25T07:00:00Z'),
    endsAt: Date.parse('2026-11-25T08:00:00Z'),
    place: 'Testlaan 1, Utrecht',
    school: 'Testcollege',
    number: '26-017',
    stampedAt: Date.parse('2026-11-23T10:00:00Z'),
  } as CounterLetter['declined'],
};

describeWithOtherReader('another time that is refused, as the agenda that proposed it reads the mail', () => {
  let server: MailServer;
  let mails: ReadMail[];

  beforeAll(async () => {
    server = await mailServer();
    const { port } = server;
    const mailer = smtpMailer({
      host: '127.0.0.1',
      port,
      secure: false,
      user: null,
      password: null,
      from: FROM,
    });
    const postman = postmanOver(mailer, FROM, replyAddresses(FROM, Buffer.alloc(32, 7)));
    await postman.post(PETRA, LETTER, 'nl', 'refused');
    await postman.post(PETRA, { ...LETTER, because: [], declined: null }, 'nl', 'possible');
    mails = readByOther(server.mails);
  }, 30_000);

  afterAll(() => server.close());

  it('is declined in the mail and in the calendar alike, beside the letter that says why', () => {
    const [mail] = mails;

    expect(mail?.text).toContain('de school is dan dicht');
    expect(mail?.attachments).toEqual([]);
    expect(mail?.calendars).toMatchObject([{ header: 'DECLINECOUNTER', method: 'DECLINECOUNTER' }]);
  });

  it('names that attendee alone, and asks for no new answer', () => {
    const [entry] = mails[0]?.calendars[0]?.entries ?? [];

    expect(entry?.attendees).toHaveLength(1);
    expect(entry?.attendees[0]?.address.toLowerCase()).toBe(`mailto:${PETRA}`);
    expect(entry?.attendees[0]).not.toHaveProperty('PARTSTAT');
    expect(entry?.attendees[0]?.RSVP ?? 'FALSE').toBe('FALSE');
    expect(entry?.organizers[0]?.address).toBe(`MAILTO:${mails[0]?.replyTo}`.replace('MAILTO', 'mailto'));
  });

  it('is under the identity and number of the invitation, with the moment that stands', () => {
    expect(mails[0]?.calendars[0]?.entries).toMatchObject([
      {
        uid: LETTER.declined?.uid,
        sequence: 3,
        status: 'CONFIRMED',
        start: { at: '2026-11-25T07:00:00+00:00', utc: true },
        end: { at: '2026-11-25T08:00:00+00:00', utc: true },
        errors: [],
      },
    ]);
  });

  it('has nothing for the agenda while it is possible: the coordinator decides', () => {
    expect(mails[1]?.calendars).toEqual([]);
  });
});
