import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { wantedEvent } from '../../src/app/events/wanted-event.ts';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { handOver } from '../../src/app/table/handing-over.ts';
import { moveTable } from '../../src/app/table/moving.ts';
import { tableCase } from '../../src/app/table/table-case.ts';
import type { Guest } from '../../src/domain/guests.ts';
import type { ActietafelId, ParticipantId, SchoolDate } from '../../src/domain/ids.ts';
import { eventStage } from '../support/event-stage.ts';
import { fault } from '../support/graph-calendars.ts';
import { MAILBOX } from '../support/graph-stage.ts';
import { DOCTOR, INTERPRETER } from '../support/guests.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { agreed, refOf, tableNow } from '../support/tables.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HANNA = 'hanna.jeugdarts@voorbeeld.example';
const PETRA = 'petra.vis@thuis.example';

const stage = eventStage();
const { school, graph, asked, keeps, kept, events, only, invitedTo, refNow, later } = stage;

describe('a change of a table, where the school’s mailbox invites', () => {
  it('invites the deputy in the place of whoever hands over, and nobody anew', async () => {
    await keeps();
    const before = only();
    await handOver(await school().turn(WHO.leerplicht), await refNow());
    await keeps();

    const event = only();
    expect(event.id).toBe(before.id);
    const gone = invitedTo(before).filter((each) => !invitedTo(event).includes(each));
    const came = invitedTo(event).filter((each) => !invitedTo(before).includes(each));
    expect([gone.length, came.length]).toEqual([1, 1]);
  });

  it('takes the moment out of every calendar when other moments are asked about, and puts the new one in', async () => {
    await keeps();
    const before = only();
    await moveTable(await school().turn(WHO.coordinator), await refNow());
    await keeps();
    expect(events()).toEqual([]);
    expect(graph().server.calendars.sent.filter(({ method }) => method === 'CANCEL')).toHaveLength(
      before.attendees.length,
    );
    expect(await kept()).toMatchObject({ state: 'gone', eventId: null });

    await bookAgain();
    await keeps();
    expect(only().id).not.toBe(before.id);
    expect(only().start).not.toEqual(before.start);
    expect(await kept()).toMatchObject({ state: 'standing', made: 2 });
  });

  it('moves the event itself when the table stands again before anybody looked', async () => {
    await keeps();
    const before = only();
    await moveTable(await school().turn(WHO.coordinator), await refNow());
    await bookAgain();
    await keeps();

    expect(only().id).toBe(before.id);
    expect(only().start).not.toEqual(before.start);
    expect(graph().server.calendars.sent.filter(({ method }) => method === 'CANCEL')).toEqual([]);
  });

  it('cancels the event of a table that is called off, also when the answer to that is lost', async () => {
    await keeps();
    await cancelTable(await school().turn(WHO.coordinator), await refNow());
    graph().server.next.push('lost');
    await keeps();
    later(MINUTE);
    await keeps();

    expect(events()).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'gone', eventId: null });
    expect(graph().server.asked.map(({ operation }) => operation)).toEqual([
      'user_CreateEvent',
      'user.event_cancel',
      'user.event_cancel',
    ]);
  });

  it.each([
    ['was made', 'lost' as const],
    ['was not made', fault(500, 'InternalServerError')],
  ])(
    'leaves nothing of an event of which nobody knew whether it %s, when the table is called off',
    async (_, fate) => {
      graph().server.next.push(fate);
      await keeps();
      const invited = graph().server.calendars.sent.length;
      await cancelTable(await school().turn(WHO.coordinator), await refNow());
      await keeps();

      expect(events()).toEqual([]);
      expect(await kept()).toMatchObject({ state: 'gone', eventId: null });
      expect(graph().server.calendars.sent.filter(({ method }) => method === 'CANCEL')).toHaveLength(invited);
    },
  );

  it('makes nothing of a table that was called off before anybody looked', async () => {
    await cancelTable(await school().turn(WHO.coordinator), await refNow());
    await keeps();

    expect(graph().server.asked).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'none' });
  });

  it('leaves an event alone whose moment has come', async () => {
    await keeps();
    school().clock.set('2026-11-25T07:00:00Z');
    await keeps();

    expect(events()).toHaveLength(1);
    later(24 * HOUR);
    expect(await keeps()).toBe(0);
  });
});

describe('while somebody doubts whether it is safe', () => {
  it('nobody of the family is invited, and they are as soon as people have decided', async () => {
    await doubted(true);
    await keeps();
    expect(invitedTo(only())).toContain(HANNA);
    expect(invitedTo(only()).filter((each) => each.includes('thuis'))).toEqual([]);

    await doubted(false);
    later(6 * HOUR);
    await keeps();
    expect(invitedTo(only())).toContain(PETRA);
  });

  it('a family that was invited hears of no change by itself, until people have decided', async () => {
    await keeps();
    await doubted(true);
    await cancelTable(await school().turn(WHO.coordinator), await refNow());
    await keeps();
    expect(events()).toHaveLength(1);
    expect(await kept()).toMatchObject({ state: 'standing', reason: 'safety' });

    await doubted(false);
    later(15 * MINUTE);
    await keeps();
    expect(events()).toEqual([]);
  });

  async function doubted(is: boolean) {
    await sql`update concern set doubted_at = ${is ? new Date(school().clock.now()) : null}`.execute(
      school().engine.db,
    );
  }
});

describe('a school with a mailbox of its own', () => {
  const OWN = 'tafels@school.example';

  it('invites from that mailbox', async () => {
    await ownMailbox(OWN);
    await keeps();

    expect(graph().server.asked.map(({ mailbox }) => mailbox)).toEqual([OWN]);
    expect(events()).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'standing', shown: { organiser: OWN } });
  });

  it('that has another from now on cancels in the one and invites from the other', async () => {
    await keeps();
    await ownMailbox(OWN);
    later(6 * HOUR);
    await keeps();

    expect(graph().server.asked.map(({ operation, mailbox }) => `${operation} ${mailbox}`)).toEqual([
      `user_CreateEvent ${MAILBOX}`,
      `user.event_cancel ${MAILBOX}`,
      `user_CreateEvent ${OWN}`,
    ]);
    expect(events()).toEqual([]);
    expect(await kept()).toMatchObject({ state: 'standing', made: 2 });
  });

  async function ownMailbox(mailbox: string) {
    graph().server.mailboxes.add(mailbox);
    await sql`update school set calendar_mailbox = ${mailbox}`.execute(school().engine.db);
  }
});

describe('a guest at a table that stands', () => {
  it.each([
    ['is invited on their last day', DOCTOR, '2026-11-25', true],
    ['is not invited after it', DOCTOR, '2026-11-24', false],
    ['who interprets, and may not know the number, gets a letter instead', INTERPRETER, '2026-11-25', false],
  ] as const)('%s', async (_, { ground: __, ...form }, lastDay, isInvited) => {
    const guest = { ...form, accessUntil: lastDay as SchoolDate } as Guest;
    const id = 'g1' as ParticipantId;
    const { deps } = school();
    const { shown } = await deps.store.transact(SCHOOL, async (tx) => {
      const found = await tableCase(tx, SCHOOL, asked().ref.id as ActietafelId, '2026-11-23' as SchoolDate);
      const [first] = found?.asked ?? [];
      if (!found || !first) throw new Error('there is no table');
      const joined = { ...first, id, role: 'gast' as const, who: { kind: 'guest' as const, id }, guest };
      const now = deps.clock.now();
      return wantedEvent(tx, { ...found, asked: [...found.asked, joined] }, null, { ...deps, now });
    });

    expect(shown?.invited.some(({ mail }) => mail === guest.mail)).toBe(isInvited);
  });
});

describe('where letters bring the appointment', () => {
  it('no event is kept', async () => {
    school().deps.keepsEvents = false;
    await school().engine.script('delete from calendar_event');
    await moveTable(await school().turn(WHO.coordinator), await refNow());
    await bookAgain();
    school().deps.keepsEvents = true;

    expect(await kept()).toBeNull();
  });
});

async function bookAgain(): Promise<void> {
  const ref = refOf(await tableNow(school(), asked().ref));
  await agreed(school(), { ...asked(), ref }, 'yes');
  expect(await tableNow(school(), ref)).toMatchObject({ state: 'booked' });
}
