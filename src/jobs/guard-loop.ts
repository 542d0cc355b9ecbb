import type { Timer } from '../app/ports/timer.ts';
import type { SchoolId } from '../domain/ids.ts';
import { faultOf, type Log } from '../log.ts';

export type GuardLoopDeps = {
  /** Which schools have terms whose next rung has come. */
  schoolsWithDue(): Promise<SchoolId[]>;
  /** Takes some of them, and answers how many; 0 = none is left, or another process has them in hand. */
  takeSteps(schoolId: SchoolId): Promise<number>;
  /** Something was planned. */
  kick(): void;
  timer: Timer;
  log: Log;
};

/** A rung is taken at five in the morning for a message some hours later: a look now and then is soon enough. */
export const GUARD_EVERY_MILLISECONDS = 5000;

export type GuardLoop = {
  start(): void;
  /** A clock was moved: do not wait for the next round. Returns at once. */
  kick(): void;
  /** When no look is under way. */
  settled(): Promise<void>;
  /** Begins nothing more, and waits for the transaction that is under way. */
  stop(): Promise<void>;
};

/**
 * Looks again and again which terms have come to their next rung, and has it taken, school by school. A school that breaks
 * down keeps none of the others waiting, and is looked at again at the next round.
 */
export function guardLoop(
  deps: GuardLoopDeps,
  everyMilliseconds: number = GUARD_EVERY_MILLISECONDS,
): GuardLoop {
  const { timer, log } = deps;
  let isStopping = false;
  let looking: Promise<void> | null = null;
  let cancel: () => void = () => undefined;

  return {
    start: round,
    kick: begin,
    async settled() {
      await looking;
    },
    async stop() {
      isStopping = true;
      cancel();
      await looking;
    },
  };

  function round(): void {
    if (isStopping) return;
    begin();
    cancel = timer.after(everyMilliseconds, round);
  }

  function begin(): void {
    if (isStopping) return;
    looking ??= look().finally(() => {
      looking = null;
    });
  }

  async function look(): Promise<void> {
    try {
      for (const schoolId of await deps.schoolsWithDue()) await lookAt(schoolId);
    } catch (error) {
      log.error('terms could not be looked at', { fault: faultOf(error) });
    }
  }

  async function lookAt(schoolId: SchoolId): Promise<void> {
    let count = 0;
    try {
      for (;;) {
        const taken = isStopping ? 0 : await deps.takeSteps(schoolId);
        count += taken;
        if (taken === 0) break;
      }
    } catch (error) {
      log.error('the terms of a school could not be taken', { school: schoolId, fault: faultOf(error) });
    }
    if (count === 0) return;
    log.debug('terms came to their next step', { school: schoolId, count });
    deps.kick();
  }
}
