import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bookByTap } from '../../../src/app/table/booking-by-tap.ts';
import { answerByPhone, answerMoments } from '../../../src/app/table/voting.ts';
import type { VoteAnswer } from '../../../src/domain/booking.ts';
import type { TableRole } from '../../../src/domain/roles.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import {
  type Asked,
  agreed,
  answersOf,
  askedTable,
  participantsNow,
  phones,
  tableNow,
  votes,
} from '../../support/tables.ts';

describe('booking a table', () => {
  let school: Play;
  let asked: Asked;

  beforeAll(async () => {
    school = await play();
  }, 30_000);

  beforeEach(async () => {
    await school.again();
    asked = await askedTable(school);
  });

  afterAll(() => school.close());

  it('happens by itself with the third partner when coordinator and parent said yes, and not before', async () => {
    await votes(school, asked, WHO.coordinator, 'yes');
    await byPhone('leerling', 'yes');
    await byPhone('ouder', 'yes');
    await votes(school, asked, WHO.leerplicht, 'if_need_be');
    await votes(school, asked, WHO.swv, 'yes');
    const before = await tableNow(school, asked.ref);
    await votes(school, asked, WHO.buurtteam, 'yes');
    const after = await tableNow(school, asked.ref);

    expect(before.state).toBe('voting');
    expect(after).toMatchObject({
      state: 'booked',
      bookedSlotId: before.slots[0]?.id,
      bookedReason: null,
      sequence: 0,
    });
  });

  it('takes the earliest moment that will do, not the first that everybody likes', async () => {
    for (const person of [WHO.coordinator, WHO.leerplicht, WHO.swv])
      await votes(school, asked, person, 'no', 'if_need_be', 'yes');
    await byPhone('leerling', 'yes', 'yes', 'yes');
    await byPhone('ouder', 'yes', 'yes', 'yes');
    await votes(school, asked, WHO.buurtteam, 'yes', 'if_need_be', 'yes');

    const table = await tableNow(school, asked.ref);

    expect(table.bookedSlotId).toBe(table.slots[1]?.id);
  });

  it('does not happen by itself against the no of one parent', async () => {
    await quorum('yes');
    await byPhone('leerling', 'no');
    await byPhone('ouder', 'yes');

    expect((await tableNow(school, asked.ref)).state).toBe('voting');
  });

  it('tells everybody at the table, plans the reminder of the day before, and ends the asking', async () => {
    await book();

    const notices = await plannedNotices(school);
    const everybody = (await participantsNow(school, asked)).length;

    expect(notices.filter(({ kind }) => kind === 'table_booked')).toHaveLength(everybody);
    expect(notices.filter(({ kind }) => kind === 'table_tomorrow')).toHaveLength(everybody);
    expect(notices.filter(({ kind }) => kind === 'vote_reminder' || kind === 'vote_request')).toEqual([]);
    expect(notices.filter(({ kind }) => kind === 'channel_post').map(({ params }) => params.verb)).toEqual([
      'table_booked',
      'table_tomorrow',
    ]);
  });

  it('is reminded of at two in the afternoon of the last school day before it', async () => {
    await book();

    const reminders = (await plannedNotices(school)).filter(({ kind }) => kind === 'table_tomorrow');

    expect(new Set(reminders.map(({ dueAt }) => dueAt))).toEqual(new Set(['2026-11-24T13:00:00.000Z']));
  });

  it('is done once when the deciding answer and a tap come at the same moment', async () => {
    await quorum('yes');
    await byPhone('leerling', 'yes');
    const { slots } = await tableNow(school, asked.ref);
    const parent = await participantOf('ouder');

    await Promise.all([
      answerByPhone(await school.turn(WHO.coordinator), asked.ref, parent, answersOf(slots, ['yes'])),
      bookByTap(await school.turn(WHO.coordinator), asked.ref, slots[0]?.id ?? null, 'cannot_wait'),
    ]);
    const table = await tableNow(school, asked.ref);
    const everybody = (await participantsNow(school, asked)).length;

    expect(table).toMatchObject({ state: 'booked', version: 2 });
    expect((await plannedNotices(school)).filter(({ kind }) => kind === 'table_booked')).toHaveLength(
      everybody,
    );
  });

  it('does not put anybody at two tables at one moment', async () => {
    const other = await askedTable(school, 'noor');
    await book();
    await agreed(school, other, 'yes');

    const table = await tableNow(school, other.ref);
    const needed = (await plannedNotices(school)).filter(({ kind }) => kind === 'booking_needs_you');

    expect(table.state).toBe('voting');
    expect(needed.map(({ params }) => params.why)).toContain('moment_taken');
  });

  it('goes on at the next moment when the earliest was taken meanwhile', async () => {
    const other = await askedTable(school, 'noor');
    await book();
    await agreed(school, other, 'yes', 'yes');

    const table = await tableNow(school, other.ref);

    expect(table).toMatchObject({ state: 'booked', bookedSlotId: table.slots[1]?.id });
  });

  describe('by the tap of a coordinator', () => {
    it('needs a reason as long as the family has not said yes', async () => {
      const { slots } = await tableNow(school, asked.ref);
      const view = await bookByTap(await school.turn(WHO.coordinator), asked.ref, slots[1]?.id ?? null, null);

      expect(view).toMatchObject({ kind: 'table_choose', fault: 'family_reason_missing' });
      expect((await tableNow(school, asked.ref)).state).toBe('voting');
    });

    it('keeps that reason with the table', async () => {
      const { slots } = await tableNow(school, asked.ref);
      const view = await bookByTap(
        await school.turn(WHO.coordinator),
        asked.ref,
        slots[1]?.id ?? null,
        'family_not_reached',
      );

      expect(view).toMatchObject({ kind: 'table_appointment', phase: 'booked' });
      expect(await tableNow(school, asked.ref)).toMatchObject({
        bookedSlotId: slots[1]?.id,
        bookedReason: 'family_not_reached',
      });
    });

    it('needs none, and keeps none, after the yes of a parent and of the pupil of 16', async () => {
      const { slots } = await tableNow(school, asked.ref);
      await byPhone('leerling', 'yes');
      await byPhone('ouder', 'yes');
      await bookByTap(await school.turn(WHO.coordinator), asked.ref, slots[0]?.id ?? null, 'cannot_wait');

      expect(await tableNow(school, asked.ref)).toMatchObject({ state: 'booked', bookedReason: null });
    });

    it.each([WHO.mentor, WHO.leerplicht])('is not for anybody else', async (person) => {
      const { slots } = await tableNow(school, asked.ref);
      const view = await bookByTap(await school.turn(person), asked.ref, slots[0]?.id ?? null, 'cannot_wait');

      expect(view).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    });

    it('does nothing a second time', async () => {
      const { slots } = await tableNow(school, asked.ref);
      const press = async () => school.turn(WHO.coordinator, 'book');
      const first = await bookByTap(await press(), asked.ref, slots[0]?.id ?? null, 'cannot_wait');
      const second = await bookByTap(await press(), asked.ref, slots[0]?.id ?? null, 'cannot_wait');

      expect(second).toEqual(first);
      expect((await tableNow(school, asked.ref)).version).toBe(2);
    });
  });

  it('shows whoever answers an old card the appointment, and changes nothing', async () => {
    const { slots } = await tableNow(school, asked.ref);
    await book();
    const view = await answerMoments(await school.turn(WHO.mentor), asked.ref, answersOf(slots, ['no']));

    expect(view).toMatchObject({ kind: 'table_appointment', phase: 'booked' });
    expect(
      await school.deps.store.transact(SCHOOL, (tx) => tx.tables.votes(asked.ref.id as never)),
    ).not.toContainEqual(expect.objectContaining({ answer: 'no' }));
  });

  async function book(): Promise<void> {
    await agreed(school, asked, 'yes');
    expect((await tableNow(school, asked.ref)).state).toBe('booked');
  }

  async function quorum(...said: VoteAnswer[]): Promise<void> {
    for (const person of [WHO.coordinator, WHO.leerplicht, WHO.swv, WHO.buurtteam])
      await votes(school, asked, person, ...said);
  }

  async function byPhone(role: TableRole, ...said: VoteAnswer[]): Promise<void> {
    await phones(school, asked, WHO.coordinator, role, ...said);
  }

  async function participantOf(role: string) {
    return (await participantsNow(school, asked)).find((each) => each.role === role)?.id ?? null;
  }
});
