export type Lanes = {
  /** Runs the work after everything that was given before it under this key; other keys do not wait. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** How many are running or waiting under this key. */
  length(key: string): number;
};

/** One queue per key, kept only while there is something in it. */
export function lanes(): Lanes {
  const tails = new Map<string, { last: Promise<unknown>; length: number }>();

  return {
    async run(key, work) {
      const tail = tails.get(key) ?? { last: Promise.resolve(), length: 0 };
      tails.set(key, tail);
      tail.length += 1;
      const turn = tail.last.then(work);
      tail.last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        tail.length -= 1;
        if (tail.length === 0) tails.delete(key);
      }
    },
    length: (key) => tails.get(key)?.length ?? 0,
  };
}

/** Runs at most so many at the same time; the others wait in order. */
export function atMost(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place passes straight to the next in line, so that nobody who comes just now slips in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
