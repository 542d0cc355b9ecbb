import type { Instant, PersonId, SchoolDate } from '../../domain/ids.ts';

/** A stretch of time in somebody's agenda. Nothing is known of what it is for. */
export type BusySpan = { startsAt: Instant; endsAt: Instant; status: 'busy' | 'tentative' };

/** Why an agenda could not be read. Stable codes: they are kept with the link and told in words. */
export const AGENDA_FAULTS = [
  /** Another scheme than https, a port, a name and password, or a host that the settings do not name. */
  'address_not_allowed',
  'not_found',
  'not_reached',
  'too_slow',
  'too_large',
  'not_a_calendar',
  /** A time without a zone, or in a zone that nobody can name: when it is cannot be told. */
  'zone_unknown',
  /** More entries or repetitions than anybody's agenda has. */
  'too_many',
  /** The organisation's server knows no agenda at this person's mail address, or does not let us see when they are busy. */
  'no_mailbox',
  'not_allowed',
] as const;
export type AgendaFault = (typeof AGENDA_FAULTS)[number];

export type ReadAgenda = { kind: 'read'; busy: BusySpan[] } | { kind: 'failed'; fault: AgendaFault };

/** Other people's agendas, behind an iCalendar address that they gave. Reading asks another server: never inside a turn. */
export type AgendaSource = {
  /** The hosts that links may lead to; empty = nobody can share an agenda. */
  hosts: readonly string[];
  /** The address as it is kept; null when it leads elsewhere than to these hosts. */
  accepted(typed: string): string | null;
  /**
   * When somebody is busy between two moments. `mail` = whose agenda it is, to leave out what they declined.
   * What the entries are called, where they are and who comes is forgotten at once.
   */
  read(url: string, from: Instant, until: Instant, mail: string | null): Promise<ReadAgenda>;
};

/**
 * When the people of one organisation are busy, asked of its own server by their mail addresses. Never inside a turn. Whoever
 * shares a link is read by that instead.
 */
export type OrganisationAgendas = {
  /** In lower case. People whom Teams knows under another tenant are not asked about. */
  tenantId: string;
  /** So many people in one call. */
  mostAtOnce: number;
  /** In the order of the addresses. What cannot be known of one says nothing about the others. */
  read(mails: readonly string[], from: Instant, until: Instant): Promise<ReadAgenda[]>;
};

/** A link whose turn it is to be read. `version` tells it from another that was shared in the meantime. */
export type DueAgenda = {
  personId: PersonId;
  version: number;
  url: string;
  mail: string | null;
  readAt: Instant | null;
};

/** The same of somebody of the organisation who shares no link; `mail` null = they have no address. */
export type DueColleague = Omit<DueAgenda, 'url'>;

/** Within a use case: what is known of agendas, and sharing one's own. */
export type Agendas = {
  /** Of whoever of these shares an agenda; the others are not in it. */
  of(people: readonly PersonId[]): Promise<KnownAgenda[]>;
  /** Puts this link in the place of the one before; it is read as soon as the chore comes by. */
  share(personId: PersonId, url: string, at: Instant): Promise<void>;
  /** Takes link and busy time away. False when there was none. */
  stop(personId: PersonId): Promise<boolean>;
};

/** For the chore that reads them, of all schools. */
export type AgendaReadings = {
  /**
   * Takes away link and busy time, and the address of the own tables, of whoever has no role, no seat and no place in an open dossier on this day: they have
   * no page any more on which they could stop it.
   */
  forgetOfWhoLeft(on: SchoolDate): Promise<void>;
  /** Takes the link that is due longest and has it wait until `again`, so that another process takes another; null when none is due. */
  takeDue(now: Instant, again: Instant): Promise<DueAgenda | null>;
  /**
   * From now on the people of this tenant are asked about, as far as they share no link and have work here on this day; the
   * people of other tenants are not, and what was known of them is taken away. Null = of nobody.
   */
  askAboutTenant(tenantId: string | null, now: Instant, on: SchoolDate): Promise<void>;
  /** At most so many of whom it is time to ask; they wait until `again`. */
  takeDueColleagues(now: Instant, again: Instant, most: number): Promise<DueColleague[]>;
  /** What came of reading it; nothing when a link, or another one, took its place. `busy` null = what was known stays. */
  keep(
    due: Pick<DueAgenda, 'personId' | 'version'>,
    found: {
      busy: readonly BusySpan[] | null;
      fault: AgendaFault | null;
      readAt: Instant | null;
      nextAt: Instant;
    },
  ): Promise<void>;
};

/** What is known of one person's agenda. `busy` only holds what is still to come. */
export type KnownAgenda = {
  personId: PersonId;
  /** Their own link, or what the organisation's server says. */
  by: 'link' | 'organisation';
  busy: readonly BusySpan[];
  /** When it was last read well; null = never. */
  readAt: Instant | null;
  /** Why the last try did not succeed; null when it did, or when there was none. */
  fault: AgendaFault | null;
};
