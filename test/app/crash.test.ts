import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { walk } from '../prove/crash/killing.ts';
import { faultIn, leftIn } from '../prove/crash/left.ts';
import { LINE } from '../prove/crash/steps.ts';
import { type Moment, newWorld, type World } from '../prove/crash/world.ts';

const INVITATIONS = LINE.findIndex(({ name }) => name === 'the invitations go out');

describe('a process that dies on the way from a concern to its end', () => {
  let world: World;
  let began: Moment;
  /** How many calls each step makes. */
  const sizes: number[] = [];

  beforeAll(async () => {
    world = await newWorld();
    began = await world.remember();
    for (const step of LINE) sizes.push((await walk(world, step)).made.length);
  }, 120_000);

  afterAll(() => world.engine.close());

  it('leaves what one that lived leaves, when it dies halfway each step', async () => {
    const expected = await leftIn(world);
    await world.rewind(began);
    for (const [index, step] of LINE.entries()) await walk(world, step, [Math.ceil((sizes[index] ?? 1) / 2)]);

    expect(faultIn(await leftIn(world), expected)).toBeNull();
  }, 120_000);

  it.each([
    ['is replayed blindly', `update notice set state = 'planned' where state = 'claimed'`, 'did not say so'],
    [
      'is given up',
      `update notice set state = 'dropped', reason = 'lost', settled_at = now() where state = 'claimed'`,
      'that should not be there',
    ],
  ])(
    'would be found out where a message of unknown fate %s',
    async (_what, meanwhile, fault) => {
      await world.rewind(began);
      for (const step of LINE.slice(0, INVITATIONS)) await walk(world, step);
      const before = await world.remember();
      const step = LINE[INVITATIONS];
      if (!step) throw new Error('No step sends invitations.');
      const { made } = await walk(world, step);
      const expected = await leftIn(world);
      await world.rewind(before);
      await walk(world, step, [made.indexOf('messenger.sendPersonal') + 2], meanwhile);

      expect(faultIn(await leftIn(world), expected)).toContain(fault);
    },
    120_000,
  );
});
