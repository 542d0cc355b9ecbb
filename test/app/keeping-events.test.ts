import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { keepEvents } from '../../src/app/chores/keeping-events.ts';
import type { Organiser, Organisers } from '../../src/app/ports/events.ts';
import { openAnswerPage } from '../../src/app/table/answer-page.ts';
import { bookByTap } from '../../src/app/table/booking-by-tap.ts';
import { handOver } from '../../src/app/table/handing-over.ts';
import { eventStage } from '../support/event-stage.ts';
import { fault } from '../support/graph-calendars.ts';
import { WHO } from '../support/school.ts';
import { type Asked, askedTable, linkOf, refOf, tableNow } from '../support/tables.ts';
import { deliverDue, haveChats } from '../support/triage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HANNA = 'hanna.jeugdarts@voorbeeld.example';
const PETRA = 'petra.vis@thuis.example';

const stage = eventStage();
const { school, graph, asked, keeps, kept, events, only, invitedTo, refNow, later } = stage;

describe('a table that stands, where the school’s mailbox invites', () => {
  it('is one event, with everybody invited who has an address, and nobody shown to another', async () => {
    expect(await keeps()).toBe(1);

    const event = only();
    expect(event).toMatchObject({
      hideAttendees: true,
      allowNewTimeProposals: true,
      responseRequested: true,
      sensitivity: 'private',
      location: { displayName: 'Testcollege, Testlaan 1, Utrecht' },
      start: { dateTime: '2026-11-25T07:00:00.0000000', timeZone: 'UTC' },
    });
    expect(invitedTo(event)).toEqual(expect.arrayContaining([HANNA, PETRA]));
    expect(graph().server.calendars.sent.filter(({ to }) => to === HANNA)).toHaveLength(1);
    expect(await kept()).toMatchObject({ state: 'standing', eventId: event.id, reason: null });
  });

  it('says nothing about whom it is', async () => {
    await keeps();

    const { subject, body, location } = only();
    expect(subject).toBe('Gesprek op school');
    expect(JSON.stringify([subject, body, location])).not.toMatch(/Sam|Vis|leerplicht|verzuim|3B/i);
  });

  it('offers no calendar file on the page of whoever is invited, which would be a second appointment', async () => {
    const isInvited = async () => {
      const page = await openAnswerPage(school().deps, await linkOf(school(), asked(), WHO.jgz));
      return page?.kind === 'appointment' ? page.isInvited : null;
    };
    expect(await isInvited()).toBe(false);

    await keeps();
    expect(await isInvited()).toBe(true);
  });

  it('keeps who is invited under a seal', async () => {
    await keeps();
    const { rows } = await sql<{
      all: string;
    }>`select calendar_event::text as all from calendar_event`.execute(school().engine.db);

    expect(rows).toHaveLength(1);
    expect(rows[0]?.all).not.toContain('voorbeeld');
    expect(
      Buffer.from(rows[0]?.all.match(/\\x([0-9a-f]+)/)?.[1] ?? '', 'hex').toString('latin1'),
    ).not.toContain('voorbeeld');
  });

  it('is not made, nor changed, a second time', async () => {
    await keeps();
    expect(await keeps()).toBe(0);
    later(6 * HOUR);
    expect(await keeps()).toBe(1);

    expect(graph().server.asked.map(({ operation }) => operation)).toEqual(['user_CreateEvent']);
  });

  it('is one event when the answer was lost: the second try finds the first', async () => {
    graph().server.next.push('lost');
    await keeps();
    expect(await kept()).toMatchObject({ state: 'making', eventId: null });
    expect(await keeps()).toBe(0);

    later(MINUTE);
    await keeps();
    await keeps();

    expect(await kept()).toMatchObject({ state: 'standing', eventId: only().id });
  });

  it('is one event when the process ends between the call and what became of it', async () => {
    const dying = makingBy(async (...event) => {
      await stage
        .organisers()
        .of(null)
        .make(...event);
      throw new Error('the process is gone');
    });
    await expect(keepEvents(school().deps, dying, () => true)).rejects.toThrow('gone');
    later(5 * MINUTE - 1);
    expect(await keeps()).toBe(0);

    later(1);
    await keeps();

    expect(await kept()).toMatchObject({ state: 'standing', eventId: only().id });
    const invited = graph().server.calendars.sent.filter(
      ({ method, to }) => method === 'REQUEST' && to === HANNA,
    );
    expect(new Set(invited.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('does not keep that of another table waiting when it breaks', async () => {
    const noor = await askedTable(school(), 'noor');
    await agreedByNoorsFamily(noor);
    let makes = 0;
    const breaking = makingBy((...event) => {
      makes += 1;
      if (makes === 1) throw new Error('broken');
      return stage
        .organisers()
        .of(null)
        .make(...event);
    });

    await expect(keepEvents(school().deps, breaking, () => true)).rejects.toThrow('broken');
    expect(events()).toHaveLength(1);
  });

  it('waits as long as Graph asks', async () => {
    graph().server.next.push(fault(429, 'ApplicationThrottled', { 'Retry-After': '120' }));
    await keeps();
    later(2 * MINUTE - 1);
    expect(await keeps()).toBe(0);
    later(1);
    await keeps();

    expect(await kept()).toMatchObject({ state: 'standing' });
  });

  it('is made anew when somebody took it out of the calendar by hand', async () => {
    await keeps();
    graph().server.calendars.events.clear();
    await handOver(await school().turn(WHO.leerplicht), await refNow());
    await keeps();
    await keeps();

    expect(await kept()).toMatchObject({ state: 'standing', eventId: only().id, made: 2 });
  });

  it('is told to the coordinator, once, when the mailbox may not invite; and is there once it may', async () => {
    await haveChats(school(), WHO.coordinator);
    await deliverDue(school());
    graph().server.login.roles = ['Calendars.ReadBasic.All'];
    graph().tokens.forget(await graph().tokens.current());
    await keeps();
    later(HOUR);
    await keeps();

    const told = (await deliverDue(school())).filter(({ kind }) => kind === 'booking_needs_you');
    expect(told).toMatchObject([{ to: WHO.coordinator, delivery: { view: { needed: 'not_in_calendars' } } }]);
    expect(await kept()).toMatchObject({ state: 'making', reason: 'error_access_denied' });

    graph().server.login.roles = ['Calendars.ReadWrite'];
    graph().tokens.forget(await graph().tokens.current());
    later(HOUR);
    await keeps();
    await keeps();
    expect(await kept()).toMatchObject({ state: 'standing', eventId: only().id, reason: null });
  });

  it('is told to the coordinator also when Graph asked to wait before it refused', async () => {
    await haveChats(school(), WHO.coordinator);
    await deliverDue(school());
    graph().server.next.push(fault(429, 'ApplicationThrottled', { 'Retry-After': '60' }));
    await keeps();
    graph().server.next.push(fault(400, 'ErrorInvalidRecipients'));
    later(MINUTE);
    await keeps();

    const told = (await deliverDue(school())).filter(({ kind }) => kind === 'booking_needs_you');
    expect(told).toMatchObject([{ to: WHO.coordinator, delivery: { view: { needed: 'not_in_calendars' } } }]);
  });

  it('is told to the coordinator when Graph has not done it for a while, and not before', async () => {
    await haveChats(school(), WHO.coordinator);
    await deliverDue(school());
    const told = async () => (await deliverDue(school())).filter(({ kind }) => kind === 'booking_needs_you');
    for (let nth = 1; nth <= 6; nth++) await fails();
    expect(await told()).toEqual([]);
    await fails();
    await fails();

    expect(await told()).toMatchObject([{ delivery: { view: { needed: 'not_in_calendars' } } }]);
  });

  it('is told to the coordinator when the one that is there may not be changed any more', async () => {
    await haveChats(school(), WHO.coordinator);
    await keeps();
    await deliverDue(school());
    await handOver(await school().turn(WHO.leerplicht), await refNow());
    graph().server.next.push(fault(403, 'ErrorAccessDenied'));
    await keeps();

    const told = (await deliverDue(school())).filter(({ kind }) => kind === 'booking_needs_you');
    expect(told).toMatchObject([{ delivery: { view: { needed: 'not_in_calendars' } } }]);
  });

  it('is made by one of two processes that come by at once', async () => {
    await Promise.all([keeps(), keeps(), keeps()]);

    expect(graph().server.asked.map(({ operation }) => operation)).toEqual(['user_CreateEvent']);
    expect(events()).toHaveLength(1);
  });
});

function makingBy(make: Organiser['make']): Organisers {
  return { of: (mailbox) => ({ ...stage.organisers().of(mailbox), make }) };
}

async function agreedByNoorsFamily(noor: Asked): Promise<void> {
  const { slots } = await tableNow(school(), noor.ref);
  const [first] = slots;
  if (!first) throw new Error('no moment was proposed');
  const booked = await bookByTap(
    await school().turn(WHO.coordinator),
    refOf(await tableNow(school(), noor.ref)),
    first.id,
    'family_agrees_otherwise',
  );
  expect(booked.kind).toBe('table_appointment');
}

/** Graph is in trouble once more. */
async function fails(): Promise<void> {
  graph().server.next.push(fault(500, 'InternalServerError'));
  later(HOUR);
  await keeps();
}
