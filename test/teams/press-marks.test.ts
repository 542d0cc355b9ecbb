import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { logTo } from '../../src/log.ts';
import type { Handle } from '../../src/teams/bot.ts';
import { handlingOf } from '../../src/teams/handling.ts';
import { inboundOf } from '../../src/teams/inbound.ts';
import { activityOf } from '../support/activity.ts';
import { type Play, play } from '../support/playing.ts';
import { entraOf, SCHOOL, WHO } from '../support/school.ts';
import { haveChats, sentConcern } from '../support/triage.ts';

const CARD = '1700000000001';

describe('a press on a message', () => {
  let school: Play;
  let handle: Handle;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.mentor);
    handle = handlingOf(
      school.deps,
      logTo(() => undefined, school.clock.now, 'error'),
      () => undefined,
    );
    await sentConcern(school);
    await sql`
      update notice set state = 'sent', activity_id = ${CARD} where kind = 'triage' and to_id = ${WHO.coordinator}::uuid
    `.execute(school.engine.db);
  });

  afterAll(() => school.close());

  it.each([
    ['does something', 'page.concern', null],
    ['only shows something', 'triage.back', null],
    ['is refused, since the card has had its day', 'triage.finish', 99],
  ])('that %s puts down that it was seen and acted on (%s)', async (_what, verb, version) => {
    await press(WHO.coordinator, verb, version);

    expect(await acted()).toEqual([{ kind: 'triage', at: new Date(school.clock.now()) }]);
  });

  it('keeps the first time', async () => {
    const first = school.clock.now();
    await press(WHO.coordinator, 'triage.back');
    school.clock.forward(60_000);
    await press(WHO.coordinator, 'triage.back');

    expect(await acted()).toEqual([{ kind: 'triage', at: new Date(first) }]);
  });

  it('of somebody else marks nothing', async () => {
    await press(WHO.mentor, 'triage.back');

    expect(await acted()).toEqual([]);
  });

  async function press(
    person: (typeof WHO)['mentor'],
    verb: string,
    version: number | null = null,
  ): Promise<void> {
    const concern = await school.deps.store.transact(SCHOOL, (tx) => tx.concerns.byNumber('26-001'));
    const inbound = inboundOf(
      activityOf({
        type: 'invoke',
        name: 'adaptiveCard/action',
        id: `press ${verb} ${person} ${school.clock.now()}`,
        replyToId: CARD,
        from: { id: '29:1', aadObjectId: entraOf(person) },
        value: {
          action: {
            type: 'Action.Execute',
            verb,
            data: { ref: { schoolId: SCHOOL, id: concern?.id, version: version ?? concern?.version } },
          },
          trigger: 'manual',
        },
      }),
    );
    if (!inbound) throw new Error('This activity is of no known shape.');
    await handle(inbound);
  }

  async function acted() {
    const rows = await sql<{ kind: string; at: Date }>`
      select kind, acted_at as at from notice where acted_at is not null and seen_at = acted_at
    `.execute(school.engine.db);
    return rows.rows;
  }
});
