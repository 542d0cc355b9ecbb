import { describe, expect, it } from '@jest/globals';
import { faultOfTyped } from '../../src/domain/concern.ts';

describe('a pupil who was typed in', () => {
  it.each([
    ['Sam', '4H2', null],
    ['Sam', '', 'pupil_not_typed'],
    ['', '4H2', 'pupil_not_typed'],
    ['S'.repeat(40), '4'.repeat(3).padEnd(12, 'H'), null],
    ['S'.repeat(41), '4H2', 'text_too_long'],
    ['Sam', 'H'.repeat(13), 'text_too_long'],
    ['Sam 111222333', '4H2', 'bsn_in_text'],
    ['Sam', '111222333', 'bsn_in_text'],
    ['Sam 111.222.333', '4H2', 'bsn_in_text'],
    ['Sam 111222', '333', 'bsn_in_text'],
    ['Sam 111222334', '4H2', null],
  ])('as "%s" of "%s" is %s', (roepnaam, className, fault) => {
    expect(faultOfTyped({ roepnaam, className })).toBe(fault);
  });
});
