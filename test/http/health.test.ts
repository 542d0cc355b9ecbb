import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Listening, listen } from '../../src/http/server.ts';
import { logTo } from '../../src/log.ts';

describe('the server, for whoever watches over it,', () => {
  let web: Listening;
  let at: string;
  let lines: string[];
  let readiness: () => Promise<boolean>;
  let notLookedOver: number | Error;

  beforeAll(async () => {
    web = await listen(0, {
      gate: async () => ({ ok: false, refused: { status: 401, code: 'token_missing' } }),
      receive: async () => ({ status: 200, body: undefined }),
      isReady: () => readiness(),
      async schoolsNotLookedOver() {
        if (notLookedOver instanceof Error) throw notLookedOver;
        return notLookedOver;
      },
      routes: [],
      log: logTo(
        (line) => lines.push(line),
        () => 0,
        'debug',
      ),
      secure: true,
      host: '127.0.0.1',
    });
    at = `http://127.0.0.1:${web.port}`;
  });

  beforeEach(() => {
    lines = [];
    readiness = async () => true;
    notLookedOver = 0;
  });

  afterAll(() => web.stop());

  it('is alive as long as it answers', async () => {
    expect((await fetch(`${at}/livez`)).status).toBe(200);
  });

  it.each([
    ['ready', 200, async () => true],
    ['not ready', 503, async () => false],
    ['not ready when that cannot be found out', 503, () => Promise.reject(new Error('no database'))],
  ])('is %s', async (_what, status, answer) => {
    readiness = answer;

    expect((await fetch(`${at}/readyz`)).status).toBe(status);
  });

  it('stays ready when schools were not looked over in time, says how many, and writes it down once', async () => {
    const said = async (count: number) => {
      notLookedOver = count;
      const answer = await fetch(`${at}/readyz`);
      return [answer.status, await answer.text()];
    };

    expect(await said(0)).toEqual([200, 'ready']);
    expect(await said(2)).toEqual([200, 'ready\nschools not looked over: 2']);
    expect(await said(2)).toEqual([200, 'ready\nschools not looked over: 2']);
    expect(lines.filter((line) => line.includes('not looked over in time'))).toHaveLength(1);
  });

  it('stays ready when that cannot be counted', async () => {
    notLookedOver = new Error('Sam Vis: the statement took too long');
    const answer = await fetch(`${at}/readyz`);

    expect([answer.status, await answer.text()]).toEqual([200, 'ready\nschools not looked over: unknown']);
  });
});
