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

/** A statement and its values; the name is that under which it is kept. */
type Named = { name: string; text: string; parameters: unknown[] };
type Asked = Omit<Named, 'name'> & {
  name: string | null;
  options: QueryOptions | undefined;
  resolve(results: Results): void;
  reject(error: unknown): void;
};

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
      return pglite._runExclusiveTransaction(async () => {
        const [results] = await run([{ name, text, parameters }]);
        return results as Results<T>;
      });
    },
    transaction: (work) => pglite.transaction((open) => work(within(open))),
  };

  /** What is asked side by side goes to the database in one call, in its order. */
  function within(open: Transaction): Transaction {
    let waiting: Asked[] = [];
    let last: Promise<unknown> = Promise.resolve();

    function send(): void {
      const all = waiting;
      waiting = [];
      last = last.then(() => answer(open, all));
    }

    return new Proxy(open, {
      get(target, key) {
        if (key !== 'query') return Reflect.get(target, key, target);
        return (text: string, parameters: unknown[] = [], options?: QueryOptions) =>
          new Promise((resolve, reject) => {
            if (waiting.length === 0) process.nextTick(send);
            const name = parameters.length === 0 ? null : nameOf(text);
            waiting.push({ name, text, parameters, options, resolve, reject });
          });
      },
    });
  }

  /** Each of them is answered or fails; this itself never does. */
  async function answer(open: Transaction, all: readonly Asked[]): Promise<void> {
    for (const group of groupsOf(all)) {
      try {
        const results = await resultsOf(open, group);
        for (const [index, { resolve }] of group.entries()) resolve(results[index] as Results);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
  }

  async function resultsOf(open: Transaction, group: readonly Asked[]): Promise<Results[]> {
    const [{ name, text, parameters, options }] = group as readonly [Asked, ...Asked[]];
    return name === null ? [await open.query(text, parameters, options)] : run(group as readonly Named[]);
  }

  /** What one of them runs into is thrown for all: none of their transaction stays. */
  async function run(group: readonly Named[]): Promise<Results[]> {
    const known: Prepared[] = [];
    for (const { name, text } of group) known.push(prepared.get(name) ?? (await prepare(name, text)));
    const messages = await asked(
      group.flatMap(({ name, parameters }, index) => [
        protocol.serialize.bind({
          statement: name,
          values: parameters.map(inType(known[index]?.types ?? [])),
        }),
        protocol.serialize.execute({}),
      ]),
    );
    return answersIn(messages).map((answer, index) => {
      const rows = known[index]?.rows;
      return parse.parseResults(rows ? [rows, ...answer] : answer, pglite.parsers, undefined)[0] as Results;
    });
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

/** Those that are kept go together as long as they follow one another; each other one goes by itself. */
function groupsOf(all: readonly Asked[]): Asked[][] {
  const groups: Asked[][] = [];
  for (const each of all) {
    const group = groups.at(-1);
    if (group && each.name !== null && group[0]?.name !== null) group.push(each);
    else groups.push([each]);
  }
  return groups;
}

const ENDS_AN_ANSWER: ReadonlySet<string> = new Set(['commandComplete', 'emptyQuery']);

/** The messages of each statement by itself. */
function answersIn(messages: readonly Message[]): Message[][] {
  const answers: Message[][] = [];
  let answer: Message[] = [];
  for (const message of messages) {
    answer.push(message);
    if (!ENDS_AN_ANSWER.has(message.name)) continue;
    answers.push(answer);
    answer = [];
  }
  return answers;
}
