import { describe, expect, it } from '@jest/globals';
import type { Relaxation, SlotQuestion } from '../../../src/domain/slots/question.ts';
import { findProposals } from '../../../src/domain/slots/search.ts';
import {
  block,
  FRIDAY,
  NEXT_TUESDAY,
  onlyFreeAt,
  person,
  question,
  room,
  seat,
  seatsWith,
  THURSDAY,
  TUESDAY,
  WEDNESDAY,
} from '../../support/slot-questions.ts';

function relaxationsOf(changes: Partial<SlotQuestion>): readonly Relaxation[] {
  const search = findProposals(question(changes));
  return search.kind === 'found' ? [] : search.relaxations;
}

const away = (name: string) => seat(name, 'partner', onlyFreeAt(name));
const at = (name: string, on: string) => seat(name, 'partner', onlyFreeAt(name, block(on, '09:00', '10:00')));

describe('the smallest change that gives a moment', () => {
  it('is somebody else on a seat, or one partner fewer, with the number of moments', () => {
    const seats = seatsWith(
      away('jgz'),
      away('swv'),
      seat('leerplicht', 'partner', onlyFreeAt('l', block(FRIDAY, '09:00', '11:00'))),
    );

    expect(relaxationsOf({ seats })).toEqual([
      { steps: [{ code: 'seat', seat: 'jgz' }], moments: 3 },
      { steps: [{ code: 'seat', seat: 'swv' }], moments: 3 },
      { steps: [{ code: 'partners', fewer: 1 }], moments: 3 },
    ]);
  });

  it('is the sixth school day, besides, when there is a moment then', () => {
    const coordinator = onlyFreeAt('c', block(NEXT_TUESDAY, '09:00', '10:30'));
    const seats = seatsWith(seat('ondersteuningscoordinator', 'required', coordinator));

    expect(relaxationsOf({ seats })).toEqual([
      { steps: [{ code: 'seat', seat: 'ondersteuningscoordinator' }], moments: 68 },
      { steps: [{ code: 'later', schoolDay: 6 }], moments: 2 },
    ]);
  });

  it('is a day within the notice, when there is a moment then', () => {
    const coordinator = onlyFreeAt('c', block(TUESDAY, '09:00', '10:00'));
    const seats = seatsWith(seat('ondersteuningscoordinator', 'required', coordinator));

    expect(relaxationsOf({ seats })).toContainEqual({
      steps: [{ code: 'sooner', schoolDay: 1 }],
      moments: 1,
    });
  });

  it('is a room that is found in another way', () => {
    expect(relaxationsOf({ rooms: [room('small', 3)], roomNeeds: needs(8) })).toContainEqual({
      steps: [{ code: 'room' }],
      moments: 68,
    });
  });

  it('is a rule of the school that holds somebody back', () => {
    const coordinator = onlyFreeAt('c', block(WEDNESDAY, '10:00', '11:00'));
    const only = (changes: Partial<typeof coordinator>) =>
      seatsWith(seat('ondersteuningscoordinator', 'required', { ...coordinator, ...changes }));
    const buffer = { beforeMinutes: 10, afterMinutes: 0 };
    const tentative = [block(WEDNESDAY, '10:00', '11:00')];

    expect(relaxationsOf({ seats: only({}), buffer })).toContainEqual(step('buffer'));
    expect(relaxationsOf({ seats: only({ tentative }), tentative: 'block' })).toContainEqual(
      step('tentative'),
    );
    expect(relaxationsOf({ seats: only({ presence: [] }), presence: 'required' })).toContainEqual(
      step('outside_presence'),
    );
  });

  it('is two steps only where no single one is enough', () => {
    const both = { seats: seatsWith(away('jgz'), at('swv', WEDNESDAY), at('buurtteam', THURSDAY)) };
    const pairs = relaxationsOf({ ...both, partnersNeeded: 4 });

    expect(pairs.every(({ steps }) => steps.length === 2 || steps[0]?.code === 'partners')).toBe(true);
    expect(pairs).toContainEqual({
      steps: [
        { code: 'seat', seat: 'jgz' },
        { code: 'seat', seat: 'swv' },
      ],
      moments: 1,
    });
    expect(pairs).toContainEqual({ steps: [{ code: 'partners', fewer: 2 }], moments: 2 });
  });

  it('never is a seat that may stay empty', () => {
    const seats = seatsWith(
      seat('mentor', 'wanted', onlyFreeAt('m')),
      seat('ondersteuningscoordinator', 'required', onlyFreeAt('c')),
    );

    expect(relaxationsOf({ seats, partnersNeeded: 0 })).toEqual([
      { steps: [{ code: 'seat', seat: 'ondersteuningscoordinator' }], moments: 68 },
    ]);
  });

  it('is nothing when no two steps are enough', () => {
    const seats = seatsWith(away('jgz'), away('swv'), away('buurtteam'), away('leerplicht'));

    expect(relaxationsOf({ seats, partnersNeeded: 3 })).toEqual([]);
    expect(relaxationsOf({ seats: seatsWith(seat('jgz', 'partner', person('jgz'))) })).toEqual([]);
  });
});

function step(code: 'buffer' | 'tentative' | 'outside_presence'): Relaxation {
  return { steps: [{ code }], moments: 1 };
}

function needs(people: number): SlotQuestion['roomNeeds'] {
  return { people, wheelchair: false, privacy: false };
}
