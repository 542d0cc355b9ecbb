import { startFakeConnectorChild } from '../support/fake-connector-child.ts';
import { echoSeen, type Seen, type Served, serverSeen, waitingRow } from './constant-load.ts';
import { filledStore } from './places.ts';
import { pressesOn, signer } from './presses.ts';
import type { Scale } from './scale.ts';
import { median, type Row, rounded, rowOf } from './shapes.ts';
import { isReceipt } from './turns.ts';

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
    const load = { presses: pressesOn(filled.drafts, await sign.token()), warmUp, isGood: isReceipt };
    const tenants = [...new Set(filled.drafts.map(({ tenantId }) => tenantId))];
    const served: Served = { sign, kept: filled, tenants, connectorUrl: null, from: null };
    const echo: Seen[] = [];
    const server: Seen[] = [];
    for (let round = 0; round < scale.rounds; round += 1) {
      echo.push(await echoSeen(scale, load));
      server.push(await serverSeen(scale, served, load));
    }
    const connector = await startFakeConnectorChild({ enforcesRates: true });
    const sending = await serverSeen(scale, { ...served, connectorUrl: connector.serviceUrl }, load);
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
