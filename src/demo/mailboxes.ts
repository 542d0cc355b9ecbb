import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** One mail that arrived, read. */
export type DemoMail = {
  id: number;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  calendar: string | null;
  at: number;
};

export type Mailboxes = { port: number; all(): readonly DemoMail[]; stop(): Promise<void> };

/** Enough for a day of trying; the oldest goes first. */
const MOST = 300;

/**
 * A real mail server on this machine that keeps what it gets, for everybody of the demo who has no Teams. `now` is the
 * demo's own clock, in milliseconds.
 */
export async function openMailboxes(now: () => number): Promise<Mailboxes> {
  const mails: DemoMail[] = [];
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: 1024 * 1024,
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          const to = [mail.to ?? []].flat() as AddressObject[];
          const calendar = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
          mails.push({
            id: ++count,
            to: to.flatMap(({ value }) => value.map(({ address }) => address ?? '')).join(', '),
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            html: mail.html || null,
            calendar: calendar ? calendar.content.toString('utf8') : null,
            at: now(),
          });
          if (mails.length > MOST) mails.shift();
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    all: () => mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
