/** How much one person and one tenant may send. A bucket fills by `perSecond` up to `burst`. */
export type RateLimit = { allows(tenant: string, person: string): boolean };

export type Rate = { perSecond: number; burst: number };

type Bucket = { left: number; at: number };

const PERSON: Rate = { perSecond: 2, burst: 30 };
const TENANT: Rate = { perSecond: 100, burst: 600 };
/** Bounded: past this many names the oldest are forgotten, which only ever gives somebody a full bucket. */
const MOST_NAMES = 20_000;

/** A person who taps fast is never near it; a script is. `now` in milliseconds. */
export function rateLimit(
  now: () => number,
  person: Rate = PERSON,
  tenant: Rate = TENANT,
  mostNames = MOST_NAMES,
): RateLimit {
  const buckets = new Map<string, Bucket>();

  function take(name: string, { perSecond, burst }: Rate): boolean {
    const at = now();
    const known = buckets.get(name);
    // A clock that was set back must not empty a bucket.
    const seconds = known ? Math.max(0, at - known.at) / 1000 : 0;
    const left = known ? Math.min(burst, known.left + seconds * perSecond) : burst;
    buckets.delete(name);
    buckets.set(name, { left: left >= 1 ? left - 1 : left, at });
    const oldest = buckets.keys().next();
    if (buckets.size > mostNames && !oldest.done) buckets.delete(oldest.value);
    return left >= 1;
  }

  return {
    // The person first: what one script sends in vain takes nothing away from the school.
    allows: (tenantId, personId) =>
      take(`p ${tenantId} ${personId}`, person) && take(`t ${tenantId}`, tenant),
  };
}
