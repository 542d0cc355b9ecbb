/** How much one person and one tenant may send. A bucket fills by `perSecond` up to `burst`. */
export type RateLimit = { allows(tenant: string, person: string): boolean };

type Bucket = { left: number; at: number };

const PERSON = { perSecond: 2, burst: 30 };
const TENANT = { perSecond: 100, burst: 600 };
/** Bounded: past this many names the oldest are forgotten, which only ever gives somebody a full bucket. */
const MOST_NAMES = 20_000;

/** A person who taps fast is never near it; a script is. `now` in milliseconds. */
export function rateLimit(now: () => number, person = PERSON, tenant = TENANT): RateLimit {
  const buckets = new Map<string, Bucket>();

  function take(name: string, { perSecond, burst }: typeof PERSON): boolean {
    const at = now();
    const known = buckets.get(name);
    const left = known ? Math.min(burst, known.left + ((at - known.at) / 1000) * perSecond) : burst;
    buckets.delete(name);
    buckets.set(name, { left: left >= 1 ? left - 1 : left, at });
    const oldest = buckets.keys().next();
    if (buckets.size > MOST_NAMES && !oldest.done) buckets.delete(oldest.value);
    return left >= 1;
  }

  return {
    allows: (tenantId, personId) =>
      take(`t ${tenantId}`, tenant) && take(`p ${tenantId} ${personId}`, person),
  };
}
