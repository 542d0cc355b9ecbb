import { describe, expect, it } from '@jest/globals';
import type { Instant, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import {
  faultOfPlacing,
  MOST_ROUTE_PLACES,
  type RoutePlace,
  type RouteStep,
  routeShown,
} from '../../src/domain/school-route.ts';

const STEPS: readonly RouteStep[] = [
  { key: 'gezien', title: 'Wij merken iets', explanation: null },
  { key: 'tafel', title: 'Samen aan tafel', explanation: null },
];

function place(key: string, nth = 1): RoutePlace {
  return {
    id: `${nth}`,
    key,
    title: `Heette ${key}`,
    on: '2026-11-23' as SchoolDate,
    by: 'p' as PersonId,
    at: nth as Instant,
  };
}

describe("the school's own route", () => {
  it('is not shown where the school has none, also of a case that stood on one', () => {
    expect(routeShown([], [])).toBeNull();
    expect(routeShown([], [place('tafel')])).toBeNull();
  });

  it('marks no step until somebody put the case at one', () => {
    const shown = routeShown(STEPS, []);

    expect(shown?.steps.map(({ isHere }) => isHere)).toEqual([false, false]);
    expect(shown).toMatchObject({ place: null, isGone: false });
  });

  it('marks the step where it was put last, by the title that this has now', () => {
    const shown = routeShown(STEPS, [place('tafel', 2), place('gezien', 1)]);

    expect(shown?.steps.map(({ isHere }) => isHere)).toEqual([false, true]);
    expect(shown).toMatchObject({ place: { title: 'Samen aan tafel' }, isGone: false });
  });

  it('marks none once the step is gone, and says what it was called', () => {
    const shown = routeShown(STEPS, [place('brief')]);

    expect(shown?.steps.some(({ isHere }) => isHere)).toBe(false);
    expect(shown).toMatchObject({ place: { title: 'Heette brief' }, isGone: true });
  });

  it('takes a case at a step that is there, and at no other', () => {
    expect(faultOfPlacing('tafel', STEPS, [])).toBeNull();
    expect(faultOfPlacing('brief', STEPS, [])).toBe('route_step_gone');
  });

  it('moves a case so many times, and no more', () => {
    const times = (count: number) => Array.from({ length: count }, (_, nth) => place('gezien', nth));

    expect(faultOfPlacing('tafel', STEPS, times(MOST_ROUTE_PLACES - 1))).toBeNull();
    expect(faultOfPlacing('tafel', STEPS, times(MOST_ROUTE_PLACES))).toBe('route_moved_often');
  });
});
