import { describe, expect, it } from '@jest/globals';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { firstTakenUp, type RunningForm, runningCaseOf } from '../../src/domain/running-case.ts';

const day = (on: string) => on as SchoolDate;
const ANNA = 'anna' as PersonId;
const CARLA = 'carla' as PersonId;
const AROUND = {
  today: day('2026-11-23'),
  firstKnown: day('2024-08-01'),
  raisers: [ANNA, CARLA],
  holders: [CARLA],
  owners: [{ kind: 'person', id: ANNA }, { kind: 'pupil' }],
} as const;
const WHOLE: RunningForm = {
  raisedBy: ANNA,
  casushouder: CARLA,
  firstSignalOn: day('2026-08-20'),
  atHomeSince: day('2026-10-01'),
  takenUpOn: day('2026-09-01'),
  tables: [day('2026-10-12'), null, day('2026-09-10')],
  outcomes: ['work'],
  agreedOn: day('2026-11-02'),
  actions: [
    { what: ' Belt de sportclub ', owner: { kind: 'pupil' }, dueOn: day('2026-11-01') },
    { what: '', owner: null, dueOn: null },
  ],
};
const LONG = 'x'.repeat(301);

function faultsOf(change: Partial<RunningForm>): string[] {
  const found = runningCaseOf({ ...WHOLE, ...change }, AROUND);
  return Array.isArray(found) ? found.map(({ at, code }) => `${at} ${code}`) : [];
}

describe('a case that ran before it came here', () => {
  it('is put down with its own days, its tables in order', () => {
    expect(runningCaseOf(WHOLE, AROUND)).toEqual({
      raisedBy: ANNA,
      casushouder: CARLA,
      firstSignalOn: '2026-08-20',
      atHomeSince: '2026-10-01',
      takenUpOn: '2026-09-01',
      tables: ['2026-09-10', '2026-10-12'],
      agreement: { outcomes: ['work'], madeOn: '2026-11-02' },
      actions: [{ what: 'Belt de sportclub', owner: { kind: 'pupil' }, dueOn: '2026-11-01' }],
    });
  });

  it('needs no day at home, no table, no agreement and no action', () => {
    const least = { atHomeSince: null, tables: [], outcomes: [], agreedOn: null, actions: [] };

    expect(runningCaseOf({ ...WHOLE, ...least }, AROUND)).toMatchObject({
      atHomeSince: null,
      tables: [],
      agreement: null,
      actions: [],
    });
  });

  it.each<[string, Partial<RunningForm>, string[]]>([
    ['today', { takenUpOn: day('2026-11-23'), tables: [], outcomes: [], agreedOn: null, actions: [] }, []],
    ['tomorrow', { takenUpOn: day('2026-11-24') }, ['takenUpOn running_taken_up_odd']],
    ['two years ago', { takenUpOn: day('2024-11-23'), firstSignalOn: day('2024-11-23') }, []],
    [
      'a day longer ago',
      { takenUpOn: day('2024-11-22'), firstSignalOn: day('2024-11-22') },
      ['takenUpOn running_taken_up_odd'],
    ],
    ['on no day', { takenUpOn: null }, ['takenUpOn running_taken_up_odd']],
    ['on what is no day', { takenUpOn: 'odd' }, ['takenUpOn running_taken_up_odd']],
  ])('was taken up: %s', (_, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('was not taken up before the calendar of the school begins, by which its terms are counted', () => {
    expect(firstTakenUp({ today: AROUND.today, firstKnown: day('2025-03-01') })).toBe('2025-03-01');
    expect(firstTakenUp(AROUND)).toBe('2024-11-23');
  });

  it.each<[string, Partial<RunningForm>, string[]]>([
    ['known on the day it was taken up', { firstSignalOn: day('2026-09-01') }, []],
    ['known after that', { firstSignalOn: day('2026-09-02') }, ['firstSignalOn running_signal_odd']],
    ['known for six years', { firstSignalOn: day('2020-11-23') }, []],
    ['known for longer', { firstSignalOn: day('2020-11-22') }, ['firstSignalOn running_signal_odd']],
    ['known since no day', { firstSignalOn: null }, ['firstSignalOn running_signal_odd']],
    ['at home since today', { atHomeSince: day('2026-11-23') }, []],
    ['at home since tomorrow', { atHomeSince: day('2026-11-24') }, ['atHomeSince running_home_odd']],
    ['at home since what is no day', { atHomeSince: 'odd' }, ['atHomeSince running_home_odd']],
    ['a table on the day it was taken up', { tables: [day('2026-09-01')] }, []],
    ['a table before it', { tables: [null, day('2026-08-31')] }, ['table-2 running_table_odd']],
    ['a table tomorrow', { tables: [day('2026-11-24')] }, ['table-1 running_table_odd']],
    [
      'two tables on one day',
      { tables: [day('2026-10-12'), day('2026-10-12')] },
      ['table-2 running_table_odd'],
    ],
    ['agreed on what, and on no day', { agreedOn: null }, ['agreedOn running_agreed_odd']],
    ['agreed on a day, and on nothing', { outcomes: [] }, ['outcomes running_outcome_missing']],
    ['agreed before it was taken up', { agreedOn: day('2026-08-31') }, ['agreedOn running_agreed_odd']],
    ['agreed tomorrow', { agreedOn: day('2026-11-24') }, ['agreedOn running_agreed_odd']],
    ['raised by nobody here', { raisedBy: 'x' as PersonId }, ['raisedBy colleague_unknown']],
    ['carried by nobody', { casushouder: null }, ['casushouder colleague_unknown']],
  ])('%s: %j', (_, change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it.each<[string, Partial<RunningForm['actions'][number]>, string[]]>([
    ['due on the day it was taken up', { dueOn: day('2026-09-01') }, []],
    ['due before it', { dueOn: day('2026-08-31') }, ['action-2-dueOn running_due_odd']],
    ['due in 200 days', { dueOn: day('2027-06-11') }, []],
    ['due later', { dueOn: day('2027-06-12') }, ['action-2-dueOn running_due_odd']],
    ['due on no day', { dueOn: null }, ['action-2-dueOn running_due_odd']],
    ['of nobody at it', { owner: { kind: 'parents' } }, ['action-2-owner action_owner_missing']],
    ['without words', { what: ' ' }, ['action-2-what action_what_missing']],
    ['with too many words', { what: LONG }, ['action-2-what text_too_long']],
    ['with a citizen service number', { what: 'Belt 111222333' }, ['action-2-what bsn_in_text']],
  ])('an action is %s', (_, change, faults) => {
    const nothing = { what: '', owner: null, dueOn: null };
    const action = { what: 'Belt', owner: { kind: 'pupil' } as const, dueOn: day('2026-12-01'), ...change };

    expect(faultsOf({ actions: [nothing, action] })).toEqual(faults);
  });

  it('says everything that is wrong at once, in the order of the boxes', () => {
    expect(faultsOf({ raisedBy: null, takenUpOn: null, tables: ['odd'], agreedOn: 'odd' })).toEqual([
      'raisedBy colleague_unknown',
      'takenUpOn running_taken_up_odd',
      'table-1 running_table_odd',
      'agreedOn running_agreed_odd',
    ]);
  });
});
