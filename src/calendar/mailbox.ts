import { ImapFlow } from 'imapflow';
import type { IncomingMail, Mailbox, MailboxPlace, MailReading } from '../app/ports/replies.ts';
import { readApart } from './reading-apart.ts';
import { type MailParts, meaningOf } from './reading-replies.ts';
import type { ReplyAddresses } from './reply-addresses.ts';

export type ImapSettings = {
  host: string;
  port: number;
  /** TLS from the first byte. Otherwise STARTTLS is asked for, except of this machine itself. */
  secure: boolean;
  user: string;
  password: string;
  mailbox: string;
};

/** Of a mailbox that was never read, so many mails back: what came while the server was being set up. */
const FIRST_MAILS = 500;
const MOST_AT_ONCE = 200;
/** An answer of an agenda is a few kilobytes; of a longer mail its beginning is read. */
const MOST_BYTES = 512 * 1024;
const MOST_TRIES = 5;
const PATIENCE_MILLISECONDS = 20_000;
/** An agenda's answer takes half a second, nearly all of it to begin the thread. */
const READING_MILLISECONDS = 15_000;
const WORKER = new URL('./mail-worker.ts', import.meta.url);

/**
 * Reads one mailbox by IMAP, and changes nothing in it: a colleague who reads it too finds every mail where it was, unread.
 * How far it got is kept by the number that the server gives each mail.
 *
 * @param milliseconds that one mail may take to be read
 */
export function imapMailbox(
  imap: ImapSettings,
  addresses: ReplyAddresses,
  milliseconds = READING_MILLISECONDS,
): Mailbox {
  return {
    async readFrom(place, how) {
      const client = connectionTo(imap);
      await client.connect();
      try {
        const { uidValidity, uidNext } = await client.mailboxOpen(imap.mailbox, { readOnly: true });
        const validity = String(uidValidity);
        const from: MailboxPlace =
          place?.validity === validity
            ? place
            : { validity, lastUid: Math.max(0, uidNext - 1 - FIRST_MAILS), tries: 0 };
        await readOn(client, from, how, (raw) => readMail(raw, addresses, milliseconds));
      } finally {
        client.close();
      }
    },
  };
}

/** Anybody can send us anything: what cannot be read is no answer, and is not read again. */
async function readMail(raw: Buffer, addresses: ReplyAddresses, milliseconds: number): Promise<IncomingMail> {
  const parts = await readApart<MailParts>(WORKER, { raw }, milliseconds);
  return parts ? meaningOf(parts, addresses) : { kind: 'other' };
}

function connectionTo({ host, port, secure, user, password }: ImapSettings): ImapFlow {
  const isHere = ['localhost', '127.0.0.1', '::1'].includes(host);
  const client = new ImapFlow({
    host,
    port,
    secure,
    doSTARTTLS: secure ? undefined : !isHere,
    auth: { user, pass: password },
    logger: false,
    connectionTimeout: PATIENCE_MILLISECONDS,
    greetingTimeout: PATIENCE_MILLISECONDS,
    socketTimeout: PATIENCE_MILLISECONDS,
  });
  // A connection that breaks between two commands fails the next one; unheard, the event would end the process.
  client.on('error', () => undefined);
  return client;
}

async function readOn(
  client: ImapFlow,
  from: MailboxPlace,
  { take, keep, mayGoOn }: MailReading,
  read: (raw: Buffer) => Promise<IncomingMail>,
): Promise<void> {
  const found = await client.search({ uid: `${from.lastUid + 1}:*` }, { uid: true });
  // A server answers a range that begins past its end with its last mail.
  const uids = (found || []).filter((uid) => uid > from.lastUid).sort((a, b) => a - b);
  let place = from;
  for (const uid of uids.slice(0, MOST_AT_ONCE)) {
    if (!mayGoOn()) break;
    const after = { validity: from.validity, lastUid: uid, tries: 0 };
    try {
      const mail = await client.fetchOne(String(uid), { source: { maxLength: MOST_BYTES } }, { uid: true });
      if (mail && mail.source) await take(await read(mail.source));
    } catch (fault) {
      // One that breaks the server or the use case must not keep all that come after it waiting for ever.
      await keep(place.tries + 1 < MOST_TRIES ? { ...place, tries: place.tries + 1 } : after);
      throw fault;
    }
    await keep(after);
    place = after;
  }
}
