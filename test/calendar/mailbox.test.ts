import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { IncomingMail, MailboxPlace } from '../../src/app/ports/replies.ts';
import { imapMailbox } from '../../src/calendar/mailbox.ts';
import { replyAddresses } from '../../src/calendar/reply-addresses.ts';
import type { LinkId } from '../../src/domain/ids.ts';
import { describeWithImap, type ImapServer, imapServer } from '../support/imap-server.ts';
import { endlessMail, plainMail, replyMail, unreadableMail } from '../support/reply-mails.ts';

const HANNA = 'hanna.jeugdarts@jgz.example';
const addresses = replyAddresses('actietafel@testcollege.example', Buffer.alloc(32, 7));
const TO = addresses.ofLink('019ad000-0000-7000-8000-0000000000d1' as LinkId);

const NOTHING = { take: async () => undefined, keep: async () => undefined, mayGoOn: () => true };

describeWithImap('a mailbox that answers come to', () => {
  let server: ImapServer;
  let taken: IncomingMail[];

  beforeEach(async () => {
    server = await imapServer();
    taken = [];
  }, 30_000);
  afterEach(() => server.close());

  const answer = (sequence: number) =>
    replyMail({
      to: TO,
      from: HANNA,
      uid: 'table@actietafel',
      attendee: HANNA,
      partstat: 'ACCEPTED',
      sequence,
    });
  const numbers = () => taken.map((mail) => (mail.kind === 'reply' ? mail.reply.sequence : mail.kind));
  const collect = async (mail: IncomingMail) => void taken.push(mail);
  /** The place that was kept last, also where the reading failed. */
  async function readFrom(
    place: MailboxPlace | null,
    take: (mail: IncomingMail) => Promise<void> = collect,
    mayGoOn = () => true,
  ): Promise<MailboxPlace> {
    let kept = place;
    const keep = async (reached: MailboxPlace) => {
      kept = reached;
    };
    const mailbox = imapMailbox(server.settings, addresses, 2000);
    await mailbox.readFrom(place, { take, keep, mayGoOn }).catch(() => undefined);
    if (!kept) throw new Error('No place was kept.');
    return kept;
  }

  it('is read once, oldest first, with what was there before it was set up', async () => {
    for (const sequence of [1, 2]) await server.deliver(answer(sequence));

    const first = await readFrom(null);
    await server.deliver(answer(3));
    const second = await readFrom(first);
    await readFrom(second);

    expect(numbers()).toEqual([1, 2, 3]);
    expect([first.lastUid, second.lastUid]).toEqual([2, 3]);
  });

  it('keeps every mail where it was, unread', async () => {
    await server.deliver(plainMail('actietafel@testcollege.example', HANNA));
    await server.deliver(answer(1));

    await readFrom(null);

    expect(numbers()).toEqual(['other', 1]);
    expect(await server.counts()).toEqual({ all: 2, seen: 0 });
  });

  it('is read on from the beginning when its numbers start anew', async () => {
    await server.deliver(answer(1));
    const before = await readFrom(null);
    await server.startAnew();
    await server.deliver(answer(2));

    const after = await readFrom(before);

    expect(numbers()).toEqual([1, 2]);
    expect(after.validity).not.toBe(before.validity);
  });

  it('waits at a mail that could not be taken, and passes over it after five tries', async () => {
    for (const sequence of [1, 2, 3]) await server.deliver(answer(sequence));
    const take = async (mail: IncomingMail) => {
      if (mail.kind === 'reply' && mail.reply.sequence === 2) throw new Error('broken');
      taken.push(mail);
    };

    let place: MailboxPlace | null = null;
    for (let tries = 1; tries <= 4; tries++) {
      place = await readFrom(place, take);
      expect([place.lastUid, place.tries, numbers()]).toEqual([1, tries, [1]]);
    }
    place = await readFrom(place, take);
    expect([place.lastUid, place.tries]).toEqual([2, 0]);

    place = await readFrom(place, take);
    expect([place.lastUid, place.tries, numbers()]).toEqual([3, 0, [1, 3]]);
  });

  it('passes over a mail that the server itself cannot give, after five tries', async () => {
    await server.deliver(answer(1));
    await server.spoil();
    await server.deliver(answer(2));

    let place: MailboxPlace | null = null;

    for (let tries = 1; tries <= 4; tries++) {
      place = await readFrom(place);
      expect([place.lastUid, place.tries]).toEqual([0, tries]);
    }
    place = await readFrom(place);
    expect([place.lastUid, place.tries]).toEqual([1, 0]);

    await readFrom(place);
    expect(numbers()).toEqual([2]);
  }, 30_000);

  it('has each place kept that was reached, and says aloud what it ran into', async () => {
    for (const sequence of [1, 2]) await server.deliver(answer(sequence));
    const kept: MailboxPlace[] = [];
    const reading = imapMailbox(server.settings, addresses).readFrom(null, {
      async take(mail) {
        if (mail.kind === 'reply' && mail.reply.sequence === 2) throw new Error('broken');
      },
      keep: async (place) => void kept.push(place),
      mayGoOn: () => true,
    });

    await expect(reading).rejects.toThrow('broken');
    expect(kept.map(({ lastUid, tries }) => [lastUid, tries])).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('passes at once over a mail that cannot be taken apart', async () => {
    await server.deliver(unreadableMail(TO));
    await server.deliver(answer(1));

    const place = await readFrom(null);

    expect([place.lastUid, place.tries, numbers()]).toEqual([2, 0, ['other', 1]]);
  });

  it('gives up a mail that would keep everything busy, and reads on', async () => {
    await server.deliver(endlessMail(TO));
    await server.deliver(answer(1));

    const place = await readFrom(null);

    expect([place.lastUid, numbers()]).toEqual([2, ['other', 1]]);
  });

  it('is left after the mail that it is at when the process ends', async () => {
    for (const sequence of [1, 2]) await server.deliver(answer(sequence));
    let left = 1;

    const place = await readFrom(null, undefined, () => left-- > 0);
    expect(numbers()).toEqual([1]);
    await readFrom(place);
    expect(numbers()).toEqual([1, 2]);
  });

  it('fails aloud when it cannot be opened, and says nothing of the password', async () => {
    const wrong = { ...server.settings, password: 'not-the-password' };
    const failing = imapMailbox(wrong, addresses).readFrom(null, NOTHING);

    const error = await failing.then(
      () => null,
      (fault: unknown) => fault as Error,
    );
    expect(error).toBeInstanceOf(Error);
    expect(`${error?.message} ${error?.stack}`).not.toContain('not-the-password');
  });

  it('that is away fails within the patience that there is for it', async () => {
    const away = { ...server.settings, port: 1 };

    await expect(imapMailbox(away, addresses).readFrom(null, NOTHING)).rejects.toThrow();
  });
});
