import type { Instant } from './ids.ts';
import { CODE_POLICY, PAGE_POLICY } from './policy.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How a code stands: typed wrong so often, used or not. */
export type CodeStanding = { expiresAt: Instant; tries: number; usedAt: Instant | null };

/**
 * What typing a code leads to. `over` = it is dead, whatever is typed: too old, tried too often, or used longer ago than a
 * page can be loaded again.
 */
export type CodeTried = 'right' | 'wrong' | 'over';

/** Judges what was typed; and how the code stands since. */
export function triedCode<Code extends CodeStanding>(
  code: Code,
  isRight: boolean,
  now: Instant,
): { tried: CodeTried; next: Code } {
  const usableUntil = code.usedAt === null ? code.expiresAt : code.usedAt + PAGE_POLICY.openMinutes * MINUTE;
  if (now >= usableUntil || code.tries >= CODE_POLICY.tries) return { tried: 'over', next: code };
  if (isRight) return { tried: 'right', next: { ...code, usedAt: code.usedAt ?? now } };
  const tries = code.tries + 1;
  return { tried: tries >= CODE_POLICY.tries ? 'over' : 'wrong', next: { ...code, tries } };
}

/** Whether one more code may be sent for a link, by when those of the last day were made. */
export function mayMakeCode(madeAt: readonly Instant[], now: Instant): boolean {
  const inLast = (milliseconds: number) => madeAt.filter((at) => at > now - milliseconds).length;
  return inLast(HOUR) < CODE_POLICY.anHour && inLast(24 * HOUR) < CODE_POLICY.aDay;
}
