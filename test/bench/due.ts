import { once } from './child.ts';
import { dropPlace, emptyPlace } from './places.ts';
import type { Scale } from './scale.ts';
import { type EngineKind, median, type Row, rounded, rowOf } from './shapes.ts';

const DUE = 200;

/**
 * `due/1e6`: the sender's look, claiming what is due, with a million notices planned, beside the same with a thousand;
 * 200 are due in both. What is planned for later must not slow down what is due now.
 */
export async function benchDue(scale: Scale): Promise<Row[]> {
  const rows: Row[] = [];
  for (const engine of scale.engines) {
    const few = await claimsOn(engine, scale.pending.few, scale.claims);
    const many = await claimsOn(engine, scale.pending.many, scale.claims);
    rows.push(
      rowOf(
        `due/${named(scale.pending.many)}@${engine}`,
        'ms',
        median(many),
        `due/${named(scale.pending.few)}`,
        median(few),
        {
          due: DUE,
          claims: scale.claims,
          worst: rounded(Math.max(...many)),
          worstOfBaseline: rounded(Math.max(...few)),
        },
      ),
    );
  }
  return rows;
}

async function claimsOn(engine: EngineKind, pending: number, claims: number): Promise<number[]> {
  const place = await emptyPlace(engine);
  try {
    const { took } = await once<{ took: number[] }>('claims.ts', { place, pending, due: DUE, claims });
    return took;
  } finally {
    await dropPlace(place);
  }
}

function named(count: number): string {
  return count.toExponential().replace('+', '');
}
