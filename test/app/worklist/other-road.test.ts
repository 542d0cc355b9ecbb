import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { tellCoordinators } from '../../../src/app/worklist/telling-undelivered.ts';
import { writtenLetter } from '../../../src/calendar/letters.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { plannedNotices } from '../../support/notices-planned.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import { deliverDue, haveChats, sentConcern } from '../../support/triage.ts';

describe('a coordinator who has to hear that a message did not arrive', () => {
  let school: Play;

  beforeEach(async () => {
    school = await play();
    await haveChats(school, WHO.coordinator);
    await sentConcern(school);
    await lost('triage', WHO.otherMentor);
  }, 60_000);

  afterEach(() => school.close());

  it('hears it by mail when her own chat does not take it, without a name and without what it was', async () => {
    await lost('not_delivered', WHO.coordinator);

    const [letter] = await letters();

    expect(letter).toMatchObject({
      to: 'carla.coordinator@voorbeeld.example',
      letter: { kind: 'letter_not_delivered', number: '26-001', whom: { kind: 'person' }, why: 'blocked' },
    });
    const { subject, text } = writtenLetter(letter?.letter as never, 'nl');
    expect(subject).toBe('Een bericht over 26-001 is niet aangekomen');
    expect(text).toContain('Voor wie: collega');
    expect(`${subject} ${text}`).not.toMatch(/Bram|Sam|melding/);
  });

  it('hears it once, however often it is told', async () => {
    await lost('not_delivered', WHO.coordinator, 'blocked', 2);

    expect(await letters()).toHaveLength(1);
  });

  it('hears it by mail at once when she has no chat', async () => {
    await sql`update conversation set state = 'blocked' where person_id = ${WHO.coordinator}::uuid`.execute(
      school.engine.db,
    );

    expect(await letters()).toHaveLength(1);
  });

  it('leaves it to her deputy when she has no mail either', async () => {
    await lost('not_delivered', WHO.coordinator, 'no_address');

    const told = (await plannedNotices(school)).filter(({ kind }) => kind === 'not_delivered');
    expect(told.map(({ to }) => to.id)).toEqual([WHO.deputyCoordinator]);
  });

  async function letters() {
    const sent = await deliverDue(school);
    return sent.flatMap(({ kind, delivery }) =>
      kind === 'not_delivered' && delivery.kind === 'mail' ? [delivery] : [],
    );
  }

  /** As if Teams had said that this person cannot be reached: the sender tells it, so many times, and the notice has failed. */
  async function lost(kind: string, to: PersonId, reason = 'blocked', times = 1): Promise<void> {
    const claimed = await noticeQueueOn(school.engine.db).claim(school.clock.now(), 200, 60);
    const notice = claimed.find((each) => each.kind === kind);
    if (!notice) throw new Error(`no ${kind} was planned`);
    for (let time = 0; time < times; time++)
      await tellCoordinators(school.deps)({ ...notice, to: { kind: 'person', id: to } }, reason);
    await sql`update notice set state = 'failed' where id = ${notice.id}::uuid`.execute(school.engine.db);
    await sql`update notice set state = 'planned', lease_until = null where state = 'claimed'`.execute(
      school.engine.db,
    );
  }
});
