import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { botOf, type HttpAnswer } from '../../src/teams/bot.ts';
import { handlingOf } from '../../src/teams/handling.ts';
import { activityOf } from '../support/activity.ts';
import { type HeardLog, heardLog } from '../support/heard-log.ts';
import { type Play, play } from '../support/playing.ts';
import { rowCounts } from '../support/row-counts.ts';

const RUNS = 300;
const SECRET = 'Pimpelmees';
const NOT_UNDERSTOOD = 'an activity was of no known shape';

describe('an activity that is odd', () => {
  let school: Play;
  let heard: HeardLog;
  let receive: (activity: Record<string, unknown>) => Promise<HttpAnswer>;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  beforeEach(() => {
    heard = heardLog();
    receive = botOf(
      handlingOf(school.deps, heard.log, () => undefined),
      heard.log,
    );
  });

  afterAll(() => school.close());

  it.each<[string, object]>([
    ['from nobody', { from: undefined }],
    ['from somebody without an id', { from: { id: '' } }],
    ['from somebody whose id is a number', { from: { id: 5 } }],
    ['from somebody with a NUL in the id', { from: { id: '29:1', aadObjectId: 'a\u0000b' } }],
    ['to nobody', { recipient: undefined }],
    ['in no conversation', { conversation: undefined }],
    ['in a conversation that is a text', { conversation: 'a:1' }],
    ['of a text that is a list', { text: ['hoi'] }],
    ['of 30 KB of text', { text: 'a'.repeat(30_000) }],
    ['about members that are no list', { type: 'conversationUpdate', membersAdded: { id: '28:bot' } }],
    ['that invokes something unknown', { type: 'invoke', name: 'composeExtension/query', value: {} }],
    ['that invokes nothing', { type: 'invoke', value: pressed({}) }],
    ['with a press that is a text', { ...press({}), value: 'intake.start' }],
    ['with a press that is missing', { ...press({}), value: undefined }],
    ['with a verb that is a number', { ...press({}), value: { action: { verb: 7, data: {} } } }],
    ['with data that is a list', press([1])],
    ['with data of 30 KB', press({ more: 'a'.repeat(30_000) })],
  ])('%s is refused, with one line in the log, and changes nothing', async (_what, change) => {
    const before = await rowCounts(school.engine);

    const answer = await receive(activityOf({ text: SECRET, ...change }));

    expect(answer).toEqual({ status: 400, body: { code: 'not_understood' } });
    expect(heard.lines.map(({ level, message }) => [level, message])).toEqual([['warn', NOT_UNDERSTOOD]]);
    expect(JSON.stringify(heard.lines)).not.toContain(SECRET);
    expect(await rowCounts(school.engine)).toEqual(before);
  });

  it.each(['typing', 'messageReaction', 'event', 'messageUpdate', 'endOfConversation', 'somethingNew'])(
    'of a kind that means nothing to us (%s) is taken without a word, whatever its shape',
    async (type) => {
      const before = await rowCounts(school.engine);

      for (const change of [{}, { from: undefined }, { conversation: 5 }, { text: null, value: [] }])
        expect(await receive(activityOf({ type, ...change }))).toEqual({ status: 200, body: undefined });

      expect(heard.lines).toEqual([]);
      expect(await rowCounts(school.engine)).toEqual(before);
    },
  );

  it('is read when what is absent is null, as some clients send it', async () => {
    const nulls = { locale: null, replyToId: null, channelData: null };

    const answer = await receive({ ...activityOf({ conversation: conversation() }), ...nulls });

    expect(answer.status).toBe(200);
  });

  it('never breaks down, whatever one of its fields is', async () => {
    const bases = [
      activityOf({ text: `melding ${SECRET}` }),
      activityOf(press({ answer: 'no', ref: { schoolId: SECRET, id: SECRET, version: 1 } })),
      activityOf({ type: 'installationUpdate', action: 'add' }),
      activityOf({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }),
    ];
    const odd = fc.oneof(
      fc.constant(undefined),
      fc.json().map((text) => JSON.parse(text) as unknown),
      fc.string(),
      fc.constantFrom('', '\u0000', `${SECRET}\u0000`, '\ud800', 'a'.repeat(40_000), -1, [], {}, [[]], true),
    );
    await fc.assert(
      fc.asyncProperty(
        fc
          .constantFrom(...bases)
          .chain((base) => fc.tuple(fc.constant(base), fc.constantFrom(...pathsIn(base)))),
        odd,
        async ([base, path], value) => {
          heard.lines.length = 0;
          const before = await rowCounts(school.engine);

          const { status } = await receive(withAt(base, path, value));

          expect([200, 400]).toContain(status);
          expect(JSON.stringify(heard.lines)).not.toContain(SECRET);
          if (status === 400) {
            expect(heard.lines).toHaveLength(1);
            expect(await rowCounts(school.engine)).toEqual(before);
          }
        },
      ),
      { numRuns: RUNS, seed: 20261126, endOnFailure: true },
    );
  }, 120_000);
});

function conversation() {
  return { id: 'a:1', conversationType: 'personal', tenantId: '11111111-2222-4333-8444-555555555555' };
}

function press(data: unknown): object {
  return { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card', value: pressed(data) };
}

function pressed(data: unknown): object {
  return { action: { type: 'Action.Execute', verb: 'intake.safety', data }, trigger: 'manual' };
}

type Path = readonly string[];

/** Every field, at every depth. */
function pathsIn(part: unknown, above: Path = []): Path[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) => [
    [...above, name],
    ...pathsIn(inner, [...above, name]),
  ]);
}

function withAt(whole: Record<string, unknown>, path: Path, value: unknown): Record<string, unknown> {
  const copy = structuredClone(whole);
  let part: Record<string, unknown> = copy;
  for (const name of path.slice(0, -1)) part = part[name] as Record<string, unknown>;
  const last = path.at(-1) as string;
  if (value === undefined) delete part[last];
  else part[last] = value;
  return copy;
}
