/** What is known of a clock elsewhere: it shows between `least` and `most` milliseconds more than ours. */
export type Ahead = { least: number; most: number };

export type OtherClock = {
  /** It showed this moment at some time between these two of ours. */
  heard(showed: number, from: number, until: number): void;
  /** What that comes to now; null as long as nothing was heard. */
  ahead(now: number): Ahead | null;
};

/** Two clocks of which one is being set right differ by no more than this in a millisecond (500 ppm each). */
const DRIFT = 0.001;
const KEPT = 32;
const FORGOTTEN_AFTER = 60_000;

/**
 * Where a clock stands that is only ever heard of with some delay. Each time narrows it down: all that was heard lately
 * has to be true at once. A clock that jumped makes it start anew.
 */
export function otherClock(): OtherClock {
  let heard: (Ahead & { at: number })[] = [];

  return {
    heard(showed, from, until) {
      const one = { least: showed - until, most: showed - from, at: from };
      const both = narrowed([...heard, one], until);
      const isJumped = both === null || both.least > both.most;
      heard = isJumped ? [one] : [...heard, one].slice(-KEPT);
    },
    ahead(now) {
      heard = heard.filter(({ at }) => now - at <= FORGOTTEN_AFTER);
      return narrowed(heard, now);
    },
  };
}

function narrowed(heard: readonly (Ahead & { at: number })[], now: number): Ahead | null {
  if (heard.length === 0) return null;
  return {
    least: Math.max(...heard.map(({ least, at }) => least - (now - at) * DRIFT)),
    most: Math.min(...heard.map(({ most, at }) => most + (now - at) * DRIFT)),
  };
}
