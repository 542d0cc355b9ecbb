import { walk } from './killing.ts';
import { faultIn, leftIn } from './left.ts';
import { seeded } from './seeded.ts';
import { LINE } from './steps.ts';
import { newWorld, type World } from './world.ts';

export type Proved = {
  steps: number;
  /** The calls of all steps together, and at how many of those a process died. */
  calls: number;
  deaths: number;
  /** The different calls, such as `notices.plan` or `messenger.sendPersonal`, and at how many of those it died. */
  names: number;
  namesDiedAt: number;
  /** Lines walked from end to end with deaths at random, and how many deaths those had. */
  lines: number;
  deathsInLines: number;
};

/** Up to here each call is one to die at: in a longer step the same calls follow for one recipient after another. */
const EACH_CALL = 100;
const ONE_IN_BEYOND = 8;
const LINES = 10;
/** In a whole line one step in three has a process that dies, and one in three of their successors dies too. */
const DIES = 1 / 3;
const MOST_DEATHS_AT_A_PRESS = 3;
/** A message that is lost from sight twice stays so, and stands on the coordinator's list: that is another end. */
const MOST_DEATHS_WHILE_SENDING = 1;

/**
 * Kills at the calls of every step of the line. Each time a new process starts on the same database and is sent the
 * same bytes, and has to leave what one that did not die left. A step begins where the one before it ended well; whole
 * lines with deaths at random show besides that nothing adds up.
 *
 * @param scale 1 = every call of a step of at most a hundred, and beyond that one in eight and each kind of call once;
 *   less is that part of them
 * @throws Error at the first difference, with what it is and where
 */
export async function proveCrash(scale: number, seed: number): Promise<Proved> {
  const random = seeded(seed);
  const world = await newWorld();
  try {
    const began = await world.remember();
    const { sizes, ...steps } = await killInEachStep(world, scale, random);
    const expected = await leftIn(world);
    const lines = Math.max(1, Math.round(LINES * scale));
    let deathsInLines = 0;
    for (let line = 1; line <= lines; line++) {
      await world.rewind(began);
      deathsInLines += await walkDying(world, sizes, random);
      refuse(faultIn(await leftIn(world), expected), `the whole line for the ${line}th time`);
    }
    return { ...steps, lines, deathsInLines };
  } finally {
    await world.engine.close();
  }
}

type Steps = Omit<Proved, 'lines' | 'deathsInLines'>;

async function killInEachStep(
  world: World,
  scale: number,
  random: () => number,
): Promise<Steps & { sizes: number[] }> {
  const names = new Set<string>();
  const namesDiedAt = new Set<string>();
  const sizes: number[] = [];
  let deaths = 0;
  for (const step of LINE) {
    const before = await world.remember();
    const { made } = await walk(world, step);
    const expected = await leftIn(world);
    for (const number of callsToDieAt(made, scale, random)) {
      await world.rewind(before);
      const { died } = await walk(world, step, [number]);
      refuse(faultIn(await leftIn(world), expected), `${step.name}: dead at call ${number}, ${died[0]}`);
      for (const name of died) namesDiedAt.add(name);
      deaths += died.length;
    }
    await world.rewind(before);
    await walk(world, step);
    for (const name of made) names.add(name);
    sizes.push(made.length);
  }
  const calls = sizes.reduce((sum, size) => sum + size, 0);
  return { steps: LINE.length, calls, deaths, names: names.size, namesDiedAt: namesDiedAt.size, sizes };
}

function callsToDieAt(made: readonly string[], scale: number, random: () => number): number[] {
  return made.flatMap((name, index) => {
    const isFirstOfItsKind = made.indexOf(name) === index;
    const isIn = made.length <= EACH_CALL || isFirstOfItsKind || random() < 1 / ONE_IN_BEYOND;
    return isIn && random() < scale ? [index + 1] : [];
  });
}

async function walkDying(world: World, sizes: readonly number[], random: () => number): Promise<number> {
  let deaths = 0;
  for (const [index, step] of LINE.entries()) {
    const at: number[] = [];
    const most = step.send ? MOST_DEATHS_AT_A_PRESS : MOST_DEATHS_WHILE_SENDING;
    while (at.length < most && random() < DIES) at.push(1 + Math.floor(random() * (sizes[index] ?? 1)));
    deaths += (await walk(world, step, at)).died.length;
  }
  return deaths;
}

function refuse(fault: string | null, where: string): void {
  if (fault !== null) throw new Error(`${where}: ${fault}`);
}
