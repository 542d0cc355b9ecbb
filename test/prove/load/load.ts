import type { Outcome } from './after.ts';
import { answered, installed, sent } from './proof.ts';
import type { Size } from './region.ts';
import { EACH_FOR_ITSELF, NOT_ONE_AT_A_TIME, whileBroken } from './sabotage.ts';

/** At scale 1: 10,000 due in a minute, ten for each of 200 channels and four for each of 2,000 people. */
export const WHOLE: Size = { tenants: 1, schools: 200, peopleOfSchool: 10 };
const OF_EACH = { ofChannel: 10, ofPerson: 4 };
const MINUTE = 60_000;
/** Of what the table allows. */
const LEAST_SHARE = 0.9;
/** Whatever the size: until the servers look for the first time, and until the last answer. */
const EDGES_SECONDS = 2;
const SLOW = { least: 300, most: 600 };

export function sizeAt(scale: number, tenants = WHOLE.tenants): Size {
  const schools = Math.max(2, Math.round(WHOLE.schools * scale));
  return {
    tenants: Math.max(1, Math.round(Math.min(tenants, schools / 4))),
    schools,
    peopleOfSchool: WHOLE.peopleOfSchool,
  };
}

export type Loaded = { tenants: number; outcome: Outcome };
export type ProvedLoad = { loads: Loaded[]; tooManyWhenAlone: number; atOnceWhenNotSerial: number };

/**
 * Three real servers send what is due in one minute, as fast as Teams' table allows and without being told once that it
 * is too much; on one tenant, and at scale 1 on two. Then the same with the turns broken in two ways, which has to
 * be noticed.
 *
 * @throws Error with what does not hold
 */
export async function proveLoad(scale: number, seed: number): Promise<ProvedLoad> {
  const loads: Loaded[] = [];
  const faults: string[] = [];
  let alone = 0;
  let notSerial = 0;
  for (const tenants of scale < 1 ? [1] : [1, 2]) {
    const size = sizeAt(scale, tenants);
    const place = await installed(size, seed);
    try {
      const outcome = await sent(place, 'load', { ...OF_EACH, overMilliseconds: MINUTE * scale });
      loads.push({ tenants: size.tenants, outcome });
      faults.push(...faultsIn(outcome));
      if (loads.length > 1) continue;
      const { engine, connector } = place;
      const few = { ofChannel: 1, ofPerson: 3, overMilliseconds: 0 };
      alone = await whileBroken(engine, EACH_FOR_ITSELF, () => answered(place, 'alone', few, 429));
      // Enough for few places that each server has some in hand for each of them, and calls that take long.
      const many = { ofChannel: 30, ofPerson: 0, overMilliseconds: 0 };
      await connector.weather({ seed, takes: SLOW });
      notSerial = await whileBroken(engine, NOT_ONE_AT_A_TIME, () => answered(place, 'mixed', many, 412));
      if (alone === 0) faults.push('Each process counted for itself, and nobody noticed.');
      if (notSerial === 0) faults.push('A conversation was called twice at once, and nobody noticed.');
    } finally {
      await place.close();
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return { loads, tooManyWhenAlone: alone, atOnceWhenNotSerial: notSerial };
}

export function shareOf({ took, allowed }: Outcome): number {
  return allowed / took;
}

function faultsIn(outcome: Outcome): string[] {
  const faults = faultsOfDelivery(outcome);
  const { took, allowed } = outcome;
  if (took > allowed / LEAST_SHARE + EDGES_SECONDS)
    faults.push(`It took ${took} s where the table allows ${allowed} s.`);
  return faults;
}

/** What must never be, however slow it goes. */
export function faultsOfDelivery({ tooMany, atOnce, lost, doubled }: Outcome): string[] {
  const wrong = { 'answers 429': tooMany, 'answers 412': atOnce, lost, doubled };
  return Object.entries(wrong).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
}
