import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Engine } from '../../src/storage/engine.ts';
import makeImage from '../support/empty-database.ts';
import { imagePath } from '../support/image.ts';
import { proveCrash } from './crash/proof.ts';
import { proveKills } from './kill/often.ts';
import { proveKill } from './kill/proof.ts';
import { proveLoad, shareOf } from './load/load.ts';
import { proveRolling } from './load/rolling.ts';
import { proveProtocol } from './protocol/proof.ts';
import { proveRaces } from './races/proof.ts';
import { proveSlots } from './slots/proof.ts';
import { proveStore } from './store/proof.ts';
import { proveThree } from './store/three.ts';
import { proveZones } from './zones.ts';

/** `npm run prove -- --only NAME --scale X --seed N`: the long proofs, with their counts. Exit 1 at the first that does not hold. */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
});
const scale = Number(values.scale);
const seed = Number(values.seed);

/** Of each engine, at scale 1; the last is pulled after everybody is done. */
const KILLS = 40;
const KILLS_OF_SENDER = 300;

const PROOFS: Readonly<Record<string, () => Promise<string>>> = {
  async slots() {
    const { rules, cases, casesOfOthers, mutants } = await proveSlots(scale, seed);
    return (
      `${cases} random questions with the oracle's answer and its prices, ${rules} rules on ${casesOfOthers} or more each; ` +
      `${mutants} faults, each noticed by the rule that is named beside it`
    );
  },
  async zones() {
    return `the tests of rules and calendars pass with the machine's clock in ${proveZones()}`;
  },
  async protocol() {
    const { schedules, notices, calls, counts, caught, perSecond } = await proveProtocol(scale, seed);
    const happened = Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1));
    return (
      `${schedules} schedules of ${notices} notices, ${calls} calls: 0 lost, 0 early, 0 late, 0 stuck, 0 doubled but by one ` +
      `marked repeat of a lost answer (${perSecond} schedules a second)\n` +
      `  happened: ${happened.map(([fault, count]) => `${fault} ${count}`).join(', ')}\n` +
      `  caught: ${caught.map(({ fault, after }) => `${fault} after ${after}`).join(', ')}\n `
    );
  },
  async store() {
    const { schedules, notices, calls, happened } = await proveStore(scale, seed);
    const three = await proveThree(scale, seed);
    return (
      `pglite: ${schedules} schedules of ${notices} notices, ${calls} calls, ${happened} kinds of fault: every answer and ` +
      `every row of the store as in the model, and all rules of the protocol hold; postgres: ${three.schedules} schedules of ` +
      `${three.notices} notices by three processes, killed ${three.killed} times, ${three.lost} answers lost, ${three.repeats} repeats that said ` +
      `so: nothing lost, nothing doubled unannounced`
    );
  },
  async crash() {
    const proved = await proveCrash(scale, seed);
    return (
      `${proved.steps} steps with ${proved.calls} calls, killed at ${proved.deaths} of those ` +
      `(${proved.namesDiedAt} of ${proved.names} kinds of call); ` +
      `${proved.lines} whole lines with ${proved.deathsInLines} deaths: nothing lost, nothing doubled unannounced`
    );
  },
  async races() {
    const { rounds, presses, booked, rooms, withoutLocks } = await proveRaces(scale, seed);
    return (
      `${presses} presses by three processes in ${rounds} rounds, ${booked} tables booked, ${rooms} of them with a room: nobody at two at once, and no room; ` +
      `without locks somebody was in round ${withoutLocks}`
    );
  },
  async load() {
    const { loads, tooManyWhenAlone, atOnceWhenNotSerial } = await proveLoad(scale, seed);
    const said = loads.map(({ tenants, outcome }) => {
      const { notices, took, allowed, lag } = outcome;
      const share = Math.round(1000 * shareOf(outcome)) / 10;
      return (
        `${notices} due over ${tenants} tenants, sent by three processes in ${took.toFixed(1)} s where the table allows ` +
        `${allowed.toFixed(1)} s (${share} %), lag p50 ${lag.half.toFixed(1)} s, p99 ${lag.most.toFixed(1)} s`
      );
    });
    return (
      `${said.join('; ')}: no 429, no 412, 0 lost, 0 doubled; with each process counting for itself ${tooManyWhenAlone} ` +
      `answers 429, without one call at a time ${atOnceWhenNotSerial} answers 412`
    );
  },
  async rolling() {
    const { notices, took, lag } = await proveRolling(scale, seed);
    return (
      `${notices} sent in ${took.toFixed(1)} s while each of three processes was replaced, lag p99 ${lag.most.toFixed(1)} s: ` +
      'no 429, no 412, 0 lost, 0 doubled'
    );
  },
  async kills() {
    const kills = Math.max(3, Math.round(KILLS_OF_SENDER * scale));
    const said = await onBoth(async (kind) => {
      const survived = await proveKills(kind, kills, seed);
      return (
        `${kind}: ${survived.kills} kills, ${survived.underLoad} of them while it was sending, ${survived.sent} notices, ` +
        `${survived.arrived} messages of which ${survived.announced} said that they may be a repeat, ` +
        `${survived.lostTwice} lost from sight twice`
      );
    });
    const blind = await proveKills('postgres', 3, seed, true).then(
      () => null,
      (error: Error) => error.message,
    );
    if (!blind?.includes('came twice'))
      throw new Error(`A sender that repeats blindly was not noticed: ${blind}`);
    return `${said}: each row has its message and each message its row, nothing doubled unannounced; a blind repeat is noticed`;
  },
  async kill() {
    const kills = Math.max(1, Math.round(KILLS * scale));
    const said = await onBoth(async (kind) => {
      const survived = await proveKill(kind, kills, seed);
      return (
        `${kind}: ${survived.kills} kills, ${survived.stories} stories from report to close, ` +
        `${survived.messages} messages of which ${survived.announced} said that they may be a repeat`
      );
    });
    return `${said}: each press has its receipt, nothing doubled unannounced`;
  },
};

/**
 * On both engines at once: a server that is killed waits for most of its life. Both come to their end, whatever the other
 * says, so that nothing is left running. @throws Error with what does not hold on either.
 */
async function onBoth(prove: (kind: Engine['kind']) => Promise<string>): Promise<string> {
  const ended = await Promise.allSettled((['postgres', 'pglite'] as const).map(prove));
  const faults = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('\n'));
  return ended.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])).join('; ');
}

if (!(scale > 0 && scale <= 1)) throw new Error('--scale is a number above 0 and at most 1.');
if (values.only && !Object.hasOwn(PROOFS, values.only)) throw new Error(`There is no proof ${values.only}.`);
if (!existsSync(imagePath())) await makeImage();
for (const [name, prove] of Object.entries(PROOFS)) {
  if (values.only && values.only !== name) continue;
  const began = Date.now();
  const said = await prove();
  process.stdout.write(`${name}, seed ${seed}: ${said} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
}
