import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Pace, paceOf } from '../../src/jobs/pacing.ts';
import { rateTable } from '../support/fake-connector-rates.ts';
import { fixedClock } from '../support/fixed.ts';

const HOUR = 3_600_000;

describe('pacing', () => {
  const clock = fixedClock();
  let pace: Pace;

  beforeEach(() => {
    pace = paceOf(clock);
  });

  it('lets seven into a conversation in a second, and the eighth when the first is a second old', () => {
    for (let sent = 0; sent < 7; sent++) send('a');

    expect(pace.waitFor('a', 't')).toBe(1000);
    clock.forward(999);
    expect(pace.waitFor('a', 't')).toBe(1);
    clock.forward(1);
    expect(pace.waitFor('a', 't')).toBe(0);
  });

  it('lets eight into a conversation in two seconds', () => {
    for (let sent = 0; sent < 7; sent++) send('a');
    clock.forward(1000);
    send('a');

    expect(pace.waitFor('a', 't')).toBe(1000);
    clock.forward(1000);
    expect(pace.waitFor('a', 't')).toBe(0);
  });

  it('lets sixty into a conversation in thirty seconds', () => {
    for (let sent = 0; sent < 60; sent++) {
      send('a');
      clock.forward(400);
    }

    expect(pace.waitFor('a', 't')).toBe(6000);
    clock.forward(6000);
    expect(pace.waitFor('a', 't')).toBe(0);
  });

  it('lets eighteen hundred into a conversation in an hour', () => {
    for (let sent = 0; sent < 1800; sent++) {
      expect(pace.waitFor('a', 't')).toBe(0);
      send('a');
      clock.forward(1000);
    }

    expect(pace.waitFor('a', 't')).toBe(HOUR - 1_800_000);
    clock.forward(HOUR - 1_800_000);
    expect(pace.waitFor('a', 't')).toBe(0);
  });

  it('lets thirty a second into all conversations of a tenant, whatever other tenants do', () => {
    for (let sent = 0; sent < 30; sent++) send(`c${sent}`);

    expect(pace.waitFor('another', 't')).toBe(1000);
    expect(pace.waitFor('another', 'u')).toBe(0);
    clock.forward(1000);
    expect(pace.waitFor('another', 't')).toBe(0);
  });

  it('takes other figures for the tenant from the settings', () => {
    const strict = paceOf(clock, { perConversation: [], perTenant: [{ milliseconds: 1000, most: 1 }] });

    strict.begin('a', 't')();

    expect(strict.waitFor('b', 't')).toBe(1000);
  });

  it('counts a call from the moment that it is back, since nobody knows when Teams counted it', () => {
    for (let sent = 0; sent < 6; sent++) send('a');
    const end = pace.begin('a', 't');
    clock.forward(5000);
    end();
    for (let sent = 0; sent < 6; sent++) send('a');

    expect(pace.waitFor('a', 't')).toBe(1000);
  });

  it('leaves a conversation alone for as long as Teams asked, and no other', () => {
    pace.pause('a', 5000);
    pace.pause('a', 2000);

    expect(pace.waitFor('a', 't')).toBe(5000);
    expect(pace.waitFor('b', 't')).toBe(0);
    clock.forward(5000);
    expect(pace.waitFor('a', 't')).toBe(0);
  });

  it('never sends what the published table, counted by the other side, would refuse', () => {
    const step = fc.record({
      conversation: fc.constantFrom('a', 'b', 'c'),
      pauseBefore: fc.integer({ min: 0, max: 700 }),
      callTakes: fc.integer({ min: 0, max: 900 }),
      countedAfter: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 50, maxLength: 200 }), (steps) => {
        const ours = paceOf(clock);
        const theirs = rateTable(clock.now);
        for (const { conversation, pauseBefore, callTakes, countedAfter } of steps) {
          clock.forward(pauseBefore);
          clock.forward(ours.waitFor(conversation, 't'));
          const end = ours.begin(conversation, 't');
          clock.forward(Math.floor(callTakes * countedAfter));
          expect(theirs.refuses('send', conversation)).toBe(0);
          clock.forward(callTakes - Math.floor(callTakes * countedAfter));
          end();
        }
      }),
      { numRuns: 100 },
    );
  });

  function send(conversation: string): void {
    pace.begin(conversation, 't')();
  }
});
