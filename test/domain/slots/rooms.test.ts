import { describe, expect, it } from '@jest/globals';
import type { Room, RoomNeeds } from '../../../src/domain/slots/question.ts';
import { findProposals } from '../../../src/domain/slots/search.ts';
import { bestOf, block, question, room, WEDNESDAY } from '../../support/slot-questions.ts';

function roomOf(rooms: readonly Room[], needs: Partial<RoomNeeds> = {}): string | null | undefined {
  const roomNeeds = { people: 8, wheelchair: false, privacy: false, ...needs };
  return bestOf(findProposals(question({ rooms, roomNeeds, proposals: 1 })))?.roomId;
}

describe('a room', () => {
  it('is the smallest that holds everybody', () => {
    expect(roomOf([room('large', 20), room('fitting', 8), room('small', 7)])).toBe('fitting');
    expect(roomOf([room('large', 20), room('small', 7)])).toBe('large');
    expect(roomOf([room('small', 7)])).toBeUndefined();
  });

  it('is one that somebody in a wheelchair can get into, when that is needed', () => {
    const rooms = [room('upstairs', 8, { isWheelchairFit: false }), room('downstairs', 12)];

    expect(roomOf(rooms, { wheelchair: true })).toBe('downstairs');
    expect(roomOf(rooms)).toBe('upstairs');
  });

  it('is one in which nobody listens in, when that is needed', () => {
    const rooms = [room('hall', 8, { isPrivate: false }), room('office', 12)];

    expect(roomOf(rooms, { privacy: true })).toBe('office');
    expect(roomOf(rooms)).toBe('hall');
  });

  it('is the first by its id of two that are as large', () => {
    expect(roomOf([room('b', 8), room('a', 8)])).toBe('a');
  });

  it('has to be free for the whole time', () => {
    const taken = (from: string, until: string) => [
      room('small', 8, { busy: [block(WEDNESDAY, from, until)] }),
      room('large', 20),
    ];

    expect(roomOf(taken('08:59', '17:00'))).toBe('large');
    expect(roomOf(taken('09:00', '17:00'))).toBe('small');
  });

  it('that fits worse costs less than a later day, and more than a later hour', () => {
    const busyEarly = room('small', 8, { busy: [block(WEDNESDAY, '08:00', '16:00')] });
    const busyAllDay = room('small', 8, { busy: [block(WEDNESDAY, '08:00', '17:00')] });
    const asked = (small: Room) =>
      bestOf(
        findProposals(
          question({
            rooms: [small, room('large', 20)],
            roomNeeds: { people: 8, wheelchair: false, privacy: false },
          }),
        ),
      );

    expect(asked(busyEarly)).toMatchObject({ on: WEDNESDAY, fromMinute: 960, roomId: 'small' });
    expect(asked(busyAllDay)).toMatchObject({ on: WEDNESDAY, fromMinute: 480, roomId: 'large' });
  });

  it('that is never free is the reason why there is no moment', () => {
    const search = findProposals(question({ rooms: [] }));

    expect(search).toMatchObject({ kind: 'none', whyNot: [{ code: 'no_room' }] });
  });
});
