import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import type { Posted } from '../app/ports/delivery.ts';
import type { Mail, Mailer } from '../app/ports/mail.ts';

export type SmtpSettings = {
  host: string;
  port: number;
  /** TLS from the first byte (usually port 465). Without it STARTTLS is demanded, except on this machine itself. */
  secure: boolean;
  user: string | null;
  password: string | null;
  /** The address that mails come from. */
  from: string;
};

/** How long the server may take, in milliseconds: to be reached and to greet, and to answer each command. */
export type Patience = { connect: number; answer: number };

const PATIENCE: Patience = { connect: 10_000, answer: 30_000 };
const THIS_MACHINE = ['localhost', '127.0.0.1', '::1'];
/** One plain address: what a mail program could read as two, or as a name with an address, is none. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;
const BODY_TOO_LARGE = 552;

/** What nodemailer tells about a failure. The texts of the server stay out of our fates: they may hold an address. */
type Failure = { code?: string | undefined; command?: string | undefined; responseCode?: number | undefined };

/**
 * Sends through one SMTP server, a connection per mail.
 *
 * `refused` is said of this recipient or this text. What is wrong with the server, our account or our sender's address
 * is `later`: once it is repaired, the mails still go out. An answer that was lost after the whole text had left is
 * `unknown`.
 */
export function smtpMailer(smtp: SmtpSettings, patience: Patience = PATIENCE): Mailer {
  return {
    async send(mail) {
      if (!ADDRESS.test(mail.to)) return { kind: 'refused', reason: 'invalid_address' };
      const body = await composed(smtp.from, mail);
      return transmitted(smtp, patience, mail, body);
    },
  };
}

/** Nothing leaves it, so nobody can listen on the way. */
export function isThisMachine(host: string): boolean {
  return THIS_MACHINE.includes(host);
}

/** The Message-ID for a notice: the same whenever it is sent, on the domain that the mail comes from. */
export function messageIdOf(noticeId: string, from: string): string {
  return `${noticeId}@${from.slice(from.lastIndexOf('@') + 1)}`;
}

/**
 * The invitation is one of the alternatives and no attachment besides: mail programs show a meeting once, with its
 * buttons, and people have no file to wonder about.
 */
function composed(from: string, mail: Mail): Promise<Buffer> {
  const { invitation } = mail;
  if (invitation && !invitation.ics.includes(`\r\nMETHOD:${invitation.method}\r\n`))
    throw new Error('An invitation has another method in its text than in its mail.');
  const composer = new MailComposer({
    from,
    to: { name: '', address: mail.to },
    ...(mail.answersTo === null ? {} : { replyTo: mail.answersTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.messageId}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    alternatives: invitation
      ? [
          {
            contentType: `text/calendar; charset=utf-8; method=${invitation.method}`,
            content: invitation.ics,
          },
        ]
      : [],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function transmitted(smtp: SmtpSettings, patience: Patience, mail: Mail, body: Buffer): Promise<Posted> {
  const isHere = isThisMachine(smtp.host);
  const connection = new SMTPConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    requireTLS: !isHere,
    ignoreTLS: isHere,
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.answer,
  });
  let hasBodyLeft = false;
  return new Promise((settle) => {
    const fail = (failure: Failure) => {
      // First, since closing tells once more that the connection has ended.
      settle(fateOf(failure, hasBodyLeft));
      connection.close();
    };
    // The stream is read when the server has said "go on", and is at its end just before the closing dot goes out.
    const stream = Readable.from([body], { objectMode: false }).on('end', () => {
      hasBodyLeft = true;
    });
    const send = () =>
      connection.send({ from: mail.comesBackTo ?? smtp.from, to: [mail.to] }, stream, (failure) => {
        if (failure) return fail(failure);
        settle({ kind: 'sent', messageId: mail.messageId });
        return connection.quit();
      });
    connection.on('error', fail);
    connection.once('end', () => fail({ code: 'ECONNECTION' }));
    connection.connect((failure) => {
      if (failure) return fail(failure);
      if (smtp.user === null) return send();
      const credentials = { user: smtp.user, pass: smtp.password ?? '' };
      return connection.login({ credentials }, (refusal) => (refusal ? fail(refusal) : send()));
    });
  });
}

function fateOf({ code, command, responseCode }: Failure, hasBodyLeft: boolean): Posted {
  if (code === 'ETLS') return { kind: 'later', reason: 'smtp_tls' };
  const isAnswer = responseCode !== undefined && command !== 'CONN';
  if (isAnswer && responseCode >= 500 && isAboutThisMail(command, responseCode))
    return { kind: 'refused', reason: `smtp_${responseCode}` };
  if (isAnswer) return { kind: 'later', reason: `smtp_${responseCode}` };
  if (hasBodyLeft) return { kind: 'unknown', reason: 'smtp_answer_lost' };
  if (code === 'EENVELOPE') return { kind: 'refused', reason: 'invalid_address' };
  return { kind: 'later', reason: `smtp_${(code ?? 'failed').replace(/^E/, '').toLowerCase()}` };
}

function isAboutThisMail(command: string | undefined, responseCode: number): boolean {
  return command === 'RCPT TO' || command === 'DATA' || responseCode === BODY_TOO_LARGE;
}
