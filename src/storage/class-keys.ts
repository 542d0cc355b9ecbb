import type { SchoolId } from '../domain/ids.ts';
import { type Keys, lookupOf } from './sealing.ts';

/**
 * What stands in the tables for the name of a class: the same for the same class of a school however it is written, and
 * another at another school, so that the key of one tells nothing of the other.
 */
export function classKey(keys: Keys, schoolId: SchoolId, className: string): string {
  return lookupOf(keys, `membership.scope.${schoolId}`, className).toString('hex');
}
