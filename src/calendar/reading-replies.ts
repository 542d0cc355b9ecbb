import ICAL from 'ical.js';
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import type { IncomingMail, Reply, ReplySays } from '../app/ports/replies.ts';
import type { Instant } from '../domain/ids.ts';
import { millisecondsOf, timeIn } from './agenda-times.ts';
import { type Jcal, withZones } from './agenda-zones.ts';
import type { Addressed, ReplyAddresses } from './reply-addresses.ts';

const CALENDAR = /^(text\/calendar|application\/ics)$/;
/** Where a mail server writes down to which address a mail was sent, when "To" says another. */
const SENT_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];
/** Nothing of how a mail looks is of use here. */
const PLAIN = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true };
/** Nobody proposes a time after it. */
const LAST = Date.UTC(2100, 0, 1);

type Read = { organiser: string; reply: Omit<Reply, 'sender'> };

/** Of a mail what can be of use, as plain values; none of it is believed yet. */
export type MailParts = {
  /** Every address that it went to, as far as it says. */
  sentTo: readonly string[];
  sender: string | null;
  calendar: Read | null;
  /** It reports that a letter was not delivered. */
  isFailure: boolean;
};

/** @throws Error for a mail that is none, or is built to be no end of work */
export async function takeApart(raw: Buffer, ianaOf: (name: string) => string | null): Promise<MailParts> {
  const mail = await simpleParser(raw, { ...PLAIN, keepDeliveryStatus: true });
  return {
    sentTo: recipientsOf(mail),
    sender: senderOf(mail),
    calendar: replyIn(mail, ianaOf),
    isFailure: isReportOfFailure(mail),
  };
}

/**
 * What a mail is to us: an agenda's answer to an invitation, a report that a letter was not delivered, or anything else.
 * Of whom it is says the signed address that it was sent to, or that stands as the organiser in its calendar: Outlook leaves
 * the organiser out at times, and some servers rewrite "To".
 */
export function meaningOf(
  { sentTo, sender, calendar, isFailure }: MailParts,
  addresses: ReplyAddresses,
): IncomingMail {
  const ours = [...sentTo, ...(calendar ? [calendar.organiser] : [])]
    .map((address) => addresses.read(address))
    .filter((each): each is Addressed => each !== null);
  const letter = ours.find(({ kind }) => kind === 'notice');
  if (letter?.kind === 'notice' && isFailure) return { kind: 'bounced', noticeId: letter.id };
  const door = ours.find(({ kind }) => kind === 'link');
  if (door?.kind === 'link' && calendar)
    return { kind: 'reply', linkId: door.id, reply: { ...calendar.reply, sender } };
  return { kind: 'other' };
}

function recipientsOf({ to, cc, headerLines }: ParsedMail): string[] {
  const listed = [to, cc].flatMap((each) => each ?? []).flatMap(addressesIn);
  const written = headerLines
    .filter(({ key }) => SENT_TO.includes(key))
    .flatMap(({ line }) => line.split(/[\s<>,;:"]+/))
    .filter((word) => word.includes('@'));
  return [...listed, ...written];
}

function senderOf({ from }: ParsedMail): string | null {
  return from ? (addressesIn(from)[0]?.toLowerCase() ?? null) : null;
}

function addressesIn({ value }: AddressObject): string[] {
  return value
    .flatMap(({ address, group }) => [address, ...(group ?? []).map((each) => each.address)])
    .filter((each): each is string => Boolean(each));
}

/** A report that delivery failed for good (RFC 3464); one that it takes longer is none, nor is an absence notice. */
function isReportOfFailure({ attachments, headers }: ParsedMail): boolean {
  const type = headers.get('content-type');
  const isReport =
    typeof type === 'object' && type !== null && 'value' in type && type.value === 'multipart/report';
  return (
    isReport &&
    attachments.some(
      ({ contentType, content }) =>
        contentType === 'message/delivery-status' && /^action:\s*failed\s*$/im.test(content.toString('utf8')),
    )
  );
}

function replyIn({ attachments }: ParsedMail, ianaOf: (name: string) => string | null): Read | null {
  for (const attachment of attachments.filter(({ contentType }) => CALENDAR.test(contentType))) {
    const read = readReply(attachment, ianaOf);
    if (read) return read;
  }
  return null;
}

/** Anybody can send us anything: what cannot be read is no answer. */
function readReply({ content }: Attachment, ianaOf: (name: string) => string | null): Read | null {
  try {
    const parsed = ICAL.parse(content.toString('utf8')) as unknown as Jcal;
    const calendar = new ICAL.Component(withZones(parsed, ianaOf, LAST));
    const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase();
    const entry = calendar.getFirstSubcomponent('vevent');
    return entry && (method === 'REPLY' || method === 'COUNTER') ? replyOf(entry, method) : null;
  } catch {
    return null;
  }
}

function replyOf(entry: ICAL.Component, method: 'REPLY' | 'COUNTER'): Read | null {
  const attendees = entry.getAllProperties('attendee');
  const [attendee] = attendees;
  if (!attendee || (method === 'REPLY' && attendees.length > 1)) return null;
  const says = method === 'COUNTER' ? counterIn(entry) : answerIn(attendee);
  if (!says) return null;
  return {
    organiser: addressIn(entry.getFirstPropertyValue('organizer')),
    reply: {
      uid: String(entry.getFirstPropertyValue('uid') ?? ''),
      sequence: Number(entry.getFirstPropertyValue('sequence') ?? 0),
      stampedAt: millisecondsOf(timeIn(entry, 'dtstamp')) as Instant,
      attendee: addressIn(attendee.getFirstValue()),
      says,
    },
  };
}

function answerIn(attendee: ICAL.Property): ReplySays | null {
  switch (String(attendee.getFirstParameter('partstat') ?? '').toUpperCase()) {
    case 'ACCEPTED':
      return { kind: 'accepted' };
    case 'DECLINED':
      return { kind: 'declined' };
    case 'TENTATIVE':
      return { kind: 'tentative' };
    case 'DELEGATED':
      return { kind: 'delegated', to: addressIn(attendee.getFirstParameter('delegated-to')) };
    default:
      return null;
  }
}

function counterIn(entry: ICAL.Component): ReplySays {
  const startsAt = millisecondsOf(timeIn(entry, 'dtstart')) as Instant;
  const end = entry.hasProperty('dtend')
    ? timeIn(entry, 'dtend')
    : new ICAL.Event(entry, { exceptions: [] }).endDate;
  return { kind: 'counter', startsAt, endsAt: millisecondsOf(end) as Instant };
}

function addressIn(value: unknown): string {
  return String(value ?? '')
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase();
}
