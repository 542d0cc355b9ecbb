import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { preparingOf } from '../../src/app/preparing-notices.ts';
import { logTo } from '../../src/log.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import type { Handle } from '../../src/teams/bot.ts';
import { handlingOf } from '../../src/teams/handling.ts';
import { inboundOf } from '../../src/teams/inbound.ts';
import { activityOf } from '../support/activity.ts';
import { type Play, play } from '../support/playing.ts';
import { entraOf, SCHOOL, WHO } from '../support/school.ts';
import { haveChats, sentConcern } from '../support/triage.ts';

const FIRST = '1700000000001';
const SECOND = '1700000000002';
const LEFT = { body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' } };

describe('a card that is seen', () => {
  let school: Play;
  let handle: Handle;
  let lines: string[];

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator, WHO.mentor);
    lines = [];
    handle = handlingOf(
      school.deps,
      logTo((line) => lines.push(line), school.clock.now, 'error'),
      () => undefined,
    );
    await sentConcern(school);
  });

  afterAll(() => school.close());

  it('is marked as seen, the first time that it is, and not as acted on; and is left as it is', async () => {
    await stands('sent', FIRST);
    const first = school.clock.now();

    expect(await see(FIRST)).toEqual(LEFT);
    school.clock.forward(60_000);
    await see(FIRST);

    expect(await card()).toMatchObject({ state: 'sent', seen: new Date(first), acted: null });
    expect(await edits()).toEqual([]);
  });

  it.each(['unknown', 'claimed', 'planned'])(
    'has arrived when its fate was lost (%s), and is not sent once more',
    async (state) => {
      await stands(state, null);

      expect(await see(FIRST)).toEqual(LEFT);

      expect(await card()).toMatchObject({
        state: 'sent',
        activity: FIRST,
        seen: new Date(school.clock.now()),
      });
      expect(await noticeQueueOn(school.engine.db).claim(school.clock.now(), 10, 60)).toEqual([]);
      expect(await edits()).toEqual([]);
    },
  );

  it('keeps a repeat that a sender has in hand already from being sent', async () => {
    await sql`update notice set params = params || '{"repeat": true}'::jsonb where kind = 'triage'`.execute(
      school.engine.db,
    );
    const claimed = await noticeQueueOn(school.engine.db).claim(school.clock.now(), 10, 60);
    const [repeat] = claimed.filter(({ kind }) => kind === 'triage');
    if (!repeat) throw new Error('There is no card to judge.');
    expect(await preparingOf(school.deps)(repeat)).toMatchObject({ kind: 'personal' });

    await see(FIRST);

    expect(await preparingOf(school.deps)(repeat)).toEqual({ kind: 'drop', reason: 'arrived' });
  });

  it('that came twice leaves one: the second becomes a line that says so, by an edit', async () => {
    await stands('sent', SECOND);

    await see(FIRST);
    await see(SECOND, { isRepeat: true });

    expect(await card()).toMatchObject({ state: 'sent', activity: FIRST });
    expect(await edits()).toEqual([{ edits: SECOND, show: 'came_twice', table: null }]);
    const claimed = await noticeQueueOn(school.engine.db).claim(school.clock.now(), 10, 60);
    const [fold] = claimed.filter(({ kind }) => kind === 'card_edit');
    if (!fold) throw new Error('Nothing is edited.');
    expect(await preparingOf(school.deps)(fold)).toMatchObject({
      kind: 'personal',
      view: { kind: 'came_twice' },
      edits: SECOND,
      isOnlyEdit: true,
    });
  });

  it.each([
    ['somebody else sees it', { person: WHO.mentor }],
    ['it is of another school', { schoolId: '019ad111-0000-7000-8000-0000000000ff' }],
    ['it is in no chat of their own', { conversation: { id: 'a:1', conversationType: 'groupChat' } }],
    ['no message is named', { replyToId: undefined }],
    ['what it says is nothing of ours', { data: { notice: 'nothing' } }],
  ])('changes nothing when %s, and is left as it is', async (_why, other) => {
    await stands('unknown', null);

    expect(await see(FIRST, other)).toEqual(LEFT);

    expect(await card()).toMatchObject({ state: 'unknown', seen: null });
  });

  it('is left as it is when the database is away, which is a line in the log', async () => {
    await stands('unknown', null);
    const { store } = school.deps;
    handle = handlingOf(
      {
        ...school.deps,
        store: {
          ...store,
          transact: () => Promise.reject(Object.assign(new Error('no'), { code: '08006' })),
        },
      },
      logTo((line) => lines.push(line), school.clock.now, 'error'),
      () => undefined,
    );

    expect(await see(FIRST)).toEqual(LEFT);

    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ fault: 'sql_08006' }]);
  });

  it('of whom no roster names is left as it is, without a word', async () => {
    expect(await see(FIRST, { entraId: '22222222-0000-7000-8000-0000000000ff' })).toEqual(LEFT);
  });

  type Other = {
    isRepeat?: boolean;
    person?: (typeof WHO)['mentor'];
    entraId?: string;
    schoolId?: string;
    conversation?: object;
    replyToId?: string | undefined;
    data?: object;
  };

  async function see(replyToId: string, other: Other = {}) {
    const { id } = await card();
    const data = other.data ?? {
      notice: { schoolId: other.schoolId ?? SCHOOL, id, isRepeat: other.isRepeat ?? false },
    };
    const inbound = inboundOf(
      activityOf({
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: 'replyToId' in other ? other.replyToId : replyToId,
        from: { id: '29:1', aadObjectId: other.entraId ?? entraOf(other.person ?? WHO.coordinator) },
        value: { action: { type: 'Action.Execute', verb: 'notice.seen', data }, trigger: 'automatic' },
        ...(other.conversation ? { conversation: other.conversation } : {}),
      }),
    );
    if (!inbound) throw new Error('This activity is of no known shape.');
    return handle(inbound);
  }

  async function stands(state: string, activityId: string | null): Promise<void> {
    await sql`
      update notice set state = ${state}, activity_id = ${activityId}, road = 'personal', fence = 1
      where kind = 'triage' and to_id = ${WHO.coordinator}::uuid
    `.execute(school.engine.db);
    await sql`delete from notice where kind <> 'triage' or to_id <> ${WHO.coordinator}::uuid`.execute(
      school.engine.db,
    );
  }

  async function card() {
    const rows = await sql<{ id: string; state: string; activity: string; seen: Date; acted: Date }>`
      select id, state, activity_id as activity, seen_at as seen, acted_at as acted
      from notice where kind = 'triage' and to_id = ${WHO.coordinator}::uuid
    `.execute(school.engine.db);
    const [row] = rows.rows;
    if (!row) throw new Error('There is no card to judge.');
    return row;
  }

  async function edits() {
    const rows = await sql`
      select edits_activity as edits, params ->> 'show' as show, actietafel_id as table
      from notice where kind = 'card_edit'
    `.execute(school.engine.db);
    return rows.rows;
  }
});
