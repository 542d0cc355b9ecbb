import { describe, expect, it } from '@jest/globals';
import {
  type ActionForm,
  type ActionOwner,
  FARTHEST_ACTION_DAYS,
  faultsOfAction,
  LONGEST_ACTION,
  lastActionDay,
  lookedAfterBy,
} from '../../src/domain/agreed-actions.ts';
import { addDays } from '../../src/domain/calendar/plain-date.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';

const TODAY = '2026-11-23' as SchoolDate;
const MENTOR = { kind: 'person', id: 'mentor' as PersonId } as const;
const OWNERS: readonly ActionOwner[] = [MENTOR, { kind: 'pupil' }];
const FORM: ActionForm = { what: 'Belt met de sportclub', owner: MENTOR, dueOn: TODAY };

describe('what somebody promises', () => {
  it.each([
    ['on the day itself', TODAY],
    ['on the last day that there is', lastActionDay(TODAY)],
  ])('can be for a day %s', (_which, dueOn) => {
    expect(faultsOfAction({ ...FORM, dueOn }, OWNERS, TODAY)).toEqual([]);
  });

  it.each([
    ['a day that is gone', { dueOn: addDays(TODAY, -1) }, 'action_day_odd', 'dueOn'],
    ['a day too far', { dueOn: addDays(TODAY, FARTHEST_ACTION_DAYS + 1) }, 'action_day_odd', 'dueOn'],
    ['no day', { dueOn: null }, 'action_day_odd', 'dueOn'],
    ['nobody', { owner: null }, 'action_owner_missing', 'owner'],
    ['somebody who is not at the table', { owner: { kind: 'parents' } }, 'action_owner_missing', 'owner'],
    ['nothing', { what: ' \n ' }, 'action_what_missing', 'what'],
    ['a letter too many', { what: 'a'.repeat(LONGEST_ACTION + 1) }, 'text_too_long', 'what'],
    ['a citizen service number', { what: 'Belt over 111222333' }, 'bsn_in_text', 'what'],
  ] as const)('is not kept with %s', (_which, wrong, code, at) => {
    expect(faultsOfAction({ ...FORM, ...wrong }, OWNERS, TODAY)).toEqual([{ code, at }]);
  });

  it('is kept with as many letters as there may be', () => {
    expect(faultsOfAction({ ...FORM, what: 'a'.repeat(LONGEST_ACTION) }, OWNERS, TODAY)).toEqual([]);
  });

  it('says all that is wrong at once, in the order of the boxes', () => {
    const faults = faultsOfAction({ what: '', owner: null, dueOn: null }, OWNERS, TODAY);

    expect(faults.map(({ at }) => at)).toEqual(['what', 'owner', 'dueOn']);
  });

  it('is looked after by whoever promised it, and for a family by whoever carries the case', () => {
    const holder = 'holder' as PersonId;

    expect(lookedAfterBy(MENTOR, holder)).toBe('mentor');
    expect(lookedAfterBy({ kind: 'pupil' }, holder)).toBe(holder);
    expect(lookedAfterBy({ kind: 'parents' }, holder)).toBe(holder);
  });
});
