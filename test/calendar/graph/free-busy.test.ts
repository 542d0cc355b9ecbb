import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { graphFreeBusy } from '../../../src/calendar/graph/free-busy.ts';
import { amsterdamWallClock } from '../../../src/calendar/wall-clock.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import { busy, failing } from '../../support/fake-agendas.ts';
import { type AgendaItem, fault } from '../../support/graph-calendars.ts';
import { type GraphStage, graphStage, MAILBOX } from '../../support/graph-stage.ts';

const HANNA = 'hanna@school.example';
const PIM = 'pim@school.example';
const DAY = 24 * 60 * 60_000;

let stage: GraphStage;

beforeEach(async () => {
  stage = await graphStage();
});
afterEach(async () => {
  expect(stage.server.wrong).toEqual([]);
  await stage.close();
});

describe('when people of the organisation are busy', () => {
  it('is taken from the status of each entry', async () => {
    const at = (hour: number, status: AgendaItem['status']): AgendaItem => ({
      start: `2026-11-24T0${hour}:00:00Z`,
      end: `2026-11-24T0${hour}:30:00Z`,
      status,
    });
    stage.server.calendars.agendas.set(HANNA, [
      at(1, 'busy'),
      at(2, 'tentative'),
      at(3, 'oof'),
      at(4, 'workingElsewhere'),
      at(5, 'free'),
      at(6, 'unknown'),
    ]);

    const [read] = await reading([HANNA]);

    expect(read).toEqual({
      kind: 'read',
      busy: [
        busy('2026-11-24T01:00:00Z', '2026-11-24T01:30:00Z'),
        busy('2026-11-24T02:00:00Z', '2026-11-24T02:30:00Z', 'tentative'),
        busy('2026-11-24T03:00:00Z', '2026-11-24T03:30:00Z'),
        busy('2026-11-24T06:00:00Z', '2026-11-24T06:30:00Z', 'tentative'),
      ],
    });
  });

  it('holds nothing of what it is for, nor where', async () => {
    stage.server.calendars.agendas.set(HANNA, [
      {
        start: '2026-11-24T09:00:00Z',
        end: '2026-11-24T10:00:00Z',
        status: 'busy',
        subject: 'Gesprek over Sam',
        location: 'Spreekkamer 2',
      },
    ]);

    const read = JSON.stringify(await reading([HANNA]));

    expect(read).toContain('busy');
    expect(read).not.toMatch(/Sam|Spreekkamer/);
    expect(JSON.stringify(stage.log.lines)).not.toMatch(/Sam|Spreekkamer|hanna/);
  });

  it('is asked of everybody in one call for each two months, from midnight on the wall to midnight', async () => {
    stage.server.calendars.agendas.set(HANNA, []);
    await reading([HANNA, PIM], '2026-11-23T09:00:00Z', 110);

    const bodies = stage.server.asked.map(({ body }) => body);
    expect(stage.server.asked.map(({ operation }) => operation)).toEqual([
      'user.calendar_getSchedule',
      'user.calendar_getSchedule',
    ]);
    expect(bodies.map(({ Schedules }) => Schedules)).toEqual([
      [HANNA, PIM],
      [HANNA, PIM],
    ]);
    expect(
      bodies.map(({ StartTime, EndTime }) =>
        [StartTime, EndTime].map((each) => (each as { dateTime: string }).dateTime),
      ),
    ).toEqual([
      ['2026-11-22T23:00:00', '2027-01-21T23:00:00'],
      ['2027-01-21T23:00:00', '2027-03-22T23:00:00'],
    ]);
  });

  it.each([
    ['spring', '2027-03-01T09:00:00Z', '2027-02-28T23:00:00', '2027-04-29T22:00:00'],
    ['autumn', '2026-10-01T09:00:00Z', '2026-09-30T22:00:00', '2026-11-29T23:00:00'],
  ])(
    'is asked over whole days of the wall, also where the clock changes in %s',
    async (_, at, from, until) => {
      await reading([HANNA], at, 50);

      expect(stage.server.asked.map(({ body }) => [body.StartTime, body.EndTime])).toEqual([
        [
          { dateTime: from, timeZone: 'UTC' },
          { dateTime: until, timeZone: 'UTC' },
        ],
      ]);
    },
  );

  it('begins at the moment it is asked and joins what lies over the edge of two calls', async () => {
    stage.server.calendars.agendas.set(HANNA, [
      { start: '2026-11-23T08:00:00Z', end: '2026-11-23T10:00:00Z', status: 'busy' },
      { start: '2027-01-20T09:00:00Z', end: '2027-01-23T09:00:00Z', status: 'oof' },
    ]);

    const [read] = await reading([HANNA], '2026-11-23T09:00:00Z', 110);

    expect(read).toEqual({
      kind: 'read',
      busy: [
        busy('2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'),
        busy('2027-01-20T09:00:00Z', '2027-01-23T09:00:00Z'),
      ],
    });
  });

  it.each([
    ['ErrorMailRecipientNotFound', 'no_mailbox'],
    ['5009', 'no_mailbox'],
    ['ErrorNoFreeBusyAccess', 'not_allowed'],
    ['ErrorResultSetTooBig', 'too_many'],
    ['ErrorProxyRequestProcessingFailed', 'not_reached'],
    ['', 'not_reached'],
  ] as const)(
    'is unknown of one of whom Graph says "%s", by the reason %s, and known of the others',
    async (code, reason) => {
      stage.server.calendars.agendas.set(HANNA, { error: code });
      stage.server.calendars.agendas.set(PIM, []);

      expect(await reading([HANNA, PIM])).toEqual([failing(reason), { kind: 'read', busy: [] }]);
    },
  );

  it('is known in the order in which was asked, whatever letters the address is written with', async () => {
    stage.server.calendars.agendas.set(HANNA, [
      { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z', status: 'busy' },
    ]);
    stage.server.calendars.agendas.set(PIM, []);

    const [pim, hanna] = await reading(['Pim@School.example', 'HANNA@school.example']);

    expect(pim).toEqual({ kind: 'read', busy: [] });
    expect(hanna).toMatchObject({ busy: [{ status: 'busy' }] });
  });

  it('is unknown of everybody when Graph does not let us ask, or does not answer', async () => {
    stage.server.next.push(fault(403, 'ErrorAccessDenied'));
    expect(await reading([HANNA, PIM])).toEqual([failing('not_allowed'), failing('not_allowed')]);

    stage.server.next.push('lost');
    expect(await reading([HANNA, PIM])).toEqual([failing('not_reached'), failing('not_reached')]);
  });

  it.each([
    ['first', ['lost']],
    ['second', ['usual', 'lost']],
  ] as const)('is unknown when the %s of two calls fails, whatever the other says', async (_which, next) => {
    const entry = (on: string): AgendaItem => ({
      start: `${on}T09:00:00Z`,
      end: `${on}T10:00:00Z`,
      status: 'busy',
    });
    stage.server.calendars.agendas.set(HANNA, [entry('2026-11-24'), entry('2027-02-24')]);
    stage.server.next.push(...next);

    expect(await reading([HANNA], '2026-11-23T09:00:00Z', 110)).toEqual([failing('not_reached')]);
  });
});

function reading(mails: string[], at = '2026-11-23T09:00:00Z', days = 30) {
  const from = Date.parse(at) as Instant;
  const agendas = graphFreeBusy(stage.client, { tenantId: 'tenant', mailbox: MAILBOX }, amsterdamWallClock());
  return agendas.read(mails, from, (from + days * DAY) as Instant);
}
