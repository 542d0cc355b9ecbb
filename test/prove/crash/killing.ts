import { type Death, deathAt, Killed } from './dying.ts';
import { processOn } from './process.ts';
import type { Sending, Step } from './steps.ts';
import type { World } from './world.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** A lease is a minute, and a restart takes longer: what the dead one had claimed is lost from sight. */
const LEASES_RUN_OUT = `update notice set lease_until = now() - interval '1 second' where state = 'claimed'`;

/** Changes of one table are gathered for some seconds before they are shown. */
const GATHERED = 20_000;

/** The calls at which processes died, and those that the last one made, which lived. */
export type Walked = { died: readonly string[]; made: readonly string[] };

/**
 * One step of the line. A process dies at each of these calls in turn; each time a new one is started on the same
 * database and is sent the same bytes again. `meanwhile` is what happens to the database between two of them.
 */
export async function walk(
  world: World,
  step: Step,
  deaths: readonly number[] = [],
  meanwhile = LEASES_RUN_OUT,
): Promise<Walked> {
  if (step.at !== undefined && Date.parse(step.at) > world.clock.now()) world.clock.set(step.at);
  const sent = await step.send?.(world);
  if (!sent) world.clock.forward(GATHERED);
  const died: string[] = [];
  for (const number of [...deaths, NEVER]) {
    const death = deathAt(number);
    await lifeOf(world, sent, death);
    const at = death.diedAt();
    if (at === null) return { died, made: death.made() };
    died.push(at);
    await world.engine.script(meanwhile);
  }
  throw new Error('Who never dies died.');
}

/** One process, from its start until it is done or dead. */
async function lifeOf(world: World, sent: Sending | undefined, death: Death): Promise<void> {
  const process = processOn(world, death);
  try {
    if (sent) await process.receive(sent);
    else await process.deliver();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}
