import { once } from './child.ts';
import type { ClaimsAnswer, ClaimsAsk } from './claims.ts';
import { dropPlace, emptyPlace } from './places.ts';
import type { Scale } from './scale.ts';
import { atPart, type EngineKind, median, type Row, rounded, rowOf } from './shapes.ts';

const DUE = 200;
const CLAIMS_OF_BATCH = 10;

/**
 * `due/1e6`: the sender's look, claiming what is due, with a million notices planned, beside the same with a thousand;
 * 200 are due in both. What is planned for later must not slow down what is due now. Both are filled first; then one
 * process claims in the one and in the other, a few at a time, so that whatever else the machine does falls on both.
 */
export async function benchDue(scale: Scale): Promise<Row[]> {
  const rows: Row[] = [];
  for (const engine of scale.engines) {
    const { few, many } = await claimsOn(engine, scale);
    rows.push(
      rowOf(
        `due/${named(scale.pending.many)}@${engine}`,
        'ms',
        median(many.flat()),
        `due/${named(scale.pending.few)}`,
        median(few.flat()),
        {
          due: DUE,
          claimsOfEach: few.flat().length,
          ...spreadOf(few.map((batch, nth) => median(many[nth] ?? []) / median(batch))),
          worst: rounded(Math.max(...many.flat())),
          worstOfBaseline: rounded(Math.max(...few.flat())),
        },
      ),
    );
  }
  return rows;
}

async function claimsOn(engine: EngineKind, { pending, claims }: Scale): Promise<ClaimsAnswer> {
  const few = { place: await emptyPlace(engine), pending: pending.few };
  const many = { place: await emptyPlace(engine), pending: pending.many };
  try {
    const asked: ClaimsAsk = {
      few,
      many,
      due: DUE,
      batches: Math.ceil(claims / CLAIMS_OF_BATCH),
      claimsOfBatch: Math.min(claims, CLAIMS_OF_BATCH),
    };
    return await once<ClaimsAnswer>('claims.ts', asked);
  } finally {
    await dropPlace(few.place);
    await dropPlace(many.place);
  }
}

/** How far the batches are apart: the ratio of each to the one that was measured beside it. */
function spreadOf(ratios: readonly number[]): Row['details'] {
  return {
    batches: ratios.length,
    ratiosOfHalf: [0.25, 0.75].map((part) => rounded(atPart(ratios, part))),
    leastRatio: rounded(Math.min(...ratios)),
    mostRatio: rounded(Math.max(...ratios)),
  };
}

function named(count: number): string {
  return count.toExponential().replace('+', '');
}
