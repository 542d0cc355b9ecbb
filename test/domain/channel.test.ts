import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CHANNEL_VERBS,
  type ChannelVerb,
  channelLines,
  channelPayload,
  channelSetup,
} from '../../src/domain/channel.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';

const SAID = {
  number: '26-017',
  verb: 'table_booked' as ChannelVerb,
  on: '2026-11-26' as SchoolDate,
  minute: 600,
  count: 3,
};

describe('the gate of the channel', () => {
  it('lets a number, a date, a time, a count and a neutral verb through', () => {
    expect(channelPayload(SAID)).toEqual({ kind: 'news', ...SAID });
    expect(channelPayload({ number: '26-001', verb: 'closed' })).toEqual({
      kind: 'news',
      number: '26-001',
      verb: 'closed',
      on: null,
      minute: null,
      count: null,
    });
  });

  it.each([
    [{ number: 'Sam Vis' }],
    [{ number: '26-017 Sam' }],
    [{ number: '26-017\nSam' }],
    [{ number: '26-17' }],
    [{ verb: 'is_sick' as ChannelVerb }],
    [{ on: 'Sam is ziek' as SchoolDate }],
    [{ on: '2026-11-26 Sam' as SchoolDate }],
    [{ minute: 1440 }],
    [{ minute: -1 }],
    [{ minute: 1.5 }],
    [{ count: 1000 }],
    [{ count: 'Sam' as unknown as number }],
  ])('keeps %j out', (wrong) => {
    expect(() => channelPayload({ ...SAID, ...wrong })).toThrow('kept out of the channel');
  });

  it('puts several of these into one, in the order of their numbers', () => {
    const numbers = ['26-1000', '26-017', '26-999'].map((number) => channelPayload({ ...SAID, number }));

    expect(channelLines(numbers).lines.map(({ number }) => number)).toEqual(['26-017', '26-999', '26-1000']);
  });

  it('says how many have no line, as a count and nothing else', () => {
    const one = [channelPayload(SAID)];

    expect([channelLines(one).more, channelLines(one, 3).more]).toEqual([0, 3]);
    for (const wrong of [-1, 1.5, 'Sam' as unknown as number])
      expect(() => channelLines(one, wrong)).toThrow('kept out of the channel');
  });

  it('takes the first and the last minute of a day, and counts up to 999', () => {
    expect(channelPayload({ ...SAID, minute: 0 }).minute).toBe(0);
    expect(channelPayload({ ...SAID, minute: 1439 }).minute).toBe(1439);
    expect(channelPayload({ ...SAID, count: 999 }).count).toBe(999);
  });

  it('holds no word that anybody typed, whatever a caller puts in', () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z ]{2,20}$/).filter((text) => !isOurs(text));
    const field = fc.constantFrom('number', 'verb', 'on', 'minute', 'count', 'name', 'note');

    fc.assert(
      fc.property(word, field, fc.constantFrom(...CHANNEL_VERBS), (text, where, verb) => {
        const said = { ...SAID, verb, [where]: text };
        let passed = '';
        try {
          passed = JSON.stringify(channelPayload(said));
        } catch {
          // Kept out altogether.
        }

        expect(passed).not.toContain(text);
      }),
    );
  });

  it('asks about the channel in a payload with nothing in it that could vary', () => {
    expect(channelSetup('choose')).toEqual({ kind: 'choose' });
  });
});

/** Words that a payload is made of, such as the names of its fields. */
function isOurs(text: string): boolean {
  return JSON.stringify([SAID, CHANNEL_VERBS, 'kind news']).includes(text);
}
