import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { showTable } from '../../../src/app/table/changing-table.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import {
  type Asked,
  agreed,
  askedTable,
  participantsNow,
  refOf,
  tableNow,
  votes,
} from '../../support/tables.ts';

let school: Play;

beforeAll(async () => {
  school = await play();
}, 30_000);

beforeEach(() => school.again());
afterAll(() => school.close());

describe('a deputy', () => {
  let asked: Asked;

  beforeEach(async () => {
    asked = await askedTable(school);
  });

  it('takes the seat, is asked, and has no answers of the holder', async () => {
    await votes(school, asked, WHO.buurtteam, 'yes', 'yes', 'yes');
    const view = await handOver(await school.turn(WHO.buurtteam), asked.ref);

    const requests = (await plannedNotices(school)).filter(({ kind }) => kind === 'vote_request');

    expect(view).toMatchObject({ kind: 'table_handed_over' });
    expect(requests.map(({ to }) => to.id)).toContain(WHO.buurtteamDeputy);
    expect(await showTable(await school.turn(WHO.buurtteamDeputy), asked.ref)).toMatchObject({
      kind: 'table_vote',
      answered: 0,
    });
    expect(await votes(school, asked, WHO.buurtteam, 'yes')).toEqual({
      kind: 'refused',
      code: 'not_your_seat',
    });
  });

  it('is asked once when the button is pressed twice', async () => {
    const first = await handOver(await school.turn(WHO.buurtteam, 'deputy'), asked.ref);
    const second = await handOver(await school.turn(WHO.buurtteam, 'deputy'), asked.ref);

    expect(second).toEqual(first);
    expect((await participantsNow(school, asked)).filter(({ role }) => role === 'buurtteam')).toHaveLength(2);
  });

  it('who is not there leaves the seat with its holder, and the coordinator hears it', async () => {
    const view = await handOver(await school.turn(WHO.swv), asked.ref);

    const needed = (await plannedNotices(school)).filter(({ kind }) => kind === 'booking_needs_you');

    expect(view).toEqual({ kind: 'refused', code: 'no_deputy' });
    expect(needed.map(({ params }) => params.why)).toContain('no_deputy');
    expect(await votes(school, asked, WHO.swv, 'yes')).toMatchObject({ kind: 'table_vote' });
  });

  it.each([
    ['of the same organisation', null, 'consent'],
    ['of another organisation', '019ad111-0000-7000-8000-0000000000e0', null],
  ])('%s reads on the ground that was recorded for the seat, or on none', async (_who, employer, ground) => {
    await school.again();
    asked = await askedTable(school, 'sam', (each) =>
      each.role === 'buurtteam' ? { ...each, ground: 'consent', groundOn: each.fromOn } : each,
    );
    if (employer)
      await sql`update person set organisation_id = ${employer}::uuid where id = ${WHO.buurtteamDeputy}::uuid`.execute(
        school.engine.db,
      );

    await handOver(await school.turn(WHO.buurtteam), asked.ref);

    const deputy = (await participantsNow(school, asked)).find(({ who }) => who.id === WHO.buurtteamDeputy);
    expect(deputy?.ground).toBe(ground);
  });

  it('cannot take the place of a mentor', async () => {
    expect(await handOver(await school.turn(WHO.mentor), asked.ref)).toEqual({
      kind: 'refused',
      code: 'not_for_your_role',
    });
  });

  it('of a booked table is invited to it', async () => {
    await agreed(school, asked, 'yes');
    await handOver(await school.turn(WHO.buurtteam), refOf(await tableNow(school, asked.ref)));

    const booked = (await plannedNotices(school)).filter(({ to }) => to.id === WHO.buurtteamDeputy);

    expect(booked.map(({ kind }) => kind)).toEqual(['table_booked', 'table_tomorrow']);
  });
});
