import { z } from 'zod';
import type { EventAnswer, EventFate, EventShown, Organiser, Organisers } from '../../app/ports/events.ts';
import type { Instant } from '../../domain/ids.ts';
import { textsIn } from '../../texts/texts.ts';
import type { GraphAnswer, GraphCall, GraphClient } from './client.ts';

const Made = z.object({ id: z.string().min(1) });
/** As Graph writes a moment of UTC. */
const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?$/;
const Moment = z.object({ dateTime: z.string().regex(UTC_TIME), timeZone: z.literal('UTC') });
const Attendee = z.object({
  emailAddress: z.object({ address: z.string() }),
  status: z.object({ response: z.string(), time: z.string() }),
  proposedNewTime: z.object({ start: Moment, end: Moment }).nullish(),
});
/** Everything else about an event is left where it is. */
const Event = z.object({ attendees: z.array(z.unknown()) });
const SAYS: Readonly<Record<string, EventAnswer['says']>> = {
  accepted: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'tentative',
};

/**
 * Events in the calendars of schools' mailboxes, by Graph: Exchange writes the invitations, in the name of the mailbox. Nobody
 * sees who else is invited, and nothing in an event says about whom it is.
 */
export function graphOrganisers(client: GraphClient, usual: string): Organisers {
  return { of: (mailbox) => organiserAt(client, mailbox ?? usual) };
}

function organiserAt(client: GraphClient, mailbox: string): Organiser {
  const asked = (method: GraphCall['method'], path: GraphCall['path'], body?: unknown) =>
    client.call({ mailbox, method, path, ...(body === undefined ? {} : { body }) }, 0);

  async function made(body: object, key: string): Promise<{ kind: 'made'; eventId: string } | EventFate> {
    const answer = await asked('POST', '/events', { ...body, transactionId: key });
    if (answer.kind === 'refused') return { kind: 'refused', reason: answer.code };
    if (answer.kind !== 'answered') return fateOf(answer);
    const read = Made.safeParse(answer.body);
    return read.success
      ? { kind: 'made', eventId: read.data.id }
      : { kind: 'later', afterMilliseconds: 0, reason: 'graph_unreadable' };
  }

  return {
    make: (event, key) => made(written(event, mailbox), key),

    change: async (eventId, event) => fateOf(await asked('PATCH', pathOf(eventId), written(event, mailbox))),

    async cancel(eventId) {
      const answer = await asked('POST', `${pathOf(eventId)}/cancel`, {});
      // To which nobody was invited there is nothing to call off: it is taken away.
      const isAlone = answer.kind === 'refused' && answer.status === 400;
      const fate = fateOf(isAlone ? await asked('DELETE', pathOf(eventId)) : answer);
      return fate.kind === 'gone' ? { kind: 'done' } : fate;
    },

    async undo(key, { startsAt, endsAt }) {
      const found = await made({ start: utc(startsAt), end: utc(endsAt), showAs: 'free' }, key);
      if (found.kind !== 'made') return found;
      const fate = fateOf(await asked('DELETE', pathOf(found.eventId)));
      return fate.kind === 'gone' ? { kind: 'done' } : fate;
    },

    async answers(eventId) {
      const answer = await asked('GET', `${pathOf(eventId)}?$select=attendees`);
      if (answer.kind !== 'answered') return fateOf(answer);
      const read = Event.safeParse(answer.body);
      if (!read.success) return { kind: 'later', afterMilliseconds: 0, reason: 'graph_unreadable' };
      return { kind: 'read', answers: read.data.attendees.flatMap(answerOf) };
    },
  };
}

/** In UTC, which every calendar shows on its own clock. */
function written({ startsAt, endsAt, place, number, language, invited }: EventShown, mailbox: string) {
  const { letters } = textsIn(language);
  return {
    subject: letters.eventTitle,
    body: { contentType: 'text', content: letters.eventText(number) },
    start: utc(startsAt),
    end: utc(endsAt),
    location: { displayName: place },
    attendees: invited
      .filter(({ mail }) => mail !== mailbox)
      .map(({ mail }) => ({ type: 'required', emailAddress: { address: mail } })),
    hideAttendees: true,
    allowNewTimeProposals: true,
    responseRequested: true,
    sensitivity: 'private',
    showAs: 'busy',
  };
}

function utc(instant: Instant) {
  return { dateTime: new Date(instant).toISOString().slice(0, 19), timeZone: 'UTC' };
}

function pathOf(eventId: string): `/${string}` {
  return `/events/${encodeURIComponent(eventId)}`;
}

/** What may have been done is done again: the key of an event, its id, and what it says make that safe. */
function fateOf(answer: GraphAnswer): EventFate {
  switch (answer.kind) {
    case 'answered':
      return { kind: 'done' };
    case 'later':
      return answer;
    case 'lost':
      return { kind: 'later', afterMilliseconds: 0, reason: answer.reason };
    case 'refused':
      return answer.status === 404 && answer.code === 'error_item_not_found'
        ? { kind: 'gone' }
        : { kind: 'refused', reason: answer.code };
  }
}

/** One that cannot be read is as good as none. */
function answerOf(attendee: unknown): EventAnswer[] {
  const read = Attendee.safeParse(attendee);
  if (!read.success) return [];
  const { emailAddress, status, proposedNewTime } = read.data;
  const says = SAYS[status.response];
  const at = Date.parse(status.time);
  if (!says || Number.isNaN(at)) return [];
  return [
    {
      mail: emailAddress.address.toLowerCase(),
      says,
      at: at as Instant,
      proposes: proposedNewTime
        ? { startsAt: instantOf(proposedNewTime.start), endsAt: instantOf(proposedNewTime.end) }
        : null,
    },
  ];
}

function instantOf({ dateTime }: z.infer<typeof Moment>): Instant {
  return Date.parse(`${dateTime}Z`) as Instant;
}
