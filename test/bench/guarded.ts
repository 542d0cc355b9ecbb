import { once } from './child.ts';
import { dropPlace, emptyPlace } from './places.ts';
import type { Scale } from './scale.ts';
import { type EngineKind, type Row, rowOf } from './shapes.ts';

const SCHOOLS = 100;

/** What a process that has so many open dossiers says, in seconds. */
type Took = { took: number; bare: number; terms: number; changed: number };

/**
 * `audit`: the look over all that is guarded, at a hundred schools with a thousand open dossiers each, beside the bare
 * statement that reads the same rows.
 */
export function benchAudit(scale: Scale): Promise<Row[]> {
  return each(scale, 'audit', 'audit/rows');
}

/**
 * `recompute`: the same dossiers after every Wednesday became a day off at all these schools, beside the bare statement that
 * writes as many rows.
 */
export function benchRecompute(scale: Scale): Promise<Row[]> {
  return each(scale, 'recompute', 'recompute/rows');
}

async function each(scale: Scale, what: 'audit' | 'recompute', baseline: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const engine of scale.engines) {
    const { took, bare, terms, changed } = await on(engine, what, scale.dossiers);
    rows.push(
      rowOf(
        `${what}/${scale.dossiers.toExponential().replace('+', '')}@${engine}`,
        's',
        took,
        baseline,
        bare,
        {
          schools: SCHOOLS,
          dossiers: scale.dossiers,
          terms,
          ...(what === 'recompute' ? { changed } : {}),
        },
      ),
    );
  }
  return rows;
}

async function on(engine: EngineKind, what: string, dossiers: number): Promise<Took> {
  const place = await emptyPlace(engine);
  try {
    return await once<Took>('many-dossiers.ts', { place, what, schools: SCHOOLS, dossiers });
  } finally {
    await dropPlace(place);
  }
}
