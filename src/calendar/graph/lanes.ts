export type Lanes = { run<T>(key: string, work: () => Promise<T>): Promise<T> };

/** One queue per key, kept only while there is something in it; other keys do not wait. */
export function laneFor(): Lanes {
  const tails = new Map<string, Promise<unknown>>();

  return {
    async run(key, work) {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work);
      const tail = turn.catch(() => undefined);
      tails.set(key, tail);
      try {
        return await turn;
      } finally {
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
  };
}
