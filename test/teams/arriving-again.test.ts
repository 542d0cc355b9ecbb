import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { answerSafety } from '../../src/app/intake/answering-intake.ts';
import { askForCall } from '../../src/app/intake/asking-for-call.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { Deps } from '../../src/app/turn.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import { logTo } from '../../src/log.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import type { Handle } from '../../src/teams/bot.ts';
import { handlingOf } from '../../src/teams/handling.ts';
import { inboundOf } from '../../src/teams/inbound.ts';
import { activityOf } from '../support/activity.ts';
import { plannedNotices } from '../support/notices-planned.ts';
import { type Play, play } from '../support/playing.ts';
import { entraOf, SCHOOL, WHO } from '../support/school.ts';
import { deliverDue, openedDossier, refIn, sentConcern } from '../support/triage.ts';

const LATER = 5 * 60_000;

describe('a bot that is taken out and installed again', () => {
  let school: Play;
  /** Two processes behind one load balancer. */
  let one: Handle;
  let other: Handle;
  let activities = 0;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    [one, other] = [handle(), handle()];
  });

  afterAll(() => school.close());

  it('speaks in the new chat, and in the old one no more', async () => {
    await installed(one, 'old');
    await installed(one, 'new');

    expect(await chatOf(WHO.mentor)).toBe('new');
    expect(await openChats()).toEqual(['new']);
  });

  it.each(['installationUpdate', 'conversationUpdate'])(
    'takes the new address over from a %s',
    async (type) => {
      await installed(one, 'old');
      await says(one, 'new', { type, action: 'add', membersAdded: [{ id: '28:bot' }] });

      expect(await chatOf(WHO.mentor)).toBe('new');
    },
  );

  it('takes the new address over from a message too', async () => {
    await installed(one, 'old');
    await says(one, 'new', { text: 'hoi' });

    expect(await chatOf(WHO.mentor)).toBe('new');
  });

  it.each(['blocked', 'removed'])('speaks again in the same chat that was %s', async (state) => {
    await installed(one, 'chat');
    await sql`update conversation set state = ${state}`.execute(school.engine.db);
    await says(one, 'chat', { text: 'hoi' });

    expect(await chatOf(WHO.mentor)).toBe('chat');
  });

  it('keeps to what another process knows: each reads the address from the store', async () => {
    await installed(one, 'old');
    await installed(other, 'new');
    await says(one, 'old', { type: 'installationUpdate', action: 'remove' });

    expect(await chatOf(WHO.mentor)).toBe('new');
  });

  it('stays in its chat when the removal of before is told once more', async () => {
    const removal = { type: 'installationUpdate', action: 'remove', id: 'removal' };
    await installed(one, 'chat');
    await says(one, 'chat', removal);
    await installed(other, 'chat');
    await says(one, 'chat', removal);

    expect(await chatOf(WHO.mentor)).toBe('chat');
  });

  it('says nothing when a new version of the app was brought in, and stays where it was', async () => {
    await installed(one, 'chat');
    await startIntake(await school.turn(WHO.mentor));
    await deliverDue(school);
    school.clock.forward(LATER);

    await says(one, 'chat', { type: 'installationUpdate', action: 'remove-upgrade' });
    await says(one, 'chat', { type: 'installationUpdate', action: 'add-upgrade' });

    expect(await chatOf(WHO.mentor)).toBe('chat');
    expect(await planned()).toEqual([]);
  });

  it('welcomes nobody twice, and offers an open draft once however often it is told', async () => {
    await installed(one, 'old');
    await startIntake(await school.turn(WHO.mentor));
    await deliverDue(school);
    school.clock.forward(LATER);

    await says(one, 'new', { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    await installed(other, 'new');

    expect(await planned()).toEqual(['intake_resume']);
  });

  it('asks again in the new chat what was asked in the old one and has no answer', async () => {
    await installed(one, 'old', WHO.swv);
    await openedDossier(school);
    await deliverDue(school);
    school.clock.forward(LATER);

    await installed(one, 'new', WHO.swv);
    await installed(other, 'new', WHO.swv);

    expect(await delivered(WHO.swv)).toEqual(['vote_request: personal']);
  });

  it.each([1000, LATER])(
    'asks it too when the first telling broke off, and it is told again after %d ms',
    async (later) => {
      await installed(one, 'old', WHO.swv);
      await openedDossier(school);
      await deliverDue(school);
      school.clock.forward(LATER);
      const told = { type: 'installationUpdate', action: 'add', id: 'told-twice' };

      await expect(says(handle(breaking()), 'new', told, WHO.swv)).rejects.toThrow('broke off');
      school.clock.forward(later);
      await says(other, 'new', told, WHO.swv);
      school.clock.forward(LATER);
      await installed(one, 'new', WHO.swv);

      expect(await delivered(WHO.swv)).toEqual(['vote_request: personal']);
    },
  );

  it('does not ask again what was answered or decided meanwhile', async () => {
    await installed(one, 'old', WHO.coordinator);
    await sentConcern(school);
    await deliverDue(school);
    await school.engine.script(`update concern set state = 'advice'`);
    school.clock.forward(LATER);

    await installed(one, 'new', WHO.coordinator);

    expect(await delivered(WHO.coordinator)).toEqual(['triage: drop']);
  });

  it('asks nothing again in a chat that is still the same', async () => {
    await installed(one, 'chat', WHO.coordinator);
    await sentConcern(school);
    await deliverDue(school);
    school.clock.forward(LATER);

    await installed(one, 'chat', WHO.coordinator);

    expect(await delivered(WHO.coordinator)).toEqual([]);
  });

  it('brings what could not be delivered', async () => {
    const safety = await startIntake(await school.turn(WHO.mentor));
    const stopped = await answerSafety(await school.turn(WHO.mentor), refIn(safety), 'yes');
    await askForCall(await school.turn(WHO.mentor), refIn(stopped));
    await failAll('blocked');

    await installed(one, 'chat', WHO.safetyOfficer);

    expect(await delivered(WHO.safetyOfficer)).toEqual(['call_me: personal', 'welcome: personal']);
  });

  it('does not bring what failed for another reason', async () => {
    await sentConcern(school);
    await failAll('role_ended');

    await installed(one, 'chat', WHO.coordinator);

    expect(await delivered(WHO.coordinator)).toEqual(['welcome: personal']);
  });

  /** The address is stored, and then the process stops. */
  function breaking(): Deps {
    const { store } = school.deps;
    return {
      ...school.deps,
      store: {
        outside: (work) => store.outside(work),
        transact: () => Promise.reject(new Error('broke off')),
      },
    };
  }

  function handle(deps: Deps = school.deps): Handle {
    return handlingOf(
      deps,
      logTo(() => undefined, school.clock.now, 'error'),
      () => undefined,
    );
  }

  function installed(by: Handle, chat: string, person: PersonId = WHO.mentor): Promise<void> {
    return says(by, chat, { type: 'installationUpdate', action: 'add' }, person);
  }

  async function says(
    by: Handle,
    chat: string,
    change: object,
    person: PersonId = WHO.mentor,
  ): Promise<void> {
    const activity = activityOf({
      id: `activity-${activities++}`,
      from: { id: '29:1', aadObjectId: entraOf(person) },
      conversation: { id: chat, conversationType: 'personal' },
      ...change,
    });
    const inbound = inboundOf(activity);
    if (!inbound) throw new Error('This activity is of no known shape.');
    await by(inbound);
    school.clock.forward(1000);
  }

  async function chatOf(person: PersonId): Promise<string | undefined> {
    const address = await school.deps.store.transact(SCHOOL, (tx) => tx.conversations.personal(person));
    return address?.teamsId;
  }

  async function openChats(): Promise<string[]> {
    const found = await sql<{
      id: string;
    }>`select teams_id as id from conversation where state = 'open'`.execute(school.engine.db);
    return found.rows.map(({ id }) => id);
  }

  async function planned(): Promise<string[]> {
    return (await plannedNotices(school)).map(({ kind }) => kind).filter((kind) => kind !== 'welcome');
  }

  async function delivered(to: PersonId): Promise<string[]> {
    const sent = await deliverDue(school);
    return sent
      .filter((each) => each.to === to)
      .map(({ kind, delivery }: { kind: string; delivery: Delivery }) => `${kind}: ${delivery.kind}`)
      .sort();
  }

  async function failAll(reason: string): Promise<void> {
    const queue = noticeQueueOn(school.engine.db);
    const at = school.clock.now();
    for (const { id, fence } of await queue.claim(at, 100, 60))
      await queue.settle(id, fence, { state: 'failed', reason, at });
  }
});
