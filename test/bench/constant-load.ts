import type { Instant } from '../../src/domain/ids.ts';
import { type Child, start, startServer } from './child.ts';
import { steadily } from './load.ts';
import type { Kept } from './places.ts';
import type { Press, Signer } from './presses.ts';
import type { Scale } from './scale.ts';
import { atPart, median, type Row, rounded, rowOf } from './shapes.ts';

/** What one process showed under the constant load: milliseconds per answer, and its memory when it was over. */
export type Seen = { took: number[]; megabytes: number };

/** What a server runs on: whose presses it takes, where it sends, and which moment it begins at (null = this machine's). */
export type Served = {
  sign: Signer;
  kept: Kept;
  tenants: readonly string[];
  connectorUrl: string | null;
  from: Instant | null;
};

/** All presses in order: the first so many are not counted. `isGood` judges the answer to the nth of all. */
export type Load = {
  presses: readonly Press[];
  warmUp: number;
  isGood(body: string, nth: number): boolean;
};

const SETTLE_MILLISECONDS = 2000;

/** The same SDKs with an empty handler, under these presses. */
export async function echoSeen(scale: Scale, load: Omit<Load, 'isGood'>): Promise<Seen> {
  const echo = start('baseline/echo.ts', null);
  try {
    const { port } = await echo.said<{ port: number }>();
    const took = await measured(scale, port, { ...load, isGood: (body) => body === '{}' });
    return { took, megabytes: echo.residentMegabytes() };
  } finally {
    await echo.ended();
  }
}

/** The server of production under these presses, on a copy of the store. */
export function serverSeen(scale: Scale, served: Served, load: Load): Promise<Seen> {
  return onServer(served, async ({ port, server }) => {
    const took = await measured(scale, port, load);
    return { took, megabytes: server.residentMegabytes() };
  });
}

/** A server on a copy of the store, for as long as the work takes. */
export async function onServer<Answer>(
  { sign, kept, tenants, connectorUrl, from }: Served,
  work: (running: { port: number; server: Child }) => Promise<Answer>,
): Promise<Answer> {
  const place = await kept.copy();
  const { metadataUrl } = sign.issuer;
  const server = startServer({ place, metadataUrl, tenants, connectorUrl, from });
  try {
    const { port } = await server.said<{ port: number }>();
    return await work({ port, server });
  } finally {
    await server.ended();
    await kept.drop(place);
  }
}

/** The wait of one press in a hundred, in milliseconds, beside that of the echo. */
export function waitingRow(
  name: string,
  { perSecond, seconds }: Pick<Scale, 'perSecond' | 'seconds'>,
  server: readonly Seen[],
  echo: readonly Seen[],
  more: Row['details'] = {},
): Row {
  const p99 = (seen: Seen) => atPart(seen.took, 0.99);
  return rowOf(name, 'ms', median(server.map(p99)), 'turn/echo', median(echo.map(p99)), {
    rounds: server.length,
    perSecond,
    seconds,
    all: server.map((seen) => rounded(p99(seen))),
    p50: rounded(median(server.map(({ took }) => median(took)))),
    worst: rounded(Math.max(...server.flatMap(({ took }) => took))),
    ...more,
  });
}

/** Milliseconds per answer of what comes after the warm-up, in the order of the presses. */
export async function measured(
  scale: Scale,
  port: number,
  { presses, warmUp, isGood }: Load,
): Promise<number[]> {
  await steadily(port, presses.slice(0, warmUp), scale.perSecond, isGood);
  if (!scale.isShort) await new Promise((resolve) => setTimeout(resolve, SETTLE_MILLISECONDS));
  return steadily(port, presses.slice(warmUp), scale.perSecond, (body, nth) => isGood(body, warmUp + nth));
}
