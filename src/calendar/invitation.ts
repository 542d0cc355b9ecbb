import ical, {
  type ICalAttendeeData,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator';
import type { InvitationFile } from '../app/ports/mail.ts';

const PROGRAM = { company: 'Actietafel', product: 'Actietafel' };

/** A table as an entry in an agenda. Times in milliseconds since 1970. */
export type AgendaEntry = {
  /** The same for the whole life of a table; made from its id. */
  uid: string;
  /** One more at each change: an agenda takes a later number, in whatever order mails come in. */
  sequence: number;
  cancelled: boolean;
  startsAt: number;
  endsAt: number;
  /** When this text was made; of two with the same number the later counts. */
  stampedAt: number;
  /** Seen by everybody who sees this person's agenda: never a name, and never why. */
  subject: string;
  description: string | null;
  location: string;
  url: string | null;
  /** The school, at the address that mails come from, or one of its own for each who is invited. */
  organiser: { name: string; mail: string };
  /** Whether an agenda may answer: somebody reads what comes to the organiser. */
  takesAnswers: boolean;
};

/**
 * An invitation by mail, a change of it, or its cancellation. The attendee is the only one on it: nobody reads the
 * others' addresses. An answer is asked for where one is read; else answers are given on our page alone.
 */
export function writeInvitation(entry: AgendaEntry, attendee: string): InvitationFile {
  const method = entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const invited = {
    email: attendee,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: entry.takesAnswers,
  };
  return { ics: written(entry, method, [invited]), method: entry.cancelled ? 'CANCEL' : 'REQUEST' };
}

/**
 * Tells the agenda that proposed another time that it is not possible, and what stands (RFC 5546, 3.2.8): to that attendee
 * alone, under the number of the invitation that it was about. What they answered to that invitation is not touched.
 */
export function writeDeclined(entry: AgendaEntry, attendee: string): InvitationFile {
  const invited = { email: attendee, role: ICalAttendeeRole.REQ };
  return { ics: written(entry, ICalCalendarMethod.DECLINECOUNTER, [invited]), method: 'DECLINECOUNTER' };
}

/** The same entry as a file that somebody fetches; it takes the place of the one that came by mail. */
export function writeAgendaFile(entry: AgendaEntry): string {
  return written(entry, entry.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH, []);
}

/**
 * Entries as one calendar that agenda programs come back to. Each has the identity of its invitation, so that a program
 * that knows both shows one; what is off says so. The same entries are the same text.
 */
export function writeFeed(entries: readonly AgendaEntry[], name: string): string {
  const calendar = ical({ prodId: PROGRAM, method: ICalCalendarMethod.PUBLISH, name, ttl: 60 * 60 });
  for (const entry of entries) addTo(calendar, entry, []);
  return calendar.toString();
}

/** Times are in UTC, which every agenda shows on its own wall clock; a zone of our own would be read wrongly by some. */
function written(entry: AgendaEntry, method: ICalCalendarMethod, attendees: ICalAttendeeData[]): string {
  const calendar = ical({ prodId: PROGRAM, method });
  addTo(calendar, entry, attendees);
  return calendar.toString();
}

function addTo(calendar: ICalCalendar, entry: AgendaEntry, attendees: ICalAttendeeData[]): void {
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    start: new Date(entry.startsAt),
    end: new Date(entry.endsAt),
    stamp: new Date(entry.stampedAt),
    summary: entry.subject,
    description: entry.description,
    location: entry.location,
    url: entry.url,
    class: ICalEventClass.PRIVATE,
    organizer: { name: entry.organiser.name, email: entry.organiser.mail },
    attendees,
  });
}
