import {
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
  type Transaction,
} from '@electric-sql/pglite';
import { preparedNames } from './prepared.ts';

/** What Kysely uses of PGlite. */
type EmbeddedForKysely = Pick<PGlite, 'close' | 'closed' | 'ready' | 'waitReady' | 'query' | 'transaction'>;
type Message = Awaited<ReturnType<PGlite['execProtocol']>>['messages'][number];
/** The types of its parameters, and what its rows look like; null for one that gives none. */
type Prepared = { types: readonly number[]; rows: Message | null };

/**
 * PGlite as Kysely takes it, with every statement that comes back often prepared once: PGlite itself reads and plans each
 * anew, in five calls. A call of the protocol asks no lock, so that a statement outside a transaction takes the one that
 * PGlite's own queries take: nobody's statement comes into a transaction of another.
 */
export function preparingEmbedded(pglite: PGlite): EmbeddedForKysely {
  const nameOf = preparedNames();
  const prepared = new Map<string, Prepared>();

  return {
    get closed() {
      return pglite.closed;
    },
    get ready() {
      return pglite.ready;
    },
    waitReady: pglite.waitReady,
    close: () => pglite.close(),
    query<T>(text: string, parameters: unknown[] = [], options?: QueryOptions) {
      const name = parameters.length === 0 ? null : nameOf(text);
      if (name === null) return pglite.query<T>(text, parameters, options);
      return pglite._runExclusiveTransaction(() => run(name, text, parameters) as Promise<Results<T>>);
    },
    transaction: (work) => pglite.transaction((open) => work(within(open))),
  };

  /** Of statements that are asked side by side, each waits for the one before it. */
  function within(open: Transaction): Transaction {
    let last: Promise<unknown> = Promise.resolve();
    return new Proxy(open, {
      get(target, key) {
        if (key !== 'query') return Reflect.get(target, key, target);
        return (text: string, parameters: unknown[] = [], options?: never) => {
          const name = parameters.length === 0 ? null : nameOf(text);
          const next = () =>
            name === null ? target.query(text, parameters, options) : run(name, text, parameters);
          last = last.then(next, next);
          return last;
        };
      },
    });
  }

  async function run(name: string, text: string, parameters: unknown[]): Promise<Results> {
    const { types, rows } = prepared.get(name) ?? (await prepare(name, text));
    const messages = await asked([
      protocol.serialize.bind({ statement: name, values: parameters.map(inType(types)) }),
      protocol.serialize.execute({}),
    ]);
    const described = rows === null ? messages : [rows, ...messages];
    return parse.parseResults(described, pglite.parsers, undefined)[0] as Results;
  }

  /** Asked once: a statement that is kept gives the same columns each time, or the engine refuses it. */
  async function prepare(name: string, text: string): Promise<Prepared> {
    const messages = await asked([
      protocol.serialize.parse({ name, text }),
      protocol.serialize.describe({ type: 'S', name }),
    ]);
    const found = {
      types: parse.parseDescribeStatementResults(messages),
      rows: messages.find((message) => message.name === 'rowDescription') ?? null,
    };
    prepared.set(name, found);
    return found;
  }

  function inType(types: Prepared['types']) {
    return (value: unknown, index: number): string | null => {
      if (value === null || value === undefined) return null;
      const serialize = pglite.serializers[types[index] as number];
      return serialize ? serialize(value) : String(value);
    };
  }

  /** @throws DatabaseError with PostgreSQL's code, as a query of PGlite's own does. */
  async function asked(messages: readonly Uint8Array[]) {
    const whole = Buffer.concat([...messages, protocol.serialize.sync()]);
    return (await pglite.execProtocol(whole, { syncToFs: false, throwOnError: true })).messages;
  }
}
