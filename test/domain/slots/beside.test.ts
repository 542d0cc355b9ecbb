import { describe, expect, it } from '@jest/globals';
import { isBeside, withOneBeside } from '../../../src/domain/slots/beside.ts';
import type { Block } from '../../../src/domain/slots/question.ts';
import { findProposals } from '../../../src/domain/slots/search.ts';
import {
  block,
  onlyFreeAt,
  person,
  question,
  seat,
  THURSDAY,
  TUESDAY,
  WEDNESDAY,
  withCoordinator,
} from '../../support/slot-questions.ts';

const TABLE = block(THURSDAY, '13:00', '14:00');

function found(asked: ReturnType<typeof question>, ...tables: Block[]): string[] {
  const { search } = withOneBeside(asked, findProposals(asked), tables);
  return search.kind === 'none'
    ? []
    : search.proposals.map(({ on, fromMinute }) => `${on} ${String(fromMinute / 60).padStart(2, '0')}`);
}

describe('a moment beside the table of a brother or sister', () => {
  it('is right before or after it, or half an hour away at most, and shares no minute with it', () => {
    const at = (from: string, until: string) => isBeside(block(THURSDAY, from, until), TABLE);

    expect(at('14:00', '15:00')).toBe(true);
    expect(at('14:30', '15:30')).toBe(true);
    expect(at('14:31', '15:31')).toBe(false);
    expect(at('12:00', '13:00')).toBe(true);
    expect(at('11:30', '12:30')).toBe(true);
    expect(at('11:29', '12:29')).toBe(false);
    expect(at('13:30', '14:30')).toBe(false);
    expect(isBeside(block(WEDNESDAY, '14:00', '15:00'), TABLE)).toBe(false);
  });

  it('is among those that are proposed, and the others stay the best there are', () => {
    const free = person('c');
    const before = found(withCoordinator(free));
    const after = found(withCoordinator(free), TABLE);

    expect(before).not.toContain(`${THURSDAY} 12`);
    expect(after).toContain(`${THURSDAY} 12`);
    expect(after).toHaveLength(before.length);
    expect(after.filter((moment) => moment !== `${THURSDAY} 12`)).toEqual(
      before.filter((moment) => !moment.startsWith(THURSDAY)),
    );
    expect([...after].sort()).toEqual(after);
  });

  it('is not looked for where people cannot come, nor at the price of a partner', () => {
    const away = onlyFreeAt('c', block(WEDNESDAY, '10:00', '11:00'), block(THURSDAY, '09:00', '10:00'));
    expect(found(withCoordinator(away), TABLE)).toEqual(found(withCoordinator(away)));

    const partner = onlyFreeAt('p', block(WEDNESDAY, '10:00', '11:00'));
    const asked = question({
      seats: [seat('coordinator', 'required', person('c')), seat('partner', 'wanted', partner)],
    });
    expect(found(asked, TABLE)).toEqual(found(asked));
  });

  it('is not looked for outside the days in time, nor where there is no such table', () => {
    const asked = withCoordinator(person('c'));

    expect(found(asked, block('2026-12-08', '13:00', '14:00'))).toEqual(found(asked));
    expect(found(asked, block(TUESDAY, '13:00', '14:00'))).toEqual(found(asked));
    expect(found(asked)).toEqual(found(asked));
  });
});
