import { describe, expect, it } from '@jest/globals';
import { ending } from '../../src/demo/ending.ts';

describe('the end of the demo', () => {
  it('comes once, with the code of what came first', () => {
    const ends: number[] = [];
    const { stop, failed } = ending(
      () => undefined,
      (code) => ends.push(code),
    );

    stop(0);
    failed(new Error('too late'));
    stop(1);

    expect(ends).toEqual([0]);
  });

  it('says a fault, but none of saying it: nobody may be there to read', () => {
    const said: string[] = [];
    const ends: number[] = [];
    const { failed } = ending(
      ({ message }) => {
        said.push(message);
        failed(new Error('write EPIPE'));
      },
      (code) => ends.push(code),
    );

    failed(new Error('the bot is gone'));

    expect(said).toEqual(['the bot is gone']);
    expect(ends).toEqual([1]);
  });
});
