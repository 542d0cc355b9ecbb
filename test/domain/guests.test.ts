import { describe, expect, it } from '@jest/globals';
import {
  faultsOfGuest,
  type GuestForm,
  type GuestRules,
  guestOf,
  hasAccess,
  LONGEST_GUEST_TEXT,
} from '../../src/domain/guests.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { GUEST_KINDS } from '../../src/domain/roles.ts';
import { DOCTOR, INTERPRETER } from '../support/guests.ts';

const RULES: GuestRules = {
  today: '2026-11-23' as SchoolDate,
  tableOn: null,
  latest: '2027-05-22' as SchoolDate,
  familyKnows: 'all',
};

function faults(change: Partial<GuestForm>, rules: Partial<GuestRules> = {}, form = DOCTOR) {
  return faultsOfGuest({ ...form, ...change }, { ...RULES, ...rules }).map(({ at, code }) => [at, code]);
}

const day = (text: string) => text as SchoolDate;

describe('a guest of one case', () => {
  it('may until a day, that day included, and not on the next', () => {
    const guest = { accessUntil: day('2026-12-18') };

    expect(hasAccess(guest, day('2026-12-18'))).toBe(true);
    expect(hasAccess(guest, day('2026-12-19'))).toBe(false);
  });

  it('is asked from today until the longest time, both included', () => {
    const until = (text: string) => faults({ accessUntil: day(text) });

    expect(until('2026-11-22')).toEqual([['accessUntil', 'guest_until_odd']]);
    expect(until('2026-11-23')).toEqual([]);
    expect(until('2027-05-22')).toEqual([]);
    expect(until('2027-05-23')).toEqual([['accessUntil', 'guest_until_odd']]);
    expect(faults({ accessUntil: null })).toEqual([['accessUntil', 'guest_until_odd']]);
  });

  it('is asked at least until the day of a table that stands', () => {
    const until = (text: string) => faults({ accessUntil: day(text) }, { tableOn: day('2026-11-26') });

    expect(until('2026-11-25')).toEqual([['accessUntil', 'guest_until_before_table']]);
    expect(until('2026-11-26')).toEqual([]);
  });

  it('has a kind, a name, an organisation and an address that can be one', () => {
    expect(faults({ kind: null })).toEqual([['kind', 'guest_kind_missing']]);
    expect(faults({ name: '  ' })).toEqual([['name', 'guest_name_missing']]);
    expect(faults({ organisation: '' })).toEqual([['organisation', 'guest_organisation_missing']]);
    for (const mail of ['', 'balie', 'balie@putter', 'a b@putter.example', 'balie@putter.example, x@y.nl'])
      expect(faults({ mail })).toEqual([['mail', 'guest_mail_odd']]);
    expect(faults({ mail: ' Balie.1@sub.putter-huis.nl ' })).toEqual([]);
  });

  it('is named in so many characters, and never with a citizen service number', () => {
    expect(faults({ name: 'x'.repeat(LONGEST_GUEST_TEXT) })).toEqual([]);
    expect(faults({ name: 'x'.repeat(LONGEST_GUEST_TEXT + 1) })).toEqual([['name', 'text_too_long']]);
    expect(faults({ organisation: 'Praktijk 111222333' })).toEqual([['organisation', 'bsn_in_text']]);
  });

  it('takes part on a ground that their work can have, and not before the family knows', () => {
    expect(faults({ ground: null })).toEqual([['ground', 'guest_ground_missing']]);
    expect(faults({ ground: 'statutory_task' })).toEqual([['ground', 'ground_not_for_seat']]);
    expect(faults({ kind: 'gi', ground: 'statutory_task' })).toEqual([]);
    expect(faults({}, { familyKnows: 'not_yet' })).toEqual([['ground', 'family_not_informed']]);
    expect(faults({}, { familyKnows: 'excepted' })).toEqual([['ground', 'family_not_informed']]);
    expect(faults({ kind: 'gi', ground: 'statutory_task' }, { familyKnows: 'excepted' })).toEqual([]);
  });

  it('of every kind can take part with consent, but an interpreter, who hears nothing to agree to', () => {
    for (const kind of GUEST_KINDS.filter((each) => each !== 'tolk'))
      expect([kind, faults({ kind, ground: 'consent' })]).toEqual([kind, []]);
    expect(faults({}, { familyKnows: 'not_yet' }, INTERPRETER)).toEqual([]);
  });

  it('who interprets says which language, and is always needed', () => {
    expect(faults({ interprets: null }, {}, INTERPRETER)).toEqual([['interprets', 'guest_language_missing']]);
    expect(guestOf(INTERPRETER)).toMatchObject({ isNeeded: true, interprets: 'ti' });
    expect(guestOf({ ...DOCTOR, interprets: 'ti' })).toMatchObject({ isNeeded: false, interprets: null });
  });
});
