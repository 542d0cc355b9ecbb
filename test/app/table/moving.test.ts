import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SchoolPolicy } from '../../../src/app/ports/schools.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import type { VoteAnswer } from '../../../src/domain/booking.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, WHO } from '../../support/school.ts';
import {
  type Asked,
  agreed,
  askedTable,
  participantsNow,
  phones,
  refOf,
  storedVotes,
  tableNow,
  votes,
} from '../../support/tables.ts';
import { away, deliverDue, haveChats, viewsTo } from '../../support/triage.ts';

/** Everybody is at school on Tuesday afternoons and Thursday mornings: of the first round the second moment is on Thursday. */
const WEDNESDAY = '2026-11-25';
const THURSDAY = '2026-11-26';
const FAMILY: ReadonlySet<string> = new Set(['leerling', 'ouder']);

let school: Play;
let asked: Asked;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(async () => {
  await school.again();
});

afterAll(() => school.close());

describe('a booked table that moves', () => {
  it('stays on its day with the same people where it can, and says so', async () => {
    await bookedOnThursday();
    await move();

    const { slots } = await tableNow(school, asked.ref);
    const sameDay = slots.find((slot) => dayOf(slot) === THURSDAY);

    expect(sameDay?.reasons).toEqual(expect.arrayContaining(['day:0', 'people:same']));
    expect(sameDay?.reasons).not.toContain('outside_all');
  });

  it('stays on its day though nobody sits at more than one table a day: it is one itself', async () => {
    await bookedOnThursday();
    await set({ mostTablesADay: 1 });
    await move();

    expect((await tableNow(school, asked.ref)).slots.map(dayOf)).toContain(THURSDAY);
  });

  it('is not proposed at the moment that is off, nor at one that the family said no to', async () => {
    await booked('yes', 'yes');
    const { slots: before } = await tableNow(school, asked.ref);
    await phoneOfBooked('ouder', before[1]?.id ?? '', 'no');
    await move();

    const starts = (await tableNow(school, asked.ref)).slots.map(({ startsAt }) => startsAt);

    expect(starts).not.toContain(before[0]?.startsAt);
    expect(starts).not.toContain(before[1]?.startsAt);
  });

  it('asks the family anew about a moment that comes back, though everybody said yes to it before', async () => {
    await booked('yes', 'yes');
    const { slots: before } = await tableNow(school, asked.ref);
    await move();

    const moved = await tableNow(school, asked.ref);
    const back = moved.slots.find(({ startsAt }) => startsAt === before[1]?.startsAt);
    const family = (await participantsNow(school, asked)).filter(({ role }) => FAMILY.has(role));
    const kept = (await storedVotes(school, asked)).map(({ participantId }) => participantId);
    const requests = (await plannedNotices(school)).filter(({ kind }) => kind === 'vote_request');

    expect(moved).toMatchObject({ state: 'voting', bookedSlotId: null });
    expect(kept.filter((id) => family.some((each) => each.id === id))).toEqual([]);
    expect(requests.map(({ to }) => to.id)).toEqual(expect.arrayContaining(family.map(({ who }) => who.id)));

    for (const role of ['leerling', 'ouder'] as const)
      await phones(school, { ...asked, ref: refOf(moved) }, WHO.coordinator, role, ...nth(moved, back));
    const kinds = (await plannedNotices(school)).map(({ kind }) => kind);
    expect(await tableNow(school, asked.ref)).toMatchObject({ state: 'booked', bookedSlotId: back?.id });
    expect(kinds.filter((kind) => kind === 'table_moved')).toHaveLength(9);
  });

  it('keeps what people said about a moment that comes back, and is not booked before the family says yes', async () => {
    asked = await askedTable(school);
    for (const person of [WHO.coordinator, WHO.leerplicht, WHO.swv, WHO.buurtteam])
      await votes(school, asked, person, 'yes', 'yes');
    await phones(school, asked, WHO.coordinator, 'leerling', 'yes');
    await phones(school, asked, WHO.coordinator, 'ouder', 'yes');
    const { slots: before } = await tableNow(school, asked.ref);
    await move();

    const after = await tableNow(school, asked.ref);
    const back = after.slots.find(({ startsAt }) => startsAt === before[1]?.startsAt);
    const kept = (await storedVotes(school, asked)).filter(({ slotId }) => slotId === back?.id);

    expect(after.state).toBe('voting');
    expect(kept.map(({ answer }) => answer)).toEqual(['yes', 'yes', 'yes', 'yes']);
    await phones(school, { ...asked, ref: refOf(after) }, WHO.coordinator, 'leerling', ...nth(after, back));
    await phones(school, { ...asked, ref: refOf(after) }, WHO.coordinator, 'ouder', ...nth(after, back));
    expect(await tableNow(school, asked.ref)).toMatchObject({ state: 'booked', bookedSlotId: back?.id });
  });

  it('asks whoever answered before with those answers in place, and tells them what is off', async () => {
    await haveChats(school, WHO.leerplicht);
    asked = await askedTable(school);
    await votes(school, asked, WHO.leerplicht, 'yes', 'yes', 'yes');
    for (const person of [WHO.coordinator, WHO.swv, WHO.buurtteam]) await votes(school, asked, person, 'yes');
    await phones(school, asked, WHO.coordinator, 'leerling', 'yes');
    await phones(school, asked, WHO.coordinator, 'ouder', 'yes');
    await deliverDue(school);
    school.clock.forward(60_000);
    await move();

    const cards = viewsTo(await deliverDue(school), WHO.leerplicht, 'vote_request');

    expect(cards).toMatchObject([{ kind: 'table_vote', insteadOf: { on: WEDNESDAY } }]);
    expect(JSON.stringify(cards)).toContain('"mine":"yes"');
  });

  it('says to the coordinator alone what each moment keeps', async () => {
    await bookedOnThursday();
    await move();
    const ref = refOf(await tableNow(school, asked.ref));

    const hers = await showTable(await school.turn(WHO.coordinator), ref);
    const his = await showTable(await school.turn(WHO.leerplicht), ref);

    expect(JSON.stringify(hers)).toContain('people:same');
    expect(JSON.stringify(his)).not.toContain('people:same');
  });

  it('takes a "no" of before for busy: the deputy takes that seat, or it stays empty', async () => {
    asked = await askedTable(school);
    await votes(school, asked, WHO.leerplicht, 'yes', 'no');
    for (const person of [WHO.coordinator, WHO.swv, WHO.buurtteam]) await votes(school, asked, person, 'yes');
    await phones(school, asked, WHO.coordinator, 'leerling', 'yes');
    await phones(school, asked, WHO.coordinator, 'ouder', 'yes');
    const { slots: before } = await tableNow(school, asked.ref);
    await move();

    const after = await tableNow(school, asked.ref);
    const back = after.slots.find(({ startsAt }) => startsAt === before[1]?.startsAt);

    expect(back === undefined || back.reasons.includes('other:leerplicht')).toBe(true);
  });

  it('tells the family in their letter which moment is off, though they answered all that is asked', async () => {
    await booked('yes');
    school.clock.forward(60_000);
    await move();

    const letters = (await deliverDue(school)).filter(
      ({ to, kind }) => to === GUARDIAN.ofSam && kind === 'vote_request',
    );

    expect(letters).toMatchObject([{ delivery: { letter: { insteadOf: { moment: { on: WEDNESDAY } } } } }]);
  });

  it('asks the deputy of whoever can come at none of the moments, who hears that another goes', async () => {
    await bookedOnThursday();
    await away(school, WHO.leerplicht, '2026-11-25', '2026-12-18');
    await move();

    const kinds = (await plannedNotices(school)).filter(
      ({ to, kind }) => to.id === WHO.leerplicht && kind !== 'card_edit',
    );
    const requests = (await plannedNotices(school)).filter(({ kind }) => kind === 'vote_request');

    expect(kinds.map(({ kind }) => kind)).toEqual(['seat_passed']);
    expect(requests.map(({ to }) => to.id)).toContain(WHO.leerplichtDeputy);
    expect(requests).toHaveLength(9);
  });

  it('leaves everybody in their seat', async () => {
    await bookedOnThursday();
    const before = await participantsNow(school, asked);
    await move();

    expect(await participantsNow(school, asked)).toEqual(before);
  });
});

describe('a table that is asked about and moves', () => {
  it('comes back to none of the moments that did not do, nor to the one that was off before', async () => {
    await booked('yes');
    const { slots: first } = await tableNow(school, asked.ref);
    await move();
    const { slots: second } = await tableNow(school, asked.ref);
    school.clock.forward(60_000);
    await move();

    const starts = (await tableNow(school, asked.ref)).slots.map(({ startsAt }) => startsAt);

    expect(starts).not.toContain(first[0]?.startsAt);
    expect(starts.filter((start) => second.some(({ startsAt }) => startsAt === start))).toEqual([]);
  });
});

async function booked(...said: VoteAnswer[]): Promise<void> {
  asked = await askedTable(school);
  await agreed(school, asked, ...said);
}

/** With the second moment of three, at which everybody is at the school. */
async function bookedOnThursday(): Promise<void> {
  await booked('no', 'yes');
  const table = await tableNow(school, asked.ref);
  const slot = table.slots.find(({ id }) => id === table.bookedSlotId);
  if (!slot || dayOf(slot) !== THURSDAY) throw new Error('It was not booked on Thursday.');
}

async function move(): Promise<PersonalView> {
  return moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
}

/** An answer about one moment only: a coordinator cannot tap one in for a table that stands, so it is put there. */
async function phoneOfBooked(role: string, slotId: string, answer: VoteAnswer): Promise<void> {
  const them = (await participantsNow(school, asked)).find((each) => each.role === role);
  await school.engine.script(
    `update vote set answer = '${answer}' where slot_id = '${slotId}' and participant_id = '${them?.id}'`,
  );
}

function nth(table: { slots: readonly { id: string }[] }, slot: { id: string } | undefined): VoteAnswer[] {
  return table.slots.map(({ id }) => (id === slot?.id ? 'yes' : 'no'));
}

function dayOf({ startsAt }: { startsAt: number }): string {
  return school.deps.wallClock.dateOf(startsAt as never);
}

function set(policy: Partial<SchoolPolicy>): Promise<void> {
  return school.engine.script(`update school set policy = policy || '${JSON.stringify(policy)}'::jsonb`);
}
