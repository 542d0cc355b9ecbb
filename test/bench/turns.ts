import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, once, start, startServer } from './child.ts';
import { asManyAsPossible } from './load.ts';
import { type Filled, filledStore } from './places.ts';
import { type Press, pressesOn, type Signer, signer } from './presses.ts';
import type { Scale } from './scale.ts';
import { type Draft, median, type Row, rounded, rowOf } from './shapes.ts';

/**
 * `turn/intake-submit`: a mentor's last press, from the request to the card: token checked, one transaction, receipt.
 * Beside it, in the same run: the same SDKs with an empty handler, and the same statements by the bare driver. Messages
 * are sent by another process, as they may be in production.
 */
export async function benchTurns(scale: Scale): Promise<Row[]> {
  const rows: Row[] = [];
  const sign = await signer();
  for (const engine of scale.engines) {
    const filled = await filledStore(engine, scale.warmUp + scale.turns);
    const presses = pressesOn(filled.drafts, await sign.token());
    const echo: Speed[] = [];
    const submit: Speed[] = [];
    const floor: Floor[] = [];
    for (let round = 0; round < scale.rounds; round += 1) {
      echo.push(await echoTurns(scale, presses));
      submit.push(await submitTurns(scale, sign, filled, presses));
      floor.push(await floorTurns(scale, filled));
    }
    await filled.close();
    const value = median(submit.map(perSecondOf));
    const baseline = median(echo.map(perSecondOf));
    const details = {
      rounds: scale.rounds,
      turns: scale.turns,
      connections: scale.connections,
      all: submit.map((speed) => rounded(speed.perSecond)),
      processorPerTurn: rounded(median(submit.map(processorOf))),
    };
    rows.push(
      rowOf(`turn/intake-submit@${engine}`, 'turns/s', value, 'turn/echo', baseline, {
        ...details,
        baselines: echo.map((speed) => rounded(speed.perSecond)),
        processorPerTurnOfBaseline: rounded(median(echo.map(processorOf))),
      }),
      rowOf(
        `turn/intake-submit@${engine}`,
        'turns/s',
        value,
        'turn/sql-floor',
        median(floor.map(({ perSecond }) => perSecond)),
        {
          ...details,
          baselines: floor.map(({ perSecond }) => rounded(perSecond)),
          statements: floor[0]?.statements,
          prepared: floor.map(({ preparedPerSecond }) => preparedPerSecond && rounded(preparedPerSecond)),
        },
      ),
    );
  }
  await sign.issuer.stop();
  return rows;
}

async function echoTurns(scale: Scale, presses: readonly Press[]): Promise<Speed> {
  const echo = start('baseline/echo.ts', null);
  try {
    const { port } = await echo.said<{ port: number }>();
    return await measured(scale, echo, port, presses, (body) => body === '{}');
  } finally {
    await echo.ended();
  }
}

async function submitTurns(
  scale: Scale,
  sign: Signer,
  filled: Filled,
  presses: readonly Press[],
): Promise<Speed> {
  const place = await filled.copy();
  const tenants = [...new Set(filled.drafts.map(({ tenantId }) => tenantId))];
  const { metadataUrl } = sign.issuer;
  const server: Child = startServer({ place, metadataUrl, tenants, connectorUrl: null, from: null });
  try {
    const { port } = await server.said<{ port: number }>();
    return await measured(scale, server, port, presses, isReceipt);
  } finally {
    await server.ended();
    await filled.drop(place);
  }
}

/** Turns per second, and the milliseconds of a processor that the process itself used for each. */
type Speed = { perSecond: number; processorPerTurn: number };

const perSecondOf = (speed: Speed) => speed.perSecond;
const processorOf = (speed: Speed) => speed.processorPerTurn;

/** The receipt says when the concern was sent; a refusal or an older card does not. */
export function isReceipt(body: string): boolean {
  return body.includes('AdaptiveCard') && body.includes('page.details') && !body.includes('intake.send');
}

async function measured(
  scale: Scale,
  child: Child,
  port: number,
  presses: readonly Press[],
  isGood: (body: string) => boolean,
): Promise<Speed> {
  await asManyAsPossible(port, presses.slice(0, scale.warmUp), scale.connections, isGood);
  const before = child.processorMilliseconds();
  const turns = presses.slice(scale.warmUp);
  const perSecond = await asManyAsPossible(port, turns, scale.connections, isGood);
  return { perSecond, processorPerTurn: (child.processorMilliseconds() - before) / turns.length };
}

/** Turns per second by the bare driver, plain and, where the driver can do that, with each text prepared once. */
type Floor = { perSecond: number; preparedPerSecond: number | null; statements: number };

/** Recorded on one copy of the store, replayed on others. */
async function floorTurns(scale: Scale, filled: Filled): Promise<Floor> {
  const folder = mkdtempSync(join(tmpdir(), 'actietafel-floor-'));
  const from = join(folder, 'turns');
  const drafts: readonly Draft[] = filled.drafts;
  const recordedOn = await filled.copy();
  try {
    const { statements } = await once<{ statements: number }>('prepare.ts', {
      do: 'record',
      place: recordedOn,
      drafts,
      to: from,
    });
    const perSecond = await replayed(scale, filled, from, false);
    const preparedPerSecond =
      recordedOn.engine === 'postgres' ? await replayed(scale, filled, from, true) : null;
    return { perSecond, preparedPerSecond, statements };
  } finally {
    await filled.drop(recordedOn);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function replayed(scale: Scale, filled: Filled, from: string, prepares: boolean): Promise<number> {
  const place = await filled.copy();
  const { connections, warmUp } = scale;
  try {
    const asked = { place, from, connections, warmUp, prepares };
    return (await once<{ perSecond: number }>('baseline/sql-floor.ts', asked)).perSecond;
  } finally {
    await filled.drop(place);
  }
}
