import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventShown, Organiser } from '../../../src/app/ports/events.ts';
import { graphOrganisers } from '../../../src/calendar/graph/events.ts';
import type { Instant, ParticipantId } from '../../../src/domain/ids.ts';
import { fault } from '../../support/graph-calendars.ts';
import { type GraphStage, graphStage, MAILBOX } from '../../support/graph-stage.ts';

const HANNA = 'hanna@jgz.example';
const EVENT: EventShown = {
  organiser: null,
  startsAt: Date.parse('2026-11-25T07:00:00Z') as Instant,
  endsAt: Date.parse('2026-11-25T08:00:00Z') as Instant,
  place: 'Testcollege, Testlaan 1, Utrecht',
  number: '26-017',
  language: 'en',
  invited: [{ mail: HANNA, participantIds: ['p1' as ParticipantId] }],
};

let stage: GraphStage;
let organiser: Organiser;

beforeEach(async () => {
  stage = await graphStage();
  organiser = graphOrganisers(stage.client, MAILBOX).of(null);
});
afterEach(async () => {
  expect(stage.server.wrong).toEqual([]);
  await stage.close();
});

describe('an event in the calendar of a mailbox', () => {
  it('is written in the language of the school, in UTC, with a number and nothing else', async () => {
    await made();

    expect(stage.server.asked[0]?.body).toEqual({
      subject: 'Conversation at school',
      body: { contentType: 'text', content: expect.stringContaining('26-017') },
      start: { dateTime: '2026-11-25T07:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-25T08:00:00', timeZone: 'UTC' },
      location: { displayName: 'Testcollege, Testlaan 1, Utrecht' },
      attendees: [{ type: 'required', emailAddress: { address: HANNA } }],
      hideAttendees: true,
      allowNewTimeProposals: true,
      responseRequested: true,
      sensitivity: 'private',
      showAs: 'busy',
      transactionId: 'key-1',
    });
  });

  it('does not invite the mailbox to its own table', async () => {
    await organiser.make(
      { ...EVENT, invited: [...EVENT.invited, { mail: MAILBOX, participantIds: [] }] },
      'key-1',
    );

    expect(stage.server.calendars.sent.map(({ to }) => to)).toEqual([HANNA]);
  });

  it('is changed with the same words, and without a key', async () => {
    const id = await made();
    expect(await organiser.change(id, { ...EVENT, place: 'Elders' })).toEqual({ kind: 'done' });

    expect(stage.server.asked[1]?.body).toMatchObject({
      location: { displayName: 'Elders' },
      hideAttendees: true,
    });
    expect(stage.server.asked[1]?.body).not.toHaveProperty('transactionId');
  });

  it('to which nobody was invited is taken away where it cannot be called off', async () => {
    const fate = await organiser.make({ ...EVENT, invited: [] }, 'key-1');
    if (fate.kind !== 'made') throw new Error(fate.kind);

    expect(await organiser.cancel(fate.eventId)).toEqual({ kind: 'done' });
    expect(stage.server.calendars.events.get(MAILBOX)?.size).toBe(0);
  });

  it('that is gone is gone when it is changed or read, and off when it is called off', async () => {
    const id = await made();
    stage.server.calendars.events.clear();

    expect(await organiser.change(id, EVENT)).toEqual({ kind: 'gone' });
    expect(await organiser.answers(id)).toEqual({ kind: 'gone' });
    expect(await organiser.cancel(id)).toEqual({ kind: 'done' });
  });

  it('of which the answer was lost is to be tried again, and one that is refused is refused with the code of Graph', async () => {
    stage.server.next.push(
      'lost',
      fault(500, 'Broken'),
      fault(403, 'ErrorAccessDenied'),
      fault(404, 'ErrorInvalidUser'),
    );

    expect(await organiser.make(EVENT, 'key-1')).toMatchObject({ kind: 'later' });
    expect(await organiser.make(EVENT, 'key-1')).toMatchObject({ kind: 'later', reason: 'graph_500' });
    expect(await organiser.make(EVENT, 'key-1')).toEqual({ kind: 'refused', reason: 'error_access_denied' });
    expect(await organiser.make(EVENT, 'key-1')).toEqual({ kind: 'refused', reason: 'error_invalid_user' });
  });

  it('is read for who answered what and when, and for nothing else', async () => {
    const id = await made();
    expect(await organiser.answers(id)).toEqual({ kind: 'read', answers: [] });

    stage.server.calendars.answers(
      MAILBOX,
      id,
      HANNA,
      { response: 'declined', time: '2026-11-24T09:00:00Z' },
      {
        start: { dateTime: '2026-11-26T07:00:00.0000000', timeZone: 'UTC' },
        end: { dateTime: '2026-11-26T08:00:00.0000000', timeZone: 'UTC' },
      },
    );
    expect(await organiser.answers(id)).toEqual({
      kind: 'read',
      answers: [
        {
          mail: HANNA,
          says: 'declined',
          at: Date.parse('2026-11-24T09:00:00Z'),
          proposes: {
            startsAt: Date.parse('2026-11-26T07:00:00Z'),
            endsAt: Date.parse('2026-11-26T08:00:00Z'),
          },
        },
      ],
    });
  });
});

async function made(): Promise<string> {
  const fate = await organiser.make(EVENT, 'key-1');
  if (fate.kind !== 'made') throw new Error(`It was not made: ${fate.kind}.`);
  return fate.eventId;
}
