import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answered, type Listening, listen, type Parts, type Route } from '../../src/http/server.ts';
import { logTo } from '../../src/log.ts';
import { textsIn } from '../../src/texts/texts.ts';

const TEXT = { 'content-type': 'application/json' };

describe('the server', () => {
  let web: Listening;
  let at: string;
  let lines: string[];
  let received: unknown[];

  const page = (path: string, answer: Route['answer']): Route => ({ method: 'get', path, answer });
  const shown = (body: string): Answered => ({ status: 200, type: 'html', body });

  const parts: Parts = {
    gate: async (authorization, body) =>
      authorization === 'Bearer good'
        ? { ok: true, activity: JSON.parse(body.toString('utf8')) as never }
        : { ok: false, refused: { status: 401, code: 'token_missing' } },
    async receive(activity) {
      received.push(activity);
      if (activity.type === 'broken') throw new Error('Sam Vis: the SDK says why');
      return { status: 200, body: activity.type === 'invoke' ? { statusCode: 200 } : undefined };
    },
    isReady: async () => true,
    schoolsNotLookedOver: async () => 0,
    routes: [
      page('/page/:token', async ({ params, query }) => shown(`<p>${params.token} ${query.get('taal')}</p>`)),
      page('/broken', async () => {
        throw new Error('Sam Vis: select * from pupil');
      }),
      {
        method: 'post',
        path: '/page/:token',
        answer: async ({ form }) => shown(`<p>${form.getAll('what').join(' and ')}</p>`),
      },
    ],
    log: logTo(
      (line) => lines.push(line),
      () => 0,
      'debug',
    ),
    secure: true,
    host: '127.0.0.1',
  };

  beforeAll(async () => {
    web = await listen(0, parts);
    at = `http://127.0.0.1:${web.port}`;
  });

  beforeEach(() => {
    lines = [];
    received = [];
  });

  afterAll(() => web.stop());

  describe('for Teams', () => {
    it('gives an activity that has passed the gate to the bot, and the bot’s answer back', async () => {
      const press = await send({ type: 'invoke' });
      const message = await send({ type: 'message' });

      expect(received).toEqual([{ type: 'invoke' }, { type: 'message' }]);
      expect([press.status, press.text]).toEqual([200, '{"statusCode":200}']);
      expect([message.status, message.text]).toEqual([200, '']);
    });

    it('refuses what has not passed with a code alone, and writes down no more than that', async () => {
      const { status, text } = await send(
        { type: 'message', text: 'Sam Vis' },
        { authorization: 'Bearer x' },
      );

      expect([status, text]).toEqual([401, '{"code":"token_missing"}']);
      expect(received).toEqual([]);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('"code":"token_missing"');
      expect(lines[0]).not.toContain('Sam');
    });

    it('says nothing of what broke down, neither to Teams nor in the log', async () => {
      const { status, text } = await send({ type: 'broken' });

      expect([status, text]).toEqual([503, '{"code":"broken_down"}']);
      expect(lines.join()).toContain('"fault":"error"');
      expect(lines.join()).not.toContain('Sam');
    });

    it('takes 256 KB, and not a byte more', async () => {
      const frame = '{"type":"message","text":""}'.length;
      const most = { type: 'message', text: 'a'.repeat(256 * 1024 - frame) };
      const tooMuch = { type: 'message', text: `${most.text}a` };

      expect((await send(most)).status).toBe(200);
      expect(await send(tooMuch)).toMatchObject({ status: 413, text: '{"code":"body_too_large"}' });
      expect(received).toEqual([most]);
    });

    it.each([300 * 1024, 3 * 1024 * 1024])(
      'takes no body of %d bytes either when its size was not announced',
      async (size) => {
        const answer = await new Promise<{ status: number | undefined; connection: string | undefined }>(
          (resolve) => {
            const asked = request(`${at}/api/messages`, { method: 'POST', headers: TEXT }, (response) =>
              resolve({ status: response.statusCode, connection: response.headers.connection }),
            );
            // The server hangs up when it has heard enough.
            asked.on('error', () => undefined);
            asked.end(Buffer.alloc(size, 'a'));
          },
        );

        expect(answer).toEqual({ status: 413, connection: 'close' });
      },
    );

    it.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
      'takes no body of the type "%s", which a page of another site could send',
      async (type) => {
        const answer = await send({ type: 'message' }, { 'content-type': type });

        expect(answer).toMatchObject({ status: 400, text: '{"code":"body_not_json"}' });
        expect(received).toEqual([]);
      },
    );

    it('thinks nothing of a sender that goes away in the middle', async () => {
      await new Promise<void>((resolve) => {
        const socket = connect(web.port, '127.0.0.1', () => {
          socket.write('POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"type"', () =>
            socket.destroy(),
          );
        });
        socket.once('close', () => resolve());
      });
      const after = await send({ type: 'message' });

      expect(after.status).toBe(200);
      expect(lines).toEqual([]);
    });
  });

  describe('for browsers', () => {
    it('hands path, query and form to a page', async () => {
      const looked = await fetch(`${at}/page/a.b-c?taal=en`);
      const form = new URLSearchParams([
        ['what', 'this'],
        ['what', 'thât'],
      ]);
      const posted = await fetch(`${at}/page/x`, { method: 'POST', body: form });

      expect(await looked.text()).toBe('<p>a.b-c en</p>');
      expect(await posted.text()).toBe('<p>this and thât</p>');
    });

    it.each(['/page/x', '/nowhere', '/livez', '/broken'])(
      'lets %s run no script, leak no address, be framed by nobody and be kept by nobody',
      async (path) => {
        const { headers } = await fetch(`${at}${path}`);

        expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
        expect(headers.get('content-security-policy')).not.toContain('script');
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('cache-control')).toBe('no-store');
        expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
        expect(headers.get('set-cookie')).toBeNull();
        expect(headers.get('server')).toBeNull();
      },
    );

    it.each([
      ['GET', '/nowhere', 404],
      ['GET', '/', 404],
      ['GET', '/page/%E0%A4%A', 404],
      ['GET', `/page/${'a'.repeat(1_001)}`, 404],
      ['GET', '/api/messages', 405],
      ['PUT', '/page/x', 405],
      ['DELETE', '/page/x', 405],
    ])(
      'answers %s %.20s with a page that says what to do, in both languages',
      async (method, path, status) => {
        const answer = await fetch(`${at}${path}`, { method });
        const shown = await answer.text();
        const trouble = status === 404 ? 'not_found' : 'not_here';

        expect(answer.status).toBe(status);
        expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
        expect(shown).toContain(`<h1>${textsIn('nl').pages.troubles[trouble].title}</h1>`);
        expect(shown).toContain(textsIn('en').pages.troubles[trouble].text);
      },
    );

    it('speaks first the language that the browser asks for', async () => {
      const answer = await fetch(`${at}/nowhere`, { headers: { 'accept-language': 'en-GB, nl;q=0.5' } });
      const shown = await answer.text();

      expect(shown).toContain('<html lang="en" dir="ltr">');
      expect(shown).toContain(`<h1>${textsIn('en').pages.troubles.not_found.title}</h1>`);
    });

    it('lets a token be as long as ours are', async () => {
      expect((await fetch(`${at}/page/${'a'.repeat(1_000)}`)).status).toBe(200);
    });

    it('says nothing of what broke down', async () => {
      const answer = await fetch(`${at}/broken`);
      const text = await answer.text();

      expect(answer.status).toBe(500);
      expect(text).toContain('<h1>Er ging bij ons iets mis</h1>');
      expect(text + lines.join()).not.toMatch(/Sam|from pupil/);
    });

    it('takes a form of 64 KB, and not much more', async () => {
      const post = (size: number) =>
        fetch(`${at}/page/x`, { method: 'POST', body: `what=${'a'.repeat(size - 5)}` });

      expect((await post(64 * 1024)).status).toBe(200);
      const tooMuch = await post(64 * 1024 + 1);
      expect(tooMuch.status).toBe(413);
      expect(await tooMuch.text()).toContain('<h1>Dit is te veel tekst</h1>');
    });
  });

  describe('when it is stopped', () => {
    it('answers what is under way and takes nothing new', async () => {
      let finish = () => {};
      let begun = () => {};
      const isBegun = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const slow = page('/slow', async () => {
        begun();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return shown('done');
      });
      const own = await listen(0, { ...parts, routes: [slow] });
      const underWay = fetch(`http://127.0.0.1:${own.port}/slow`);
      await isBegun;

      const stopped = own.stop();
      const tooLate = fetch(`http://127.0.0.1:${own.port}/livez`);
      await expect(tooLate).rejects.toThrow();
      finish();

      expect(await (await underWay).text()).toBe('done');
      await stopped;
    });
  });

  async function send(
    activity: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> {
    const response = await fetch(`${at}/api/messages`, {
      method: 'POST',
      headers: { ...TEXT, authorization: 'Bearer good', ...headers },
      body: JSON.stringify(activity),
    });
    return { status: response.status, text: await response.text() };
  }
});
