import { type GraphClient, type GraphLimits, graphClient } from '../../src/calendar/graph/client.ts';
import { graphTokens, type Tokens } from '../../src/calendar/graph/token.ts';
import { type FixedClock, fixedClock } from './fixed.ts';
import { GRAPH_CLIENT, GRAPH_SECRET, GRAPH_TENANT } from './graph-login.ts';
import { type GraphServer, graphServer } from './graph-server.ts';
import { type HeardLog, heardLog } from './heard-log.ts';
import { type ManualTimer, manualTimer } from './manual-timer.ts';

export const MAILBOX = 'actietafel@school.example';

/** Our side of Graph against the server on this machine, with a clock that only a test moves. */
export type GraphStage = {
  server: GraphServer;
  clock: FixedClock;
  timer: ManualTimer;
  log: HeardLog;
  tokens: Tokens;
  client: GraphClient;
  close(): Promise<void>;
};

export async function graphStage(
  at = '2026-11-23T09:00:00Z',
  { secret = GRAPH_SECRET, limits }: { secret?: string; limits?: GraphLimits } = {},
): Promise<GraphStage> {
  const clock = fixedClock(at);
  const timer = manualTimer(clock);
  const log = heardLog();
  const now = () => clock.now();
  const server = await graphServer(now);
  server.mailboxes.add(MAILBOX);
  const credential = { tenantId: GRAPH_TENANT, clientId: GRAPH_CLIENT, secret };
  const tokens = graphTokens(credential, server.loginUrl, now);
  const client = graphClient({ tokens, url: server.url, now, timer, log: log.log }, limits);
  return { server, clock, timer, log, tokens, client, close: () => server.close() };
}
