import { Agent } from 'node:http';
import { v7 } from 'uuid';
import { asked, PATH } from './load.ts';
import { pressOf } from './presses.ts';
import type { Scale } from './scale.ts';
import { atPart, type EngineKind, median, type Row, rounded, rowOf } from './shapes.ts';
import type { Case } from './table-cases.ts';
import { minutesDoorIn, TABLE_PRESSES } from './table-presses.ts';

/** Milliseconds that each tap took, and each look at a door. */
export type TapsSeen = { taps: number[]; doors: number[]; people: number; seconds: number };

const PEOPLE = 10;
const SECONDS = 30;
const SHORT_SECONDS = 2;
const SECOND = 1000;
/** After so many taps somebody goes on to the next part. */
const TAPS_OF_PART = 6;
const PARTS = ['wie', 'stem', 'nu', 'plan'];
const TYPED = 'Dit werd gezegd bij tik';
const BODY_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

type Writer = { path: string; page: string };

/**
 * Ten people write the minutes of ten tables at once, each at one tap a second, for half a minute. Each tap is sent with all that
 * stands on the page, words in a box that changed since among it, is kept, and is answered with the page. Beside it the same people
 * look at the door of that page as often, which keeps nothing.
 */
export async function tapsSeen(
  { isShort }: Scale,
  port: number,
  cases: readonly Case[],
  token: string,
): Promise<TapsSeen> {
  const agent = new Agent({ keepAlive: true });
  const seconds = isShort ? SHORT_SECONDS : SECONDS;
  try {
    const writers = await Promise.all(
      cases.slice(0, PEOPLE).map((about) => opened(port, agent, about, token)),
    );
    const people = writers.length;
    const doors = await eachSecond(writers, seconds, async ({ path }) => {
      await got(port, agent, path, null);
    });
    const taps = await eachSecond(writers, seconds, async (writer, nth) => {
      const form = tapOn(writer.page, nth);
      writer.page = await got(port, agent, writer.path, form);
      if (!showsWhatWasSent(writer.page, form)) throw new Error('A tap was answered without what was sent.');
    });
    return { taps, doors, people, seconds };
  } finally {
    agent.destroy();
  }
}

export function tapsRow(engine: EngineKind, seen: readonly TapsSeen[]): Row {
  const of = (which: 'taps' | 'doors', part: number) =>
    median(seen.map((round) => atPart(round[which], part)));
  const [first] = seen;
  return rowOf(`page/minutes-tap-p99@${engine}`, 'ms', of('taps', 0.99), 'page/door', of('doors', 0.99), {
    rounds: seen.length,
    people: first?.people,
    seconds: first?.seconds,
    p50: rounded(of('taps', 0.5)),
    worst: rounded(Math.max(...seen.flatMap(({ taps }) => taps))),
    p50OfBaseline: rounded(of('doors', 0.5)),
  });
}

/** From the press on the card, by the door, to the first part of the minutes. */
async function opened(port: number, agent: Agent, about: Case, token: string): Promise<Writer> {
  const press = pressOf({ id: v7(), ...TABLE_PRESSES['page.minutes'].tap(about) }, token);
  const { body } = await asked(port, { ...press, method: 'POST', path: PATH }, agent);
  const path = minutesDoorIn(body);
  if (path === null) throw new Error(`There is no door to the minutes: ${body.slice(0, 300)}`);
  const ticket = hiddenIn(await got(port, agent, path, null)).get('ticket') ?? '';
  return { path, page: await got(port, agent, path, new URLSearchParams({ ticket })) };
}

/**
 * Each does it once a second, spread over the second, whether or not the others are done, and never before their own last is: counted
 * is from the moment at which it was due.
 */
async function eachSecond(
  writers: readonly Writer[],
  seconds: number,
  work: (writer: Writer, nth: number) => Promise<void>,
): Promise<number[]> {
  const began = performance.now() + 100;
  const all = writers.map(async (writer, place) => {
    const took: number[] = [];
    for (let nth = 0; nth < seconds; nth += 1) {
      const due = began + nth * SECOND + (place * SECOND) / writers.length;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      await work(writer, nth);
      took.push(performance.now() - due);
    }
    return took;
  });
  return (await Promise.all(all)).flat();
}

/** @throws Error when it is answered with something else than a page. */
async function got(port: number, agent: Agent, path: string, form: URLSearchParams | null): Promise<string> {
  const sent = { headers: form ? BODY_TYPE : {}, body: Buffer.from(form?.toString() ?? '') };
  const { status, body } = await asked(port, { ...sent, method: form ? 'POST' : 'GET', path }, agent);
  if (status !== 200) throw new Error(`A page went wrong: ${status} ${textOf(body).slice(0, 300)}`);
  return body;
}

/** What a browser sends of this page after some words in its first box and a tap on one of its choices, or on its way to the next part. */
function tapOn(page: string, nth: number): URLSearchParams {
  const form = hiddenIn(page);
  const boxes = [...page.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)];
  for (const [place, [, name = '', text = '']] of boxes.entries())
    form.set(name, place === 0 ? `${TYPED} ${nth}.` : plain(text));
  const choices = [...page.matchAll(/<button class="tap"[^>]*value="([^"]+)"/g)].map(([, value]) => value);
  const part = Math.floor(nth / TAPS_OF_PART) + 1;
  const isLeaving = nth % TAPS_OF_PART === TAPS_OF_PART - 1;
  const tap = isLeaving ? `ga:${PARTS[part % PARTS.length]}` : choices[(nth * 7) % choices.length];
  if (tap === undefined) throw new Error(`There is nothing to tap on: ${textOf(page).slice(0, 300)}`);
  form.set('doe', plain(tap));
  return form;
}

/** The next part is there, or the same with the words that were typed, where a choice with two sides stands the other way round. */
function showsWhatWasSent(page: string, form: URLSearchParams): boolean {
  const tap = form.get('doe') ?? '';
  if (tap.startsWith('ga:')) return page.includes(`name="deel" value="${tap.slice(3)}"`);
  const typed = [...form.values()].filter((value) => value.startsWith(TYPED));
  return (
    typed.every((words) => page.includes(words)) &&
    !page.includes(`value="${tap}"`) === /:(aan|uit)$/.test(tap)
  );
}

function hiddenIn(page: string): URLSearchParams {
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return new URLSearchParams(
    fields.map(([, name = '', value = '']): [string, string] => [name, plain(value)]),
  );
}

function plain(escaped: string): string {
  return escaped
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function textOf(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}
