import type { Compared, Difference } from './comparing.ts';

/** Whoever is forgotten in one of these files is in no list any more and can do nothing. */
const LOOKED_AT: readonly Compared[] = ['membership', 'pupil', 'guardian', 'seat'];

/**
 * Of what more than half of all that was there would be gone. So many do not leave on one day: rather the file was cut
 * off, or its ids were made anew. Ours.
 */
export function manyGone({ changes, same }: Difference): Compared[] {
  return LOOKED_AT.filter((what) => {
    const count = (change: 'changed' | 'gone') =>
      changes.filter((each) => each.what === what && each.change === change).length;
    const gone = count('gone');
    return gone > count('changed') + same[what];
  });
}
