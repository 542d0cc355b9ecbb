import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { intakeKilledAt, type Left } from '../prove/crash.ts';
import { type Play, play } from '../support/playing.ts';

describe('an intake whose process dies', () => {
  let school: Play;
  let expected: Left;

  beforeAll(async () => {
    school = await play();
    expected = (await intakeKilledAt(school, Number.POSITIVE_INFINITY)).left;
  }, 60_000);

  afterAll(() => school.close());

  it.each([1, 3, 8, 15, 22, 29])(
    'at its call %d leaves the same as one that did not',
    async (killAt) => {
      const { left, killed } = await intakeKilledAt(school, killAt);

      expect(killed).not.toBeNull();
      expect(left).toEqual(expected);
    },
    30_000,
  );
});
