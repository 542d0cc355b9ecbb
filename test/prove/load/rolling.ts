import type { Outcome } from './after.ts';
import { faultsOfDelivery, sizeAt } from './load.ts';
import { installed, sent } from './proof.ts';

const OF_EACH = { ofChannel: 10, ofPerson: 4 };
const MINUTE = 60_000;
/** Three servers are not replaced in less. */
const SHORTEST = 20_000;

/**
 * Three real servers are stopped and started anew one after the other, as an update does it, while what is due in one
 * minute is being sent; nothing is lost, doubled, or too much.
 *
 * @throws Error with what does not hold
 */
export async function proveRolling(scale: number, seed: number): Promise<Outcome> {
  const place = await installed(sizeAt(scale), seed);
  try {
    const outcome = await sent(
      place,
      'rolling',
      { ...OF_EACH, overMilliseconds: Math.max(MINUTE * scale, SHORTEST) },
      async () => {
        for (const nth of place.servers.keys()) await place.replace(nth);
      },
    );
    const faults = faultsOfDelivery(outcome);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return outcome;
  } finally {
    await place.close();
  }
}
