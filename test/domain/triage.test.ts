import { describe, expect, it } from '@jest/globals';
import type { ConcernState } from '../../src/domain/concern.ts';
import { faultOfGround, GROUNDS_OF_SEAT } from '../../src/domain/grounds.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { SEAT_KINDS } from '../../src/domain/roles.ts';
import {
  canBeReopened,
  type Decision,
  faultOfDecision,
  ROUTE_REASONS,
  ROUTES,
  type Route,
  STATE_OF_ROUTE,
} from '../../src/domain/triage.ts';

const TODAY = '2026-11-23' as SchoolDate;
const AHEAD = '2026-12-01' as SchoolDate;
const OTHERS = ROUTES.filter((route): route is Exclude<Route, 'accept'> => route !== 'accept');

describe('a decision', () => {
  it.each(OTHERS)('by the route "%s" needs one of its own reasons', (route) => {
    const whole = { reviewOn: '2026-12-01' as SchoolDate, partner: 'jgz' } as const;
    const [reason] = ROUTE_REASONS[route];

    expect(faultOfDecision({ route, reason, ...whole } as never, TODAY, [])).toBeNull();
    expect(faultOfDecision({ route, reason: 'no_reason', ...whole } as never, TODAY, [])).toBe(
      'route_reason_missing',
    );
  });

  it.each([
    { route: 'within_school', reason: 'talk_first' },
    { route: 'one_partner', reason: 'one_question', partner: 'jgz' },
    { route: 'anonymous_consult', reason: 'think_along_first', partner: 'self' },
  ] as const)('by $route needs a day to look again, from tomorrow to half a year ahead', (decision) => {
    const fault = (reviewOn: string) =>
      faultOfDecision({ ...decision, reviewOn: reviewOn as SchoolDate | '' } as Decision, TODAY, []);

    expect(fault('2026-11-24')).toBeNull();
    expect(fault(TODAY)).toBe('review_not_ahead');
    expect(fault('')).toBe('review_not_ahead');
    expect(fault('2027-05-23')).toBeNull();
    expect(fault('2027-05-24')).toBe('review_too_far');
  });

  it('for one partner needs a partner whose seat somebody has', () => {
    const decision = { route: 'one_partner', reason: 'one_question', reviewOn: AHEAD } as const;

    expect(faultOfDecision({ ...decision, partner: 'jgz' }, TODAY, ['swv'])).toBeNull();
    expect(faultOfDecision({ ...decision, partner: 'jgz' }, TODAY, ['jgz'])).toBe('seat_empty');
    expect(faultOfDecision({ ...decision, partner: null }, TODAY, [])).toBe('partner_missing');
  });

  it('for an anonymous consult takes somebody whom the coordinator asks herself, also when no seat is filled', () => {
    const decision = {
      route: 'anonymous_consult',
      reason: 'think_along_first',
      reviewOn: AHEAD,
    } as const;

    expect(faultOfDecision({ ...decision, partner: 'self' }, TODAY, SEAT_KINDS)).toBeNull();
    expect(faultOfDecision({ ...decision, partner: 'swv' }, TODAY, SEAT_KINDS)).toBe('seat_empty');
    expect(faultOfDecision({ ...decision, partner: null }, TODAY, SEAT_KINDS)).toBe('partner_missing');
  });

  it('can be taken anew unless it opened a dossier or was about safety', () => {
    const anew = ROUTES.filter((route) => canBeReopened(STATE_OF_ROUTE[route]));

    expect(anew).toEqual(OTHERS.filter((route) => route !== 'safety'));
    for (const state of ['draft', 'submitted', 'cancelled'] satisfies ConcernState[])
      expect(canBeReopened(state)).toBe(false);
  });
});

describe('the ground on which a partner sees content', () => {
  it.each(SEAT_KINDS)('of %s can be consent once all parents have heard', (seat) => {
    expect(faultOfGround(seat, 'consent', 'all')).toBeNull();
    expect(faultOfGround(seat, 'consent', 'excepted')).toBe('family_not_informed');
    expect(faultOfGround(seat, 'consent', 'not_yet')).toBe('family_not_informed');
  });

  it.each(SEAT_KINDS)('of %s is a task by law only where the list says so', (seat) => {
    const has = GROUNDS_OF_SEAT[seat].includes('statutory_task');

    expect(faultOfGround(seat, 'statutory_task', 'all')).toBe(has ? null : 'ground_not_for_seat');
  });

  it('that is a task by law holds with a recorded exception, and not before the family has heard', () => {
    expect(faultOfGround('leerplicht', 'statutory_task', 'excepted')).toBeNull();
    expect(faultOfGround('leerplicht', 'statutory_task', 'not_yet')).toBe('family_not_informed');
  });
});
