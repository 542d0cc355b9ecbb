import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { SchoolPolicy } from '../../../src/app/ports/schools.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { askedTable, participantsNow, tableNow } from '../../support/tables.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('asking for a moment', () => {
  it('proposes three moments on different days, after the notice and within the term', async () => {
    const { ref } = await askedTable(school);

    const { slots } = await tableNow(school, ref);
    const days = slots.map(({ startsAt }) => school.deps.wallClock.dateOf(startsAt));

    expect(new Set(days).size).toBe(3);
    expect((days[0] as string) >= '2026-11-25').toBe(true);
    expect((days[2] as string) <= '2026-11-30').toBe(true);
    expect(slots.every(({ startsAt, endsAt }) => endsAt - startsAt === 60 * 60_000)).toBe(true);
  });

  it('proposes only what the school has set: its lessons, its hours and presence moments alone', async () => {
    await set({ lessonStarts: [8 * 60 + 30, 13 * 60 + 20], tableFromMinute: 9 * 60 });
    const lessons = await askedTable(school);
    const atLessons = await tableNow(school, lessons.ref);
    await school.again();
    await set({ presenceMoments: 'required' });
    const present = await askedTable(school);
    const atPresence = await tableNow(school, present.ref);

    const minutes = atLessons.slots.map(({ startsAt }) => school.deps.wallClock.minuteOf(startsAt));
    expect(new Set(minutes)).toEqual(new Set([13 * 60 + 20]));
    expect(atPresence.slots.length).toBeGreaterThan(0);
    expect(atPresence.slots.filter(({ reasons }) => reasons.includes('outside_all'))).toEqual([]);
  });

  it('says with each later moment why it is not sooner, when nobody can come in time', async () => {
    await away(WHO.coordinator, '2026-11-23', '2026-12-02');
    const { ref } = await askedTable(school);

    const { slots } = await tableNow(school, ref);
    const view = await showTable(await school.turn(WHO.coordinator), ref);

    expect(school.deps.wallClock.dateOf(slots[0]?.startsAt as never)).toBe('2026-12-03');
    expect(slots[0]?.reasons).toEqual(
      expect.arrayContaining([
        'later',
        'later:seat:ondersteuningscoordinator',
        expect.stringMatching(/^with:seat:ondersteuningscoordinator=\d+$/),
        expect.stringMatching(/^with:later:8=\d+$/),
      ]),
    );
    expect(view).toMatchObject({
      kind: 'table_round',
      proposals: [{ reasons: expect.arrayContaining(['later']) }, {}, {}],
    });
  });

  it('says that too few moments fall where people are at school anyway, through whom, and when the next one is', async () => {
    const { ref } = await askedTable(school);

    // People are there on Tuesdays and Thursdays: Thursday alone is in time.
    const { slots } = await tableNow(school, ref);
    const round = await showTable(await school.turn(WHO.coordinator), ref);
    const question = await showTable(await school.turn(WHO.swv), ref);

    expect(slots.map(({ reasons }) => reasons.includes('outside_all'))).toEqual([true, false, true]);
    expect(slots[0]?.reasons).toEqual(expect.arrayContaining(['few:1', 'few:next:2026-12-01']));
    expect(round).toMatchObject({
      kind: 'table_round',
      proposals: [{ isOutside: true }, { isOutside: false }, {}],
    });
    expect(question).toMatchObject({
      kind: 'table_vote',
      proposals: [{ isOutside: true, reasons: [] }, {}, {}],
    });
  });

  it('tells the coordinator when there is no moment at all', async () => {
    await away(WHO.coordinator, '2026-11-23', '2027-03-31');
    const { ref } = await askedTable(school);

    const needed = (await plannedNotices(school)).filter(({ kind }) => kind === 'booking_needs_you');

    expect((await tableNow(school, ref)).slots).toEqual([]);
    expect(needed.map(({ params }) => params.why)).toEqual(['no_moment_found']);
  });

  it('asks everybody at the table once, and reminds them on the last morning before answers are due', async () => {
    const asked = await askedTable(school);

    const notices = await plannedNotices(school);
    const reminders = notices.filter(({ kind }) => kind === 'vote_reminder');

    expect(
      notices
        .filter(({ kind }) => kind === 'vote_request')
        .map(({ to }) => to.id)
        .sort(),
    ).toEqual((await participantsNow(school, asked)).map(({ who }) => who.id).sort());
    expect(new Set(reminders.map(({ dueAt }) => dueAt))).toEqual(new Set(['2026-11-24T07:30:00.000Z']));
    expect(new Set(reminders.map(({ expiresAt }) => expiresAt))).toEqual(
      new Set(['2026-11-25T07:00:00.000Z']),
    );
  });

  it('does not ask somebody who was left out for a reason on record', async () => {
    const asked = await askedTable(school, 'sam', (each) =>
      each.role === 'leerling' ? { ...each, invited: false, leftOutCode: 'pupil_does_not_want' } : each,
    );

    const pupil = (await participantsNow(school, asked)).find(({ role }) => role === 'leerling');

    expect((await plannedNotices(school)).filter(({ to }) => to.id === pupil?.who.id)).toEqual([]);
  });

  it('gives the seat to the deputy from the start when the holder is away at every moment', async () => {
    await away(WHO.buurtteam, '2026-11-23', '2026-12-31');
    const asked = await askedTable(school);

    const buurtteam = (await participantsNow(school, asked)).filter(({ role }) => role === 'buurtteam');

    expect(buurtteam.map(({ who }) => who.id)).toEqual([WHO.buurtteamDeputy]);
  });

  it('makes one door for each participant, and none for anybody else', async () => {
    const asked = await askedTable(school);

    const links = await school.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(asked.ref.id as never));

    expect(links.map(({ holder }) => holder.id).sort()).toEqual(
      (await participantsNow(school, asked)).map(({ id }) => id).sort(),
    );
  });
});

async function away(personId: PersonId, from: string, until: string): Promise<void> {
  await sql`
    insert into absence (id, person_id, from_on, until_on)
    values (${school.deps.ids.next<string>()}::uuid, ${personId}::uuid, ${from}::date, ${until}::date)
  `.execute(school.engine.db);
}

/** Changes what the school has set. */
function set(policy: Partial<SchoolPolicy>): Promise<void> {
  return school.engine.script(`update school set policy = policy || '${JSON.stringify(policy)}'::jsonb`);
}
