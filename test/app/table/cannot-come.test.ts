import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { pressAnswerPage } from '../../../src/app/table/answer-page.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { comeAfterAll, declineBooked } from '../../../src/app/table/declining.ts';
import { letTableGoOn } from '../../../src/app/table/going-on.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import {
  type Asked,
  agreed,
  askedTable,
  participantsNow,
  refOf,
  storedVotes,
  tableNow,
} from '../../support/tables.ts';
import { deliverDue, haveChats, type Sent, viewsTo } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('a booked table of which people say that they cannot come', () => {
  let asked: Asked;

  beforeEach(async () => {
    await haveChats(school, WHO.coordinator);
    asked = await askedTable(school);
    await agreed(school, asked, 'yes');
    await deliverDue(school);
  });

  it('tells the coordinator of each of them, and what it lacks by then', async () => {
    await says(WHO.leerplicht, 'no');
    const first = viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you');
    await says(WHO.swv, 'no');
    const second = viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you');

    // Four seats are asked: without one of them the three that are needed are left.
    expect(first).toMatchObject([{ kind: 'table_appointment', needed: 'cannot_come', broken: [] }]);
    expect(second).toMatchObject([{ needed: 'cannot_come', broken: ['partners_missing'] }]);
  });

  it.each(['ouder', 'leerling'])('lacks the family when a %s says so behind the link', async (role) => {
    await pressAnswerPage(school.deps, await linkOf(role), { kind: 'cannot_come' });

    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you')).toMatchObject([
      { broken: ['family_says_no'] },
    ]);
  });

  it('is whole again when they can come after all, by card and by link', async () => {
    await says(WHO.leerplicht, 'no');
    await pressAnswerPage(school.deps, await linkOf('ouder'), { kind: 'cannot_come' });
    const card = await says(WHO.leerplicht, 'yes');
    const page = await pressAnswerPage(school.deps, await linkOf('ouder'), { kind: 'can_come' });

    expect(card).toMatchObject({ kind: 'table_appointment', cannotCome: false });
    expect(page?.page).toMatchObject({ kind: 'appointment', cannotCome: false });
    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you')).toEqual([]);
  });

  it('tells the coordinator each time that somebody says no, from one and the same card', async () => {
    await haveChats(school, WHO.leerplicht);
    const ref = refOf(await tableNow(school, asked.ref));
    const no = async () => declineBooked(await school.turn(WHO.leerplicht, 'no', 'card'), ref);
    await no();
    await deliverDue(school);
    school.clock.forward(60_000);
    await comeAfterAll(await school.turn(WHO.leerplicht, 'yes', 'card'), ref);
    await deliverDue(school);
    school.clock.forward(60_000);

    const view = await no();
    const sent = await deliverDue(school);

    expect(view).toMatchObject({ kind: 'table_appointment', cannotCome: true });
    expect(viewsTo(sent, WHO.coordinator, 'booking_needs_you')).toMatchObject([{ needed: 'cannot_come' }]);
    expect(viewsTo(sent.filter(isEditOfCard), WHO.leerplicht)).toMatchObject([{ cannotCome: true }]);
  });

  it('shows the coordinator on the card that somebody can come after all, without a new message', async () => {
    await says(WHO.leerplicht, 'no');
    await deliverDue(school);
    school.clock.forward(60_000);
    await says(WHO.leerplicht, 'yes');
    const toCoordinator = (await deliverDue(school)).filter(({ to }) => to === WHO.coordinator);

    expect(new Set(toCoordinator.map(({ kind }) => kind))).toEqual(new Set(['card_edit']));
  });

  it('takes no "I can after all" from somebody who never said no', async () => {
    const before = await storedVotes(school, asked);
    await says(WHO.mentor, 'yes');

    expect(await storedVotes(school, asked)).toEqual(before);
  });

  it('is left as it is by a tap, which is put on record and ends the asking', async () => {
    await says(WHO.leerplicht, 'no');
    const view = await letTableGoOn(
      await school.turn(WHO.coordinator),
      refOf(await tableNow(school, asked.ref)),
    );

    expect(view).toMatchObject({ kind: 'table_appointment', phase: 'booked', needed: null });
    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you')).toEqual([]);
  });

  it('is let go on once for each time that somebody said no: that many times it is on record', async () => {
    const ref = refOf(await tableNow(school, asked.ref));
    const goOn = async () => letTableGoOn(await school.turn(WHO.coordinator, 'go on'), ref);
    await says(WHO.leerplicht, 'no');
    await goOn();
    await goOn();
    const once = await onRecord('table.goes_on');
    await says(WHO.leerplicht, 'yes');
    school.clock.forward(60_000);
    await says(WHO.leerplicht, 'no');
    await goOn();

    expect([once, await onRecord('table.goes_on')]).toEqual([1, 2]);
  });

  it('has it on record who said so, by card and by link, once for each change', async () => {
    await says(WHO.leerplicht, 'no');
    await says(WHO.leerplicht, 'no');
    await pressAnswerPage(school.deps, await linkOf('ouder'), { kind: 'cannot_come' });
    await pressAnswerPage(school.deps, await linkOf('ouder'), { kind: 'can_come' });
    const { rows } = await sql<{ actor_kind: string; ground: string }>`
      select actor_kind, ground from audit where action = 'table.attendance_changed' order by seq
    `.execute(school.engine.db);

    expect(rows).toEqual([
      { actor_kind: 'person', ground: 'seat' },
      { actor_kind: 'guardian', ground: 'family' },
      { actor_kind: 'guardian', ground: 'family' },
    ]);
  });

  it('hears of a partner whose list of deputies has run out', async () => {
    await handOver(await school.turn(WHO.swv), refOf(await tableNow(school, asked.ref)));

    expect(viewsTo(await deliverDue(school), WHO.coordinator, 'booking_needs_you')).toMatchObject([
      { kind: 'table_appointment', needed: 'no_deputy' },
    ]);
  });

  it('shows who goes as a deputy, and counts that seat', async () => {
    await handOver(await school.turn(WHO.buurtteam), refOf(await tableNow(school, asked.ref)));
    const view = await showTable(
      await school.turn(WHO.coordinator),
      refOf(await tableNow(school, asked.ref)),
    );

    expect(view).toMatchObject({
      broken: [],
      coming: expect.arrayContaining([expect.objectContaining({ role: 'buurtteam', isDeputy: true })]),
    });
  });

  async function says(person: (typeof WHO)[keyof typeof WHO], answer: 'yes' | 'no') {
    const ref = refOf(await tableNow(school, asked.ref));
    const turn = await school.turn(person);
    return answer === 'no' ? declineBooked(turn, ref) : comeAfterAll(turn, ref);
  }

  async function linkOf(role: string) {
    const links = await school.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(asked.ref.id as never));
    const who = (await participantsNow(school, asked)).find((each) => each.role === role);
    const link = links.find(({ holder }) => holder.id === who?.id);
    if (!link) throw new Error(`no ${role} has a link`);
    return link;
  }
});

/** Of the very card that was pressed. */
function isEditOfCard({ delivery }: Sent): boolean {
  return delivery.kind === 'personal' && delivery.edits === 'card';
}

async function onRecord(action: string): Promise<number> {
  const { rows } = await sql`select 1 from audit where action = ${action}`.execute(school.engine.db);
  return rows.length;
}
