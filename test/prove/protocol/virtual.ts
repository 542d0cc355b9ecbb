/**
 * Something that happens at a moment. `look` = it only looks whether there is something to do, each so often; it says the
 * first moment at which it could find something.
 */
type Event = { at: number; nth: number; run: () => void; look: Look | null; isOff: boolean };
export type Look = { every: number; next(): number };

export type Virtual = {
  /** Milliseconds since the schedule began: the true time, which is the database's. */
  now(): number;
  after(milliseconds: number, run: () => void, look?: Look | null): () => void;
  /** Besides what needs no time, something real has to have come to rest before the next event. */
  waitsFor(done: () => Promise<void>): void;
  /**
   * Runs everything in the order of its moments, until it is over or that moment has come. Between two events everything
   * that needs no time happens. A look that could find nothing is put off by as many times its pause as it takes.
   */
  run(until: number, isOver: () => boolean): Promise<void>;
};

/** Virtual time for one schedule. Many run at once in one process, each in a time of its own; none waits for a real clock. */
export function virtualTime(): Virtual {
  const events: Event[] = [];
  let now = 0;
  let count = 0;
  let rest: (() => Promise<void>) | null = null;

  return {
    now: () => now,
    after(milliseconds, run, look = null) {
      const event = { at: now + Math.max(0, milliseconds), nth: count++, run, look, isOff: false };
      events.push(event);
      return () => {
        event.isOff = true;
      };
    },
    waitsFor(done) {
      rest = done;
    },
    async run(until, isOver) {
      await settled();
      for (let next = taken(isOver); next && next.at <= until; next = taken(isOver)) {
        now = Math.max(now, next.at);
        next.run();
        await settled();
        if (rest) await rest();
      }
    },
  };

  /** The next event, taken out; none when there are only looks left and it is over. */
  function taken(isOver: () => boolean): Event | null {
    let busy = false;
    let first: Event | null = null;
    let at = Number.POSITIVE_INFINITY;
    for (let n = events.length - 1; n >= 0; n--) {
      const event = events[n] as Event;
      if (event.isOff) {
        drop(n);
        continue;
      }
      if (event.look === null) busy = true;
      const when = event.look === null ? event.at : lookAt(event.at, event.look);
      if (when > at || (first && when === at && event.nth > first.nth)) continue;
      first = event;
      at = when;
    }
    if (!first || (!busy && isOver())) return null;
    first.at = at;
    drop(events.indexOf(first));
    return first;
  }

  /** In its own rhythm: the first time that could find something. */
  function lookAt(at: number, { every, next }: Look): number {
    const from = Math.max(now, next());
    return from <= at ? at : at + Math.ceil((from - at) / every) * every;
  }

  function drop(nth: number): void {
    const last = events.pop() as Event;
    if (nth < events.length) events[nth] = last;
  }
}

/** All promises that can go on without an event have gone on: they do before the event loop comes round. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
