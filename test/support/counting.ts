import type { KyselyPlugin } from 'kysely';
import type { Engine } from '../../src/storage/engine.ts';

export type Counting = { engine: Engine; count(): number };

/** The same engine with a count of the statements that went to it. */
export function counting(engine: Engine): Counting {
  let statements = 0;
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      statements += 1;
      return node;
    },
    async transformResult({ result }) {
      return result;
    },
  };
  return { engine: { ...engine, db: engine.db.withPlugin(counter) }, count: () => statements };
}
