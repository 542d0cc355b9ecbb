import { describe, expect, it } from '@jest/globals';
import { commandOf } from '../../src/teams/commands.ts';

describe('asking for the page on which a running case is put in', () => {
  it.each(['lopende casus', 'Een lopende casus.', 'running case', 'A running case!'])(
    'is done by "%s"',
    (text) => {
      expect(commandOf(text)).toEqual({ kind: 'running_case' });
    },
  );

  it.each(['lopende casussen', 'de lopende casus van Sem'])('is not done by "%s"', (text) => {
    expect(commandOf(text)).toEqual({ kind: 'none' });
  });
});

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
