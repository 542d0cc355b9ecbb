import { describe, expect, it } from '@jest/globals';
import {
  absentWhyTap,
  choiceTap,
  notKeptOf,
  said,
  type Tap,
  type Typed,
  tapped,
  withTyped,
} from '../../../src/domain/minutes/changing.ts';
import {
  LONGEST_MINUTES_TEXT,
  type Minutes,
  type MinutesText,
  MOST_LET_STAND,
  MOST_SAYS,
  NO_MINUTES,
} from '../../../src/domain/minutes/minutes.ts';
import { printOf, printOfWhole } from '../../../src/domain/minutes/prints.ts';
import {
  ANNA,
  MENTOR,
  PARENT,
  SAM,
  STANDING,
  TODAY,
  WHOLE,
  withPresence,
  withText,
} from './whole-minutes.ts';

describe('a tap on the minutes', () => {
  it('puts everybody down as here but for who is down as something else already', () => {
    const absent = tapped(NO_MINUTES, { tap: 'presence', id: SAM, presence: 'absent' });

    expect(tapped(absent, { tap: 'everybody_here', asked: [SAM, PARENT] }).presence).toEqual({
      [SAM]: 'absent',
      [PARENT]: 'here',
    });
  });

  it.each<[string, string, Partial<Minutes>]>([
    ['online_why', 'far_away', { onlineWhy: 'far_away' }],
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

  it('says of each who is not there why, takes it back, and forgets it once they are there', () => {
    const why = (id: typeof SAM, code: string, isOn = true) => absentWhyTap(id, code, isOn) as Tap;
    const away = tapped(NO_MINUTES, { tap: 'presence', id: SAM, presence: 'absent' });
    const ill = tapped(away, why(SAM, 'ill'));

    expect(ill.absentWhy).toEqual({ [SAM]: 'ill' });
    expect(tapped(ill, why(SAM, 'ill'))).toEqual(ill);
    expect(tapped(ill, why(SAM, 'ill', false))).toEqual(away);
    expect(tapped(ill, why(PARENT, 'ill'))).toEqual(ill);
    expect(tapped(ill, { tap: 'presence', id: SAM, presence: 'absent' })).toEqual(ill);
    expect(tapped(ill, { tap: 'presence', id: SAM, presence: 'online' }).absentWhy).toEqual({});
    expect(absentWhyTap(SAM, 'lazy', true)).toBeNull();
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

  it('lets so many words stand, the newest of them, each once', () => {
    let minutes = NO_MINUTES;
    for (let nth = 0; nth < MOST_LET_STAND; nth++)
      minutes = tapped(minutes, { tap: 'let_stand', word: `word ${nth}` });
    const again = tapped(minutes, { tap: 'let_stand', word: 'word 1' });
    const more = tapped(minutes, { tap: 'let_stand', word: 'adhd' });

    expect(again.letStand).toEqual(minutes.letStand);
    expect(more.letStand).toEqual([...minutes.letStand.slice(1), 'adhd']);
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
    expect(printOfWhole({ ...WHOLE, absentWhy: { [PARENT]: 'ill' } }, STANDING)).not.toBe(
      printOfWhole(WHOLE, STANDING),
    );
    expect(printOfWhole({ ...WHOLE, letStand: ['adhd'] }, STANDING)).toBe(printOfWhole(WHOLE, STANDING));
  });

  it('stays about the text that they were read before it was asked why somebody was not there', () => {
    expect(printOfWhole({ ...WHOLE, absentWhy: {} }, STANDING)).toBe('8l.1ayqwkn');
  });

  it('is taken so many times, and not once more', () => {
    let minutes = WHOLE;
    for (let nth = 0; nth < MOST_SAYS; nth++) minutes = kept(say(minutes, 'disagrees', `Nee ${nth}`));

    expect(say(minutes, 'agrees')).toBe('minutes_said_often');
  });
});
