import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Database } from './schema.ts';

/** Writes statements for both engines, and has no database. */
export const written = new Kysely<Database>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/**
 * A statement whose text is built once and takes other values each time: to build it anew costs more than to send it. For
 * those that stand in nearly every chat turn.
 *
 * @param build sees a stand-in for each value that it names, so it must build the same statement whatever they are; what
 *   else it puts in is the same in every statement
 */
export function compiledOnce<Values extends object, Row>(
  build: (values: Values) => Compilable<Row>,
): (values: Values) => CompiledQuery<Row> {
  const standIns = new Map<object, keyof Values>();
  const naming = new Proxy({} as Values, {
    get(_, name) {
      const standIn = {};
      standIns.set(standIn, name as keyof Values);
      return standIn;
    },
  });
  const compiled = build(naming).compile();
  const names = compiled.parameters.map((value) => standIns.get(value as object));
  return (values) => ({
    ...compiled,
    parameters: names.map((name, index) =>
      name === undefined ? compiled.parameters[index] : (values[name] ?? null),
    ),
  });
}
