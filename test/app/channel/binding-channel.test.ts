import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { bindChannel, type ChannelPlace, meetChannel } from '../../../src/app/channel/binding-channel.ts';
import type { PersonId, SchoolId } from '../../../src/domain/ids.ts';
import { type Play, play } from '../../support/playing.ts';
import { SCHOOL, TENANT, WHO } from '../../support/school.ts';
import { deliverDue, haveChats } from '../../support/triage.ts';

const OTHER_SCHOOL = '019ad111-0000-7000-8000-000000000099' as SchoolId;

describe('the channel of a school', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(async () => {
    await school.again();
    await haveChats(school, WHO.coordinator);
  });

  afterAll(() => school.close());

  it('is the one that a coordinator chose when the bot was installed', async () => {
    await installed(WHO.coordinator, 'general');

    expect(await bound()).toBe('general');
    expect((await deliverDue(school)).map(({ kind }) => kind)).toEqual(['channel_bound']);
  });

  it('is told once, however often the installation is announced', async () => {
    for (let times = 0; times < 3; times++) await installed(WHO.coordinator, 'general');

    expect((await deliverDue(school)).map(({ kind }) => kind)).toEqual(['channel_bound']);
  });

  it.each([WHO.mentor, WHO.leerplicht, WHO.safetyOfficer])(
    'is not chosen by a person without that role (%s), by installing or by pressing',
    async (person) => {
      await installed(person, 'general');
      const pressed = await bindChannel(await school.turn(person), placeOf('general'));

      expect(pressed).toEqual({ kind: 'refused', code: 'not_for_your_role' });
      expect(await bound()).toBeNull();
    },
  );

  it('may be chosen by the administrator', async () => {
    await school.engine.script(`
      update membership set role = 'beheerder' where person_id = '${WHO.otherMentor}'
    `);

    await bindChannel(await school.turn(WHO.otherMentor), placeOf('general'));

    expect(await bound()).toBe('general');
  });

  it('is not in a team of another tenant', async () => {
    const pressed = await bindChannel(await school.turn(WHO.coordinator), {
      ...placeOf('general'),
      tenantId: 'another tenant',
    });
    await meetChannel(
      await school.turn(WHO.coordinator),
      { ...placeOf('general'), tenantId: 'another tenant' },
      'installed',
    );

    expect(pressed).toEqual({ kind: 'refused', code: 'wrong_team' });
    expect(await bound()).toBeNull();
  });

  it('is not the channel of another school', async () => {
    await anotherSchoolHas('general');

    const pressed = await bindChannel(await school.turn(WHO.coordinator), placeOf('general'));
    await installed(WHO.coordinator, 'general');

    expect(pressed).toEqual({ kind: 'refused', code: 'wrong_team' });
    expect(await ownerOf('general')).toBe(OTHER_SCHOOL);
  });

  it('stays when the bot comes into a second channel, where it asks', async () => {
    await installed(WHO.coordinator, 'general');
    await deliverDue(school);

    await installed(WHO.coordinator, 'care');
    const asked = await deliverDue(school);

    expect(await bound()).toBe('general');
    expect(asked).toEqual([
      expect.objectContaining({
        kind: 'channel_setup',
        delivery: expect.objectContaining({
          kind: 'channel',
          to: expect.objectContaining({ teamsId: 'care' }),
          payload: { kind: 'choose' },
        }),
      }),
    ]);
  });

  it('moves on a press in the new channel, whose card says so to everybody', async () => {
    await installed(WHO.coordinator, 'general');
    await installed(WHO.coordinator, 'care');
    await deliverDue(school);

    const pressed = await bindChannel(
      await school.turn(WHO.coordinator, 'bind', 'the card'),
      placeOf('care'),
    );
    const edited = (await deliverDue(school)).filter(({ kind }) => kind === 'channel_setup');

    expect(pressed).toEqual({ kind: 'channel_bound' });
    expect(await bound()).toBe('care');
    expect(edited).toEqual([
      expect.objectContaining({
        edits: 'the card',
        delivery: expect.objectContaining({ payload: { kind: 'chosen' } }),
      }),
    ]);
  });

  it('can be moved back again', async () => {
    await installed(WHO.coordinator, 'general');
    await bindChannel(await school.turn(WHO.coordinator), placeOf('care'));

    await bindChannel(await school.turn(WHO.coordinator), placeOf('general'));

    expect(await bound()).toBe('general');
  });

  it('is asked for, and not taken, when a coordinator only calls the bot in a channel', async () => {
    await meetChannel(await school.turn(WHO.coordinator), placeOf('general'), 'called');

    expect(await bound()).toBeNull();
    expect((await deliverDue(school)).map(({ kind }) => kind)).toEqual(['channel_setup']);
  });

  it('gets the new address when Teams changed it, and nothing else', async () => {
    await installed(WHO.coordinator, 'general');
    await deliverDue(school);

    await meetChannel(
      await school.turn(WHO.coordinator),
      { ...placeOf('general'), serviceUrl: 'http://new.example/' },
      'installed',
    );
    const address = await school.deps.store.transact(SCHOOL, (tx) => tx.conversations.channelOf(SCHOOL));

    expect(address?.serviceUrl).toBe('http://new.example/');
    expect(await deliverDue(school)).toEqual([]);
  });

  async function installed(person: PersonId, teamsId: string): Promise<void> {
    await meetChannel(await school.turn(person, `install ${teamsId}`, null), placeOf(teamsId), 'installed');
  }

  async function bound(): Promise<string | null> {
    const address = await school.deps.store.transact(SCHOOL, (tx) => tx.conversations.channelOf(SCHOOL));
    return address?.teamsId ?? null;
  }

  async function ownerOf(teamsId: string): Promise<string | null> {
    const found = await sql<{ school_id: string | null }>`
      select school_id from conversation where teams_id = ${teamsId}
    `.execute(school.engine.db);
    return found.rows[0]?.school_id ?? null;
  }

  async function anotherSchoolHas(teamsId: string): Promise<void> {
    await school.engine.script(`
      insert into school select '${OTHER_SCHOOL}', organisation_id, tenant_id, 'Ander', sector, municipality,
        holiday_region, language, location, policy, is_example from school;
      insert into conversation (id, kind, tenant_id, service_url, teams_id, bot_id, school_id, state, seen_at)
        values ('${OTHER_SCHOOL}', 'channel', '${TENANT}', 'http://x/', '${teamsId}', 'bot', '${OTHER_SCHOOL}', 'open', now())
    `);
  }
});

function placeOf(teamsId: string): ChannelPlace {
  return { tenantId: TENANT, serviceUrl: 'http://localhost/', teamsId, botId: 'bot' };
}
