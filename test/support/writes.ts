import type { KyselyPlugin } from 'kysely';
import type { Store } from '../../src/app/ports/store.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { testKeys } from './database.ts';
import type { Play } from './playing.ts';

/** That something arrived is remembered also when it changes nothing. */
const NOTHING_OF_ITSELF: ReadonlySet<string> = new Set(['inbox']);

type Node = {
  kind: string;
  sqlFragments?: readonly string[];
  into?: unknown;
  table?: unknown;
  from?: unknown;
};

/**
 * A store in which every transaction is undone at its end, and what it would have written to is kept: the same state can
 * be pressed on again and again.
 */
export function undoneStore(school: Play): { store: Store; written(): string[]; forget(): void } {
  const tables = new Set<string>();
  const store = storeOn(watched(school.engine, tables), testKeys(), school.deps.ids, school.clock);
  return {
    store: {
      outside: (work) => store.outside(work),
      async transact(schoolId, work) {
        try {
          return await store.transact(schoolId, async (tx) => {
            throw new Undone(await work(tx));
          });
        } catch (error) {
          if (error instanceof Undone) return error.result as never;
          throw error;
        }
      },
    },
    written: () => [...tables].filter((table) => !NOTHING_OF_ITSELF.has(table)).sort(),
    forget: () => tables.clear(),
  };
}

class Undone extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('undone');
    this.result = result;
  }
}

function watched(engine: Engine, tables: Set<string>): Engine {
  const watcher: KyselyPlugin = {
    transformQuery({ node }) {
      const table = writtenBy(node as unknown as Node);
      if (table) tables.add(table);
      return node;
    },
    async transformResult({ result }) {
      return result;
    },
  };
  return { ...engine, db: engine.db.withPlugin(watcher) };
}

/** The table that a statement writes to; null for one that only reads. */
function writtenBy(node: Node): string | null {
  switch (node.kind) {
    case 'InsertQueryNode':
      return nameIn(node.into);
    case 'UpdateQueryNode':
      return nameIn(node.table);
    case 'DeleteQueryNode':
      return nameIn(node.from);
    case 'RawNode':
      return (
        (node.sqlFragments ?? [])
          .join(' ')
          .match(/\b(?:insert into|update|delete from)\s+"?([a-z_]+)"?/i)?.[1] ?? null
      );
    default:
      return null;
  }
}

/** The first identifier in a part of a statement. */
function nameIn(part: unknown): string | null {
  if (typeof part !== 'object' || part === null) return null;
  const { kind, name } = part as { kind?: string; name?: unknown };
  if (kind === 'IdentifierNode' && typeof name === 'string') return name;
  for (const inner of Object.values(part)) {
    const found = nameIn(inner);
    if (found) return found;
  }
  return null;
}
