import { randomUUID } from 'node:crypto';

/** An answer of Graph: what came of it, or its code and words. */
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/** An entry in somebody's agenda; what it is called is there for whoever looks where they should not. */
export type AgendaItem = {
  start: string;
  end: string;
  status: 'unknown' | 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere';
  subject?: string;
  location?: string;
};

type Attendee = {
  type?: string;
  emailAddress: { address: string; name?: string };
  status: { response: string; time: string };
  proposedNewTime?: { start: Moment; end: Moment };
};
type Moment = { dateTime: string; timeZone?: string | null };
/** An event in the calendar of whoever organises it. */
export type StoredEvent = Record<string, unknown> & {
  id: string;
  start: Moment;
  end: Moment;
  transactionId?: string;
  attendees: Attendee[];
};

/** What Exchange mailed to whom. */
export type SentInvitation = { method: 'REQUEST' | 'CANCEL'; to: string; eventId: string };

const DAY = 24 * 60 * 60_000;
const NEVER = '0001-01-01T00:00:00Z';
const UNSAID = { response: 'none', time: NEVER };

/** The calendars of one tenant, with the limits and rules of Exchange Online as its documentation tells them. */
export type GraphCalendars = {
  /** By mail address in lower case; `error` = what stands in the entry of whoever cannot be looked up. */
  agendas: Map<string, AgendaItem[] | { error: string }>;
  /** The events that are in each organiser's calendar, by their id. */
  events: Map<string, Map<string, StoredEvent>>;
  sent: SentInvitation[];
  schedule(body: Record<string, unknown>): Answer;
  create(mailbox: string, body: Record<string, unknown>): Answer;
  read(mailbox: string, id: string, select: readonly string[] | null): Answer;
  update(mailbox: string, id: string, body: Record<string, unknown>): Answer;
  /** Taken away; whoever was invited is told. A cancellation needs somebody to tell. */
  remove(mailbox: string, id: string, how: 'cancel' | 'delete'): Answer;
  /** What an attendee does in their own agenda. */
  answers(
    mailbox: string,
    id: string,
    mail: string,
    status: Attendee['status'],
    proposed?: Attendee['proposedNewTime'],
  ): void;
};

/** @param now milliseconds */
export function graphCalendars(now: () => number): GraphCalendars {
  const agendas: GraphCalendars['agendas'] = new Map();
  const events: GraphCalendars['events'] = new Map();
  const sent: SentInvitation[] = [];
  const of = (mailbox: string) => {
    const own = events.get(mailbox) ?? new Map<string, StoredEvent>();
    events.set(mailbox, own);
    return own;
  };
  const tell = (event: StoredEvent, method: SentInvitation['method']) => {
    for (const { emailAddress } of event.attendees)
      sent.push({ method, to: emailAddress.address, eventId: event.id });
  };

  return {
    agendas,
    events,
    sent,

    schedule(body) {
      const addresses = (body.Schedules ?? []) as string[];
      const [from, until] = [instantOf(body.StartTime), instantOf(body.EndTime)];
      const interval = (body.AvailabilityViewInterval ?? 30) as number;
      if (from === null || until === null) return fault(400, 'ErrorInvalidTimeZone');
      if (addresses.length === 0) return fault(400, 'ErrorInvalidParameter');
      if (addresses.length > 20) return fault(400, 'ErrorMailboxDataArrayTooBig');
      if (until <= from) return fault(400, 'ErrorInvalidTimeInterval');
      if (until - from >= 62 * DAY) return fault(400, 'ErrorTimeIntervalTooBig');
      if (interval < 5 || interval > 1440) return fault(400, 'ErrorInvalidMergedFreeBusyInterval');
      const value = addresses.map((scheduleId) => {
        const agenda = agendas.get(scheduleId.toLowerCase()) ?? { error: 'ErrorMailRecipientNotFound' };
        if ('error' in agenda)
          return {
            scheduleId,
            error: { message: `It did not work for ${scheduleId}.`, responseCode: agenda.error },
          };
        const items = agenda.filter(({ start, end }) => Date.parse(end) > from && Date.parse(start) < until);
        return { scheduleId, availabilityView: '', scheduleItems: items.map(shownItem) };
      });
      return { status: 200, body: { value } };
    },

    create(mailbox, body) {
      if (!body.start || !body.end) return fault(400, 'ErrorPropertyMissing');
      const own = of(mailbox);
      const same = [...own.values()].find(
        ({ transactionId }) => transactionId !== undefined && transactionId === body.transactionId,
      );
      if (same) return { status: 201, body: same };
      const event = {
        allowNewTimeProposals: true,
        hideAttendees: false,
        ...body,
        ...inUtc(body),
        id: `AAMk${randomUUID().replaceAll('-', '')}=`,
        iCalUId: randomUUID(),
        changeKey: randomUUID(),
        createdDateTime: new Date(now()).toISOString(),
        isOrganizer: true,
        isCancelled: false,
        type: 'singleInstance',
        organizer: { emailAddress: { address: mailbox } },
        attendees: ((body.attendees ?? []) as Attendee[]).map((each) => ({ ...each, status: UNSAID })),
      } as StoredEvent;
      own.set(event.id, event);
      tell(event, 'REQUEST');
      return { status: 201, body: event };
    },

    read(mailbox, id, select) {
      const event = of(mailbox).get(id);
      if (!event) return fault(404, 'ErrorItemNotFound');
      const shown = select ? Object.fromEntries(['id', ...select].map((name) => [name, event[name]])) : event;
      return { status: 200, body: shown };
    },

    update(mailbox, id, body) {
      const before = of(mailbox).get(id);
      if (!before) return fault(404, 'ErrorItemNotFound');
      if (body.transactionId !== undefined && body.transactionId !== before.transactionId)
        return fault(400, 'ErrorInvalidPropertySet');
      const times = inUtc(body);
      const isMoved =
        (times.start && times.start.dateTime !== before.start.dateTime) ||
        (times.end && times.end.dateTime !== before.end.dateTime);
      const attendees = ((body.attendees ?? before.attendees) as Attendee[]).map((each) => {
        const known = before.attendees.find(
          ({ emailAddress }) =>
            emailAddress.address.toLowerCase() === each.emailAddress.address.toLowerCase(),
        );
        const { proposedNewTime: _, ...kept } = { ...each, status: known?.status ?? UNSAID };
        return isMoved ? { ...kept, status: UNSAID } : { ...known, ...kept };
      });
      const event = { ...before, ...body, ...times, attendees, changeKey: randomUUID() } as StoredEvent;
      of(mailbox).set(id, event);
      for (const { emailAddress } of before.attendees)
        if (!attendees.some((each) => each.emailAddress.address === emailAddress.address))
          sent.push({ method: 'CANCEL', to: emailAddress.address, eventId: id });
      tell(event, 'REQUEST');
      return { status: 200, body: event };
    },

    remove(mailbox, id, how) {
      const event = of(mailbox).get(id);
      if (!event) return fault(404, 'ErrorItemNotFound');
      if (how === 'cancel' && event.attendees.length === 0) return fault(400, 'ErrorInvalidRequest');
      of(mailbox).delete(id);
      tell(event, 'CANCEL');
      return { status: how === 'cancel' ? 202 : 204 };
    },

    answers(mailbox, id, mail, status, proposed) {
      const event = of(mailbox).get(id);
      const attendee = event?.attendees.find(({ emailAddress }) => emailAddress.address === mail);
      if (!attendee) throw new Error('Nobody with this address was invited.');
      attendee.status = status;
      if (proposed) attendee.proposedNewTime = proposed;
      else delete attendee.proposedNewTime;
    },
  };
}

/** As Graph says no. */
export function fault(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { error: { code, message: `Graph says: ${code}.` } }, headers };
}

function shownItem({ start, end, ...rest }: AgendaItem) {
  return { ...rest, isPrivate: false, start: shown(Date.parse(start)), end: shown(Date.parse(end)) };
}

function inUtc(body: Record<string, unknown>): { start?: Moment; end?: Moment } {
  return {
    ...(body.start ? { start: shown(instantOf(body.start) ?? Number.NaN) } : {}),
    ...(body.end ? { end: shown(instantOf(body.end) ?? Number.NaN) } : {}),
  };
}

/** With the seven digits behind the second that Graph writes. */
function shown(instant: number): Moment {
  return { dateTime: `${new Date(instant).toISOString().slice(0, 19)}.0000000`, timeZone: 'UTC' };
}

/** Only UTC is known here. */
function instantOf(moment: unknown): number | null {
  const { dateTime, timeZone } = (moment ?? {}) as Partial<Moment>;
  const instant = timeZone === 'UTC' ? Date.parse(`${dateTime?.replace(/Z$/, '')}Z`) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}
