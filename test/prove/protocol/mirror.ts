import { isDeepStrictEqual } from 'node:util';
import type { NoticeId } from '../../../src/domain/ids.ts';
import type { ModelRow, QueueModel } from './queue-model.ts';

/** The calls of a queue, which may take their time. */
export type Calls = {
  [Call in 'add' | 'claim' | 'begin' | 'settle' | 'releaseExpiredLeases' | 'repeatUnknown' | 'arrived']: (
    ...args: Parameters<QueueModel[Call]>
  ) => Promise<unknown> | unknown;
};

/** A real store under the model: every call is made of both, one at a time. */
export type RealStore = Calls & {
  /** Before a schedule: no rows, and the database's own time is this. */
  empty(): Promise<void>;
  rows(): Promise<Pick<ModelRow, Compared>[]>;
};

const COMPARED = [
  'id',
  'state',
  'reason',
  'dueAt',
  'fence',
  'attempts',
  'activityId',
  'leaseUntil',
  'isUnbegun',
  'settledAt',
  'unknownSince',
  'seenAt',
] as const;
export type Compared = (typeof COMPARED)[number];

export type Mirror = {
  model: QueueModel;
  /** What is still under way in the real store. */
  done(): Promise<void>;
  /** Where the two differ, in the end too; none when they are the same. */
  differences(): Promise<string[]>;
};

/** The model, of which every call is made in the real store as well, in the same order; a different answer is remembered. */
export function mirrored(model: QueueModel, store: RealStore): Mirror {
  const found: string[] = [];
  let last: Promise<void> = Promise.resolve();

  const both = <Call extends keyof Calls>(call: Call): QueueModel[Call] =>
    ((...args: never[]) => {
      const expected = (model[call] as (...args: never[]) => unknown)(...args);
      const answer = plain(expected);
      last = last.then(async () => {
        const got = await (store[call] as (...args: never[]) => unknown)(...args);
        if (COMPARES.has(call) && !isDeepStrictEqual(plain(got), answer))
          found.push(
            `${call}: the store says ${JSON.stringify(got)} and the model ${JSON.stringify(answer)}`,
          );
      });
      return expected;
    }) as QueueModel[Call];

  return {
    model: {
      rows: model.rows,
      add: both('add'),
      claim: both('claim'),
      begin: both('begin'),
      settle: both('settle'),
      releaseExpiredLeases: both('releaseExpiredLeases'),
      repeatUnknown: both('repeatUnknown'),
      arrived: both('arrived'),
    },
    done: () => last,
    async differences() {
      await last;
      const real = new Map((await store.rows()).map((row) => [row.id, row]));
      for (const row of model.rows) found.push(...differing(row, real.get(row.id)));
      return found;
    },
  };
}

/** As it is now, whatever becomes of it. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

const COMPARES: ReadonlySet<keyof Calls> = new Set([
  'claim',
  'begin',
  'settle',
  'releaseExpiredLeases',
  'repeatUnknown',
] as const);

function differing(row: ModelRow, real: Pick<ModelRow, Compared> | undefined): string[] {
  if (!real) return [`row ${row.id as NoticeId} is not in the store`];
  return COMPARED.filter((column) => row[column] !== real[column]).map(
    (column) => `row ${row.id}: ${column} is ${real[column]} in the store and ${row[column]} in the model`,
  );
}
