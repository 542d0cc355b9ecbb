import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_BYTES, MOST_LEVELS, parseBody } from '../../src/http/parse-body.ts';

describe('the body of an activity', () => {
  it('is one JSON object, read as it stands', () => {
    expect(parsed('{"type":"message","value":{"a":[1,null,"\\u00e9"]}}')).toEqual({
      activity: { type: 'message', value: { a: [1, null, 'é'] } },
    });
  });

  it('may be 256 KB, and not a byte more', () => {
    const frame = '{"text":""}'.length;
    const most = `{"text":"${'a'.repeat(MOST_BYTES - frame)}"}`;

    expect(MOST_BYTES).toBe(262_144);
    expect(parsed(most)).toHaveProperty('activity');
    expect(parsed(`${most} `)).toEqual({ refused: { status: 413, code: 'body_too_large' } });
  });

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('may go 32 levels deep in %s, and not one more', (_what, open, close) => {
    const deep = (levels: number) =>
      `{"a":${open.repeat(levels - 1)}${open === '[' ? '' : '1'}${close.repeat(levels - 1)}}`;

    expect(MOST_LEVELS).toBe(32);
    expect(parsed(deep(32))).toHaveProperty('activity');
    expect(parsed(deep(33))).toEqual({ refused: { status: 400, code: 'body_odd' } });
    expect(parsed(deep(20_000))).toEqual({ refused: { status: 400, code: 'body_odd' } });
  });

  it.each(['', '{', '{"type":"message"', "{'type':'message'}", 'undefined', '{"a":1,}', '\uFEFF{}', '{}{}'])(
    'that is no JSON is refused: %j',
    (text) => {
      expect(parsed(text)).toEqual({ refused: { status: 400, code: 'body_not_json' } });
    },
  );

  it.each(['[]', '[{"type":"message"}]', 'null', '"message"', '1', 'true'])(
    'that is no object is refused: %s',
    (text) => {
      expect(parsed(text)).toEqual({ refused: { status: 400, code: 'body_odd' } });
    },
  );

  it.each([
    '{"__proto__":{"isAdmin":true}}',
    '{"value":{"__proto__":{}}}',
    '{"value":[{"constructor":{"prototype":{}}}]}',
    '{"value":{"prototype":1}}',
    '{"\\u005f_proto__":1}',
  ])('that reaches into a prototype is refused: %s', (text) => {
    expect(parsed(text)).toEqual({ refused: { status: 400, code: 'body_odd' } });
  });

  it('never breaks anything, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = parseBody(Buffer.from(bytes));
        expect('activity' in result || [400, 413].includes(result.refused.status)).toBe(true);
      }),
    );
  });
});

function parsed(text: string) {
  return parseBody(Buffer.from(text));
}
