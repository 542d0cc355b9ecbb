import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { readEventAnswers } from '../../src/app/chores/reading-event-answers.ts';
import { takeEventAnswers } from '../../src/app/replies/taking-event-answers.ts';
import { pressAnswerPage } from '../../src/app/table/answer-page.ts';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { handOver } from '../../src/app/table/handing-over.ts';
import { moveTable } from '../../src/app/table/moving.ts';
import type { ActietafelId } from '../../src/domain/ids.ts';
import { eventStage } from '../support/event-stage.ts';
import { fault } from '../support/graph-calendars.ts';
import { MAILBOX } from '../support/graph-stage.ts';
import { GUARDIAN, WHO } from '../support/school.ts';
import { agreed, linkOf, participantsNow, storedVotes } from '../support/tables.ts';
import { deliverDue, haveChats } from '../support/triage.ts';

const MINUTE = 60_000;
const HANNA = 'hanna.jeugdarts@voorbeeld.example';
const PETRA = 'petra.vis@thuis.example';
/** An hour and a half after the table, on the same day. */
const LATER = {
  start: { dateTime: '2026-11-25T08:30:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-25T09:30:00.0000000', timeZone: 'UTC' },
};

const stage = eventStage();
const { school, graph, asked, keeps, kept, only, refNow, later } = stage;

beforeEach(async () => {
  await haveChats(school(), WHO.coordinator);
  await deliverDue(school());
  await keeps();
  later(15 * MINUTE);
});

describe('what somebody’s own calendar answers to the event of a table', () => {
  it.each([
    ['accepted', 'yes'],
    ['tentativelyAccepted', 'if_need_be'],
    ['declined', 'no'],
  ] as const)('%s is their answer "%s"', async (response, answer) => {
    answers(HANNA, response);

    expect(await reads()).toBe(1);
    expect(await votesOf(WHO.jgz)).toMatchObject([{ answer, via: 'mail', answeredBy: null }]);
  });

  it.each(['none', 'notResponded', 'organizer'])('"%s" is no answer', async (response) => {
    answers(HANNA, response);

    expect(await reads()).toBe(0);
    expect(await votesOf(WHO.jgz)).toEqual([]);
  });

  it('is told to the coordinator when it is a no, once', async () => {
    answers(HANNA, 'declined');
    await reads();
    later(15 * MINUTE);
    expect(await reads()).toBe(0);

    const told = (await deliverDue(school())).filter(({ kind }) => kind === 'booking_needs_you');
    expect(told).toMatchObject([{ to: WHO.coordinator, delivery: { view: { needed: 'cannot_come' } } }]);
  });

  it('takes another answer of theirs back, in the order in which they gave them', async () => {
    answers(HANNA, 'declined', '2026-11-23T09:10:00Z');
    await reads();
    answers(HANNA, 'accepted', '2026-11-23T09:12:00Z');
    later(15 * MINUTE);
    await reads();
    expect(await votesOf(WHO.jgz)).toMatchObject([{ answer: 'yes' }]);

    answers(HANNA, 'declined', '2026-11-23T09:11:00Z');
    later(15 * MINUTE);
    expect(await reads()).toBe(0);
    expect(await votesOf(WHO.jgz)).toMatchObject([{ answer: 'yes' }]);
  });

  it('does not undo what they said on their page after it', async () => {
    answers(HANNA, 'accepted', '2026-11-23T09:10:00Z');
    await pressAnswerPage(school().deps, await linkOf(school(), asked(), WHO.jgz), { kind: 'cannot_come' });

    expect(await reads()).toBe(0);
    expect(await votesOf(WHO.jgz)).toMatchObject([{ answer: 'no', via: 'link' }]);
  });

  it('does not count when it was given before this moment stood', async () => {
    answers(HANNA, 'accepted', '2026-11-23T08:59:59Z');
    expect(await reads()).toBe(0);

    answers(HANNA, 'accepted', '2026-11-23T09:00:00Z');
    later(15 * MINUTE);
    expect(await reads()).toBe(1);
  });

  it('does not count for another moment than the event says, once the table stands at that', async () => {
    await moveTable(await school().turn(WHO.coordinator), await refNow());
    await agreed(school(), { ...asked(), ref: await refNow() }, 'yes');
    answers(HANNA, 'accepted');
    later(15 * MINUTE);

    expect(await reads()).toBe(0);
    expect(await votesOf(WHO.jgz)).toEqual([]);
    await keeps();
    later(15 * MINUTE);
    answers(HANNA, 'accepted');
    expect(await reads()).toBe(1);
  });

  it('does not count when it was read of an event that is not the one of the table any more', async () => {
    const due = { schoolId: asked().ref.schoolId, actietafelId: asked().ref.id as ActietafelId };
    const said = [{ mail: HANNA, says: 'accepted', at: school().clock.now(), proposes: null }] as const;

    expect(await takeEventAnswers(school().deps, due, 'AAMkAnother=', said)).toBe(0);
    expect(await takeEventAnswers(school().deps, due, only().id, said)).toBe(1);
  });

  it('is nobody’s where two share an address', async () => {
    await sameAddress();
    answers(PETRA, 'declined');

    expect(await reads()).toBe(0);
  });

  it('is nobody’s when it comes from an address that was not invited', async () => {
    only().attendees.push({
      emailAddress: { address: 'iemand@elders.example' },
      status: { response: 'accepted', time: at() },
    });

    expect(await reads()).toBe(0);
  });

  it('is nobody’s any more when they handed over', async () => {
    const { to } = await mailOfLeerplicht();
    answers(to, 'accepted');
    await handOver(await school().turn(WHO.leerplicht), await refNow());

    expect(await reads()).toBe(0);
  });

  it('proposes another moment: whoever proposed hears whether it is possible, and the coordinator decides', async () => {
    answers(PETRA, 'tentativelyAccepted', at(), LATER);
    expect(await reads()).toBe(1);

    const sent = await deliverDue(school());
    expect(sent.find(({ kind }) => kind === 'counter_answer')).toMatchObject({
      to: GUARDIAN.ofSam,
      delivery: {
        kind: 'mail',
        to: PETRA,
        letter: { moment: { on: '2026-11-25', minute: 570 }, because: [] },
      },
    });
    expect(
      sent.find(({ kind, delivery }) => kind === 'booking_needs_you' && delivery.kind === 'personal'),
    ).toMatchObject({ to: WHO.coordinator });
    expect(await votesOf(GUARDIAN.ofSam)).toMatchObject([{ answer: 'if_need_be' }]);
  });

  it('is read some times an hour, and not once the moment has come or the table is off', async () => {
    await reads();
    later(15 * MINUTE - 1);
    expect(await calls()).toBe(0);
    later(1);
    expect(await calls()).toBe(1);

    await cancelTable(await school().turn(WHO.coordinator), await refNow());
    await keeps();
    later(15 * MINUTE);
    expect(await calls()).toBe(0);
  });

  it('waits when Graph does not answer, and nothing is lost', async () => {
    answers(HANNA, 'declined');
    graph().server.next.push(fault(503, 'Busy', { 'Retry-After': '30' }));
    expect(await reads()).toBe(0);
    later(15 * MINUTE);

    expect(await reads()).toBe(1);
  });

  it('has the event put back that somebody took out of the calendar', async () => {
    graph().server.calendars.events.clear();
    await reads();
    await keeps();
    await keeps();

    expect(await kept()).toMatchObject({ state: 'standing', eventId: only().id, made: 2 });
  });
});

function at(): string {
  return new Date(school().clock.now()).toISOString();
}

function answers(mail: string, response: string, time = at(), proposed?: typeof LATER): void {
  graph().server.calendars.answers(MAILBOX, only().id, mail, { response, time }, proposed);
}

function reads(): Promise<number> {
  return readEventAnswers(school().deps, stage.organisers(), () => true);
}

/** How often Graph is asked when the chore comes by. */
async function calls(): Promise<number> {
  const before = graph().server.asked.length;
  await reads();
  return graph().server.asked.length - before;
}

async function votesOf(who: string) {
  const me = (await participantsNow(school(), asked())).find((each) => each.who.id === who);
  const all = await storedVotes(school(), asked());
  const { bookedSlotId } = await school().deps.store.transact(asked().ref.schoolId, async (tx) => {
    const table = await tx.tables.byId(asked().ref.id as never);
    return { bookedSlotId: table?.bookedSlotId };
  });
  return all.filter(({ participantId, slotId }) => participantId === me?.id && slotId === bookedSlotId);
}

async function mailOfLeerplicht(): Promise<{ to: string }> {
  const person = await school().deps.store.transact(asked().ref.schoolId, (tx) =>
    tx.people.byId(WHO.leerplicht),
  );
  return { to: String(person?.mail) };
}

/** As it was kept, with both parents at one address. */
async function sameAddress(): Promise<void> {
  const { deps, engine } = school();
  const { id, schoolId } = asked().ref;
  await sql`update calendar_event set due_at = ${new Date(deps.clock.now())}`.execute(engine.db);
  const due = await deps.store.outside((tx) => tx.events.takeDue(deps.clock.now(), deps.clock.now()));
  const event = await kept();
  const parents = (await participantsNow(school(), asked())).filter(({ role }) => role === 'ouder');
  if (!due || !event?.shown) throw new Error('there is no event');
  const invited = event.shown.invited.map((each) =>
    each.mail === PETRA ? { ...each, participantIds: parents.map((parent) => parent.id) } : each,
  );
  const shown = { ...event.shown, invited };
  await deps.store.transact(schoolId, (tx) =>
    tx.events.keep(due, { ...event, shown }, { dueAt: null, readDueAt: deps.clock.now(), failed: false }),
  );
  expect(id).toBe(due.actietafelId);
}
