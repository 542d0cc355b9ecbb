import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardRef } from '../../src/app/arriving/views.ts';
import type { Outcome } from '../../src/app/ports/inbox.ts';
import { type Done, once, refused, type Turn } from '../../src/app/turn.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';

const DONE: Done = {
  outcome: { show: 'concern', id: 'first' },
  view: { kind: 'refused', code: 'card_outdated' },
};

describe('a press that comes a second time', () => {
  let school: Play;

  beforeAll(async () => {
    school = await play();
  }, 60_000);

  afterAll(() => school.close());

  it('is shown what the first led to, and what it did again is undone', async () => {
    const press = await school.turn(WHO.mentor);
    const numbers = async () =>
      school.deps.store.transact(SCHOOL, (tx) => tx.schools.nextNumber(SCHOOL, '2030/2031'));

    await pressed(press, async () => DONE);
    await numbers();
    const shown = await pressed(press, async (tx) => {
      await tx.schools.nextNumber(SCHOOL, '2030/2031');
      return { ...DONE, outcome: { show: 'concern', id: 'second' } };
    });

    expect(shown).toEqual(['first']);
    expect(await numbers()).toBe('30-002');
  });

  it('is shown that also when it runs into what the first left behind', async () => {
    const press = await school.turn(WHO.mentor);

    await pressed(press, async () => DONE);
    const shown = await pressed(press, () => Promise.reject(new Error('it is there already')));

    expect(shown).toEqual(['first']);
  });

  it('is told its own error when the first had been refused, or there was none', async () => {
    const press = await school.turn(WHO.mentor);
    const failing = () => pressed(press, () => Promise.reject(new Error('of its own')));

    await expect(failing()).rejects.toThrow('of its own');
    await pressed(press, async () => refused('card_outdated'));
    await expect(failing()).rejects.toThrow('of its own');
  });

  it('is judged anew after a refusal, and then counts as the first', async () => {
    const press = await school.turn(WHO.mentor);

    await pressed(press, async () => refused('card_outdated'));
    expect(await pressed(press, async () => DONE)).toEqual([]);
    expect(await pressed(press, async () => refused('card_outdated'))).toEqual(['first']);
  });

  /** The ids of the outcomes that it was shown again. */
  async function pressed(turn: Turn, work: Parameters<typeof once>[2]): Promise<string[]> {
    const again: Outcome[] = [];
    await once(turn, SCHOOL as CardRef['schoolId'], work, async (_, first) => {
      again.push(first);
      return DONE.view;
    });
    return again.map(({ id }) => id);
  }
});
