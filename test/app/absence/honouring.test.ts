import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { honourEverywhere, honourWaiting } from '../../../src/app/absence/honouring-everywhere.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { PersonalView } from '../../../src/app/views.ts';
import { addDays } from '../../../src/domain/calendar/plain-date.ts';
import type { PersonId, SchoolDate } from '../../../src/domain/ids.ts';
import { VERBS } from '../../../src/teams/verbs.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { press, pressOn } from '../../support/pressing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import {
  type Asked,
  agreed,
  askedTable,
  participantsNow,
  refOf,
  storedVotes,
  tableNow,
  votes,
} from '../../support/tables.ts';
import { deliverDue, haveChats, viewsTo } from '../../support/triage.ts';

let school: Play;
let asked: Asked;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await haveChats(school, WHO.coordinator);
  asked = await askedTable(school);
});

afterAll(() => school.close());

describe('an absence on all the days about which a table asks', () => {
  it('gives the seat to the deputy, who is asked in turn', async () => {
    await isAway(WHO.leerplicht, ...(await allDays()));

    const requests = (await plannedNotices(school)).filter(({ kind }) => kind === 'vote_request');

    expect(await sitting('leerplicht')).toEqual([WHO.leerplichtDeputy]);
    expect(requests.map(({ to }) => to.id)).toContain(WHO.leerplichtDeputy);
  });

  it('passes over a deputy who is away then too: nobody comes, and the coordinator hears it', async () => {
    await isAway(WHO.leerplichtDeputy, ...(await allDays()));
    await isAway(WHO.leerplicht, ...(await allDays()));

    expect(await sitting('leerplicht')).toEqual([WHO.leerplicht]);
    expect(await answersOf(WHO.leerplicht)).toEqual(['no', 'no', 'no']);
    expect(await whyNeeded()).toEqual(['no_deputy']);
  });

  it('passes over a deputy who sits at this table already', async () => {
    await school.deps.store.transact(SCHOOL, async (tx) => {
      const swv = (await tx.dossiers.participants(asked.dossier.id)).find(({ role }) => role === 'swv');
      if (swv)
        await tx.dossiers.storeParticipant({ ...swv, who: { kind: 'person', id: WHO.leerplichtDeputy } });
    });
    await isAway(WHO.leerplicht, ...(await allDays()));

    expect(await sitting('leerplicht')).toEqual([WHO.leerplicht]);
    expect(await sitting('swv')).toEqual([WHO.leerplichtDeputy]);
  });

  it('of somebody without a seat is a no, and the coordinator hears it', async () => {
    await isAway(WHO.mentor, ...(await allDays()));

    expect(await sitting('mentor')).toEqual([WHO.mentor]);
    expect(await answersOf(WHO.mentor)).toEqual(['no', 'no', 'no']);
    expect(await whyNeeded()).toEqual(['away']);
  });

  it('does nothing a second time', async () => {
    await isAway(WHO.swv, ...(await allDays()));
    const before = [await plannedNotices(school), await participantsNow(school, asked)];
    await isAway(WHO.swv, ...(await allDays()));

    const [notices, participants] = before as [unknown[], unknown[]];
    expect(withoutEdits(await plannedNotices(school))).toEqual(withoutEdits(notices));
    expect(await participantsNow(school, asked)).toEqual(participants);
  });
});

describe('an absence of which not every table knows', () => {
  const putDown = async () => {
    const [fromOn, untilOn] = await allDays();
    await school.deps.store.transact(SCHOOL, (tx) =>
      tx.absences.add({
        id: school.deps.ids.next(),
        personId: WHO.leerplicht,
        fromOn: fromOn as SchoolDate,
        untilOn: untilOn as SchoolDate,
      }),
    );
  };

  it('is told to them by the chore, once, where the process ended before', async () => {
    await putDown();

    expect(await honourWaiting(school.deps, () => true)).toBe(1);
    expect(await sitting('leerplicht')).toEqual([WHO.leerplichtDeputy]);
    expect(await honourWaiting(school.deps, () => true)).toBe(0);
  });

  it('waits on when time was up before the last of them', async () => {
    await putDown();
    const work = await school.turn(WHO.leerplicht);

    await honourEverywhere(work, WHO.leerplicht, null, () => false);
    expect(await sitting('leerplicht')).toEqual([WHO.leerplicht]);

    await honourWaiting(school.deps, () => true);
    expect(await sitting('leerplicht')).toEqual([WHO.leerplichtDeputy]);
  });

  it('is all told when its own press had the time, and the chore takes back no later answer', async () => {
    await agreed(school, asked, 'yes');
    await isAway(WHO.leerplicht, ...(await bookedDay()));
    const mine = await showTable(await school.turn(WHO.leerplicht), refOf(await tableNow(school, asked.ref)));
    await pressOn(school, WHO.leerplicht, mine, 'table.can_come');

    expect(await honourWaiting(school.deps, () => true)).toBe(0);
    expect(await answersOf(WHO.leerplicht)).toContain('yes');
  });
});

describe('a new round of moments', () => {
  it('on none of which a holder is there is asked of the deputy', async () => {
    await school.deps.store.transact(SCHOOL, (tx) =>
      tx.absences.add({
        id: school.deps.ids.next(),
        personId: WHO.leerplicht,
        fromOn: '2026-11-23' as SchoolDate,
        untilOn: '2027-01-31' as SchoolDate,
      }),
    );
    await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

    expect(await sitting('leerplicht')).toEqual([WHO.leerplichtDeputy]);
  });
});

describe('an absence on one of the days', () => {
  it('is a no to the moments on that day and leaves the seat and the other answers', async () => {
    await votes(school, asked, WHO.leerplicht, 'yes', 'yes', 'yes');
    const [first = ''] = await days();
    await isAway(WHO.leerplicht, first, first);

    const expected = (await days()).map((on) => (on === first ? 'no' : 'yes'));
    expect(await sitting('leerplicht')).toEqual([WHO.leerplicht]);
    expect(await answersOf(WHO.leerplicht)).toEqual(expected);
    expect(expected).toContain('yes');
  });

  it('before the first day and after the last changes nothing', async () => {
    const [from, until] = await allDays();
    await isAway(WHO.leerplicht, '2026-11-23', addDays(from as SchoolDate, -1));
    await isAway(WHO.leerplicht, addDays(until as SchoolDate, 1), addDays(until as SchoolDate, 20));

    expect(await sitting('leerplicht')).toEqual([WHO.leerplicht]);
    expect(await answersOf(WHO.leerplicht)).toEqual([]);
  });
});

describe('an absence on the day of a booked table', () => {
  beforeEach(async () => {
    await agreed(school, asked, 'yes');
    await deliverDue(school);
  });

  it('brings the coordinator a card on which one tap asks the deputy', async () => {
    await isAway(WHO.leerplicht, ...(await bookedDay()));

    const [card] = viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you');
    const after = await press(school, card as PersonalView, 'table.ask_deputy');
    const invited = (await plannedNotices(school)).filter(({ to }) => to.id === WHO.leerplichtDeputy);

    expect(card).toMatchObject({
      kind: 'table_appointment',
      needed: 'away',
      standIn: { seat: { role: 'leerplicht' }, holder: 'Fatima', deputy: 'Gert' },
    });
    expect(after).toMatchObject({ kind: 'table_appointment', standIn: null });
    expect(await sitting('leerplicht')).toEqual([WHO.leerplichtDeputy]);
    expect(invited.map(({ kind }) => kind)).toEqual(['table_booked', 'table_tomorrow']);
  });

  it('asks the deputy once when that is tapped twice', async () => {
    await isAway(WHO.leerplicht, ...(await bookedDay()));
    const [card] = viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you');
    await press(school, card as PersonalView, 'table.ask_deputy');
    await press(school, card as PersonalView, 'table.ask_deputy');

    expect((await participantsNow(school, asked)).filter(({ role }) => role === 'leerplicht')).toHaveLength(
      2,
    );
  });

  it('offers nobody where there is no deputy, and says so', async () => {
    await isAway(WHO.swv, ...(await bookedDay()));

    const [card] = viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you');
    expect(card).toMatchObject({ standIn: { seat: { role: 'swv' }, holder: 'Ilse', deputy: null } });
  });

  it('gives no seat away by itself, and is taken back by whoever can come after all', async () => {
    await isAway(WHO.leerplicht, ...(await bookedDay()));
    const mine = await showTable(await school.turn(WHO.leerplicht), refOf(await tableNow(school, asked.ref)));
    await pressOn(school, WHO.leerplicht, mine, 'table.can_come');

    expect(await sitting('leerplicht')).toEqual([WHO.leerplicht]);
    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you')).toEqual([]);
  });

  it('is not the tap of anybody but who coordinates', async () => {
    await isAway(WHO.leerplicht, ...(await bookedDay()));
    const person = (await participantsNow(school, asked)).find(({ role }) => role === 'leerplicht')?.id;
    const ref = refOf(await tableNow(school, asked.ref));

    expect(
      await VERBS.get('table.ask_deputy')?.press(await school.turn(WHO.mentor), { ref, person }),
    ).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });
});

async function isAway(personId: PersonId, from = '', until = ''): Promise<void> {
  const ref = { schoolId: SCHOOL, id: personId, version: 0 };
  const view = await VERBS.get('absence.save')?.press(await school.turn(personId), { ref, from, until });
  expect(view).toMatchObject({ kind: 'absence_list', said: 'saved' });
}

async function days(): Promise<SchoolDate[]> {
  const { slots } = await tableNow(school, asked.ref);
  return slots.map(({ startsAt }) => school.deps.wallClock.dateOf(startsAt));
}

async function allDays(): Promise<string[]> {
  const all = await days();
  return [all[0] ?? '', all.at(-1) ?? ''];
}

async function bookedDay(): Promise<string[]> {
  const { slots, bookedSlotId } = await tableNow(school, asked.ref);
  const slot = slots.find(({ id }) => id === bookedSlotId);
  const on = slot ? school.deps.wallClock.dateOf(slot.startsAt) : '';
  return [on, on];
}

async function sitting(role: string): Promise<string[]> {
  return (await participantsNow(school, asked))
    .filter((each) => each.role === role && each.untilOn === null)
    .map(({ who }) => who.id);
}

async function answersOf(personId: PersonId): Promise<string[]> {
  const { slots } = await tableNow(school, asked.ref);
  const me = (await participantsNow(school, asked)).find(({ who }) => who.id === personId);
  const own = (await storedVotes(school, asked)).filter(({ participantId }) => participantId === me?.id);
  return slots.flatMap(({ id }) => own.find(({ slotId }) => slotId === id)?.answer ?? []);
}

async function whyNeeded(): Promise<unknown[]> {
  return (await plannedNotices(school))
    .filter(({ kind, dueAt }) => kind === 'booking_needs_you' && dueAt === '2026-11-23T09:00:00.000Z')
    .map(({ params }) => params.why);
}

function withoutEdits(notices: readonly unknown[]): unknown[] {
  return notices.filter((each) => (each as { kind: string }).kind !== 'card_edit');
}
