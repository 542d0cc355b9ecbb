import type { Store } from '../../src/app/ports/store.ts';
import { listenToDrivers } from './heard-statements.ts';
import type { Play } from './playing.ts';

/** That something arrived is remembered also when it changes nothing. */
const NOTHING_OF_ITSELF: ReadonlySet<string> = new Set(['inbox']);

/** Each table that a statement writes to; `for update`, `for no key update` and `do update set` name none. */
const WRITES = /(?:insert into|(?<!for )(?<!key )(?<!do )update|delete from)\s+(?:only\s+)?"?([a-z_]+)"?/gi;

let heard: ((statement: string) => void) | null = null;
listenToDrivers(({ sql }) => heard?.(sql));

/**
 * A store in which every transaction is undone at its end, and what it would have written to is kept: the same state can
 * be pressed on again and again.
 */
export function undoneStore(school: Play): { store: Store; written(): string[]; forget(): void } {
  const tables = new Set<string>();
  const { store } = school.deps;
  return {
    store: {
      outside: (work) => store.outside(work),
      async transact(schoolId, work) {
        heard = (statement) => {
          for (const [, table] of statement.matchAll(WRITES)) if (table) tables.add(table);
        };
        try {
          return await store.transact(schoolId, async (tx) => {
            const result = await work(tx);
            // What waits to be written goes ahead of this.
            await tx.inbox.settle('undone', { show: 'nothing', id: '' }, school.clock.now());
            await tx.inbox.settled('undone');
            throw new Undone(result);
          });
        } catch (error) {
          if (error instanceof Undone) return error.result as never;
          throw error;
        } finally {
          heard = null;
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
