import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { readMailbox } from '../../src/app/chores/reading-mailbox.ts';
import { preparingOf } from '../../src/app/preparing-notices.ts';
import { imapMailbox } from '../../src/calendar/mailbox.ts';
import { smtpMailer } from '../../src/calendar/mailer.ts';
import { postmanOver } from '../../src/calendar/postman.ts';
import { replyAddresses } from '../../src/calendar/reply-addresses.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { describeWithImap, type ImapServer, imapServer } from '../support/imap-server.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';
import { plannedNotices } from '../support/notices-planned.ts';
import { type Play, play } from '../support/playing.ts';
import { deliveryReport, plainMail, replyMail } from '../support/reply-mails.ts';
import { GUARDIAN } from '../support/school.ts';
import { type Asked, agreed, askedTable, participantsNow, storedVotes } from '../support/tables.ts';

const FROM = 'actietafel@testcollege.example';
const ROB = 'rob.vis@thuis.example';

type Posted = { to: string; returnPath: string; replyTo: string | undefined; calendar: string };

describeWithImap('an invitation that went out by mail, and what comes back', () => {
  let school: Play;
  let smtp: MailServer;
  let imap: ImapServer;
  let asked: Asked;
  let posted: Posted[];
  const returnPaths: string[] = [];

  beforeAll(async () => {
    school = await play();
    imap = await imapServer();
    smtp = await mailServer({
      onMailFrom({ address }, _session, callback) {
        returnPaths.push(address);
        callback();
      },
    });
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await imap.startAnew();
    smtp.mails.splice(0);
    returnPaths.splice(0);
    asked = await askedTable(school);
    await agreed(school, asked, 'yes');
    posted = await post();
  });

  afterAll(async () => {
    await Promise.all([smtp.close(), imap.close()]);
    await school.close();
  });

  const addresses = replyAddresses(FROM, Buffer.alloc(32, 7));

  /** Everything that is due and goes by mail, through a real mail server. */
  async function post(): Promise<Posted[]> {
    const queue = noticeQueueOn(school.engine.db);
    const server = {
      host: '127.0.0.1',
      port: smtp.port,
      secure: false,
      user: null,
      password: null,
      from: FROM,
    };
    const postman = postmanOver(smtpMailer(server), FROM, addresses);
    for (const notice of await queue.claim(school.clock.now(), 200, 60)) {
      const delivery = await preparingOf(school.deps)(notice);
      if (delivery.kind !== 'mail') continue;
      const { kind } = await postman.post(delivery.to, delivery.letter, delivery.language, notice.id);
      expect(kind).toBe('sent');
      const at = school.clock.now();
      await queue.settle(notice.id, notice.fence, {
        state: 'sent',
        road: 'mail',
        conversationId: null,
        activityId: null,
        at,
      });
    }
    return Promise.all(
      smtp.mails.map(async (raw, index) => {
        const { to, replyTo, attachments } = await simpleParser(raw);
        const calendar = attachments.find(({ contentType }) => contentType === 'text/calendar');
        return {
          to: (to && !Array.isArray(to) && to.value[0]?.address) || '',
          returnPath: returnPaths[index] ?? '',
          replyTo: replyTo?.value[0]?.address,
          calendar: (calendar?.content.toString() ?? '').replaceAll('\r\n ', ''),
        };
      }),
    );
  }

  const toRob = () => posted.find(({ to, calendar }) => to === ROB && calendar !== '') as Posted;
  const organiserOf = ({ calendar }: Posted) =>
    calendar.match(/^ORGANIZER.*mailto:(.*)$/m)?.[1]?.trim() ?? '';
  const uidOf = ({ calendar }: Posted) => calendar.match(/^UID:(.*)$/m)?.[1]?.trim() ?? '';
  const read = () => {
    const mailbox = imapMailbox(imap.settings, addresses);
    return readMailbox({ deps: school.deps, mailbox, queue: noticeQueueOn(school.engine.db) }, () => true);
  };
  const answerOfRob = async () => {
    const me = (await participantsNow(school, asked)).find(({ who }) => who.id === GUARDIAN.alsoOfSam);
    return (await storedVotes(school, asked)).filter(({ participantId }) => participantId === me?.id);
  };

  it('asks for an answer, to an address that is this person’s alone, which is where a reply goes too', () => {
    const organisers = posted.filter(({ calendar }) => calendar !== '').map(organiserOf);

    expect(toRob().calendar).toContain('RSVP=TRUE');
    expect(organiserOf(toRob())).toBe(toRob().replyTo);
    expect(new Set(organisers).size).toBe(organisers.length);
    for (const organiser of organisers)
      expect(organiser).toMatch(/^actietafel\+a[a-z2-7]{34}@testcollege\.example$/);
  });

  it('goes back, when it cannot be delivered, to an address that is this letter’s alone', () => {
    expect(new Set(posted.map(({ returnPath }) => returnPath)).size).toBe(posted.length);
    for (const { returnPath } of posted)
      expect(returnPath).toMatch(/^actietafel\+b[a-z2-7]{34}@testcollege\.example$/);
  });

  it('is answered in somebody’s own agenda, and that is their answer here', async () => {
    const invitation = toRob();
    await imap.deliver(
      replyMail({
        to: organiserOf(invitation),
        from: ROB,
        uid: uidOf(invitation),
        attendee: ROB,
        partstat: 'ACCEPTED',
        organiser: null,
      }),
    );
    await imap.deliver(plainMail(invitation.replyTo ?? '', ROB));

    expect(await read()).toBe(1);
    expect(await read()).toBe(0);
    expect(await answerOfRob()).toMatchObject([{ answer: 'yes', via: 'mail' }]);
    expect((await imap.counts()).seen).toBe(0);
  });

  it('is told to the coordinators as not delivered when it comes back, once', async () => {
    const { returnPath } = toRob();
    await imap.deliver(deliveryReport(returnPath, 'delayed'));
    expect(await read()).toBe(0);
    expect(await undelivered()).toEqual([]);

    for (let twice = 0; twice < 2; twice++) await imap.deliver(deliveryReport(returnPath, 'failed'));
    await read();
    await read();

    expect(await undelivered()).toEqual([
      expect.objectContaining({
        what: 'table_booked',
        reason: 'bounced',
        toKind: 'guardian',
        toId: GUARDIAN.alsoOfSam,
      }),
    ]);
  });

  async function undelivered() {
    return (await plannedNotices(school))
      .filter(({ kind }) => kind === 'not_delivered')
      .map(({ params }) => params);
  }
});
