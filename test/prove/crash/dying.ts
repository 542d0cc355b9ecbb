import type { Store } from '../../../src/app/ports/store.ts';

/** The process is dead: from here on none of its calls gets anywhere. */
export class Killed extends Error {}

export type Death = {
  /** Counts this call of a port, and dies at it when its number is up; after that no call gets through. */
  call(port: string): void;
  /** The call at which it died; null while it lives. */
  diedAt(): string | null;
  /** The calls that were counted, by name, in order. */
  made(): readonly string[];
};

/**
 * Calls that reach nothing outside: between two of the same in a row the world is the same, so they count as one. A
 * search for moments makes hundreds of them.
 */
const REACHES_NOTHING = /^(clock|wallClock|calendars|presence|ids|chance)\./;

export function deathAt(number: number): Death {
  const made: string[] = [];
  let diedAt: string | null = null;
  return {
    call(port) {
      if (diedAt !== null) throw new Killed(diedAt);
      if (port === made.at(-1) && REACHES_NOTHING.test(port)) return;
      made.push(port);
      if (made.length < number) return;
      diedAt = port;
      throw new Killed(port);
    },
    diedAt: () => diedAt,
    made: () => made,
  };
}

/** The same port, with each call of it counted before it is made. */
export function mortal<T extends object>(name: string, port: T, death: Death): T {
  return new Proxy(port, {
    get(target, method) {
      const value = Reflect.get(target, method) as unknown;
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]) => {
        death.call(`${name}.${String(method)}`);
        return (value as (...all: unknown[]) => unknown).apply(target, parameters);
      };
    },
  });
}

/** A store whose every call inside a transaction counts, and the commit too: a death before it undoes the transaction. */
export function mortalStore(store: Store, death: Death): Store {
  return {
    transact(schoolId, work) {
      death.call('store.transact');
      return store.transact(schoolId, (tx) => dying(tx, work));
    },
    outside(work) {
      death.call('store.outside');
      return store.outside((tx) => dying(tx, work));
    },
  };

  async function dying<Ports extends object, T>(tx: Ports, work: (tx: Ports) => Promise<T>): Promise<T> {
    const ports = Object.entries(tx).map(([name, port]) => [name, mortal(name, port as object, death)]);
    const result = await work(Object.fromEntries(ports) as Ports);
    death.call('store.commit');
    return result;
  }
}
