/** How the demo comes to its end: by a signal, or by a fault. */
export type Ending = {
  /** `code` is that of the process. */
  stop(code: number): void;
  /** Says what went wrong, and stops. */
  failed(error: Error): void;
};

/**
 * Ends once. A fault on the way to the end is not said any more: when nobody reads what is said, saying it is a fault of its
 * own, and that one would be said, and so on without an end.
 */
export function ending(say: (error: Error) => void, end: (code: number) => void): Ending {
  let ends = false;
  function stop(code: number): void {
    if (ends) return;
    ends = true;
    end(code);
  }
  return {
    stop,
    failed(error) {
      if (ends) return;
      // Before it is said: what saying it runs into comes after.
      stop(1);
      say(error);
    },
  };
}
