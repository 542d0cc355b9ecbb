import { startFakeConnectorChild } from '../support/fake-connector-child.ts';
import { once } from './child.ts';
import { dropPlace, emptyPlace } from './places.ts';
import type { Scale } from './scale.ts';
import type { SenderAnswer, SenderAsk } from './sender.ts';
import { atPart, type EngineKind, median, type Row, rounded, rowOf } from './shapes.ts';

/** Three tenants take ninety messages a second, so that the table allows what is asked; six hundred chats and channels. */
const SIZE = { tenants: 3, schools: 60, peopleOfSchool: 9 };
const WEATHER = { seed: 1, takes: { least: 10, most: 50 } };

/**
 * `lag/p99-at-50`: fifty notices become due each second, for a minute, over many conversations, with a connector that
 * refuses by Teams' table: from the moment at which one is due to its answer, of all but one in a hundred. Beside it a
 * sender that claims and posts and does nothing else.
 */
export async function benchLag(scale: Scale): Promise<Row[]> {
  const rows: Row[] = [];
  for (const engine of scale.engines) {
    const load = { perSecond: scale.perSecond, seconds: scale.isShort ? 12 : scale.seconds };
    const bare = await sent(engine, { ...load, isBare: true, heapAtSeconds: [] });
    const ours = await sent(engine, { ...load, isBare: false, heapAtSeconds: [] });
    rows.push(
      rowOf(
        `lag/p99-at-${scale.perSecond}@${engine}`,
        'ms',
        atPart(ours.lags, 0.99),
        'lag/bare',
        atPart(bare.lags, 0.99),
        {
          ...load,
          p50: rounded(median(ours.lags)),
          worst: rounded(Math.max(...ours.lags)),
          p50OfBaseline: rounded(median(bare.lags)),
          turnStatementsPerMessage: rounded(ours.statements / ours.sent),
          tooMany: ours.tooMany,
        },
      ),
    );
  }
  return rows;
}

/** `heap/10-minutes`: what is in use after ten minutes of that, after a forced collection; beside it after two. */
export async function benchHeap(scale: Scale): Promise<Row[]> {
  const heapAtSeconds = scale.isShort ? [4, 11] : [120, 600];
  const rows: Row[] = [];
  for (const engine of scale.engines) {
    const seconds = heapAtSeconds[1] as number;
    const { heaps } = await sent(engine, {
      perSecond: scale.perSecond,
      seconds: seconds + 1,
      isBare: false,
      heapAtSeconds,
    });
    const [early = 0, late = 0] = heaps;
    rows.push(
      rowOf(`heap/${seconds}-s@${engine}`, 'MB', late, `heap/${heapAtSeconds[0]}-s`, early, {
        perSecond: scale.perSecond,
        above: rounded(late - early),
      }),
    );
  }
  return rows;
}

async function sent(
  engine: EngineKind,
  ask: Omit<SenderAsk, 'place' | 'connectorUrl' | 'size'>,
): Promise<SenderAnswer & { tooMany: number }> {
  const place = await emptyPlace(engine);
  const connector = await startFakeConnectorChild({
    enforcesRates: !ask.isBare,
    keepsNothing: true,
    weather: WEATHER,
  });
  try {
    const answer = await once<SenderAnswer>(
      'sender.ts',
      { ...ask, place, connectorUrl: connector.serviceUrl, size: SIZE },
      ['--expose-gc', '--max-semi-space-size=16'],
    );
    const tooMany = (await connector.seen()).filter(({ status }) => status === 429).length;
    return { ...answer, tooMany };
  } finally {
    await connector.close();
    await dropPlace(place);
  }
}
