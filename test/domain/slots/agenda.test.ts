import { describe, expect, it } from '@jest/globals';
import type { Candidate, SlotQuestion } from '../../../src/domain/slots/question.ts';
import { findProposals } from '../../../src/domain/slots/search.ts';
import {
  bestOf,
  block,
  clock,
  day,
  FRIDAY,
  momentsOf,
  NEXT_MONDAY,
  onlyFreeAt,
  person,
  question,
  seat,
  seatsWith,
  THURSDAY,
  TUESDAY,
  WEDNESDAY,
  withCoordinator,
} from '../../support/slot-questions.ts';

/** The coordinator is free on Wednesday between these two hours, with these rules around it. */
function free(from: string, until: string, rules: Partial<SlotQuestion> = {}): string[] {
  return momentsOf({
    ...withCoordinator(onlyFreeAt('c', block(WEDNESDAY, from, until))),
    proposals: 1,
    ...rules,
  });
}

describe('the time kept before and after a table', () => {
  const buffer = { beforeMinutes: 15, afterMinutes: 30 };

  it('is free too', () => {
    expect(free('09:45', '11:30', { buffer })).toEqual([`${WEDNESDAY} 10:00`]);
    expect(free('09:46', '11:30', { buffer })).toEqual([]);
    expect(free('09:45', '11:29', { buffer })).toEqual([]);
  });

  it('is all that keeps one meeting from beginning when another ends', () => {
    expect(free('10:00', '11:00')).toEqual([`${WEDNESDAY} 10:00`]);
    expect(free('10:00', '11:00', { buffer: { beforeMinutes: 1, afterMinutes: 0 } })).toEqual([]);
    expect(free('10:00', '11:00', { buffer: { beforeMinutes: 0, afterMinutes: 1 } })).toEqual([]);
  });

  it('may lie outside the hours of the day', () => {
    expect(free('16:00', '24:00', { buffer })).toEqual([]);
    expect(free('15:45', '24:00', { buffer })).toEqual([`${WEDNESDAY} 16:00`]);
  });
});

describe('the way to the school', () => {
  const travel = { placeId: 'school', minutes: 20, unknownPlaceIs: 'here' as const };
  /** Free on Wednesday from this hour until eleven, and at this place before and after it. */
  const freeFrom = (from: string, placeId: string | null, rules: Partial<SlotQuestion> = {}) => {
    const { busy } = onlyFreeAt('c', block(WEDNESDAY, from, '11:00'));
    return momentsOf({
      ...withCoordinator(person('c', { busy: busy.map((each) => ({ ...each, placeId })) })),
      proposals: 1,
      travel,
      hours: { fromMinute: clock('08:00'), untilMinute: clock('10:40') },
      ...rules,
    });
  };

  it('takes its time after and before something at another place', () => {
    expect(freeFrom('09:10', 'town hall')).toEqual([`${WEDNESDAY} 09:30`]);
    expect(freeFrom('09:11', 'town hall')).toEqual([]);
  });

  it('takes none at the school itself', () => {
    expect(freeFrom('09:30', 'school')).toEqual([`${WEDNESDAY} 09:30`]);
  });

  it('is counted for an unknown place only when the school says so', () => {
    const elsewhere = { ...travel, unknownPlaceIs: 'elsewhere' as const };

    expect(freeFrom('09:30', null)).toEqual([`${WEDNESDAY} 09:30`]);
    expect(freeFrom('09:11', null, { travel: elsewhere })).toEqual([]);
    expect(freeFrom('09:30', 'school', { travel: elsewhere })).toEqual([`${WEDNESDAY} 09:30`]);
  });
});

describe('the hours that somebody works', () => {
  const until = (hour: string, weekday = 3): Candidate => ({
    ...onlyFreeAt('c', block(WEDNESDAY, '16:30', '24:00')),
    hours: [{ weekday, fromMinute: clock('09:00'), untilMinute: clock(hour) }],
  });
  const late = { hours: { fromMinute: clock('08:00'), untilMinute: clock('18:30') } };
  const momentsFor = (candidate: Candidate) =>
    momentsOf({ ...withCoordinator(candidate), ...late, proposals: 1 });

  it('hold the whole table: half past five, and half past four, never for somebody who works until five', () => {
    expect(momentsFor(until('17:00'))).toEqual([]);
    expect(momentsFor(until('17:29'))).toEqual([]);
    expect(momentsFor(until('17:30'))).toEqual([`${WEDNESDAY} 16:30`]);
  });

  it('are those of the weekday, and a day without is a day off', () => {
    expect(momentsFor(until('18:00', 4))).toEqual([]);
  });

  it('stand above a presence moment', () => {
    const presence = [block(WEDNESDAY, '17:30', '18:30')];

    expect(momentsFor({ ...until('17:00'), presence })).not.toContain(`${WEDNESDAY} 17:30`);
  });
});

describe('how many tables somebody takes', () => {
  const most = (perDay: number | null, perWeek: number | null, tablesOn: readonly string[]) =>
    momentsOf({
      ...withCoordinator(person('c', { most: { perDay, perWeek }, tablesOn: tablesOn.map((on) => day(on)) })),
      noticeSchoolDays: 1,
      proposals: 5,
    }).map((moment) => moment.slice(0, 10));

  it('is at most so many a day, this one included', () => {
    expect(most(2, null, [WEDNESDAY, WEDNESDAY, THURSDAY])).toEqual(
      [TUESDAY, THURSDAY, FRIDAY, NEXT_MONDAY, TUESDAY].sort(),
    );
    expect(most(1, null, [WEDNESDAY])).not.toContain(WEDNESDAY);
  });

  it('is at most so many from Monday to Sunday', () => {
    expect(new Set(most(null, 2, [TUESDAY, WEDNESDAY]))).toEqual(new Set([NEXT_MONDAY]));
    expect(most(null, 3, [TUESDAY, WEDNESDAY])).toContain(FRIDAY);
  });
});

describe('a tentative time', () => {
  const tentative = person('jgz', { tentative: [block(WEDNESDAY, '08:00', '17:00')] });
  const asked = (rule: SlotQuestion['tentative']) =>
    findProposals(
      question({
        seats: seatsWith(seat('jgz', 'partner', tentative)),
        tentative: rule,
        partnersNeeded: 4,
        proposals: 4,
      }),
    );

  it('is offered at a price, after a day without', () => {
    expect(bestOf(asked('cost'))).toMatchObject({ on: THURSDAY, reasons: ['partners:4/4'] });
    expect(asked('cost')).toMatchObject({
      proposals: [{ on: WEDNESDAY, reasons: ['partners:4/4', 'tentative:jgz'] }, {}, {}, {}],
    });
  });

  it('is not offered where the school takes it for busy', () => {
    expect(asked('block')).toMatchObject({
      proposals: [{ on: THURSDAY }, { on: THURSDAY }, { on: FRIDAY }, { on: NEXT_MONDAY }],
    });
  });

  it('is free where the school does not look at it', () => {
    expect(bestOf(asked('ignore'))).toMatchObject({ on: WEDNESDAY, reasons: ['partners:4/4'] });
  });

  it('weighs less than a deputy', () => {
    const search = findProposals(
      question({ seats: seatsWith(seat('jgz', 'partner', tentative, person('deputy'))), proposals: 4 }),
    );

    expect(search).toMatchObject({
      proposals: [{ on: WEDNESDAY, reasons: ['partners:4/4', 'tentative:jgz'] }, {}, {}, {}],
    });
  });
});

describe('presence moments that are required', () => {
  const presence = [block(FRIDAY, '09:00', '10:00')];
  const asked = (rule: SlotQuestion['presence']) =>
    momentsOf(
      question({
        seats: seatsWith(seat('ondersteuningscoordinator', 'required', person('c', { presence }))),
        presence: rule,
        proposals: 2,
      }),
    );

  it('are the only moments of who has them, and bind nobody who has none', () => {
    expect(asked('required')).toEqual([`${FRIDAY} 09:00`]);
    expect(asked('preferred')).toEqual([`${WEDNESDAY} 08:00`, `${FRIDAY} 09:00`]);
  });
});

describe('what is fair between organisations', () => {
  const burdened = (burden: number) => seatsWith(seat('jgz', 'partner', person('jgz', { burden })));

  it('moves a table away from the first and the last hour, within its day', () => {
    const best = (burden: number) => bestOf(findProposals(question({ seats: burdened(burden) })));

    expect(best(0)).toMatchObject({ on: WEDNESDAY, fromMinute: clock('08:00') });
    expect(best(1)).toMatchObject({ on: WEDNESDAY, fromMinute: clock('09:00') });
  });

  it('never makes a moment impossible, and never weighs more than nine', () => {
    const edges = { hours: { fromMinute: clock('08:00'), untilMinute: clock('09:00') } };
    const search = (burden: number) => findProposals(question({ seats: burdened(burden), ...edges }));

    expect(search(1_000_000)).toEqual(search(9));
    expect(search(9).kind).toBe('found');
  });
});
