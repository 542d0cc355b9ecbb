import { describe, expect, it } from '@jest/globals';
import { eventStep } from '../../src/domain/calendar-event.ts';

describe('the event of a table', () => {
  it.each([
    ['none', 'stands', false, 'make'],
    ['gone', 'stands', false, 'make'],
    ['making', 'stands', false, 'make'],
    ['standing', 'stands', false, 'change'],
    ['standing', 'stands', true, 'nothing'],
    ['none', 'off', false, 'nothing'],
    ['gone', 'off', false, 'nothing'],
    ['making', 'off', false, 'undo'],
    ['standing', 'off', true, 'cancel'],
    ['none', 'left', false, 'nothing'],
    ['making', 'left', false, 'nothing'],
    ['standing', 'left', false, 'nothing'],
  ] as const)(
    'that is %s, of a table of which it %s (and says so already: %s), asks for: %s',
    (state, wanted, shows, step) => {
      expect(eventStep(state, wanted, shows)).toBe(step);
    },
  );
});
