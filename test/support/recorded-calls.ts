import { readFileSync } from 'node:fs';
import type { SeenCall } from '../../src/demo/front.ts';
import type { SentRequest } from './canary.ts';

/** What the demo wrote down of the bot's requests (`DEMO_RECORD`), each with the window that it went to. */
export type RecordedCall = SentRequest & { window: string; method: string; body: string };

/**
 * Only a request to the one conversation of a person with the bot is personal: a post in a channel, an edit there, and
 * anything of which we are not sure count as seen by the whole team.
 */
export function recordedCalls(file: string): RecordedCall[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line, index) => {
    const call = JSON.parse(line) as Omit<SeenCall, 'body'> & { body: string };
    const body = Buffer.from(call.body, 'base64');
    const head = `${call.method} ${call.url}\n${call.headers.join('\n')}\n`;
    const to = call.url.match(/\/connector\/v3\/conversations\/([^/?]+)/)?.[1] ?? '';
    return {
      place: `request ${index + 1}`,
      scope: decodeURIComponent(to) === `chat-${call.window}` ? 'personal' : 'channel',
      to,
      window: call.window,
      method: call.method,
      body: body.toString('utf8'),
      bytes: Buffer.concat([Buffer.from(head, 'utf8'), body]),
    };
  });
}
