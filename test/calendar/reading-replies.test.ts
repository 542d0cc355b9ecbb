import { describe, expect, it } from '@jest/globals';
import type { IncomingMail } from '../../src/app/ports/replies.ts';
import { meaningOf, takeApart } from '../../src/calendar/reading-replies.ts';
import { replyAddresses } from '../../src/calendar/reply-addresses.ts';
import { zoneNames } from '../../src/calendar/zone-names.ts';
import type { LinkId, NoticeId } from '../../src/domain/ids.ts';
import { counterMail, deliveryReport, plainMail, replyMail } from '../support/reply-mails.ts';

const addresses = replyAddresses('actietafel@testcollege.example', Buffer.alloc(32, 7));
const LINK = '019ad000-0000-7000-8000-0000000000d1' as LinkId;
const NOTICE = '019ad000-0000-7000-8000-0000000000e2' as NoticeId;
const TO = addresses.ofLink(LINK);
const HANNA = 'hanna.jeugdarts@jgz.example';
const UID = 'table@actietafel';
const ANSWER = { to: TO, from: `Hanna <${HANNA}>`, uid: UID, attendee: HANNA, partstat: 'ACCEPTED' };

const read = async (raw: string): Promise<IncomingMail> =>
  meaningOf(await takeApart(Buffer.from(raw.replace(/\r?\n/g, '\r\n')), zoneNames()), addresses);
const reply = (change: object = {}) => ({
  kind: 'reply',
  linkId: LINK,
  reply: {
    uid: UID,
    sequence: 0,
    stampedAt: Date.parse('2026-11-23T10:00:00Z'),
    attendee: HANNA,
    sender: HANNA,
    says: { kind: 'accepted' },
    ...change,
  },
});

describe('an answer from an agenda', () => {
  it('is read from the mail in which Outlook sends it', async () => {
    expect(await read(replyMail(ANSWER))).toEqual(reply());
  });

  it.each([
    ['ACCEPTED', 'accepted'],
    ['DECLINED', 'declined'],
    ['TENTATIVE', 'tentative'],
  ])('says %s', async (partstat, kind) => {
    expect(await read(replyMail({ ...ANSWER, partstat }))).toEqual(reply({ says: { kind } }));
  });

  it('says who is to come instead', async () => {
    const delegated = { partstat: 'DELEGATED', attendeeMore: ';DELEGATED-TO="mailto:Kim@Buurt.example"' };

    expect(await read(replyMail({ ...ANSWER, ...delegated }))).toEqual(
      reply({ says: { kind: 'delegated', to: 'kim@buurt.example' } }),
    );
  });

  it('may lack its organiser, as from Outlook', async () => {
    expect(await read(replyMail({ ...ANSWER, organiser: null }))).toEqual(reply());
  });

  it('is known by its organiser where a server rewrote to whom it went', async () => {
    expect(await read(replyMail({ ...ANSWER, to: 'actietafel@testcollege.example', organiser: TO }))).toEqual(
      reply(),
    );
  });

  it.each(['Delivered-To', 'X-Original-To'])('is known by %s where a list stands in "To"', async (header) => {
    const mail = {
      ...ANSWER,
      to: 'iedereen@testcollege.example',
      organiser: null,
      headers: [`${header}: ${TO}`],
    };

    expect(await read(replyMail(mail))).toEqual(reply());
  });

  it('is found as fast behind a header without end', async () => {
    const headers = [`Delivered-To: ${'a'.repeat(100_000)}`];

    expect(await read(replyMail({ ...ANSWER, headers }))).toEqual(reply());
  });

  it('has number 0 when it has none, and keeps a higher one', async () => {
    const text = replyMail({ ...ANSWER, sequence: 4, stamp: '20261124T080000Z' });

    expect(await read(text)).toEqual(reply({ sequence: 4, stampedAt: Date.parse('2026-11-24T08:00:00Z') }));
  });

  it('is told apart from whom it was sent by, when that is another', async () => {
    expect(await read(replyMail({ ...ANSWER, from: 'secretariaat@jgz.example' }))).toEqual(
      reply({ sender: 'secretariaat@jgz.example' }),
    );
  });

  it('can be another time', async () => {
    const counter = counterMail({ ...ANSWER, start: '20261126T100000Z', end: '20261126T110000Z' });
    const says = {
      kind: 'counter',
      startsAt: Date.parse('2026-11-26T10:00:00Z'),
      endsAt: Date.parse('2026-11-26T11:00:00Z'),
    };

    expect(await read(counter)).toEqual(reply({ says }));
  });

  it('can be another time in a zone by the name that Windows has for it', async () => {
    const zone = 'TZID=W. Europe Standard Time';
    const counter = counterMail({ ...ANSWER, start: '20261126T100000Z', end: '20261126T110000Z' });
    const calendar = Buffer.from(counter.match(/base64\n\n([\s\S]*?)\n--b1--/)?.[1] ?? '', 'base64')
      .toString()
      .replace('DTSTART:20261126T100000Z', `DTSTART;${zone}:20261126T110000`)
      .replace('DTEND:20261126T110000Z', `DTEND;${zone}:20261126T120000`);
    const mail = counter.replace(
      /base64\n\n[\s\S]*?\n--b1--/,
      `base64\n\n${Buffer.from(calendar).toString('base64')}\n--b1--`,
    );

    expect(await read(mail)).toMatchObject({
      reply: {
        says: { startsAt: Date.parse('2026-11-26T10:00:00Z'), endsAt: Date.parse('2026-11-26T11:00:00Z') },
      },
    });
  });
});

describe('a mail that is no answer', () => {
  it.each([
    ['a letter from a person, or an absence notice', plainMail(TO, HANNA)],
    [
      'an answer to an address without a mark',
      replyMail({ ...ANSWER, to: 'actietafel@testcollege.example' }),
    ],
    [
      'an answer to a mark that we did not make',
      replyMail({ ...ANSWER, to: `${TO.slice(0, 20)}aaaa${TO.slice(24)}` }),
    ],
    ['a calendar that says nothing', replyMail({ ...ANSWER, partstat: 'NEEDS-ACTION' })],
    ['an answer for two', replyMail({ ...ANSWER, more: ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:x@y.example'] })],
    ['an answer without a time', replyMail({ ...ANSWER, stamp: 'gisteren' })],
    ['half a mail', replyMail(ANSWER).slice(0, 300)],
    ['nothing', ''],
  ])('is %s', async (_what, raw) => {
    expect(await read(raw)).toEqual({ kind: 'other' });
  });
});

describe('a letter that came back', () => {
  const back = addresses.ofNotice(NOTICE);

  it('is known by the address that it came back to', async () => {
    expect(await read(deliveryReport(back, 'failed'))).toEqual({ kind: 'bounced', noticeId: NOTICE });
  });

  it('has not come back as long as it is only late', async () => {
    expect(await read(deliveryReport(back, 'delayed'))).toEqual({ kind: 'other' });
  });

  it('has not come back when an absence notice comes to that address', async () => {
    expect(await read(plainMail(back, HANNA))).toEqual({ kind: 'other' });
  });

  it('is none of ours when the address is another', async () => {
    expect(await read(deliveryReport('actietafel@testcollege.example', 'failed'))).toEqual({ kind: 'other' });
  });
});
