import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { tellInformed } from '../../../src/app/triage/informing.ts';
import { remindedOn } from '../../support/mornings.ts';
import { type Play, play } from '../../support/playing.ts';
import { WHO } from '../../support/school.ts';
import { ACCEPTANCE, accept, deliverDue, haveChats, sentConcern } from '../../support/triage.ts';

let school: Play;
let concern: CardRef;

beforeAll(async () => {
  school = await play();
}, 60_000);

afterAll(() => school.close());

/** Sent on Monday 23 November, unless told otherwise. */
async function sentAt(at = '2026-11-23T09:00:00Z'): Promise<void> {
  await school.again();
  school.clock.set(at);
  await haveChats(school, WHO.coordinator, WHO.deputyCoordinator);
  concern = await sentConcern(school);
  await deliverDue(school);
}

describe('a concern that waits', () => {
  it('is asked about on the last days of its terms, and again each week, in one message a day', async () => {
    await sentAt();

    expect(await remindedOn(school, '2026-11-24')).toEqual(['parents_informed responsible']);
    expect(await remindedOn(school, '2026-11-25')).toEqual(['concern_untouched responsible']);
    expect(await remindedOn(school, '2026-11-26')).toEqual([]);
    expect((await remindedOn(school, '2026-12-02')).sort()).toEqual([
      'concern_untouched coordinator',
      'parents_informed coordinator',
    ]);
  });

  it('is asked of the deputy as well when nobody has touched it in time', async () => {
    await sentAt();
    await remindedOn(school, '2026-11-24');

    expect(await remindedOn(school, '2026-11-25', WHO.deputyCoordinator)).toEqual([
      'parents_informed deputy',
      'concern_untouched deputy',
    ]);
  });

  it('is asked about no more after it was accepted', async () => {
    await sentAt();
    await accept(school, concern);

    expect(await remindedOn(school, '2026-11-24')).toEqual([]);
    expect(await remindedOn(school, '2026-11-25')).toEqual([]);
  });

  it('of a Friday is asked about on Tuesday, and its parents on Monday', async () => {
    await sentAt('2026-11-27T09:00:00Z');

    expect(await remindedOn(school, '2026-11-28')).toEqual([]);
    expect(await remindedOn(school, '2026-11-30')).toEqual(['parents_informed responsible']);
    expect(await remindedOn(school, '2026-12-01')).toEqual(['concern_untouched responsible']);
  });

  it('is still asked about when the parents were told', async () => {
    await sentAt();
    await tellInformed(await school.turn(WHO.coordinator), concern, ACCEPTANCE);

    expect(await remindedOn(school, '2026-11-24')).toEqual([]);
    expect(await remindedOn(school, '2026-11-25')).toEqual(['concern_untouched responsible']);
  });
});
