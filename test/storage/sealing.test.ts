import { describe, expect, it } from '@jest/globals';
import { lookupOf, newSubjectKey, unwrap } from '../../src/storage/sealing.ts';
import { testKeys } from '../support/database.ts';

const keys = testKeys();

describe('sealing', () => {
  it('opens what was sealed, in the place where it was sealed', () => {
    const { key } = newSubjectKey(keys, 'k1');

    const sealed = key.seal('pupil.personal.1', { name: 'Sam' });

    expect(key.open('pupil.personal.1', sealed)).toEqual({ name: 'Sam' });
    expect(sealed.toString('latin1')).not.toContain('Sam');
  });

  it('takes the same room for one code as for another, so that its length does not tell which', () => {
    const { key } = newSubjectKey(keys, 'k1');
    const all = ['work', 'back_to_school', 'back_partly', 'other_daytime_activity', 'specialised_help'];
    const rooms = [['work'], all, 'consent', 'pupil_16_objects', '', 'é'.repeat(63)].map(
      (said) => key.seal('a.b.1', said).length,
    );

    expect(new Set(rooms).size).toBe(1);
    expect(key.open('a.b.1', key.seal('a.b.1', all))).toEqual(all);
    expect(key.seal('a.b.1', 'é'.repeat(64)).length).toBeGreaterThan(rooms[0] ?? 0);
  });

  it('does not open a value that was moved to another row', () => {
    const { key } = newSubjectKey(keys, 'k1');

    const sealed = key.seal('pupil.personal.1', 'Sam');

    expect(() => key.open('pupil.personal.2', sealed)).toThrow();
  });

  it('does not open a value of which one bit was changed', () => {
    const { key } = newSubjectKey(keys, 'k1');
    const sealed = key.seal('pupil.personal.1', 'Sam');

    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;

    expect(() => key.open('pupil.personal.1', sealed)).toThrow();
  });

  it('opens through the wrapped key, and not with another master key or another key row', () => {
    const { row, key } = newSubjectKey(keys, 'k1');
    const sealed = key.seal('a.b.1', 'Sam');

    expect(unwrap(keys, row).open('a.b.1', sealed)).toBe('Sam');
    expect(() => unwrap(testKeys(2), row)).toThrow('Master key m1 is not in the settings.');
    expect(() => unwrap(keys, { ...row, id: 'k2' })).toThrow();
  });

  it('opens with an older master key as long as it is in the settings', () => {
    const { row } = newSubjectKey(keys, 'k1');
    const rotated = {
      ...testKeys(2),
      master: { current: testKeys(2).master.current, others: new Map([['m1', keys.master.current.key]]) },
    };

    expect(unwrap(rotated, row).id).toBe('k1');
  });

  it('finds the same person by mail however it is written, and another under another key', () => {
    expect(lookupOf(keys, 'person.mail', ' Anna@School.example ')).toEqual(
      lookupOf(keys, 'person.mail', 'anna@school.example'),
    );
    expect(lookupOf(keys, 'person.mail', 'anna@school.example')).not.toEqual(
      lookupOf(testKeys(2), 'person.mail', 'anna@school.example'),
    );
  });
});
