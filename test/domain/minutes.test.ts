import { describe, expect, it } from '@jest/globals';
import type { ParticipantId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import {
  choiceTap,
  notKeptOf,
  said,
  type Tap,
  type Typed,
  tapped,
  withTyped,
} from '../../src/domain/minutes/changing.ts';
import {
  asksForOther,
  flaggedIn,
  MORE_OF_THE_SAME_FROM,
  missingIn,
  waitsForHelp,
} from '../../src/domain/minutes/finishing.ts';
import {
  LONGEST_MINUTES_TEXT,
  type Minutes,
  type MinutesText,
  MOST_SAYS,
  NO_MINUTES,
  type Presence,
  type Standing,
} from '../../src/domain/minutes/minutes.ts';
import { printOf, printOfWhole } from '../../src/domain/minutes/prints.ts';

const SAM = 'sam' as ParticipantId;
const PARENT = 'parent' as ParticipantId;
const MENTOR = 'mentor' as PersonId;
const TODAY = '2026-11-25' as SchoolDate;

const WHOLE: Minutes = {
  ...NO_MINUTES,
  presence: { [SAM]: 'here' },
  texts: { ...NO_MINUTES.texts, pupilSays: 'Ik wil timmeren' },
  heardHow: 'at_table',
  regisseur: { kind: 'person', id: MENTOR },
  nextWeeks: '4',
};
const ANNA = { name: null, role: 'mentor', carries: false } as const;
const STANDING: Standing = {
  people: [
    { participantId: SAM, role: 'leerling', name: null, presence: 'here' },
    { participantId: PARENT, role: 'ouder', name: null, presence: 'absent' },
  ],
  actions: [],
  regisseur: { who: ANNA, beside: null },
  nextMonday: null,
};
const FIRST = { standing: STANDING, pupilSpokeBefore: false, tables: 1 };

/** The same table with each of its people there or not. */
function withPresence(...presences: readonly (Presence | null)[]): typeof FIRST {
  const people = STANDING.people.map((person, nth) => ({ ...person, presence: presences[nth] ?? null }));
  return { ...FIRST, standing: { ...STANDING, people } };
}

function withText(at: MinutesText, text: string, minutes: Minutes = WHOLE): Minutes {
  return { ...minutes, texts: { ...minutes.texts, [at]: text } };
}

describe('a tap on the minutes', () => {
  it('puts everybody down as here but for who is down as something else already', () => {
    const absent = tapped(NO_MINUTES, { tap: 'presence', id: SAM, presence: 'absent' });

    expect(tapped(absent, { tap: 'everybody_here', asked: [SAM, PARENT] }).presence).toEqual({
      [SAM]: 'absent',
      [PARENT]: 'here',
    });
  });

  it.each<[string, string, Partial<Minutes>]>([
    ['heard', 'by_parents', { heardHow: 'by_parents' }],
    ['own_plan', 'later', { ownPlan: 'later' }],
    ['existing', 'opp', { existingPlan: 'opp' }],
    ['effect', 'worse', { effect: 'worse' }],
    ['next', 'none', { nextWeeks: 'none' }],
    ['why', 'gaming', { why: ['gaming'] }],
    ['daytime', 'sport_or_club', { daytime: ['sport_or_club'] }],
  ])('chooses "%s" or takes it back, and the same tap twice is the same as once', (name, code, chosen) => {
    const [on, off] = [choiceTap(name, code, true) as Tap, choiceTap(name, code, false) as Tap];
    const once = tapped(NO_MINUTES, on);

    expect(once).toEqual({ ...NO_MINUTES, ...chosen });
    expect(tapped(once, on)).toEqual(once);
    expect(tapped(once, off)).toEqual(NO_MINUTES);
    expect(tapped(NO_MINUTES, off)).toEqual(NO_MINUTES);
  });

  it('chooses several where several are fine, in one order whatever came first', () => {
    const why = (factor: 'gaming' | 'left_out', isOn: boolean): Tap => ({ tap: 'why', factor, isOn });
    const both = tapped(tapped(NO_MINUTES, why('gaming', true)), why('left_out', true));

    expect(both.why).toEqual(['left_out', 'gaming']);
    expect(tapped(both, why('gaming', false)).why).toEqual(['left_out']);
  });

  it('chooses one regisseur, the last one', () => {
    const parent = { kind: 'parent', participantId: PARENT, beside: MENTOR } as const;

    const chosen = tapped(WHOLE, { tap: 'regisseur', regisseur: parent });

    expect(chosen.regisseur).toEqual(parent);
    // The same parent once more takes nobody away from beside them.
    const again = { ...parent, beside: null };
    expect(tapped(chosen, { tap: 'regisseur', regisseur: again }).regisseur).toEqual(parent);
  });

  it('is read from its name and its code, and from nothing else', () => {
    expect(choiceTap('why', 'lazy', true)).toBeNull();
    expect(choiceTap('heard', 'lazy', false)).toBeNull();
    expect(choiceTap('presence', 'here', true)).toBeNull();
  });
});

describe('what is typed in the minutes', () => {
  /** What somebody typed in a box in which this stood when it was drawn. */
  const typed = (texts: Partial<Record<MinutesText, readonly [text: string, drawn: string]>>): Typed =>
    Object.fromEntries(
      Object.entries(texts).map(([at, [text, drawn]]) => [at, { text, drawn: printOf(drawn) }]),
    );

  it('is kept where nobody else wrote since it was drawn', () => {
    const box = typed({ tried: [' Bijles \n', ''], pupilSays: ['Timmeren', WHOLE.texts.pupilSays] });

    expect(withTyped(WHOLE, box)).toEqual({
      texts: { ...WHOLE.texts, tried: 'Bijles', pupilSays: 'Timmeren' },
      faults: [],
    });
  });

  it('is not put over what somebody else wrote since, while the other boxes are kept', () => {
    const stands = withText('tried', 'Huisbezoek');

    expect(withTyped(stands, typed({ tried: ['Bijles', ''], wishes: ['Timmeren', ''] }))).toEqual({
      texts: { ...stands.texts, wishes: 'Timmeren' },
      faults: [{ code: 'minutes_changed', at: 'tried' }],
    });
  });

  it('changes nothing by a box that nobody touched, whatever somebody else wrote in it since', () => {
    const stands = withText('tried', 'Huisbezoek');

    for (const drawn of ['', 'Bijles'])
      expect(withTyped(stands, typed({ tried: [drawn, drawn] }))).toEqual({
        texts: stands.texts,
        faults: [],
      });
  });

  it('empties a box that somebody emptied', () => {
    expect(withTyped(withText('tried', 'Bijles'), typed({ tried: ['', 'Bijles'] })).texts.tried).toBe('');
  });

  it('stands on the page again where it could not be kept, and no other box does', () => {
    const stands = withText('tried', 'Huisbezoek');
    const box = typed({ tried: ['Bijles', ''], planHelp: ['', ''], wishes: ['Zie 111222333', ''] });
    const { texts } = withTyped(stands, box);

    expect(Object.keys(notKeptOf(box, { ...stands, texts }))).toEqual(['tried', 'wishes']);
  });

  it('is no fault where both wrote the same', () => {
    expect(withTyped(withText('tried', 'Bijles'), typed({ tried: ['Bijles', ''] })).faults).toEqual([]);
  });

  it('has at most so many letters, and no citizen service number', () => {
    const longest = 'a'.repeat(LONGEST_MINUTES_TEXT);

    expect(withTyped(WHOLE, typed({ tried: [longest, ''] })).faults).toEqual([]);
    expect(withTyped(WHOLE, typed({ tried: [`${longest}a`, ''] })).faults).toEqual([
      { code: 'text_too_long', at: 'tried' },
    ]);
    expect(withTyped(WHOLE, typed({ tried: ['Zie 111222333', ''] })).faults).toEqual([
      { code: 'bsn_in_text', at: 'tried' },
    ]);
  });
});

describe('what one of the family says of the minutes', () => {
  const say = (minutes: Minutes, says: 'agrees' | 'disagrees', words = '', who = SAM) => {
    const kept = said(minutes, { who, says, words, on: TODAY, about: printOfWhole(minutes, STANDING) });
    return 'code' in kept ? kept.code : kept.minutes;
  };
  const kept = (minutes: Minutes | string): Minutes => {
    if (typeof minutes === 'string') throw new Error(minutes);
    return minutes;
  };

  it('is kept as they say it, and needs words only where they disagree', () => {
    expect(kept(say(WHOLE, 'disagrees', ' Zo was het niet ')).says).toMatchObject([
      { who: SAM, says: 'disagrees', words: 'Zo was het niet', on: TODAY },
    ]);
    expect(say(WHOLE, 'disagrees', ' ')).toBe('minutes_why_missing');
    expect(say(WHOLE, 'agrees', 'Ja, 111222333')).toBe('bsn_in_text');
  });

  it('stays when they say something else later, and is there once by two presses', () => {
    const disagreed = kept(say(WHOLE, 'disagrees', 'Nee'));
    const agreed = kept(say(disagreed, 'agrees'));

    expect(agreed.says.map(({ says }) => says)).toEqual(['disagrees', 'agrees']);
    expect(say(agreed, 'agrees')).toBe(agreed);
  });

  it('is about the text that they were read, and said anew of another', () => {
    const agreed = kept(say(WHOLE, 'agrees'));
    const changed = withText('planSchool', 'Drie ochtenden', agreed);

    expect(kept(say(changed, 'agrees')).says.map(({ about }) => about)).toEqual([
      printOfWhole(agreed, STANDING),
      printOfWhole(changed, STANDING),
    ]);
    expect(printOfWhole(agreed, STANDING)).not.toBe(printOfWhole(changed, STANDING));
  });

  it('is about agreements and people too, and the same once words may stand', () => {
    const by = { ...ANNA, owner: { kind: 'pupil' } } as const;
    const actions = [{ what: 'Belt', by, dueOn: TODAY }];

    expect(printOfWhole(WHOLE, { ...STANDING, actions })).not.toBe(printOfWhole(WHOLE, STANDING));
    expect(printOfWhole(WHOLE, withPresence('online', 'absent').standing)).not.toBe(
      printOfWhole(WHOLE, STANDING),
    );
    expect(printOfWhole({ ...WHOLE, letStand: ['adhd'] }, STANDING)).toBe(printOfWhole(WHOLE, STANDING));
  });

  it('is taken so many times, and not once more', () => {
    let minutes = WHOLE;
    for (let nth = 0; nth < MOST_SAYS; nth++) minutes = kept(say(minutes, 'disagrees', `Nee ${nth}`));

    expect(say(minutes, 'agrees')).toBe('minutes_said_often');
  });
});

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
    const elsewhere: Minutes = { ...WHOLE, heardHow: 'by_somebody' };

    expect(missingIn(elsewhere, withPresence('absent', 'absent'))).toEqual([
      { code: 'minutes_nobody_here', part: 'who' },
    ]);
    expect(missingIn(elsewhere, withPresence('here', null))).toEqual([
      { code: 'minutes_family_unmarked', part: 'who' },
    ]);
    expect(missingIn(elsewhere, withPresence('absent', 'online'))).toEqual([]);
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

    expect(missingIn(WHOLE, absent)).toEqual([{ code: 'minutes_heard_absent', part: 'voices' }]);
    expect(missingIn({ ...WHOLE, heardHow: 'by_parents' }, absent)).toEqual([]);
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
