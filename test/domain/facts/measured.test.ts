import { describe, expect, it } from '@jest/globals';
import type { CaseFact } from '../../../src/domain/facts/facts.ts';
import { type CaseRows, emptySeatsAmong, factsOf } from '../../../src/domain/facts/measured.ts';
import type { SchoolDate } from '../../../src/domain/ids.ts';
import { FOUR_FACES, type TableRole } from '../../../src/domain/roles.ts';

const day = (on: string) => on as SchoolDate;
const NOTHING: CaseRows = { anchorOn: day('2026-11-09'), closedOn: null, facts: [], tables: [], answers: [] };
const WEEKDAYS = { schoolDaysBetween: () => 5 };

function table(heldOn: string, roles: readonly TableRole[] = FOUR_FACES): CaseRows['tables'][number] {
  return { heldOn: day(heldOn), roles, heardHow: null, feltHeard: [] };
}

describe('the dated facts of a case', () => {
  it('are null where nobody knows, and not none', () => {
    expect(factsOf(NOTHING, WEEKDAYS)).toEqual({
      anchorOn: '2026-11-09',
      closedOn: null,
      firstSignalOn: null,
      atHomeSince: null,
      partialReturnOn: null,
      fullReturnOn: null,
      course: [],
      support: [],
      scaledUp: [],
      daysToTable: null,
      tables: [],
      answered: { pupil: false, parents: 0 },
    });
  });

  it('count the days to the first table both ways, from the day on which the concern was accepted', () => {
    const tables = [table('2026-11-23'), table('2026-11-16')];

    expect(factsOf({ ...NOTHING, tables }, WEEKDAYS).daysToTable).toEqual({ days: 7, schoolDays: 5 });
  });

  it('count no days to a table of before, and none on the day itself as nought', () => {
    expect(factsOf({ ...NOTHING, tables: [table('2026-11-08')] }, WEEKDAYS).daysToTable).toBeNull();
    expect(factsOf({ ...NOTHING, tables: [table('2026-11-09')] }, WEEKDAYS).daysToTable).toMatchObject({
      days: 0,
    });
  });

  it('say of school days that nobody knows them where the calendar does not reach', () => {
    const unknown = {
      schoolDaysBetween: () => {
        throw new RangeError('The school holidays are not known.');
      },
    };

    expect(factsOf({ ...NOTHING, tables: [table('2026-11-16')] }, unknown).daysToTable).toEqual({
      days: 7,
      schoolDays: null,
    });
  });

  it('say of each table how many seats nobody had, how the pupil was heard and who felt so', () => {
    const tables: CaseRows['tables'] = [
      {
        heldOn: day('2026-11-16'),
        roles: ['leerplicht', 'swv'],
        heardHow: 'beforehand',
        feltHeard: [{ of: 'pupil', answer: 'partly' }],
      },
      table('2026-11-30'),
    ];

    expect(factsOf({ ...NOTHING, tables }, WEEKDAYS).tables).toEqual([
      {
        heldOn: '2026-11-16',
        emptySeats: 2,
        heardHow: 'beforehand',
        feltHeard: [{ of: 'pupil', answer: 'partly' }],
      },
      { heldOn: '2026-11-30', emptySeats: 0, heardHow: null, feltHeard: [] },
    ]);
  });

  it('count the Doorstroompunt for leerplicht, and for no other seat', () => {
    expect(emptySeatsAmong(['rmc', 'jgz', 'swv', 'buurtteam', 'gast'])).toBe(0);
    expect(emptySeatsAmong(['rmc', 'leerplicht', 'jgz', 'swv'])).toBe(1);
  });

  it('count who answered the three questions up to the day of the first table, and not after it', () => {
    const answers: CaseRows['answers'] = [
      { of: 'pupil', on: day('2026-11-17') },
      { of: 'parent', on: day('2026-11-16') },
      { of: 'parent', on: day('2026-11-10') },
    ];

    expect(factsOf({ ...NOTHING, answers }, WEEKDAYS).answered).toEqual({ pupil: true, parents: 2 });
    expect(factsOf({ ...NOTHING, answers, tables: [table('2026-11-16')] }, WEEKDAYS).answered).toEqual({
      pupil: false,
      parents: 2,
    });
  });

  it('keep the whole course in order, and the first of each return apart', () => {
    const said = (kind: string, on: string, nth: number) =>
      ({ kind, on, id: `${nth}`, saidBy: 'p', saidAt: nth }) as unknown as CaseFact;
    const facts = [
      said('partial_return', '2026-11-12', 1),
      said('stays_away_again', '2026-11-14', 2),
      said('partial_return', '2026-11-20', 3),
    ];

    const measured = factsOf({ ...NOTHING, facts }, WEEKDAYS);

    expect(measured.partialReturnOn).toBe('2026-11-12');
    expect(measured.course.map(({ kind }) => kind)).toEqual([
      'partial_return',
      'stays_away_again',
      'partial_return',
    ]);
  });
});
