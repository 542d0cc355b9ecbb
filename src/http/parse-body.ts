import { type Refused, refused } from './refused.ts';

/** The most that an activity may weigh, in bytes. Teams' own messages stay below 100 KB. */
export const MOST_BYTES = 256 * 1024;
/** A card's data is a few levels deep; a body of thousands would be read by recursion somewhere. */
export const MOST_LEVELS = 32;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a body as one JSON object of bounded size and depth, without keys that reach into a prototype. */
export function parseBody(body: Buffer): { activity: Record<string, unknown> } | { refused: Refused } {
  if (body.length > MOST_BYTES) return { refused: refused('body_too_large') };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    return { refused: refused('body_not_json') };
  }
  const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  if (!isObject || !isBounded(parsed, MOST_LEVELS)) return { refused: refused('body_odd') };
  return { activity: parsed as Record<string, unknown> };
}

function isBounded(part: unknown, levels: number): boolean {
  if (typeof part !== 'object' || part === null) return true;
  if (levels === 0) return false;
  return Object.keys(part).every(
    (key) => !FORBIDDEN.has(key) && isBounded((part as Record<string, unknown>)[key], levels - 1),
  );
}
