import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Clock, Ids } from '../../src/app/ports.ts';
import { preparingOf } from '../../src/app/preparing-notices.ts';
import type { Deps } from '../../src/app/turn.ts';
import { tellCoordinators } from '../../src/app/worklist/telling-undelivered.ts';
import { agendaSource } from '../../src/calendar/agenda-source.ts';
import { postmanOver } from '../../src/calendar/postman.ts';
import { presenceMoments } from '../../src/calendar/presence.ts';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import { amsterdamWallClock } from '../../src/calendar/wall-clock.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { addressesOn } from '../../src/http/links.ts';
import { noticeLoop } from '../../src/jobs/notice-loop.ts';
import { systemTimer } from '../../src/jobs/system-timer.ts';
import { logTo } from '../../src/log.ts';
import { conversationsOn } from '../../src/storage/conversations.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { turnBookOn } from '../../src/storage/turn-book.ts';
import { channelCardOf } from '../../src/teams/cards/channel.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { teamsMessenger } from '../../src/teams/messenger.ts';
import { fillRegion, planDue, type Size } from '../prove/load/region.ts';
import { testKeys } from '../support/database.ts';
import { bareSender } from './baseline/bare-sender.ts';
import { answering, told } from './child.ts';
import type { Place } from './shapes.ts';

export type SenderAsk = {
  place: Place;
  connectorUrl: string;
  size: Size;
  perSecond: number;
  seconds: number;
  /** Claims and posts, and nothing else: no question to the domain, no card, no turn. */
  isBare: boolean;
  /** After so many seconds of load the heap is looked at, in MB (1,000,000 bytes), after a forced collection. */
  heapAtSeconds: readonly number[];
};
export type SenderAnswer = { lags: number[]; heaps: number[]; statements: number; sent: number };

/** The sender of the server, alone: as many as are asked become due each second, and it sends them. */
const asked = await told<SenderAsk>();
const clock: Clock = { now: () => Date.now() as Instant };
const ids: Ids = { next: <T extends string>() => v7() as T };
const log = logTo(
  (line) => process.stderr.write(`${line}\n`),
  () => Date.now(),
  'error',
);
const { engine: kind, at } = asked.place;
const engine = await openStore(kind === 'postgres' ? at : null, at);
await fillRegion(engine, asked.size, asked.connectorUrl, testKeys());
const audiences = asked.size.schools * (1 + asked.size.peopleOfSchool);
const ofEach = Math.round((asked.perSecond * asked.seconds) / audiences);
const from = Date.now() + 1000;
const sent = await planDue(engine, 'bench', {
  ofChannel: ofEach,
  ofPerson: ofEach,
  from,
  overMilliseconds: asked.seconds * 1000,
});
const queue = noticeQueueOn(engine.db);
let statements = 0;
const sender = asked.isBare ? bareSender(queue, engine, clock) : loop();
sender.start();
const heaps: number[] = [];
for (const seconds of asked.heapAtSeconds) {
  await new Promise((resolve) => setTimeout(resolve, from + seconds * 1000 - Date.now()));
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed / 1_000_000);
}
while ((await queue.nextDue()) !== null || (await isAnyClaimed()))
  await new Promise((resolve) => setTimeout(resolve, 500));
await sender.stop();
const { rows } = await sql<{ lag: number }>`
  select (extract(epoch from settled_at) * 1000 - ${from}::float8
    - split_part(dedupe_key, ':', 2)::int * ${(asked.seconds * 1000) / sent}::float8)::float8 as lag
  from notice where dedupe_key like 'bench:%' and state = 'sent'
`.execute(engine.db);
if (rows.length !== sent) throw new Error(`${rows.length} of ${sent} were sent.`);
await engine.close();
const answer: SenderAnswer = { lags: rows.map(({ lag }) => lag), heaps, statements, sent };
answering(answer);

async function isAnyClaimed(): Promise<boolean> {
  const claimed = await sql`select 1 from notice where state = 'claimed' limit 1`.execute(engine.db);
  return claimed.rows.length > 0;
}

function loop() {
  const deps: Deps = {
    store: storeOn(engine, testKeys(), ids, clock),
    directory: directoryOn(engine),
    clock,
    ids,
    wallClock: amsterdamWallClock(),
    calendars: calendarsFrom(),
    presence: presenceMoments(),
    agendas: agendaSource([]),
    keepsEvents: false,
    addresses: addressesOn('http://localhost', Buffer.alloc(32, 9)),
    kick: () => undefined,
  };
  const book = turnBookOn(engine.db);
  return noticeLoop({
    queue,
    prepare: preparingOf(deps),
    messenger: teamsMessenger({
      credential: null,
      serviceHosts: [new URL(asked.connectorUrl).hostname],
      renderPersonal: cardOf,
      renderChannel: channelCardOf,
    }),
    postman: postmanOver(null, 'actietafel@localhost'),
    markUnusable: (id, reason) => conversationsOn(engine.db, ids).markUnusable(id, reason),
    onFailed: tellCoordinators(deps),
    clock,
    realClock: clock,
    chance: { fraction: () => Math.random() },
    timer: systemTimer,
    turns: {
      exchange(...all) {
        statements += 1;
        return book.exchange(...all);
      },
      forget: book.forget,
    },
    log,
  });
}
