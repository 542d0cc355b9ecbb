import type { Timer } from '../app/ports/timer.ts';

export type Sleepers = {
  sleep(milliseconds: number): Promise<void>;
  /** Ends every sleep, also those that begin from now on: the loop is stopping. */
  wakeAll(): void;
};

/** Waiting that can be called off. */
export function sleepersOn(timer: Timer): Sleepers {
  const wakers = new Set<() => void>();
  let awake = false;

  return {
    sleep(milliseconds) {
      if (awake) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = () => {
          cancel();
          wakers.delete(wake);
          resolve();
        };
        const cancel = timer.after(milliseconds, wake);
        wakers.add(wake);
      });
    },
    wakeAll() {
      awake = true;
      for (const wake of [...wakers]) wake();
    },
  };
}
