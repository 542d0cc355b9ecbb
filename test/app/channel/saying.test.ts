import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { bindChannel } from '../../../src/app/channel/binding-channel.ts';
import { makeAgreement } from '../../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../../src/app/dossier/closing.ts';
import { holdTable } from '../../../src/app/dossier/holding-table.ts';
import type { Delivery } from '../../../src/app/ports/delivery.ts';
import type { Dossier } from '../../../src/app/ports/dossiers.ts';
import { cancelTable } from '../../../src/app/table/cancelling.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, TENANT, WHO } from '../../support/school.ts';
import { agreed, refOf, votes } from '../../support/tables.ts';
import { deliverDue, openedDossier } from '../../support/triage.ts';

const TODAY = '2026-11-23' as SchoolDate;

let school: Play;

beforeAll(async () => {
  school = await play();
}, 60_000);

beforeEach(async () => {
  await school.again();
  await bindChannel(await school.turn(WHO.coordinator, undefined, null), {
    tenantId: TENANT,
    serviceUrl: 'http://localhost/',
    teamsId: 'general',
    botId: 'bot',
  });
});

afterAll(() => school.close());

describe('what the channel says', () => {
  it('is that there will be a table, with a living card beside it', async () => {
    await openedDossier(school);

    expect(await said()).toEqual([
      { kind: 'channel_post', verb: 'concern_accepted', on: null, edits: null },
      { kind: 'channel_card', verb: 'table_proposed', on: null, edits: null },
    ]);
  });

  it('is the booked day as a post, while the card is edited in its place', async () => {
    const { dossier } = await openedDossier(school);
    await said();

    await book(dossier);
    const after = await said();

    expect(after.filter(({ kind }) => kind === 'channel_post')).toEqual([
      { kind: 'channel_post', verb: 'table_booked', on: '2026-11-25', edits: null },
    ]);
    expect(after.filter(({ kind }) => kind === 'channel_card').at(-1)).toEqual({
      kind: 'channel_card',
      verb: 'table_booked',
      on: '2026-11-25',
      edits: expect.stringContaining('channel_card'),
    });
  });

  it('is that the table is tomorrow, on the last school day before it', async () => {
    const { dossier } = await openedDossier(school);
    await book(dossier);
    await said();

    school.clock.set('2026-11-24T12:59:44Z');
    const before = await said();
    school.clock.set('2026-11-24T13:00:00Z');

    expect(before).toEqual([]);
    expect(await said()).toEqual([
      { kind: 'channel_post', verb: 'table_tomorrow', on: '2026-11-25', edits: null },
    ]);
  });

  it.each([
    ['2026-11-24T15:59:00Z', 1, 'at the end of the day before'],
    [
      '2026-11-25T06:30:00Z',
      0,
      'in the morning of the day itself, before the table and not in the quiet hours',
    ],
  ])('at %s is %d times that the table is tomorrow, %s', async (at, times) => {
    const { dossier } = await openedDossier(school);
    await sql`update school set policy = policy || '{"remindFromMinute": 420}'`.execute(school.engine.db);
    await book(dossier);
    await said();

    school.clock.set(at);

    expect((await said()).filter(({ verb }) => verb === 'table_tomorrow')).toHaveLength(times);
  });

  it('is from how many people an answer is missing', async () => {
    await openedDossier(school);
    await said();
    school.clock.set('2026-11-24T11:00:00Z');

    const sent = await deliverDue(school);

    expect(sent.flatMap(({ delivery }) => (delivery.kind === 'channel' ? [delivery.payload] : []))).toEqual([
      expect.objectContaining({ verb: 'answers_missing', count: 9 }),
    ]);
  });

  it('carries the number of that very moment, and is nothing when everybody has answered', async () => {
    const { dossier } = await openedDossier(school);
    await said();
    const table = { dossier, ref: await tableRef(dossier) };
    await votes(school, table, WHO.swv, 'no', 'no', 'no');
    await votes(school, table, WHO.mentor, 'no');
    school.clock.set('2026-11-24T11:00:00Z');

    const counts = (await deliverDue(school)).flatMap(({ delivery }) =>
      delivery.kind === 'channel' && delivery.payload.kind === 'news' ? [delivery.payload.count] : [],
    );

    expect(counts.filter((count) => count !== null)).toEqual([7]);
  });

  it.each(['booked', 'closed'] as const)(
    'is nothing of missing answers when it was %s before noon',
    async (what) => {
      const { dossier, ref } = await openedDossier(school);
      if (what === 'booked') await book(dossier);
      else await closeDossier(await school.turn(WHO.coordinator), ref, 'family_stops');
      school.clock.set('2026-11-24T11:00:00Z');

      expect((await said()).filter(({ verb }) => verb === 'answers_missing')).toEqual([]);
    },
  );

  it('is that the table was held, is off, that there is an agreement, that it is closed: on the card alone', async () => {
    const { dossier, ref } = await openedDossier(school);
    await book(dossier);
    await said();
    school.clock.set('2026-11-25T15:00:00Z');
    await said();

    await holdTable(await school.turn(WHO.coordinator), ref, '2026-11-25' as SchoolDate);
    const held = await said();
    await makeAgreement(await school.turn(WHO.coordinator), { ...ref, version: 2 }, ['work'], TODAY);
    const made = await said();
    await closeDossier(await school.turn(WHO.coordinator), { ...ref, version: 3 }, 'agreement_runs');
    const closed = await said();

    expect([held, made, closed].map((each) => each.map(({ kind, verb }) => [kind, verb]))).toEqual([
      [['channel_card', 'table_held']],
      [['channel_card', 'agreement_made']],
      [['channel_card', 'closed']],
    ]);
  });

  it('is that a booked table does not go on', async () => {
    const { dossier } = await openedDossier(school);
    await book(dossier);
    await said();

    await cancelTable(await school.turn(WHO.coordinator), await tableRef(dossier));
    const after = await said();

    expect(after.map(({ kind, verb }) => [kind, verb])).toEqual([
      ['channel_post', 'table_cancelled'],
      ['channel_card', 'table_cancelled'],
    ]);
  });

  it('is nothing about an agreement that was made, or a dossier that was closed', async () => {
    const { ref } = await openedDossier(school);
    await makeAgreement(await school.turn(WHO.coordinator), ref, ['work'], TODAY);
    await said();
    school.clock.set('2027-03-01T07:30:00Z');

    expect((await said()).filter(({ verb }) => verb.startsWith('agreement_'))).toEqual([]);
  });

  it('is nothing at all while no channel was chosen', async () => {
    await school.again();
    await openedDossier(school);

    expect(await said()).toEqual([]);
  });

  it('goes to the new channel as a new card when the channel was moved', async () => {
    const { dossier } = await openedDossier(school);
    await said();
    await bindChannel(await school.turn(WHO.coordinator, undefined, null), {
      tenantId: TENANT,
      serviceUrl: 'http://localhost/',
      teamsId: 'care',
      botId: 'bot',
    });

    await book(dossier);
    school.clock.forward(15_000);
    const cards = (await deliverDue(school)).filter(({ kind }) => kind === 'channel_card');

    expect(cards[0]).toMatchObject({ edits: null, delivery: { to: { teamsId: 'care' } } });
  });
});

type Said = { kind: string; verb: string; on: string | null; edits: string | null };

/** What is due for the channel within the stretch in which changes of a table are gathered, as number, verb and day. */
async function said(): Promise<Said[]> {
  school.clock.forward(15_000);
  const sent = await deliverDue(school);
  return sent.flatMap(({ kind, delivery }) => (isNews(delivery) ? [newsOf(kind, delivery)] : []));
}

type News = Extract<Delivery, { kind: 'channel' }>;

function isNews(delivery: Delivery): delivery is News {
  return delivery.kind === 'channel' && delivery.payload.kind === 'news';
}

function newsOf(kind: string, { payload, edits }: News): Said {
  if (payload.kind !== 'news') throw new Error('no news');
  expect(payload.number).toBe('26-001');
  return { kind, verb: payload.verb, on: payload.on, edits };
}

async function book(dossier: Dossier): Promise<void> {
  await agreed(school, { dossier, ref: await tableRef(dossier) }, 'yes');
}

async function tableRef(dossier: Dossier) {
  const table = await school.deps.store.transact(SCHOOL, (tx) => tx.tables.current(dossier.id));
  if (!table) throw new Error('no table is open');
  return refOf(table);
}
