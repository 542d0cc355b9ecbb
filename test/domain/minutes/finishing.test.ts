import { describe, expect, it } from '@jest/globals';
import type { Presence } from '../../../src/domain/minutes/attendance.ts';
import { tapped } from '../../../src/domain/minutes/changing.ts';
import {
  asksForOther,
  MORE_OF_THE_SAME_FROM,
  missingIn,
  waitsForHelp,
} from '../../../src/domain/minutes/finishing.ts';
import { flaggedIn } from '../../../src/domain/minutes/flagging.ts';
import type { Minutes } from '../../../src/domain/minutes/minutes.ts';
import type { TableRole } from '../../../src/domain/roles.ts';
import {
  ANNA,
  FIRST,
  MENTOR,
  PARENT,
  SAM,
  STANDING,
  WHOLE,
  withBesides,
  withPresence,
  withText,
} from './whole-minutes.ts';

describe('minutes that are to be final', () => {
  it('are whole with somebody here, the pupil heard, one regisseur and a next time', () => {
    expect(missingIn(WHOLE, FIRST)).toEqual([]);
  });

  it.each<[string, Partial<Minutes>, string, string]>([
    ['how the pupil was heard', { heardHow: null }, 'minutes_heard_missing', 'voices'],
    ['a next time', { nextWeeks: null }, 'minutes_next_missing', 'plan'],
  ])('are not without %s', (_what, without, code, part) => {
    expect(missingIn({ ...WHOLE, ...without }, FIRST)).toEqual([{ code, part }]);
  });

  it('are not without anybody at the table, nor without whether each of the family is', () => {
    const absentWhy = { [SAM]: 'ill', [PARENT]: 'unknown' } as const;
    const elsewhere: Minutes = { ...WHOLE, absentWhy, heardHow: 'by_somebody' };

    expect(missingIn(elsewhere, withPresence('absent', 'absent'))).toEqual([
      { code: 'minutes_nobody_here', part: 'who' },
    ]);
    expect(missingIn(elsewhere, withPresence('here', null))).toEqual([
      { code: 'minutes_family_unmarked', part: 'who' },
    ]);
    expect(missingIn(elsewhere, withPresence('absent', 'online'))).toEqual([]);
  });

  it('are not without why each of the family who is not there is not', () => {
    const missing = [{ code: 'minutes_absent_why_missing', part: 'who' }];
    const elsewhere: Minutes = { ...WHOLE, heardHow: 'by_somebody' };
    const both = withBesides({ role: 'mentor', presence: 'here' }, 'absent', 'absent');

    expect(missingIn({ ...WHOLE, absentWhy: {} }, FIRST)).toEqual(missing);
    expect(missingIn(elsewhere, both)).toEqual(missing);
    expect(missingIn({ ...elsewhere, absentWhy: { [SAM]: 'ill', [PARENT]: 'ill' } }, both)).toEqual([]);
    expect(missingIn({ ...WHOLE, absentWhy: {} }, withPresence('here', 'here'))).toEqual([]);
    const mentorAway = withBesides({ role: 'mentor', presence: 'absent' }, 'here', 'here');
    expect(missingIn(WHOLE, mentorAway)).toEqual([]);
  });

  it.each<[string, TableRole, Presence, readonly Presence[], boolean]>([
    ['two of the family online', 'jgz', 'absent', ['online', 'online'], true],
    ['one of the family and a partner online', 'jgz', 'online', ['online', 'absent'], true],
    ['only a partner in the room', 'jgz', 'here', ['online', 'online'], true],
    ['one online alone', 'jgz', 'absent', ['online', 'absent'], false],
    ['the pupil in the room', 'jgz', 'online', ['here', 'online'], false],
    ['a parent in the room', 'jgz', 'online', ['online', 'here'], false],
    ['the mentor in the room', 'mentor', 'here', ['online', 'online'], false],
    ['the coordinator in the room', 'ondersteuningscoordinator', 'here', ['online', 'online'], false],
  ])('with %s say why the table was online, or need not', (_who, role, presence, family, asks) => {
    const around = withBesides({ role, presence }, ...family);
    const missing = asks ? [{ code: 'minutes_online_why_missing', part: 'who' }] : [];

    expect(missingIn(WHOLE, around)).toEqual(missing);
    expect(missingIn({ ...WHOLE, onlineWhy: 'far_away' }, around)).toEqual([]);
  });

  it('are not without a regisseur who is at the table still, and somebody there beside a parent', () => {
    const gone = { ...FIRST, standing: { ...STANDING, regisseur: { who: null, beside: null } } };
    const alone = { ...STANDING, regisseur: { who: { ...ANNA, role: 'ouder' as const }, beside: null } };
    const parent: Minutes = {
      ...WHOLE,
      regisseur: { kind: 'parent', participantId: PARENT, beside: MENTOR },
    };

    expect(missingIn(WHOLE, gone)).toEqual([{ code: 'minutes_regisseur_missing', part: 'plan' }]);
    expect(missingIn(parent, { ...FIRST, standing: alone })).toEqual([
      { code: 'minutes_beside_missing', part: 'plan' },
    ]);
    const beside = { ...alone, regisseur: { ...alone.regisseur, beside: ANNA } };
    expect(missingIn(parent, { ...FIRST, standing: beside })).toEqual([]);
  });

  it('hold what the pupil says, unless it was written beforehand or the pupil wants to say nothing now', () => {
    const silent = withText('pupilSays', '');
    const missing = [{ code: 'minutes_pupil_missing', part: 'voices' }];
    const spoke = { ...FIRST, pupilSpokeBefore: true };

    expect(missingIn(silent, FIRST)).toEqual(missing);
    expect(missingIn(silent, spoke)).toEqual(missing);
    expect(missingIn({ ...silent, heardHow: 'beforehand' }, spoke)).toEqual([]);
    expect(missingIn({ ...silent, heardHow: 'beforehand' }, FIRST)).toEqual(missing);
    expect(missingIn({ ...silent, heardHow: 'not_now' }, FIRST)).toEqual([]);
  });

  it('do not say that the pupil was heard at a table at which the pupil was not', () => {
    const absent = withPresence('absent', 'here');

    const away: Minutes = { ...WHOLE, absentWhy: { [SAM]: 'ill' } };

    expect(missingIn(away, absent)).toEqual([{ code: 'minutes_heard_absent', part: 'voices' }]);
    expect(missingIn({ ...away, heardHow: 'by_parents' }, absent)).toEqual([]);
  });

  it('say what is done otherwise from the third table on, or where help had no effect', () => {
    const third = { ...FIRST, tables: MORE_OF_THE_SAME_FROM };
    const asks = [{ code: 'minutes_different_missing', part: 'now' }];

    expect(missingIn(WHOLE, { ...FIRST, tables: MORE_OF_THE_SAME_FROM - 1 })).toEqual([]);
    expect(missingIn(WHOLE, third)).toEqual(asks);
    expect(missingIn(withText('different', 'We beginnen buiten'), third)).toEqual([]);
    for (const effect of ['no_effect', 'worse'] as const)
      expect(missingIn({ ...WHOLE, effect }, FIRST)).toEqual(asks);
    expect(asksForOther({ ...WHOLE, effect: 'helped_a_little' }, FIRST)).toBe(false);
  });
});

describe('a plan in which school waits for help', () => {
  const both = withText(
    'planHelp',
    'Therapie op woensdag',
    withText('planSchool', 'Drie ochtenden per week'),
  );

  it.each([
    'Eerst behandeling, dan weer naar school',
    'Eerst behandeling. Dan school.',
    'Therapie eerst, dan school',
    'Pas na de therapie naar de les',
    'Na de behandeling weer naar school',
    'Als de therapie klaar is, komt ze terug',
    'De school wacht tot de GGZ klaar is',
    'Pas als de behandeling start',
  ])('is warned about: "%s"', (text) => {
    expect(waitsForHelp(withText('planHelp', text, both))).toBe(true);
    expect(waitsForHelp(withText('planSchool', text, both))).toBe(true);
  });

  it('is warned about with help alone', () => {
    expect(waitsForHelp(withText('planHelp', 'Therapie bij de GGZ'))).toBe(true);
  });

  it.each([
    'Eerst twee uur, dan meer lessen',
    'Eerst zorgt de mentor voor een rooster, daarna twee uur les',
    'Eerst helpt Anouk bij het huiswerk, dan zelf',
    'Therapie op woensdag, school op de andere dagen',
  ])('is not seen in: "%s"', (text) => {
    expect(waitsForHelp(withText('planSchool', text, both))).toBe(false);
  });
});

describe('words that somebody has to decide about', () => {
  it.each([
    ['Hij heeft ADHD', 'ADHD'],
    ['misschien autisme?', 'autisme'],
    ['een depressieve periode', 'depressieve'],
    ['is dyslectisch', 'dyslectisch'],
    ['OCD, zegt hij', 'OCD'],
    ['een burn out', 'burn out'],
    ['PDD NOS', 'PDD NOS'],
  ])('may be a diagnosis: "%s"', (text, word) => {
    expect(flaggedIn(withText('whyMore', text), [], [])).toEqual([
      { at: 'whyMore', word, because: 'diagnosis' },
    ]);
  });

  it('may be the name of another pupil, written with a capital, also of two words or with an s', () => {
    const words = (text: string) =>
      flaggedIn(withText('tried', text), ['Noor', 'Mei', 'Anne Marie'], []).map(({ word }) => word);

    expect(words('Samen met Noor. In mei weer.')).toEqual(['Noor']);
    expect(words('Noors moeder, en Marie')).toEqual(['Noors', 'Marie']);
  });

  it('may stand in an agreement', () => {
    expect(flaggedIn(WHOLE, ['Noor'], ['Belt met Noor'])).toEqual([
      { at: 'actions', word: 'Noor', because: 'other_pupil' },
    ]);
  });

  it.each(['De klassen en de brassband met Noortje', 'We add an odd hour', 'Passend'])(
    'are no part of a longer or another word: "%s"',
    (text) => {
      expect(flaggedIn(withText('tried', text), ['Noor'], [])).toEqual([]);
    },
  );

  it('are asked about once in a box, and not any more once they may stand', () => {
    const twice = withText('tried', 'ADHD of geen adhd');

    expect(flaggedIn(twice, [], [])).toHaveLength(1);
    expect(flaggedIn(tapped(twice, { tap: 'let_stand', word: 'adhd' }), [], [])).toEqual([]);
  });
});
