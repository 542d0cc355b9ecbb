import { describe, expect, it } from '@jest/globals';
import { type CaseEvent, EVENT_READERS, eventsFor, MOST_EVENTS } from '../../src/domain/case-events.ts';
import {
  type CaseReading,
  COMPARTMENTS,
  type Compartment,
  finds,
  readingOfPartner,
  withoutBeneath,
} from '../../src/domain/case-page.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { MINUTES_TEXTS, type Minutes, NO_MINUTES } from '../../src/domain/minutes/minutes.ts';

const READINGS: readonly CaseReading[] = [
  'carries',
  'long_closed',
  'raised',
  'partner',
  'partner_by_task',
  'partner_without_ground',
];

describe('the compartments of a case', () => {
  const found = (reading: CaseReading) =>
    (Object.keys(COMPARTMENTS) as Compartment[]).filter((compartment) => finds(reading, compartment));

  it('are all open to whoever carries it, but for the own part of whoever does not', () => {
    expect(found('carries')).toEqual(
      Object.keys(COMPARTMENTS).filter((compartment) => compartment !== 'own_actions'),
    );
  });

  it('are day, state, the route, what happened and own promises to whoever raised the concern', () => {
    expect(found('raised')).toEqual(['day', 'pupil', 'state', 'route', 'past', 'own_actions']);
  });

  it('never hold what was said beforehand, the grounds of others or the reasons for anybody else', () => {
    for (const reading of READINGS.filter((each) => each !== 'carries'))
      expect(found(reading)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/voices|grounds|reasons|papers|facts/)]),
      );
  });

  it('are one less by a task that is about attendance: what lies beneath', () => {
    expect(found('partner').filter((each) => !found('partner_by_task').includes(each))).toEqual(['beneath']);
  });

  it('are number, days and that it was closed of a case that was closed long ago, and no name', () => {
    expect(found('long_closed')).toEqual(['day', 'state']);
  });

  it('are the day alone without a ground', () => {
    expect(found('partner_without_ground')).toEqual(['day']);
  });

  it.each([
    ['leerplicht', 'statutory_task', 'partner_by_task'],
    ['rmc', 'statutory_task', 'partner_by_task'],
    ['swv', 'statutory_task', 'partner'],
    ['leerplicht', 'consent', 'partner'],
    ['rmc', 'consent', 'partner'],
    ['jgz', 'consent', 'partner'],
    ['buurtteam', null, 'partner_without_ground'],
  ] as const)('open to %s with %s as to %s', (seat, ground, reading) => {
    expect(readingOfPartner(seat, ground)).toBe(reading);
  });
});

describe('minutes without what lies beneath', () => {
  const whole: Minutes = {
    ...NO_MINUTES,
    texts: Object.fromEntries(MINUTES_TEXTS.map((at) => [at, at])) as Minutes['texts'],
    heardHow: 'at_table',
    ownPlan: 'yes',
    why: ['health'],
    effect: 'worse',
    daytime: ['some_lessons'],
    nextWeeks: '4',
    letStand: ['angst'],
  };

  it('keep the day, the plan at school and when people meet again, and no other box', () => {
    const left = withoutBeneath(whole);

    expect(MINUTES_TEXTS.filter((at) => left.texts[at] !== '')).toEqual(['daytimeMore', 'planSchool']);
    expect(left).toMatchObject({ daytime: ['some_lessons'], nextWeeks: '4' });
    expect(left).toMatchObject({
      why: [],
      effect: null,
      heardHow: null,
      ownPlan: null,
      says: [],
      letStand: [],
    });
  });
});

describe('what happened in a case', () => {
  const on = (day: number) => `2026-11-${String(day).padStart(2, '0')}` as SchoolDate;

  it('stands with the newest first, and of one day with the last first', () => {
    const events: CaseEvent[] = [
      { kind: 'raised', on: on(2) },
      { kind: 'accepted', on: on(3) },
      { kind: 'table_asked', on: on(3) },
      { kind: 'table_held', on: on(1) },
    ];

    expect(eventsFor('carries', events).shown.map(({ kind }) => kind)).toEqual([
      'table_asked',
      'accepted',
      'raised',
      'table_held',
    ]);
  });

  it.each([
    [MOST_EVENTS, false],
    [MOST_EVENTS + 1, true],
  ])('is cut after so many, and says so: %i', (count, isCut) => {
    const events = Array.from({ length: count }, (): CaseEvent => ({ kind: 'table_asked', on: on(4) }));

    const { shown, ...rest } = eventsFor('carries', events);

    expect(shown).toHaveLength(MOST_EVENTS);
    expect(rest).toEqual({ isCut });
  });

  it('says why to whoever carries it, and to others that it was so', () => {
    const events: CaseEvent[] = [
      { kind: 'paused', on: on(5), until: on(9), reason: 'help_begins', agreedWith: ['pupil'] },
      { kind: 'decided_anew', on: on(6), dueOn: on(20), reason: 'family_needs_time' },
      { kind: 'agreed', on: on(7), outcomes: ['specialised_help'] },
    ];

    expect(eventsFor('carries', events).shown).toEqual([...events].reverse());
    expect(eventsFor('raised', events).shown).toEqual([
      { kind: 'agreed', on: on(7), outcomes: null },
      { kind: 'decided_anew', on: on(6), dueOn: on(20), reason: null },
      { kind: 'paused', on: on(5), until: on(9), reason: null, agreedWith: [] },
    ]);
  });

  it.each([
    [['work', 'specialised_help'], ['work']],
    [['specialised_help'], null],
  ] as const)('says of %j to who reads by a task that is about attendance: %j', (outcomes, found) => {
    const event: CaseEvent = { kind: 'agreed', on: on(7), outcomes };

    expect(eventsFor('partner', [event]).shown).toEqual([event]);
    expect(eventsFor('partner_by_task', [event]).shown).toEqual([{ ...event, outcomes: found }]);
  });

  it('is nothing at all without a ground, whatever it is', () => {
    for (const readers of Object.values(EVENT_READERS))
      expect(readers).not.toContain('partner_without_ground');
  });
});
