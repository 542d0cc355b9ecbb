import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pressAnswerPage } from '../../../src/app/table/answer-page.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { declineBooked } from '../../../src/app/table/declining.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import { proposeAgain } from '../../../src/app/table/proposing-again.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { GUARDIAN, SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, refOf, storedVotes, tableNow } from '../../support/tables.ts';
import { runningTerm } from '../../support/terms.ts';
import { away, deliverDue } from '../../support/triage.ts';

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
    expect(await storedVotes(school, asked)).toEqual([]);
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
        whyNone: [
          'none:seat:ondersteuningscoordinator',
          expect.stringMatching(/^with:seat:ondersteuningscoordinator=\d+$/),
        ],
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
    const [votes, ref] = [await storedVotes(school, asked), refOf(await tableNow(school, asked.ref))];
    school.clock.set('2026-11-25T07:00:00Z');

    const moved = await moveTable(await school.turn(WHO.coordinator), ref);
    const excused = await declineBooked(await school.turn(WHO.mentor), ref);
    const handed = await handOver(await school.turn(WHO.buurtteam), ref);
    const page = await pressAnswerPage(school.deps, link, { kind: 'cannot_come' });

    expect(moved).toMatchObject({ kind: 'dossier_held' });
    expect(excused).toMatchObject({ kind: 'table_appointment', phase: 'begun', cannotCome: false });
    expect(handed).toEqual({ kind: 'refused', code: 'not_now' });
    expect(page?.page).toMatchObject({ kind: 'appointment', isAhead: false });
    expect(await storedVotes(school, asked)).toEqual(votes);
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
    const [votes, notices] = [await storedVotes(school, asked), await plannedNotices(school)];

    school.clock.forward(20_000);
    const again = await pressAnswerPage(school.deps, link, { kind: 'cannot_come' });

    expect(again?.page).toMatchObject({ kind: 'appointment', cannotCome: true });
    expect(await storedVotes(school, asked)).toEqual(votes);
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

function startTerm({ dossier }: Asked): Promise<void> {
  return school.deps.store.transact(SCHOOL, (tx) =>
    tx.deadlines.start([
      runningTerm(school.deps.ids.next(), { dossierId: dossier.id }, 'first_table', {
        dueOn: '2026-11-30' as SchoolDate,
      }),
    ]),
  );
}

async function termState({ dossier }: Asked): Promise<string | undefined> {
  const [term] = await school.deps.store.transact(SCHOOL, (tx) => tx.deadlines.of({ dossierId: dossier.id }));
  return term?.state;
}
