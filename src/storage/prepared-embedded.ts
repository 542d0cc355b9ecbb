import { type PGlite, parse, protocol, type Results, type Transaction } from '@electric-sql/pglite';
import { preparedNames } from './prepared.ts';

/** What Kysely uses of PGlite. */
type EmbeddedForKysely = Pick<PGlite, 'close' | 'closed' | 'ready' | 'waitReady' | 'query' | 'transaction'>;
type TypeIds = readonly number[];

/**
 * PGlite as Kysely takes it, with the statements of a transaction prepared once: PGlite itself reads and plans each
 * statement anew, in five calls. Only within a transaction, because there nobody else has the one connection, and a call
 * of the protocol asks no lock. Outside one, and for a text that is not kept, PGlite does what it always does.
 */
export function preparingEmbedded(pglite: PGlite): EmbeddedForKysely {
  const nameOf = preparedNames();
  const prepared = new Map<string, TypeIds>();

  return {
    get closed() {
      return pglite.closed;
    },
    get ready() {
      return pglite.ready;
    },
    waitReady: pglite.waitReady,
    close: () => pglite.close(),
    query: (text, parameters, options) => pglite.query(text, parameters, options),
    transaction: (work) => pglite.transaction((open) => work(within(open))),
  };

  function within(open: Transaction): Transaction {
    return new Proxy(open, {
      get(target, key) {
        if (key !== 'query') return Reflect.get(target, key, target);
        return (text: string, parameters: unknown[] = [], options?: never) => {
          const name = parameters.length === 0 ? null : nameOf(text);
          return name === null ? target.query(text, parameters, options) : run(name, text, parameters);
        };
      },
    });
  }

  async function run(name: string, text: string, parameters: unknown[]): Promise<Results> {
    const types = prepared.get(name) ?? (await prepare(name, text));
    const messages = await asked([
      protocol.serialize.bind({ statement: name, values: parameters.map(inType(types)) }),
      protocol.serialize.describe({ type: 'P' }),
      protocol.serialize.execute({}),
    ]);
    return parse.parseResults(messages, pglite.parsers, undefined)[0] as Results;
  }

  /** The types of its parameters, which the engine finds from the text. */
  async function prepare(name: string, text: string): Promise<TypeIds> {
    const messages = await asked([
      protocol.serialize.parse({ name, text }),
      protocol.serialize.describe({ type: 'S', name }),
    ]);
    const types = parse.parseDescribeStatementResults(messages);
    prepared.set(name, types);
    return types;
  }

  function inType(types: TypeIds) {
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
