import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { holdTable } from '../../../src/app/dossier/holding-table.ts';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { askFollowUp, planFollowUp } from '../../../src/app/table/following-up.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, participantsNow, refOf, tableNow } from '../../support/tables.ts';
import { away } from '../../support/triage.ts';

let school: Play;
let asked: Asked;

beforeAll(async () => {
  school = await play();
}, 30_000);

/** A table that was held on Thursday 26 November at nine, when everybody is at the school. */
beforeEach(async () => {
  await school.again();
  asked = await askedTable(school);
  await agreed(school, asked, 'no', 'yes');
  school.clock.set('2026-11-26T15:00:00Z');
  const dossier = await school.deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(asked.dossier.id));
  const ref = { schoolId: SCHOOL, id: asked.dossier.id, version: dossier?.version ?? 1 };
  await holdTable(await school.turn(WHO.coordinator), ref, '2026-11-26' as SchoolDate);
});

afterAll(() => school.close());

describe('the table after one that was held', () => {
  it('is offered for school weeks, over which a holiday does not count', async () => {
    const form = await askFollowUp(await school.turn(WHO.coordinator), await heldRef());

    expect(form).toMatchObject({
      kind: 'table_follow',
      weeks: [
        { weeks: 1, monday: '2026-11-30' },
        { weeks: 2, monday: '2026-12-07' },
        { weeks: 3, monday: '2026-12-14' },
        { weeks: 4, monday: '2027-01-04' },
        { weeks: 6, monday: '2027-01-18' },
        { weeks: 8, monday: '2027-02-01' },
      ],
    });
  });

  it('is offered for weeks from now on, however long ago the table was', async () => {
    school.clock.set('2027-04-12T10:00:00Z');

    const form = await askFollowUp(await school.turn(WHO.coordinator), await heldRef());
    await follow(1);
    const table = await liveTable();

    expect(form).toMatchObject({ weeks: expect.arrayContaining([{ weeks: 1, monday: '2027-04-19' }]) });
    expect(table?.slots.length).toBeGreaterThan(0);
    expect(table?.slots.every(({ startsAt }) => startsAt >= Date.parse('2027-04-19T00:00:00Z'))).toBe(true);
  });

  it('asks the same people in that week, first at the same hour of the same day', async () => {
    await follow(4);

    const table = await liveTable();
    const days = table?.slots.map(({ startsAt }) => school.deps.wallClock.dateOf(startsAt)) ?? [];
    const best = table?.slots.find(({ startsAt }) => school.deps.wallClock.dateOf(startsAt) === '2027-01-07');
    const requests = (await plannedNotices(school)).filter(({ kind }) => kind === 'vote_request');

    expect(table).toMatchObject({ state: 'voting', sequence: 0, dossierId: asked.dossier.id });
    expect(days.every((on) => on >= '2027-01-04' && on <= '2027-01-08')).toBe(true);
    expect(school.deps.wallClock.minuteOf(best?.startsAt as never)).toBe(9 * 60);
    expect(new Set(requests.map(({ to }) => to.id)).size).toBe(
      (await participantsNow(school, asked)).filter(({ untilOn }) => untilOn === null).length,
    );
  });

  it('leaves the one that was held as it is', async () => {
    const before = await tableNow(school, asked.ref);
    await follow(2);

    expect(await tableNow(school, asked.ref)).toEqual(before);
  });

  it('has a deputy for whoever is away all that week, and leaves who sat at the one that was held', async () => {
    const before = await participantsNow(school, asked);
    const holder = before.find(({ role }) => role === 'leerplicht');
    await away(school, WHO.leerplicht, '2026-11-30', '2026-12-18');
    await follow(1);

    const after = await participantsNow(school, asked);
    const deputy = after.find(({ who }) => who.id === WHO.leerplichtDeputy);

    expect(after.find(({ id }) => id === holder?.id)).toMatchObject({
      who: { id: WHO.leerplicht },
      untilOn: '2026-11-26',
    });
    expect(deputy).toMatchObject({ seatId: holder?.seatId, fromOn: '2026-11-26', untilOn: null });
    expect(after.filter(({ id }) => id !== holder?.id && id !== deputy?.id)).toEqual(
      before.filter(({ id }) => id !== holder?.id),
    );
  });

  it('is asked for once: a second press, on another week too, shows the same', async () => {
    const first = await follow(2);
    const second = await follow(4);
    const { rows } = await sql`select 1 from actietafel`.execute(school.engine.db);

    expect((second as { ref: CardRef }).ref).toEqual((first as { ref: CardRef }).ref);
    expect(rows).toHaveLength(2);
  });

  it('is not put into another week where that one has no moment, and nothing is asked', async () => {
    await away(school, WHO.coordinator, '2026-12-07', '2026-12-11');
    const view = await follow(2);

    expect(view).toMatchObject({
      kind: 'table_follow',
      fault: 'no_moment_found',
      whyNone: expect.arrayContaining(['none:seat:ondersteuningscoordinator']),
    });
    expect(await liveTable()).toBeNull();
  });

  it('asks in which week when none was chosen', async () => {
    expect(await follow(null)).toMatchObject({ kind: 'table_follow', fault: 'weeks_missing' });
    expect(await liveTable()).toBeNull();
  });

  it('does not follow a table that was not held, nor in a dossier that is closed', async () => {
    await follow(2);
    const live = await liveTable();
    if (!live) throw new Error('no table follows');
    const notHeld = await askFollowUp(await school.turn(WHO.coordinator), refOf(live));
    await school.engine.script(
      `delete from vote; update actietafel set state = 'cancelled' where id = '${live.id}'`,
    );
    await school.engine.script(`update dossier set state = 'closed', closed_at = now()`);
    const closed = await follow(4);

    expect(notHeld).toMatchObject({ fault: 'not_now' });
    expect(closed).not.toMatchObject({ kind: 'table_follow' });
    expect(await liveTable()).toBeNull();
  });

  it('is for who coordinates alone', async () => {
    expect(await planFollowUp(await school.turn(WHO.mentor), await heldRef(), 2)).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('can be answered like any other', async () => {
    await follow(1);
    const live = await liveTable();
    if (!live) throw new Error('no table follows');

    expect(await showTable(await school.turn(WHO.swv), refOf(live))).toMatchObject({
      kind: 'table_vote',
      saved: false,
    });
  });
});

async function heldRef(): Promise<CardRef> {
  return refOf(await tableNow(school, asked.ref));
}

async function follow(weeks: number | null) {
  return planFollowUp(await school.turn(WHO.coordinator), await heldRef(), weeks);
}

function liveTable() {
  return school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(asked.dossier.id));
}
