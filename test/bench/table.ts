import { v7 } from 'uuid';
import type { Instant } from '../../src/domain/ids.ts';
import { echoSeen, type Load, measured, onServer, type Seen, waitingRow } from './constant-load.ts';
import { type TapsSeen, tapsRow, tapsSeen } from './minutes-taps.ts';
import { filledBy, type Kept } from './places.ts';
import { pressOf, type Signer, signer } from './presses.ts';
import type { Scale } from './scale.ts';
import { atPart, type EngineKind, median, type Row, rounded } from './shapes.ts';
import type { Case, CasesAsk } from './table-cases.ts';
import { TABLE_PRESSES, type TablePress } from './table-presses.ts';

const KINDS: readonly [string, TablePress][] = Object.entries(TABLE_PRESSES);
/** Tuesday of the week after that in which the last of the tables was held. */
const FROM = Date.parse('2026-12-08T09:00:00Z') as Instant;
/** Each with somebody who carries the cases and two mentors: nobody comes near the rate limits of the gate. */
const SCHOOLS = { full: 100, short: 5 };
/** A second of each shows that it runs. */
const SHORT_SECONDS = 1;

/**
 * `turn/table-p99-at-50`: fifty presses a second around tables that were held, in equal parts and each on another case. Two read,
 * and two change something that can be done once, so that there are as many cases as such presses. Beside it the same SDKs with an
 * empty handler under the same presses. After it, on the same server, `page/minutes-tap-p99`.
 */
export async function benchTable(full: Scale): Promise<Row[]> {
  const scale = full.isShort ? { ...full, seconds: SHORT_SECONDS } : full;
  const schools = full.isShort ? SCHOOLS.short : SCHOOLS.full;
  const warmUp = scale.perSecond * (scale.isShort ? 0.2 : 10);
  const presses = warmUp + scale.perSecond * scale.seconds;
  const size = { schools, cases: Math.ceil(presses / KINDS.length) };
  const sign = await signer();
  const on = (engine: EngineKind) => rowsOf(scale, sign, engine, { size, presses, warmUp });
  const rows: Row[] = [];
  // To see that it runs, the two need not wait for one another.
  if (scale.isShort) rows.push(...(await Promise.all(scale.engines.map(on))).flat());
  else for (const engine of scale.engines) rows.push(...(await on(engine)));
  await sign.issuer.stop();
  return rows;
}

async function rowsOf(
  scale: Scale,
  sign: Signer,
  engine: EngineKind,
  { size, presses, warmUp }: { size: Omit<CasesAsk, 'place'>; presses: number; warmUp: number },
): Promise<Row[]> {
  const kept = await filledBy<{ cases: Case[] }>(engine, 'table-cases.ts', size);
  try {
    const load = loadOf(kept.cases, { presses, warmUp }, await sign.token());
    const echo: Seen[] = [];
    const server: Seen[] = [];
    const taps: TapsSeen[] = [];
    for (let round = 0; round < scale.rounds; round += 1) {
      echo.push(await echoSeen(scale, load));
      const seen = await tableSeen(scale, sign, kept, load);
      server.push(seen.turns);
      taps.push(seen.taps);
    }
    const name = `turn/table-p99-at-${scale.perSecond}@${engine}`;
    return [waitingRow(name, scale, server, echo, byKind(server, warmUp)), tapsRow(engine, taps)];
  } finally {
    await kept.close();
  }
}

/**
 * The presses in turn, each kind beginning elsewhere among the cases: two presses on one case are far apart, as the people of one
 * case are.
 */
function loadOf(
  cases: readonly Case[],
  { presses, warmUp }: { presses: number; warmUp: number },
  token: string,
): Load {
  const plan = Array.from({ length: presses }, (_, nth) => {
    const kind = nth % KINDS.length;
    const [, press] = KINDS[kind] as [string, TablePress];
    const place = Math.floor(nth / KINDS.length) + Math.floor((kind * cases.length) / KINDS.length);
    return { press, about: cases[place % cases.length] as Case };
  });
  return {
    warmUp,
    presses: plan.map(({ press, about }) => pressOf({ id: v7(), ...press.tap(about) }, token)),
    isGood(body, nth) {
      const planned = plan[nth];
      return planned?.press.isGood(body, planned.about) ?? false;
    },
  };
}

function tableSeen(
  scale: Scale,
  sign: Signer,
  kept: Kept & { cases: readonly Case[] },
  load: Load,
): Promise<{ turns: Seen; taps: TapsSeen }> {
  const tenants = [...new Set(kept.cases.map(({ tenantId }) => tenantId))];
  return onServer({ sign, kept, tenants, connectorUrl: null, from: FROM }, async ({ port, server }) => {
    const took = await measured(scale, port, load);
    const turns = { took, megabytes: server.residentMegabytes() };
    return { turns, taps: await tapsSeen(scale, port, kept.cases, await sign.token()) };
  });
}

/** The median and the wait of one in a hundred of each kind, in milliseconds. */
function byKind(seen: readonly Seen[], warmUp: number): Row['details'] {
  return Object.fromEntries(
    KINDS.map(([verb], kind) => {
      const rounds = seen.map(({ took }) => took.filter((_, nth) => (warmUp + nth) % KINDS.length === kind));
      const of = (part: number) => rounded(median(rounds.map((took) => atPart(took, part))));
      return [verb, { p50: of(0.5), p99: of(0.99) }];
    }),
  );
}
