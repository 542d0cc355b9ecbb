import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { pressAnswerPage } from '../../../src/app/table/answer-page.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { comeAfterAll, declineBooked } from '../../../src/app/table/declining.ts';
import { letTableGoOn } from '../../../src/app/table/going-on.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { proposeAgain } from '../../../src/app/table/proposing-again.ts';
import type { Appointment } from '../../../src/app/table/views.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, participantsNow, refOf, tableNow } from '../../support/tables.ts';
import { away, deliverDue, haveChats, type Sent, viewsTo } from '../../support/triage.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('a table that changes', () => {
  let asked: Asked;

  beforeEach(async () => {
    asked = await askedTable(school);
    await agreed(school, asked, 'yes');
  });

  it('is moved by a new round without the old moments, with a higher number for agendas', async () => {
    const before = await tableNow(school, asked.ref);
    await moveTable(await school.turn(WHO.coordinator), refOf(before));
    const after = await tableNow(school, asked.ref);

    expect(after).toMatchObject({ state: 'voting', sequence: 1, bookedSlotId: null });
    expect(after.slots).toHaveLength(3);
    expect(after.slots.map(({ startsAt }) => startsAt)).not.toContain(before.slots[0]?.startsAt);
    expect(await storedVotes(asked)).toEqual([]);
  });

  it('is moved by the very press that found no moment before, once there is one', async () => {
    const ref = refOf(await tableNow(school, asked.ref));
    const move = async () => moveTable(await school.turn(WHO.coordinator, 'move'), ref);
    await away(school, WHO.coordinator, '2026-11-23', '2027-03-31');

    const first = await move();
    await school.engine.script('delete from absence');
    const second = await move();

    expect(first).toMatchObject({ kind: 'table_appointment', phase: 'booked' });
    expect(second).toMatchObject({ kind: 'table_round' });
    expect((await tableNow(school, asked.ref)).state).toBe('voting');
  });

  it.each(['booked', 'asked about'] as const)(
    'that is %s says why there is no other moment, and stays as it is',
    async (state) => {
      if (state === 'asked about')
        await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
      const before = await tableNow(school, asked.ref);
      await away(school, WHO.coordinator, '2026-11-23', '2027-03-31');

      const view = await moveTable(await school.turn(WHO.coordinator), refOf(before));

      expect(view).toMatchObject({
        kind: state === 'booked' ? 'table_appointment' : 'table_round',
        fault: 'no_moment_found',
        whyNone: ['none:seat:ondersteuningscoordinator'],
      });
      expect(await tableNow(school, asked.ref)).toEqual(before);
    },
  );

  it('says nothing of why to who only looks at it', async () => {
    const view = await showTable(await school.turn(WHO.coordinator), asked.ref);

    expect(view).toMatchObject({ kind: 'table_appointment', fault: null, whyNone: [] });
  });

  it('asks everybody anew and says which moment is off', async () => {
    const before = await tableNow(school, asked.ref);
    await moveTable(await school.turn(WHO.coordinator), refOf(before));

    const notices = await plannedNotices(school);
    const requests = notices.filter(({ kind }) => kind === 'vote_request');

    expect(requests).toHaveLength(9);
    expect(requests.every(({ params }) => params.insteadOfFrom === before.slots[0]?.startsAt)).toBe(true);
    expect(notices.filter(({ kind }) => kind === 'table_booked' || kind === 'table_tomorrow')).toEqual([]);
  });

  describe('whose moment stands in the agendas of those who are mailed', () => {
    const letters: Record<string, unknown>[] = [];
    let invited: { startsAt: number; sequence: number };

    beforeEach(async () => {
      letters.splice(0);
      await deliverDue(school);
      const { slots, sequence } = await tableNow(school, asked.ref);
      invited = { startsAt: slots[0]?.startsAt ?? 0, sequence };
      await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    });

    it('takes it out when it is called off before the new question was sent', async () => {
      await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

      expect(await letterTo(GUARDIAN.ofSam)).toMatchObject({ phase: 'cancelled', moment: null });
      await outOfAgenda();
    });

    it('takes it out when it is called off after the new question was sent', async () => {
      await deliverDue(school);
      await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

      await outOfAgenda();
    });

    it('takes it out with the question of a second move that overtakes the first', async () => {
      school.clock.forward(1000);
      await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

      await outOfAgenda();
    });

    it('takes it out when the dossier is closed, and says that it is off', async () => {
      const { dossier } = await dossierOfTable();
      await closeDossier(await school.turn(WHO.coordinator), dossier, 'moved_away');

      expect(await letterTo(GUARDIAN.ofSam)).toMatchObject({ phase: 'cancelled', closedOn: '2026-11-23' });
      await outOfAgenda();
    });

    it('puts the new one in its place when it is booked again, and takes that one out after that', async () => {
      const round = { ...asked, ref: refOf(await tableNow(school, asked.ref)) };
      await agreed(school, round, 'yes');
      const { slots, bookedSlotId } = await tableNow(school, asked.ref);
      const booked = slots.find(({ id }) => id === bookedSlotId);

      expect(await letterTo(GUARDIAN.ofSam)).toMatchObject({
        phase: 'moved',
        appointment: { cancelled: false, startsAt: booked?.startsAt },
      });
      await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
      expect(await letterTo(GUARDIAN.ofSam)).toMatchObject({
        appointment: { cancelled: true, startsAt: booked?.startsAt },
      });
    });

    /** The newest letter to this parent. */
    async function letterTo(id: string): Promise<Record<string, unknown> | undefined> {
      for (const { to, delivery } of await deliverDue(school))
        if (to === id && delivery.kind === 'mail') letters.push(delivery.letter);
      return letters.at(-1);
    }

    async function outOfAgenda(): Promise<void> {
      const letter = (await letterTo(GUARDIAN.ofSam)) as {
        appointment?: Appointment;
        insteadOf?: { appointment: Appointment };
      };
      const appointment = letter.appointment ?? letter.insteadOf?.appointment;
      expect(appointment).toMatchObject({
        uid: `${asked.ref.id}@actietafel`,
        cancelled: true,
        startsAt: invited.startsAt,
      });
      expect(appointment?.sequence).toBeGreaterThan(invited.sequence);
    }

    async function dossierOfTable() {
      const { dossierId } = await tableNow(school, asked.ref);
      const found = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(dossierId));
      return { dossier: { schoolId: SCHOOL, id: dossierId, version: found?.version ?? 0 } };
    }
  });

  it('that was never booked stands in no agenda, and takes nothing out of one', async () => {
    const other = await askedTable(school, 'noor');
    await deliverDue(school);
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, other.ref)));

    const [letter] = (await deliverDue(school)).flatMap(({ to, delivery }) =>
      to === GUARDIAN.ofNoor && delivery.kind === 'mail' ? [delivery.letter] : [],
    );

    expect(letter).toMatchObject({ kind: 'letter_appointment', appointment: null });
  });

  it('is booked anew as moved, again with a higher number', async () => {
    await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    const round = { ...asked, ref: refOf(await tableNow(school, asked.ref)) };
    await agreed(school, round, 'yes');

    const kinds = (await plannedNotices(school)).map(({ kind }) => kind);

    expect(await tableNow(school, asked.ref)).toMatchObject({ state: 'booked', sequence: 2 });
    expect(kinds.filter((kind) => kind === 'table_moved')).toHaveLength(9);
    expect(kinds).not.toContain('table_booked');
  });

  it('is called off to everybody, and its reminders go', async () => {
    const view = await cancelTable(
      await school.turn(WHO.coordinator),
      refOf(await tableNow(school, asked.ref)),
    );

    const kinds = (await plannedNotices(school)).map(({ kind }) => kind);

    expect(view).toMatchObject({ kind: 'table_appointment', phase: 'cancelled' });
    expect(await tableNow(school, asked.ref)).toMatchObject({ state: 'cancelled', sequence: 1 });
    expect(kinds.filter((kind) => kind === 'table_cancelled')).toHaveLength(9);
    expect(kinds).not.toContain('table_tomorrow');
    expect(kinds).not.toContain('table_booked');
  });

  it('is not called off from a card that shows an older state', async () => {
    const view = await cancelTable(await school.turn(WHO.coordinator), asked.ref);

    expect(view).toMatchObject({ kind: 'table_appointment', phase: 'booked' });
    expect((await tableNow(school, asked.ref)).state).toBe('booked');
  });

  it.each([
    ['2026-11-25T06:59:00Z', 'cancelled', 'table_appointment'],
    ['2026-11-25T07:00:00Z', 'booked', 'dossier_held'],
  ])('is called off until it begins; at %s it is %s and the card a %s', async (at, state, kind) => {
    school.clock.set(at);
    const ref = refOf(await tableNow(school, asked.ref));
    const view = await cancelTable(await school.turn(WHO.coordinator), ref);

    expect(view).toMatchObject({ kind });
    expect((await tableNow(school, asked.ref)).state).toBe(state);
  });

  it('that has begun is not moved, handed over or excused from, by card or by link', async () => {
    const [link] = await school.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(asked.ref.id as never));
    if (!link) throw new Error('nobody has a link');
    const [votes, ref] = [await storedVotes(asked), refOf(await tableNow(school, asked.ref))];
    school.clock.set('2026-11-25T07:00:00Z');

    const moved = await moveTable(await school.turn(WHO.coordinator), ref);
    const excused = await declineBooked(await school.turn(WHO.mentor), ref);
    const handed = await handOver(await school.turn(WHO.buurtteam), ref);
    const page = await pressAnswerPage(school.deps, link, { kind: 'cannot_come' });

    expect(moved).toMatchObject({ kind: 'dossier_held' });
    expect(excused).toMatchObject({ kind: 'table_appointment', phase: 'begun', cannotCome: false });
    expect(handed).toEqual({ kind: 'refused', code: 'not_now' });
    expect(page?.page).toMatchObject({ kind: 'appointment', isAhead: false });
    expect(await storedVotes(asked)).toEqual(votes);
  });

  it('meets the term of the first table, and no longer does when it is off', async () => {
    await startTerm(asked);
    await moveTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    const round = { ...asked, ref: refOf(await tableNow(school, asked.ref)) };
    await agreed(school, round, 'yes');
    const booked = await termState(asked);
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));

    expect([booked, await termState(asked)]).toEqual(['met', 'running']);
  });

  it('can be asked for again after it was called off, once', async () => {
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    const off = refOf(await tableNow(school, asked.ref));
    const first = await proposeAgain(await school.turn(WHO.coordinator), off);
    const second = await proposeAgain(await school.turn(WHO.coordinator), off);

    expect(first).toMatchObject({ kind: 'table_round' });
    expect((second as { ref: unknown }).ref).toEqual((first as { ref: unknown }).ref);
  });

  it('is shown anew when the same press to ask again comes twice', async () => {
    await cancelTable(await school.turn(WHO.coordinator), refOf(await tableNow(school, asked.ref)));
    const off = refOf(await tableNow(school, asked.ref));
    const first = await proposeAgain(await school.turn(WHO.coordinator, 'again'), off);
    const second = await proposeAgain(await school.turn(WHO.coordinator, 'again'), off);

    expect(second).toEqual(first);
  });

  it('takes a "no" by link once: a repetition changes no answer and draws no card again', async () => {
    const [link] = await school.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(asked.ref.id as never));
    if (!link) throw new Error('nobody has a link');
    await pressAnswerPage(school.deps, link, { kind: 'cannot_come' });
    const [votes, notices] = [await storedVotes(asked), await plannedNotices(school)];

    school.clock.forward(20_000);
    const again = await pressAnswerPage(school.deps, link, { kind: 'cannot_come' });

    expect(again?.page).toMatchObject({ kind: 'appointment', cannotCome: true });
    expect(await storedVotes(asked)).toEqual(votes);
    expect(await plannedNotices(school)).toEqual(notices);
  });

  it('stands when somebody cannot come after all, and the coordinator hears it', async () => {
    const view = await declineBooked(await school.turn(WHO.mentor), refOf(await tableNow(school, asked.ref)));

    const needed = (await plannedNotices(school)).filter(({ kind }) => kind === 'booking_needs_you');

    expect(view).toMatchObject({ kind: 'table_appointment', cannotCome: true });
    expect((await tableNow(school, asked.ref)).state).toBe('booked');
    expect(needed.map(({ params }) => params.why)).toEqual(['cannot_come']);
  });
});

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
    const before = await storedVotes(asked);
    await says(WHO.mentor, 'yes');

    expect(await storedVotes(asked)).toEqual(before);
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

function storedVotes({ ref }: Asked) {
  return school.deps.store.transact(SCHOOL, (tx) => tx.tables.votes(ref.id as never));
}

function startTerm({ dossier }: Asked): Promise<void> {
  return school.deps.store.transact(SCHOOL, (tx) =>
    tx.deadlines.start([
      {
        id: school.deps.ids.next(),
        about: { dossierId: dossier.id },
        rule: 'first_table',
        ruleVersion: 1,
        startsOn: '2026-11-23' as SchoolDate,
        dueOn: '2026-11-30' as SchoolDate,
        state: 'running',
      },
    ]),
  );
}

async function termState({ dossier }: Asked): Promise<string | undefined> {
  const [term] = await school.deps.store.transact(SCHOOL, (tx) => tx.deadlines.of({ dossierId: dossier.id }));
  return term?.state;
}
