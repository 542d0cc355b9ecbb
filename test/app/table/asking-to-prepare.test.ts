import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import { declineBooked } from '../../../src/app/table/declining.ts';
import { handOver } from '../../../src/app/table/handing-over.ts';
import { moveTable } from '../../../src/app/table/moving.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import { type Asked, agreed, askedTable, refOf, tableNow } from '../../support/tables.ts';
import { deliverDue, haveChats, viewsTo } from '../../support/triage.ts';

/** Tuesday the 24th, half past eight: the table is on Thursday. */
const TUESDAY = '2026-11-24T07:30:00Z';
const PREPARING = [WHO.leerplicht, WHO.jgz, WHO.swv, WHO.buurtteam, WHO.mentor].sort();

describe('asking people to prepare for a table', () => {
  let school: Play;
  let asked: Asked;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.mentor, WHO.leerplicht, WHO.swv, WHO.buurtteam);
    asked = await askedTable(school);
  });

  afterAll(() => school.close());

  it('is done two school days before it, of the kernpartners and the mentor alone', async () => {
    await bookedOnThursday();

    const planned = (await plannedNotices(school)).filter(({ kind }) => kind === 'table_prepare');

    expect(planned.map(({ to }) => to.id).sort()).toEqual(PREPARING);
    expect(new Set(planned.map(({ dueAt }) => dueAt))).toEqual(new Set(['2026-11-24T07:30:00.000Z']));
  });

  it('is not done on the day on which the table is booked: that is told of then', async () => {
    await agreed(school, asked, 'yes');

    const { slots } = await tableNow(school, asked.ref);
    expect(school.deps.wallClock.dateOf(slots[0]?.startsAt as Instant)).toBe('2026-11-25');
    expect(await toPrepare()).toEqual([]);
  });

  it('gives each their own task by card or by mail, and nothing about the pupil but the roepnaam for who may know', async () => {
    await bookedOnThursday();

    const sent = await on(TUESDAY);

    expect(viewsTo(sent, WHO.swv, 'table_prepare')).toMatchObject([
      { kind: 'table_appointment', phase: 'prepare', task: 'swv', roepnaam: null, coming: [] },
    ]);
    expect(viewsTo(sent, WHO.mentor, 'table_prepare')).toMatchObject([{ task: 'mentor', roepnaam: 'Sam' }]);
    const mailed = sent.find(({ to, kind }) => to === WHO.jgz && kind === 'table_prepare');
    expect(mailed?.delivery).toMatchObject({
      kind: 'mail',
      letter: {
        kind: 'letter_prepare',
        task: 'jgz',
        number: asked.dossier.number,
        moment: { on: '2026-11-26' },
      },
    });
    expect(JSON.stringify(mailed?.delivery)).not.toMatch(/Sam|Jansen|4H2/);
  });

  it('leaves one message a day about one table, and the task stands in that of the day before', async () => {
    await bookedOnThursday();

    const days = [await on(TUESDAY), await on('2026-11-24T14:00:00Z'), await on('2026-11-25T13:00:00Z')];

    expect(days.map((sent) => sent.filter(({ to }) => to === WHO.swv).map(({ kind }) => kind))).toEqual([
      ['table_prepare'],
      [],
      ['table_tomorrow'],
    ]);
    expect(viewsTo(days[2] ?? [], WHO.swv)).toMatchObject([{ phase: 'tomorrow', task: 'swv' }]);
  });

  it('comes to nobody when it was held up until the day before', async () => {
    await bookedOnThursday();
    await drop('table_tomorrow');

    const sent = await on('2026-11-25T07:30:00Z');

    expect(sent.filter(({ kind }) => kind === 'table_prepare').map(({ delivery }) => delivery)).toEqual(
      PREPARING.map(() => ({ kind: 'drop', reason: 'too_late' })),
    );
  });

  it('waits for the hours in which people are reminded', async () => {
    await bookedOnThursday();
    await sql`update notice set due_at = '2026-11-24T04:00:00Z' where kind = 'table_prepare'`.execute(
      school.engine.db,
    );

    const sent = await on('2026-11-24T05:00:00Z');

    expect(sent).toEqual([]);
    expect((await toPrepare()).sort()).toEqual(PREPARING);
  });

  it('ends with the moment, when the table is moved or called off', async () => {
    await bookedOnThursday();
    await moveTable(await school.turn(WHO.coordinator), await refNow());
    expect(await toPrepare()).toEqual([]);

    await again();
    await bookedOnThursday();
    await cancelTable(await school.turn(WHO.coordinator), await refNow());
    expect(await toPrepare()).toEqual([]);
  });

  it('is not sent to who said that they cannot come, and goes to who comes instead', async () => {
    await bookedOnThursday();
    await declineBooked(await school.turn(WHO.swv), await refNow());
    await handOver(await school.turn(WHO.buurtteam), await refNow());

    const sent = (await on(TUESDAY)).filter(({ kind }) => kind === 'table_prepare');

    const fate = (who: string) => sent.find(({ to }) => to === who)?.delivery;
    expect(fate(WHO.swv)).toEqual({ kind: 'drop', reason: 'cannot_come' });
    expect(fate(WHO.buurtteam)).toEqual({ kind: 'drop', reason: 'not_asked' });
    expect(fate(WHO.buurtteamDeputy)).toMatchObject({ kind: 'mail', letter: { task: 'buurtteam' } });
  });

  async function again(): Promise<void> {
    await school.again();
    asked = await askedTable(school);
  }

  /** Of its three moments the second, which is on Thursday the 26th. */
  function bookedOnThursday(): Promise<void> {
    return agreed(school, asked, 'no', 'yes');
  }

  async function refNow() {
    return refOf(await tableNow(school, asked.ref));
  }

  async function toPrepare(): Promise<string[]> {
    return (await plannedNotices(school)).flatMap(({ kind, to }) =>
      kind === 'table_prepare' ? [to.id] : [],
    );
  }

  /** What is made ready at this time about tables; everything that was due before has left by then. */
  async function on(time: string) {
    await deliverDue(school);
    school.clock.set(time);
    return (await deliverDue(school)).filter(({ kind }) => kind.startsWith('table_'));
  }

  async function drop(kind: string): Promise<void> {
    await sql`delete from notice where kind = ${kind}`.execute(school.engine.db);
  }
});
