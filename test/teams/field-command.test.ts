import { describe, expect, it } from '@jest/globals';
import { commandOf } from '../../src/teams/commands.ts';

describe('asking for the playing field', () => {
  it.each(['speelveld', 'Het speelveld.', 'mijn speelveld', 'playing field', 'My playing field!'])(
    'is done by "%s"',
    (text) => {
      expect(commandOf(text)).toEqual({ kind: 'field' });
    },
  );

  it.each(['speelvelden', 'het speelveld van Sem is klein'])('is not done by "%s"', (text) => {
    expect(commandOf(text)).toEqual({ kind: 'none' });
  });
});
