import { startFakeConnectorChild } from '../support/fake-connector-child.ts';
import { start, startServer } from './child.ts';
import { steadily } from './load.ts';
import { type Filled, filledStore } from './places.ts';
import { type Press, pressesOn, type Signer, signer } from './presses.ts';
import type { Scale } from './scale.ts';
import { atPart, median, type Row, rounded, rowOf } from './shapes.ts';
import { isReceipt } from './turns.ts';

/** What one process showed under the constant load: milliseconds per answer, and its memory when it was over. */
type Seen = { took: number[]; megabytes: number };

const SETTLE_MILLISECONDS = 2000;

/**
 * `turn/p99-at-50` and `turn/memory`: fifty presses a second for a minute, whatever the answers do. Beside it the same
 * SDKs with an empty handler under the same presses. As in `turn/intake-submit` messages are sent by another process;
 * `turn/p99-at-50-sending` is the same with the sender in the server's own, and a connector that refuses by Teams' table.
 */
export async function benchSteady(scale: Scale): Promise<Row[]> {
  const rows: Row[] = [];
  const sign = await signer();
  const warmUp = scale.perSecond * (scale.isShort ? 1 : 10);
  const presses = scale.perSecond * scale.seconds;
  for (const engine of scale.engines) {
    const filled = await filledStore(engine, warmUp + presses);
    const all = pressesOn(filled.drafts, await sign.token());
    const echo: Seen[] = [];
    const server: Seen[] = [];
    for (let round = 0; round < scale.rounds; round += 1) {
      echo.push(await echoSeen(scale, all, warmUp));
      server.push(await serverSeen(scale, sign, filled, all, warmUp, null));
    }
    const connector = await startFakeConnectorChild({ enforcesRates: true });
    const sending = await serverSeen(scale, sign, filled, all, warmUp, connector.serviceUrl);
    await connector.close();
    await filled.close();
    const memory = (of: readonly Seen[]) => median(of.map(({ megabytes }) => megabytes));
    rows.push(
      waitingRow(`turn/p99-at-${scale.perSecond}@${engine}`, scale, server, echo),
      waitingRow(`turn/p99-at-${scale.perSecond}-sending@${engine}`, scale, [sending], echo),
      rowOf(`turn/memory@${engine}`, 'MB', memory(server), 'turn/echo', memory(echo), {
        rounds: scale.rounds,
        all: server.map(({ megabytes }) => rounded(megabytes)),
        above: rounded(memory(server) - memory(echo)),
        sending: rounded(sending.megabytes),
      }),
    );
  }
  await sign.issuer.stop();
  return rows;
}

function waitingRow(name: string, scale: Scale, server: readonly Seen[], echo: readonly Seen[]): Row {
  const p99 = (seen: Seen) => atPart(seen.took, 0.99);
  return rowOf(name, 'ms', median(server.map(p99)), 'turn/echo', median(echo.map(p99)), {
    rounds: server.length,
    perSecond: scale.perSecond,
    seconds: scale.seconds,
    all: server.map((seen) => rounded(p99(seen))),
    p50: rounded(median(server.map(({ took }) => median(took)))),
    worst: rounded(Math.max(...server.flatMap(({ took }) => took))),
  });
}

async function echoSeen(scale: Scale, presses: readonly Press[], warmUp: number): Promise<Seen> {
  const echo = start('baseline/echo.ts', null);
  try {
    const { port } = await echo.said<{ port: number }>();
    const took = await measured(scale, port, presses, warmUp, (body) => body === '{}');
    return { took, megabytes: echo.residentMegabytes() };
  } finally {
    await echo.ended();
  }
}

async function serverSeen(
  scale: Scale,
  sign: Signer,
  filled: Filled,
  presses: readonly Press[],
  warmUp: number,
  connectorUrl: string | null,
): Promise<Seen> {
  const place = await filled.copy();
  const server = startServer({
    place,
    metadataUrl: sign.issuer.metadataUrl,
    tenants: [...new Set(filled.drafts.map(({ tenantId }) => tenantId))],
    connectorUrl,
  });
  try {
    const { port } = await server.said<{ port: number }>();
    const took = await measured(scale, port, presses, warmUp, isReceipt);
    return { took, megabytes: server.residentMegabytes() };
  } finally {
    await server.ended();
    await filled.drop(place);
  }
}

async function measured(
  scale: Scale,
  port: number,
  presses: readonly Press[],
  warmUp: number,
  isGood: (body: string) => boolean,
): Promise<number[]> {
  await steadily(port, presses.slice(0, warmUp), scale.perSecond, isGood);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS));
  return steadily(port, presses.slice(warmUp), scale.perSecond, isGood);
}
