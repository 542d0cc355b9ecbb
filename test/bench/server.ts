import { v7 } from 'uuid';
import type { Clock, Ids } from '../../src/app/ports.ts';
import { preparingOf } from '../../src/app/preparing-notices.ts';
import type { Deps } from '../../src/app/turn.ts';
import { tellCoordinators } from '../../src/app/worklist/telling-undelivered.ts';
import { agendaSource } from '../../src/calendar/agenda-source.ts';
import { agendaFilesFrom, postmanOver } from '../../src/calendar/postman.ts';
import { presenceMoments } from '../../src/calendar/presence.ts';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import { amsterdamWallClock } from '../../src/calendar/wall-clock.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { gate } from '../../src/http/gate.ts';
import { addressesOn } from '../../src/http/links.ts';
import { signingKeys } from '../../src/http/openid-keys.ts';
import { printerOf } from '../../src/http/pages/printer.ts';
import { pageRoutes } from '../../src/http/pages/routes.ts';
import { rateLimit } from '../../src/http/rate-limit.ts';
import { listen } from '../../src/http/server.ts';
import { noticeLoop } from '../../src/jobs/notice-loop.ts';
import { systemTimer } from '../../src/jobs/system-timer.ts';
import { logTo } from '../../src/log.ts';
import { conversationsOn } from '../../src/storage/conversations.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { turnBookOn } from '../../src/storage/turn-book.ts';
import { botOf } from '../../src/teams/bot.ts';
import { channelCardOf } from '../../src/teams/cards/channel.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { handlingOf } from '../../src/teams/handling.ts';
import { teamsMessenger } from '../../src/teams/messenger.ts';
import { testKeys } from '../support/database.ts';
import { answering, told } from './child.ts';
import { APP } from './presses.ts';
import type { Place } from './shapes.ts';

export type ServerAsk = {
  place: Place;
  metadataUrl: string;
  tenants: readonly string[];
  /** Where messages go, in Teams' place; null = nothing is sent by this process, as when another one does. */
  connectorUrl: string | null;
  /** The moment that the school has when this process begins, from which time goes on; null = this machine's. */
  from: Instant | null;
};

const LINK_KEY = Buffer.alloc(32, 9);
const MAIL_FROM = 'actietafel@localhost';

/** The server of production: gate, SDKs, use cases, store, sender; only Teams and its keys are on this machine. */
const asked = await told<ServerAsk>();
const { engine: kind, at } = asked.place;
const ahead = asked.from === null ? 0 : asked.from - Date.now();
const clock: Clock = { now: () => (Date.now() + ahead) as Instant };
const ids: Ids = { next: <T extends string>() => v7() as T };
const log = logTo(
  (line) => process.stderr.write(`${line}\n`),
  () => Date.now(),
  'error',
);
const engine = await openStore(kind === 'postgres' ? at : null, at);
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
  addresses: addressesOn('http://localhost', LINK_KEY),
  kick: () => loop?.kick(),
};
const loop = asked.connectorUrl === null ? null : sender(asked.connectorUrl);
const printer = printerOf(() => Date.now());
const listening = await listen(0, {
  gate: gate({
    appId: APP,
    tenants: asked.tenants,
    serviceHosts: ['smba.trafficmanager.net'],
    keys: signingKeys(asked.metadataUrl, () => Date.now()),
    limit: rateLimit(() => Date.now()),
    now: () => Date.now(),
  }),
  receive: botOf(
    handlingOf(deps, log, () => undefined),
    log,
  ),
  isReady: async () => true,
  schoolsNotLookedOver: async () => 0,
  routes: pageRoutes({ deps, linkKey: LINK_KEY, printer }, agendaFilesFrom(MAIL_FROM)),
  log,
  secure: true,
  host: '127.0.0.1',
});
loop?.start();

answering({ port: listening.port }, async () => {
  await listening.stop();
  await printer.stop();
  await loop?.stop();
  await engine.close();
});

function sender(connectorUrl: string) {
  const messenger = teamsMessenger({
    credential: null,
    serviceHosts: [new URL(connectorUrl).hostname],
    renderPersonal: cardOf,
    renderChannel: channelCardOf,
  });
  const there = <A extends { serviceUrl: string }>(address: A): A => ({
    ...address,
    serviceUrl: connectorUrl,
  });
  const conversations = conversationsOn(engine.db, ids);
  return noticeLoop({
    queue: noticeQueueOn(engine.db),
    prepare: preparingOf(deps),
    messenger: {
      sendPersonal: (to, view, language) => messenger.sendPersonal(there(to), view, language),
      editPersonal: (to, id, view, language) => messenger.editPersonal(there(to), id, view, language),
      sendChannel: (to, payload, language) => messenger.sendChannel(there(to), payload, language),
      editChannel: (to, id, payload, language) => messenger.editChannel(there(to), id, payload, language),
    },
    postman: postmanOver(null, MAIL_FROM),
    markUnusable: (id, reason) => conversations.markUnusable(id, reason),
    onFailed: tellCoordinators(deps),
    clock,
    realClock: clock,
    chance: { fraction: () => Math.random() },
    timer: systemTimer,
    turns: turnBookOn(engine.db),
    log,
  });
}
