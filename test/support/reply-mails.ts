/** Mails as agendas and mail servers send them back. Each is written out here, and not by what reads it. */

type Answer = {
  to: string;
  from: string;
  uid: string;
  attendee: string;
  partstat: string;
  sequence?: number;
  stamp?: string;
  /** Null = left out, as Outlook does at times. */
  organiser?: string | null;
  more?: readonly string[];
  attendeeMore?: string;
  headers?: readonly string[];
};

/** A REPLY in a multipart mail, base64 in its calendar part, as Outlook and Exchange send it. */
export function replyMail(answer: Answer): string {
  const { to, from, uid, attendee, partstat, sequence = 0, stamp = '20261123T100000Z' } = answer;
  const organiser = answer.organiser === undefined ? to : answer.organiser;
  const calendar = calendarOf('REPLY', [
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp}`,
    ...(organiser === null ? [] : [`ORGANIZER:mailto:${organiser}`]),
    `ATTENDEE;PARTSTAT=${partstat}${answer.attendeeMore ?? ''}:mailto:${attendee}`,
    'SUMMARY;LANGUAGE=nl-NL:Geaccepteerd: Gesprek op school',
    ...(answer.more ?? []),
  ]);
  return multipart({ to, from, headers: answer.headers ?? [], calendar, method: 'REPLY' });
}

/** A COUNTER as Gmail sends it for "propose a new time". */
export function counterMail(answer: Omit<Answer, 'partstat'> & { start: string; end: string }): string {
  const { to, from, uid, attendee, sequence = 0, stamp = '20261123T100000Z' } = answer;
  const calendar = calendarOf('COUNTER', [
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp}`,
    `ORGANIZER:mailto:${to}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;CN=Hanna:mailto:${attendee}`,
    `DTSTART:${answer.start}`,
    `DTEND:${answer.end}`,
    'COMMENT:Kan het een uur later?',
  ]);
  return multipart({ to, from, headers: answer.headers ?? [], calendar, method: 'COUNTER' });
}

/** What a mail server sends to the return address when it could not deliver (RFC 3464), or can not yet. */
export function deliveryReport(to: string, action: 'failed' | 'delayed'): string {
  return `From: Mail Delivery System <mailer-daemon@mx.example>
To: ${to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

I could not deliver your message.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; petra@thuis.example
Action: ${action}
Status: ${action === 'failed' ? '5.1.1' : '4.4.1'}
Diagnostic-Code: smtp; 550 5.1.1 user unknown

--b1
Content-Type: text/rfc822-headers

Subject: Het gesprek op school

--b1--
`;
}

/** An absence notice, or a person who writes back. */
export function plainMail(to: string, from: string): string {
  return `From: ${from}
To: ${to}
Subject: Re: Het gesprek op school
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

Ik ben er niet tot maandag.
`;
}

/** More parts than any reader takes. */
export function unreadableMail(to: string): string {
  const parts = Array.from({ length: 2000 }, () => '--b1\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n');
  return `From: rob@thuis.example
To: ${to}
Content-Type: multipart/mixed; boundary="b1"

${parts.join('')}
--b1--
`;
}

/** A few lines, with a zone whose clock changes every minute since 1900. */
export function endlessMail(to: string): string {
  return `From: rob@thuis.example
To: ${to}
Content-Type: text/calendar; method=COUNTER

BEGIN:VCALENDAR
METHOD:COUNTER
BEGIN:VTIMEZONE
TZID:Thuis
BEGIN:STANDARD
DTSTART:19000101T000000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=MINUTELY
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:table@actietafel
DTSTAMP:20261123T100000Z
ATTENDEE:mailto:rob@thuis.example
DTSTART;TZID=Thuis:20261126T090000
DTEND;TZID=Thuis:20261126T100000
END:VEVENT
END:VCALENDAR
`;
}

function calendarOf(method: string, lines: readonly string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'PRODID:Microsoft Exchange Server 2010',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    ...(lines.some((line) => line.startsWith('DTSTART'))
      ? []
      : ['DTSTART:20261126T090000Z', 'DTEND:20261126T100000Z']),
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function multipart({
  to,
  from,
  headers,
  calendar,
  method,
}: {
  to: string;
  from: string;
  headers: readonly string[];
  calendar: string;
  method: string;
}): string {
  const body = Buffer.from(calendar).toString('base64').replace(/.{76}/g, '$&\n');
  return `${[`From: ${from}`, `To: ${to}`, ...headers].join('\n')}
Subject: Geaccepteerd: Gesprek op school
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8


--b1
Content-Type: text/calendar; charset="utf-8"; method=${method}
Content-Transfer-Encoding: base64

${body}
--b1--
`;
}
