import { describe, expect, it } from '@jest/globals';
import type { DeadlineId, SchoolDate } from '../../../src/domain/ids.ts';
import {
  type DigestQuestion,
  type DueTerm,
  digestOf,
  foremost,
  MOST_LINES,
  onlyReminder,
} from '../../../src/domain/reminding/digest.ts';
import type { StepAudience } from '../../../src/domain/terms/term.ts';

/** A Wednesday. */
const TODAY = '2026-11-25' as SchoolDate;

describe('the message of a day', () => {
  it('says nothing to somebody who is reminded of nothing, whatever else runs', () => {
    expect(
      said({ terms: [due('a', '2026-11-20'), due('b', '2026-11-27'), due('c', '2027-02-01')] }),
    ).toBeNull();
  });

  it('names what somebody is reminded of, and beside it what is late, due this week and new', () => {
    const terms = [
      due('a', '2026-12-10'),
      due('late', '2026-11-20'),
      due('friday', '2026-11-27'),
      due('sunday', '2026-11-29'),
      due('monday', '2026-11-30'),
      { ...due('new', '2026-12-20'), startsOn: TODAY },
    ];

    expect(said({ terms, rungs: [rung('a')], toldOn: '2026-11-24' as SchoolDate })).toEqual([
      ['reminded', ['a']],
      ['overdue', ['late']],
      ['this_week', ['friday', 'sunday']],
      ['new', ['new']],
    ]);
  });

  it('calls nothing new to somebody who was never told anything', () => {
    const terms = [due('a', '2026-12-10'), { ...due('new', '2026-12-20'), startsOn: TODAY }];

    expect(said({ terms, rungs: [rung('a')], toldOn: null })).toEqual([['reminded', ['a']]]);
  });

  it('names a term once, as what was asked last', () => {
    const digest = digestOf(
      question({ terms: [due('a', '2026-11-20')], rungs: [rung('a'), rung('a', 'coordinator')] }),
    );

    expect(digest?.sections).toEqual([
      { kind: 'reminded', lines: [{ term: due('a', '2026-11-20'), audience: 'coordinator' }] },
    ]);
  });

  it('comes on the first working day of a week with what is due in it, and on no other for that', () => {
    const terms = [due('friday', '2026-11-27')];

    expect(said({ terms, workedOn: '2026-11-23' as SchoolDate })).toBeNull();
    expect(said({ terms, workedOn: '2026-11-22' as SchoolDate })).toEqual([['this_week', ['friday']]]);
  });

  it('comes before free days with what is due in them, up to the day on which somebody is back', () => {
    const terms = [due('thursday', '2026-11-26'), due('monday', '2026-11-30'), due('today', '2026-11-25')];

    expect(said({ terms, backOn: '2026-11-26' as SchoolDate })).toBeNull();
    expect(said({ terms, backOn: '2026-11-30' as SchoolDate })).toEqual([
      ['before_back', ['thursday']],
      ['this_week', ['today']],
    ]);
    expect(said({ terms, backOn: '2026-12-01' as SchoolDate })).toEqual([
      ['before_back', ['thursday', 'monday']],
      ['this_week', ['today']],
    ]);
  });

  it('takes the weekend for no absence', () => {
    const friday = { today: '2026-11-27' as SchoolDate, workedOn: '2026-11-26' as SchoolDate };

    expect(
      said({ ...friday, backOn: '2026-11-30' as SchoolDate, terms: [due('a', '2026-11-29')] }),
    ).toBeNull();
  });

  it('comes to a coordinator while anything runs or did not arrive, and not when nothing does', () => {
    expect(said({ coordinates: true, terms: [due('a', '2027-02-01')] })).toEqual([]);
    expect(said({ coordinates: true, undelivered: 1 })).toEqual([]);
    expect(said({ coordinates: true })).toBeNull();
    expect(said({ undelivered: 1 })).toBeNull();
  });

  it('has a number of lines and a count of the rest, what is asked first', () => {
    const terms = Array.from({ length: MOST_LINES + 3 }, (_, nth) => due(`l${10 + nth}`, '2026-11-20'));

    const digest = digestOf(question({ terms, rungs: [rung('l20')] }));

    expect(digest?.more).toBe(3);
    expect(digest?.sections.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['reminded', 1],
      ['overdue', MOST_LINES - 1],
    ]);
  });

  it.each([
    ['where many are late', 40, 0, 0],
    ['where nothing is said of any', 0, 0, 40],
    ['where there are as many as there are lines', MOST_LINES, 0, 0],
    ['where there is one more', MOST_LINES, 1, 0],
    ['where each kind has more than there are lines', 20, 20, 20],
  ])('is the same when its terms come page after page, %s', (_where, late, soon, far) => {
    const some = (count: number, day: string) =>
      Array.from({ length: count }, (_, nth) => due(`${day}-${(nth * 7) % count}`, day));
    const terms = [...some(late, '2026-11-20'), ...some(soon, '2026-11-27'), ...some(far, '2027-02-01')];
    const whole = question({ terms, coordinates: true, rungs: terms.slice(5, 9).map(({ id }) => rung(id)) });
    let kept: DueTerm[] = [];
    let leftOut = 0;
    for (let from = 0; from < terms.length; from += 7) {
      const page = foremost(whole, [...kept, ...terms.slice(from, from + 7)]);
      kept = page.terms;
      leftOut += page.leftOut;
      expect(kept.length).toBeLessThanOrEqual(MOST_LINES * 5 + 1);
    }

    expect(digestOf({ ...whole, terms: kept, leftOut })).toEqual(digestOf(whole));
  });

  it('is one reminder and nothing else, or a list', () => {
    const one = { terms: [due('a', '2026-12-10')], rungs: [rung('a')] };
    const two = { terms: [due('a', '2026-12-10'), due('b', '2026-12-10')], rungs: [rung('a'), rung('b')] };
    const withMore = { ...one, terms: [...one.terms, due('late', '2026-11-20')] };
    const alone = (changes: Partial<DigestQuestion<DueTerm>>) => {
      const digest = digestOf(question(changes));
      return digest && (onlyReminder(digest)?.term.id ?? null);
    };

    expect([alone(one), alone(two), alone(withMore)]).toEqual(['a', null, null]);
  });
});

function said(changes: Partial<DigestQuestion<DueTerm>>) {
  const digest = digestOf(question(changes));
  return digest && digest.sections.map(({ kind, lines }) => [kind, lines.map(({ term }) => term.id)]);
}

function question(changes: Partial<DigestQuestion<DueTerm>>): DigestQuestion<DueTerm> {
  return {
    today: TODAY,
    backOn: '2026-11-26' as SchoolDate,
    workedOn: '2026-11-24' as SchoolDate,
    toldOn: null,
    rungs: [],
    terms: [],
    leftOut: 0,
    coordinates: false,
    undelivered: 0,
    ...changes,
  };
}

function due(id: string, dueOn: string): DueTerm {
  return {
    id: id as DeadlineId,
    number: `26-${id}`,
    startsOn: '2026-11-01' as SchoolDate,
    dueOn: dueOn as SchoolDate,
  };
}

function rung(id: string, audience: StepAudience = 'responsible') {
  return { termId: id as DeadlineId, audience };
}
