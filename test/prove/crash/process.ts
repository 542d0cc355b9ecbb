import { preparingOf } from '../../../src/app/preparing-notices.ts';
import type { Deps } from '../../../src/app/turn.ts';
import { tellCoordinators } from '../../../src/app/worklist/telling-undelivered.ts';
import { agendaSource } from '../../../src/calendar/agenda-source.ts';
import { agendaFilesFrom, postmanOver } from '../../../src/calendar/postman.ts';
import { presenceMoments } from '../../../src/calendar/presence.ts';
import { calendarsFrom } from '../../../src/calendar/school-calendars.ts';
import { amsterdamWallClock } from '../../../src/calendar/wall-clock.ts';
import { addressesOn } from '../../../src/http/links.ts';
import { printerOf } from '../../../src/http/pages/printer.ts';
import { pageRoutes } from '../../../src/http/pages/routes.ts';
import { NOTICE_LOOP, noticeLoop } from '../../../src/jobs/notice-loop.ts';
import { logTo } from '../../../src/log.ts';
import { conversationsOn } from '../../../src/storage/conversations.ts';
import { noticeQueueOn } from '../../../src/storage/notice-queue.ts';
import { directoryOn } from '../../../src/storage/people.ts';
import { storeOn } from '../../../src/storage/transactions.ts';
import { handlingOf } from '../../../src/teams/handling.ts';
import { inboundOf } from '../../../src/teams/inbound.ts';
import { testKeys } from '../../support/database.ts';
import { fixedChance } from '../../support/fixed.ts';
import { FREE_TURNS } from '../../support/memory-turns.ts';
import { type Death, mortal, mortalStore } from './dying.ts';
import type { Sending } from './steps.ts';
import { LINK_KEY, PUBLIC_URL, type World } from './world.ts';

const MAIL_FROM = 'school@testcollege.example';

/** A server from its start to its death, with everything that it only had in mind. */
export type Process = {
  receive(sent: Sending): Promise<void>;
  /** Sends whatever is due, until nothing is. */
  deliver(): Promise<void>;
};

/** Wires the parts as `main.ts` does, each of them mortal, over the database and the world that stay. */
export function processOn({ engine, clock, ids, outside }: World, death: Death): Process {
  const mortalClock = mortal('clock', clock, death);
  const mortalIds = mortal('ids', ids, death);
  const keys = testKeys();
  const deps: Deps = {
    store: mortalStore(storeOn(engine, keys, mortalIds, mortalClock), death),
    directory: mortal('directory', directoryOn(engine), death),
    clock: mortalClock,
    ids: mortalIds,
    wallClock: mortal('wallClock', amsterdamWallClock(), death),
    calendars: mortal('calendars', calendarsFrom(), death),
    presence: mortal('presence', presenceMoments(), death),
    agendas: agendaSource([]),
    keepsEvents: false,
    addresses: mortal('addresses', addressesOn(PUBLIC_URL, LINK_KEY), death),
    kick: () => death.call('loop.kick'),
  };
  const log = logTo(() => undefined, clock.now, 'error');
  const queue = noticeQueueOn(engine.db);
  const loop = noticeLoop(
    {
      queue: mortal('queue', queue, death),
      prepare: preparingOf(deps),
      messenger: mortal('messenger', outside.messenger, death),
      postman: postmanOver(mortal('mailer', outside.mailer, death), MAIL_FROM),
      markUnusable: mortal('conversations', conversationsOn(engine.db, ids), death).markUnusable,
      onFailed: tellCoordinators(deps),
      clock: mortalClock,
      realClock: clock,
      chance: mortal('chance', fixedChance(), death),
      timer: {
        // Nothing waits for its turn here; the next round is asked for by hand. Who sleeps when death comes is let go.
        after(_milliseconds, run) {
          if (death.diedAt() === null) return () => undefined;
          const soon = setImmediate(run);
          return () => clearImmediate(soon);
        },
      },
      turns: FREE_TURNS,
      log,
    },
    { ...NOTICE_LOOP, pacing: { ...NOTICE_LOOP.pacing, gatherMilliseconds: 0 }, sweepEachRounds: 1 },
  );
  const handle = handlingOf(deps, log, () => undefined);
  const printer = printerOf(() => clock.now());
  const routes = pageRoutes({ deps, linkKey: LINK_KEY, printer }, agendaFilesFrom(MAIL_FROM));

  return {
    async receive(sent) {
      if (sent.kind === 'activity') {
        const inbound = inboundOf(sent.activity);
        if (!inbound) throw new Error('An activity of this proof is not one of Teams.');
        await handle(inbound);
        return;
      }
      const [, first, token = ''] = sent.path.split('/');
      const route = routes.find(({ method, path }) => method === sent.method && path === `/${first}/:token`);
      if (!route) throw new Error(`There is no page at ${sent.path}.`);
      const { status } = await route.answer({
        accepts: 'nl',
        knows: null,
        params: { token },
        query: new URLSearchParams(),
        form: sent.form,
      });
      if (status >= 400) throw new Error(`The page ${first} answered ${status}.`);
    },
    async deliver() {
      const round = async () => {
        loop.start();
        await loop.settled();
      };
      const isDue = async () => ((await queue.nextDue()) ?? Number.POSITIVE_INFINITY) <= clock.now();
      const isAlive = () => death.diedAt() === null;
      const all = async () => {
        do await round();
        while (isAlive() && (await isDue()));
      };
      await all();
      if (isAlive() && (await isAnyUnknown(engine))) {
        await letQuietPass(engine);
        await all();
      }
      // Its rounds would follow one another at once for as long as the proof lasts.
      if (!isAlive()) await loop.stop();
    },
  };
}

async function isAnyUnknown({ query }: World['engine']): Promise<boolean> {
  const { rows } = await query(
    `select 1 from notice where state = 'unknown' and params -> 'repeat' is null limit 1`,
  );
  return rows.length > 0;
}

/** The database's own clock stands still here: what it remembers is moved back instead. */
async function letQuietPass({ query }: World['engine']): Promise<void> {
  await query(
    `update notice set unknown_since = now() - make_interval(secs => $1::double precision) where state = 'unknown'`,
    [NOTICE_LOOP.quietMilliseconds / 1000],
  );
}
