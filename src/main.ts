import { v7 } from 'uuid';
import { choresWith, oftenChoresWith } from './app/chores/chores.ts';
import { takeSteps } from './app/guarding/taking-steps.ts';
import type { Chance, Clock, Ids } from './app/ports.ts';
import { preparingOf } from './app/preparing-notices.ts';
import type { Deps } from './app/turn.ts';
import { tellCoordinators } from './app/worklist/telling-undelivered.ts';
import { agendaSource } from './calendar/agenda-source.ts';
import { type GraphClient, graphClient } from './calendar/graph/client.ts';
import { graphOrganisers } from './calendar/graph/events.ts';
import { graphFreeBusy } from './calendar/graph/free-busy.ts';
import { graphTokens } from './calendar/graph/token.ts';
import { checkMailServer } from './calendar/mail-server.ts';
import { imapMailbox } from './calendar/mailbox.ts';
import { smtpMailer } from './calendar/mailer.ts';
import { agendaFilesFrom, postmanOver } from './calendar/postman.ts';
import { presenceMoments } from './calendar/presence.ts';
import { replyAddresses } from './calendar/reply-addresses.ts';
import { calendarsFrom } from './calendar/school-calendars.ts';
import { amsterdamWallClock } from './calendar/wall-clock.ts';
import type { DemoParts } from './demo/parts.ts';
import { LOOKED_OVER_WITHIN } from './domain/auditing/differences.ts';
import type { Instant } from './domain/ids.ts';
import { gate } from './http/gate.ts';
import { addressesOn } from './http/links.ts';
import { signingKeys } from './http/openid-keys.ts';
import { printerOf } from './http/pages/printer.ts';
import { pageRoutes } from './http/pages/routes.ts';
import { rateLimit } from './http/rate-limit.ts';
import { listen } from './http/server.ts';
import { choresOn } from './jobs/chores.ts';
import { guardLoop } from './jobs/guard-loop.ts';
import { NOTICE_LOOP, noticeLoop } from './jobs/notice-loop.ts';
import { ratesWith } from './jobs/pacing.ts';
import { steadyClock } from './jobs/steady-clock.ts';
import { systemTimer } from './jobs/system-timer.ts';
import { type Log, logTo } from './log.ts';
import { readSettings, type Settings } from './settings.ts';
import type { GraphSettings } from './settings-graph.ts';
import { startFaults } from './start-faults.ts';
import { conversationsOn } from './storage/conversations.ts';
import { noticeQueueOn } from './storage/notice-queue.ts';
import { openStore } from './storage/open-store.ts';
import { directoryOn } from './storage/people.ts';
import { keysFrom } from './storage/sealing.ts';
import { sealWaiting } from './storage/sealing-waiting.ts';
import { storeOn } from './storage/transactions.ts';
import { turnBookOn } from './storage/turn-book.ts';
import { botOf } from './teams/bot.ts';
import { channelCardOf } from './teams/cards/channel.ts';
import { cardOf } from './teams/cards/render.ts';
import { handlingOf } from './teams/handling.ts';
import { teamsMessenger } from './teams/messenger.ts';
import { strangerTeller } from './teams/stranger.ts';

/** A running server; `stop` ends it in reverse: no new requests, no files of letters, no new chores and claims, what is under way, the database. */
export type Server = { port: number; stop(): Promise<void> };

const systemClock: Clock = { now: () => Date.now() as Instant };
const ids: Ids = { next: <T extends string>() => v7() as T };
const chance: Chance = { fraction: () => Math.random() };

/** Wires every part and starts to listen. */
export async function start(settings: Settings, log: Log, demo: DemoParts | null): Promise<Server> {
  const clock = demo?.clock ?? systemClock;
  const keys = keysFrom(settings.keys);
  const wallClock = amsterdamWallClock();
  const engine = await openStore(settings.databaseUrl, settings.dataFolder);
  await sealWaiting(engine, keys);
  await demo?.fill(engine, keys, ids);

  const deps: Deps = {
    store: storeOn(engine, keys, ids, clock, { timer: systemTimer, chance }),
    directory: directoryOn(engine),
    clock,
    ids,
    wallClock,
    calendars: calendarsFrom(),
    presence: presenceMoments(),
    agendas: agendaSource(settings.agendaHosts),
    keepsEvents: settings.graph?.uses.includes('invitations') ?? false,
    addresses: addressesOn(settings.publicUrl, settings.keys.link),
    kick: () => loop.kick(),
  };
  const messenger = teamsMessenger({
    credential: settings.bot.credential,
    serviceHosts: settings.bot.serviceHosts,
    renderPersonal: cardOf,
    renderChannel: channelCardOf,
  });
  const mailFrom = settings.mail?.from ?? 'actietafel@localhost';
  const replies = settings.replies && replyAddresses(mailFrom, settings.keys.link);
  const mailbox = settings.replies && replies && imapMailbox(settings.replies, replies);
  const graph = settings.graph && graphOver(settings.graph, log);
  const uses = settings.graph?.uses ?? [];
  const organisation =
    graph && settings.graph && uses.includes('free_busy') && graphFreeBusy(graph, settings.graph, wallClock);
  const organisers =
    graph && settings.graph && deps.keepsEvents && graphOrganisers(graph, settings.graph.mailbox);
  const conversations = conversationsOn(engine.db, ids);
  const queue = noticeQueueOn(engine.db);
  const loop = noticeLoop(
    {
      queue,
      prepare: preparingOf(deps),
      messenger,
      postman: postmanOver(settings.mail && smtpMailer(settings.mail), mailFrom, replies, !deps.keepsEvents),
      markUnusable: (id, reason) => conversations.markUnusable(id, reason),
      onFailed: tellCoordinators(deps),
      clock,
      realClock: steadyClock(systemClock, performance),
      chance,
      timer: systemTimer,
      turns: turnBookOn(engine.db),
      log,
    },
    { ...NOTICE_LOOP, pacing: { ...NOTICE_LOOP.pacing, rates: ratesWith(settings.teamsPerSecond) } },
  );
  const guard = guardLoop({
    schoolsWithDue: () => deps.store.outside((tx) => tx.deadlines.schoolsWithDue(clock.now())),
    takeSteps: (schoolId) => takeSteps(deps, schoolId),
    kick: deps.kick,
    timer: systemTimer,
    log,
  });
  const nightly = choresWith(deps);
  const bot = botOf(handlingOf(deps, log, strangerTeller(messenger, log)), log);
  const printer = printerOf(() => Date.now());
  const listening = await listen(settings.port, {
    gate: gate({
      appId: settings.bot.credential?.appId ?? null,
      tenants: settings.bot.tenants,
      serviceHosts: settings.bot.serviceHosts,
      keys: signingKeys(settings.bot.metadataUrl, () => Date.now()),
      limit: rateLimit(() => Date.now()),
      now: () => Date.now(),
    }),
    receive: bot,
    isReady: async () =>
      await queue.nextDue().then(
        () => true,
        () => false,
      ),
    schoolsNotLookedOver: () =>
      deps.store.outside((tx) =>
        tx.auditing.schoolsNotLookedOver((clock.now() - LOOKED_OVER_WITHIN) as Instant),
      ),
    routes: [
      ...pageRoutes({ deps, linkKey: settings.keys.link, printer }, agendaFilesFrom(mailFrom)),
      ...(demo?.routes(
        wallClock,
        { queue, store: deps.store },
        {
          async atNight() {
            guard.kick();
            await guard.settled();
            for (const chore of Object.values(nightly)) await chore(() => true);
          },
          kick() {
            guard.kick();
            loop.kick();
          },
        },
      ) ?? []),
    ],
    log,
    secure: settings.mode === 'production',
    host: settings.host,
  });
  loop.start();
  guard.start();
  const chores = choresOn({
    database: engine,
    chores: nightly,
    often: oftenChoresWith(deps, {
      mail: mailbox && { mailbox, queue },
      organisation: organisation || null,
      organisers: organisers || null,
    }),
    timer: systemTimer,
    log,
  });
  await chores.start();

  return {
    port: listening.port,
    async stop() {
      await listening.stop();
      await printer.stop();
      await Promise.all([chores.stop(), guard.stop(), loop.stop()]);
      messenger.close();
      await engine.close();
    },
  };
}

function graphOver({ loginUrl, url, ...credential }: GraphSettings, log: Log): GraphClient {
  const now = () => Date.now();
  return graphClient({ tokens: graphTokens(credential, loginUrl, now), url, now, timer: systemTimer, log });
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = logTo(
    (line) => process.stderr.write(`${line}\n`),
    () => Date.now(),
    settings.logLevel,
  );
  const demo = settings.mode === 'demo' ? await demoPartsOf() : null;
  if (settings.databaseUrl === null) {
    process.stdout.write(
      'Trial mode: the embedded database may lose data at a power cut. Not for real pupils.\n',
    );
  }
  if (settings.mail) await checkMailServer(settings.mail);
  const server = await start(settings, log, demo);
  process.stdout.write(`Actietafel listens on port ${server.port}.\n`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void server.stop().then(() => process.exit(0));
    });
  }
}

/** Reached by a path that only the demo takes. */
async function demoPartsOf(): Promise<DemoParts> {
  const { demoParts } = await import('./demo/parts.ts');
  return demoParts(Number(process.env.DEMO_CLOCK_OFFSET ?? 0), process.env.DEMO_SCHOOL);
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${startFaults(error).join('\n')}\n`);
    process.exit(1);
  });
}
