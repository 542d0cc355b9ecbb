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

/** A link whose turn it is to be read. `version` tells it from another that was shared in the meantime. */
export type DueAgenda = {
  personId: PersonId;
  version: number;
  url: string;
  mail: string | null;
  readAt: Instant | null;
};

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
   * Takes away link and busy time of whoever has no role, no seat and no place in an open dossier on this day: they have
   * no page any more on which they could stop it.
   */
  forgetOfWhoLeft(on: SchoolDate): Promise<void>;
  /** Takes the link that is due longest and has it wait until `again`, so that another process takes another; null when none is due. */
  takeDue(now: Instant, again: Instant): Promise<DueAgenda | null>;
  /** What came of reading it; nothing when another link took its place. `busy` null = what was known stays. */
  keep(
    due: DueAgenda,
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
  busy: readonly BusySpan[];
  /** When it was last read well; null = never. */
  readAt: Instant | null;
  /** Why the last try did not succeed; null when it did, or when there was none. */
  fault: AgendaFault | null;
};
