import { describe, expect, it } from '@jest/globals';
import { withButtonsThatFit } from '../../src/teams/cards/button-rows.ts';
import type { Card } from '../../src/teams/cards/expand.ts';

const TEXT = { type: 'TextBlock', text: 'Klopt dit?' };
const button = (letters: number) => ({
  type: 'Action.Execute',
  title: 'a'.repeat(letters),
  verb: 'intake.send',
});

describe('the buttons of a card', () => {
  it.each([
    [17, 17],
    [9, 9, 10],
  ])('stay beside one another as long as a phone has room: %p', (...letters) => {
    const given = cardWith(...letters.map(button));

    expect(withButtonsThatFit(given)).toEqual(given);
  });

  it.each([
    [17, 18],
    [9, 10, 10],
    [4, 4, 4, 4, 4, 4],
  ])('stand below one another, in the same order, where it has none: %p', (...letters) => {
    const buttons = letters.map(button);

    expect(withButtonsThatFit(cardWith(...buttons))).toEqual({
      type: 'AdaptiveCard',
      body: [
        TEXT,
        ...buttons.map((one, index) => ({
          type: 'ActionSet',
          ...(index > 0 && { spacing: 'Small' }),
          actions: [one],
        })),
      ],
    });
  });

  it('are left alone when there is one, however long', () => {
    const given = cardWith(button(80));

    expect(withButtonsThatFit(given)).toEqual(given);
  });

  it('in the middle of a card stay in the middle', () => {
    const row = { type: 'ActionSet', spacing: 'Large', actions: [button(20), button(20)] };
    const card = { type: 'AdaptiveCard', body: [TEXT, row, TEXT] } as Card;

    expect(withButtonsThatFit(card).body).toEqual([
      TEXT,
      { type: 'ActionSet', spacing: 'Large', actions: [button(20)] },
      { type: 'ActionSet', spacing: 'Small', actions: [button(20)] },
      TEXT,
    ]);
  });
});

function cardWith(...actions: object[]): Card {
  return { type: 'AdaptiveCard', body: [TEXT], actions };
}
