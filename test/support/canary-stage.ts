import type { Delivery } from '../../src/app/ports/delivery.ts';
import type { Mail } from '../../src/app/ports/mail.ts';
import type { ClaimedNotice } from '../../src/app/ports/notices.ts';
import { preparingOf } from '../../src/app/preparing-notices.ts';
import { tellCoordinators } from '../../src/app/worklist/telling-undelivered.ts';
import { postmanOver } from '../../src/calendar/postman.ts';
import { NOTICE_LOOP, noticeLoop } from '../../src/jobs/notice-loop.ts';
import { systemTimer } from '../../src/jobs/system-timer.ts';
import { type Log, logTo } from '../../src/log.ts';
import { conversationsOn } from '../../src/storage/conversations.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { channelCardOf } from '../../src/teams/cards/channel.ts';
import { cardOf } from '../../src/teams/cards/render.ts';
import { teamsMessenger } from '../../src/teams/messenger.ts';
import type { Place, SentRequest } from './canary.ts';
import type { Stage } from './canary-story.ts';
import { type RecordedRequest, startFakeConnector } from './fake-connector.ts';
import { fixedChance } from './fixed.ts';
import { FREE_TURNS } from './memory-turns.ts';
import type { Play } from './playing.ts';

export type Prepare = (notice: ClaimedNotice) => Promise<Delivery>;

/** What a test puts in the place of a part as built. */
export type Weakness = {
  prepare?(asBuilt: Prepare, log: Log): Prepare;
  log?(write: (line: string) => void): Log;
};

export type LoopStage = Stage & {
  log(): string;
  requests(): SentRequest[];
  mails(): Place[];
  close(): Promise<void>;
};

/** Beyond the stretch in which changes of a table are gathered, and beyond the wait of a notice that was put back. */
const STEP = 20_000;
const CHANNEL = '19:zorg@thread.tacv2';

/** The notice loop and the messenger as `main.ts` wires them, over a connector and a mail box that keep what they get. */
export async function loopStage(school: Play, weakness: Weakness = {}): Promise<LoopStage> {
  const { deps, engine, clock } = school;
  const connector = await startFakeConnector();
  const lines: string[] = [];
  const mails: Mail[] = [];
  const write = (line: string) => void lines.push(line);
  const log = weakness.log?.(write) ?? logTo(write, clock.now, 'debug');
  const queue = noticeQueueOn(engine.db);
  const messenger = teamsMessenger({
    credential: null,
    serviceHosts: ['127.0.0.1'],
    renderPersonal: cardOf,
    renderChannel: channelCardOf,
  });
  const mailer = {
    async send(mail: Mail) {
      mails.push(mail);
      return { kind: 'sent' as const, messageId: mail.messageId };
    },
  };
  const loop = noticeLoop(
    {
      queue,
      prepare: weakness.prepare?.(preparingOf(deps), log) ?? preparingOf(deps),
      messenger,
      postman: postmanOver(mailer, 'school@testcollege.example'),
      markUnusable: (id, reason) => conversationsOn(engine.db, deps.ids).markUnusable(id, reason),
      onFailed: tellCoordinators(deps),
      clock,
      realClock: { now: () => Date.now() as never },
      chance: fixedChance(),
      timer: systemTimer,
      turns: FREE_TURNS,
      log,
    },
    { ...NOTICE_LOOP, pacing: { ...NOTICE_LOOP.pacing, gatherMilliseconds: 0 } },
  );

  return {
    serviceUrl: connector.serviceUrl,
    channel: CHANNEL,
    async deliver() {
      clock.forward(STEP);
      do {
        loop.kick();
        await loop.settled();
      } while (((await queue.nextDue()) ?? Number.POSITIVE_INFINITY) <= clock.now());
    },
    log: () => lines.join('\n'),
    requests: () => connector.requests.map(sentRequest),
    mails: () =>
      mails.map((mail, index) => ({
        place: `mail ${index + 1}`,
        bytes: Buffer.from([mail.subject, mail.text, mail.html, mail.invitation?.ics].join('\n'), 'utf8'),
      })),
    async close() {
      await loop.stop();
      messenger.close();
      await connector.close();
    },
  };
}

function sentRequest(request: RecordedRequest, index: number): SentRequest {
  const head = `${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n`;
  return {
    place: `request ${index + 1}`,
    scope: request.scope === 'personal' ? 'personal' : 'channel',
    to: request.conversationId,
    bytes: Buffer.concat([Buffer.from(head, 'utf8'), request.body]),
  };
}
