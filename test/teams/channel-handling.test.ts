import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { logTo } from '../../src/log.ts';
import type { Handle } from '../../src/teams/bot.ts';
import { handlingOf } from '../../src/teams/handling.ts';
import { inboundOf } from '../../src/teams/inbound.ts';
import { textsIn } from '../../src/texts/texts.ts';
import { activityOf } from '../support/activity.ts';
import { type Play, play } from '../support/playing.ts';
import { entraOf, SCHOOL, TENANT, WHO } from '../support/school.ts';

const REFUSALS = textsIn('nl').refusals;

describe('choosing the channel in Teams', () => {
  let school: Play;
  let handle: Handle;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    handle = handlingOf(
      school.deps,
      logTo(() => undefined, school.clock.now, 'error'),
      () => undefined,
    );
  });

  afterAll(() => school.close());

  it('happens at the installation, in the channel that was picked there', async () => {
    await says(
      inChannel('general', {
        type: 'installationUpdate',
        action: 'add',
        channelData: {
          tenant: { id: TENANT },
          team: { id: 'the team' },
          channel: { id: 'general' },
          settings: { selectedChannel: { id: 'care' } },
        },
      }),
    );

    expect(await bound()).toBe('care');
  });

  it('happens by the button in a channel', async () => {
    const body = await says(inChannel('care', pressOf('channel.bind')));

    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(await bound()).toBe('care');
  });

  it('does not happen by the same button in a personal chat', async () => {
    const body = await says(activityOf({ from: from(WHO.coordinator), ...pressOf('channel.bind') }));

    expect(body).toMatchObject({ value: REFUSALS.card_not_understood });
    expect(await bound()).toBeNull();
  });

  it('is refused to somebody who is no coordinator', async () => {
    const body = await says({
      ...inChannel('care', pressOf('channel.bind')),
      from: from(WHO.mentor),
    });

    expect(body).toMatchObject({ value: REFUSALS.not_for_your_role });
    expect(await bound()).toBeNull();
  });

  it('is asked, not done, when the bot is called in a channel', async () => {
    await says(inChannel('care', { text: '<at>Actietafel</at> hoi' }));

    expect(await bound()).toBeNull();
  });

  async function says(activity: Record<string, unknown>): Promise<unknown> {
    const inbound = inboundOf(activity);
    if (!inbound) throw new Error('This activity is of no known shape.');
    return (await handle(inbound)).body;
  }

  async function bound(): Promise<string | null> {
    const address = await school.deps.store.transact(SCHOOL, (tx) => tx.conversations.channelOf(SCHOOL));
    return address?.teamsId ?? null;
  }
});

function inChannel(channel: string, change: object): Record<string, unknown> {
  return activityOf({
    from: from(WHO.coordinator),
    conversation: { id: `${channel};messageid=1`, conversationType: 'channel', tenantId: TENANT },
    channelData: { tenant: { id: TENANT }, team: { id: 'the team' }, channel: { id: channel } },
    ...change,
  });
}

function from(person: (typeof WHO)[keyof typeof WHO]) {
  return { id: '29:1', aadObjectId: entraOf(person) };
}

function pressOf(verb: string): object {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'the card',
    value: { action: { type: 'Action.Execute', verb, data: {} }, trigger: 'manual' },
  };
}
