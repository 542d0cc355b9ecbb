import { Agent, request } from 'node:http';
import autocannon from 'autocannon';
import type { Press } from './presses.ts';

/** Where Teams sends what people press. */
export const PATH = '/api/messages';

/** As many as possible, so many under way at a time; turns per second. @throws Error when one was not answered well. */
export async function asManyAsPossible(
  port: number,
  presses: readonly Press[],
  connections: number,
  isGood: (body: string) => boolean,
): Promise<number> {
  let next = 0;
  let bad: string | null = null;
  const began = performance.now();
  // The client itself looks once a second whether it is done.
  let answered = began;
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${PATH}`,
    method: 'POST',
    connections,
    amount: presses.length,
    timeout: 30,
    requests: [
      {
        setupRequest(plain) {
          const press = presses[next % presses.length] as Press;
          next += 1;
          return { ...plain, headers: press.headers, body: press.body };
        },
        onResponse(status, body) {
          answered = performance.now();
          if (status !== 200 || !isGood(body)) bad ??= `${status} ${body.slice(0, 300)}`;
        },
      },
    ],
  });
  if (bad !== null || result.errors > 0 || result.timeouts > 0)
    throw new Error(`A turn went wrong: ${bad ?? `${result.errors} errors`}.`);
  return (presses.length * 1000) / (answered - began);
}

/**
 * One each 1/`perSecond` of a second, whether or not the one before has been answered: milliseconds from the moment at
 * which each was due to the last byte of its answer, so that a stall counts against everybody who waits behind it.
 */
export async function steadily(
  port: number,
  presses: readonly Press[],
  perSecond: number,
  isGood: (body: string, nth: number) => boolean,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const began = performance.now() + 100;
  const answers = presses.map(async (press, index) => {
    const due = began + (index * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const { status, body } = await asked(port, { ...press, method: 'POST', path: PATH }, agent);
    const took = performance.now() - due;
    if (status !== 200 || !isGood(body, index))
      throw new Error(`A turn went wrong: ${status} ${body.slice(0, 300)}`);
    return took;
  });
  try {
    return await Promise.all(answers);
  } finally {
    agent.destroy();
  }
}

/** Sends a request to this machine, and waits for the last byte of its answer. */
export function asked(
  port: number,
  { method, path, headers, body }: Press & { method: 'GET' | 'POST'; path: string },
  agent: Agent,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
    });
    call.once('error', reject);
    call.end(body);
  });
}
