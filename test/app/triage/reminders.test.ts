import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../../src/app/arriving/views.ts';
import { tellInformed } from '../../../src/app/triage/informing.ts';
import type { NoticeKind } from '../../../src/domain/notices.ts';
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
  await haveChats(school, WHO.coordinator);
  concern = await sentConcern(school);
  await deliverDue(school);
}

describe.each([
  ['triage_untouched', '2026-11-25T07:30:00Z'],
  ['parents_informed_due', '2026-11-24T07:30:00Z'],
] as const)('%s', (kind, due) => {
  beforeEach(() => sentAt());

  it(`comes at ${due}, not a minute before, and once`, async () => {
    const before = await cards(kind, new Date(Date.parse(due) - 60_000).toISOString());
    const at = await cards(kind, due);
    const after = await cards(kind, '2026-12-10T09:00:00Z');

    expect([before, at, after]).toEqual([0, 1, 0]);
  });

  it('does not come after the concern was accepted', async () => {
    await accept(school, concern);

    expect(await cards(kind, due)).toBe(0);
  });

  it('waits for the morning when its hour was missed', async () => {
    expect(await cards(kind, '2026-11-26T17:30:00Z')).toBe(0);
    expect(await cards(kind, '2026-11-27T06:59:00Z')).toBe(0);
    expect(await cards(kind, '2026-11-27T07:00:00Z')).toBe(1);
  });
});

describe('over a weekend', () => {
  it('a concern of Friday is asked about on Tuesday, and its parents on Monday', async () => {
    await sentAt('2026-11-27T09:00:00Z');

    expect(await cards('parents_informed_due', '2026-11-28T09:00:00Z')).toBe(0);
    expect(await cards('parents_informed_due', '2026-11-30T07:30:00Z')).toBe(1);
    expect(await cards('triage_untouched', '2026-11-30T07:30:00Z')).toBe(0);
    expect(await cards('triage_untouched', '2026-12-01T07:30:00Z')).toBe(1);
  });
});

describe('parents who were told', () => {
  it('are not asked about any more, while the concern still is', async () => {
    await sentAt();
    await tellInformed(await school.turn(WHO.coordinator), concern, ACCEPTANCE);

    expect(await cards('parents_informed_due', '2026-11-24T07:30:00Z')).toBe(0);
    expect(await cards('triage_untouched', '2026-11-25T07:30:00Z')).toBe(1);
  });
});

async function cards(kind: NoticeKind, at: string): Promise<number> {
  school.clock.set(at);
  const sent = await deliverDue(school);
  return sent.filter(
    (each) => each.kind === kind && each.to === WHO.coordinator && each.delivery.kind === 'personal',
  ).length;
}
