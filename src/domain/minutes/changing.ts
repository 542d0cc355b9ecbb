import { EFFECTS, type Effect } from '../details.ts';
import { holdsBsn } from '../elfproef.ts';
import type { ParticipantId } from '../ids.ts';
import type { RefusalCode } from '../refusals.ts';
import { ABSENT_WHY, type AbsentWhy, ONLINE_WHY, type OnlineWhy, type Presence } from './attendance.ts';
import {
  DAYTIMES,
  type Daytime,
  EXISTING_PLANS,
  type ExistingPlan,
  type FamilySay,
  HEARD_HOW,
  type HeardHow,
  LONGEST_MINUTES_TEXT,
  MINUTES_TEXTS,
  type Minutes,
  type MinutesText,
  MOST_LET_STAND,
  MOST_SAYS,
  NEXT_WEEKS,
  type NextWeeks,
  OWN_PLAN,
  type OwnPlan,
  type Regisseur,
  WHY_FACTORS,
  type WhyFactor,
} from './minutes.ts';
import { printOf } from './prints.ts';

/** A tap: one thing that becomes so. A choice says whether it is chosen from then on, so that the same tap twice is the same. */
export type Tap =
  | { tap: 'everybody_here'; asked: readonly ParticipantId[] }
  | { tap: 'presence'; id: ParticipantId; presence: Presence }
  | { tap: 'absent_why'; id: ParticipantId; why: AbsentWhy | null }
  | { tap: 'online_why'; why: OnlineWhy | null }
  | { tap: 'heard'; how: HeardHow | null }
  | { tap: 'own_plan'; plan: OwnPlan | null }
  | { tap: 'existing'; plan: ExistingPlan | null }
  | { tap: 'why'; factor: WhyFactor; isOn: boolean }
  | { tap: 'effect'; effect: Effect | null }
  | { tap: 'daytime'; kind: Daytime; isOn: boolean }
  | { tap: 'regisseur'; regisseur: Regisseur }
  | { tap: 'next'; weeks: NextWeeks | null }
  | { tap: 'let_stand'; word: string };

/** A closed choice by its name and its code, chosen or taken back, as a form sends it; null for what is none. */
export function choiceTap(name: string, code: string, isOn: boolean): Tap | null {
  switch (name) {
    case 'heard':
      return oneOf(HEARD_HOW, code, isOn, (how) => ({ tap: 'heard', how }));
    case 'online_why':
      return oneOf(ONLINE_WHY, code, isOn, (why) => ({ tap: 'online_why', why }));
    case 'own_plan':
      return oneOf(OWN_PLAN, code, isOn, (plan) => ({ tap: 'own_plan', plan }));
    case 'existing':
      return oneOf(EXISTING_PLANS, code, isOn, (plan) => ({ tap: 'existing', plan }));
    case 'effect':
      return oneOf(EFFECTS, code, isOn, (effect) => ({ tap: 'effect', effect }));
    case 'next':
      return oneOf(NEXT_WEEKS, code, isOn, (weeks) => ({ tap: 'next', weeks }));
    case 'why':
      return oneOf(WHY_FACTORS, code, true, (factor) => factor && { tap: 'why', factor, isOn });
    case 'daytime':
      return oneOf(DAYTIMES, code, true, (kind) => kind && { tap: 'daytime', kind, isOn });
    default:
      return null;
  }
}

/** Why this one of the family is not there, by its code, chosen or taken back; null for what is none. */
export function absentWhyTap(id: ParticipantId, code: string, isOn: boolean): Tap | null {
  return oneOf(ABSENT_WHY, code, isOn, (why) => ({ tap: 'absent_why', id, why }));
}

export function tapped(minutes: Minutes, tap: Tap): Minutes {
  switch (tap.tap) {
    case 'everybody_here': {
      const here = Object.fromEntries(tap.asked.map((id) => [id, 'here' as const]));
      return { ...minutes, presence: { ...here, ...minutes.presence } };
    }
    case 'presence':
      return {
        ...minutes,
        presence: { ...minutes.presence, [tap.id]: tap.presence },
        absentWhy: tap.presence === 'absent' ? minutes.absentWhy : without(minutes.absentWhy, tap.id),
      };
    case 'absent_why':
      return { ...minutes, absentWhy: withAbsentWhy(minutes, tap) };
    case 'online_why':
      return { ...minutes, onlineWhy: tap.why };
    case 'heard':
      return { ...minutes, heardHow: tap.how };
    case 'own_plan':
      return { ...minutes, ownPlan: tap.plan };
    case 'existing':
      return { ...minutes, existingPlan: tap.plan };
    case 'why':
      return { ...minutes, why: chosen(WHY_FACTORS, minutes.why, tap.factor, tap.isOn) };
    case 'effect':
      return { ...minutes, effect: tap.effect };
    case 'daytime':
      return { ...minutes, daytime: chosen(DAYTIMES, minutes.daytime, tap.kind, tap.isOn) };
    case 'regisseur':
      return { ...minutes, regisseur: keepingBeside(minutes.regisseur, tap.regisseur) };
    case 'next':
      return { ...minutes, nextWeeks: tap.weeks };
    case 'let_stand':
      return { ...minutes, letStand: [...new Set([...minutes.letStand, tap.word])].slice(-MOST_LET_STAND) };
  }
}

/** Of nobody who is there by now: a tap on a page of before puts nothing down about them. */
function withAbsentWhy(
  { absentWhy, presence }: Minutes,
  { id, why }: Extract<Tap, { tap: 'absent_why' }>,
): Minutes['absentWhy'] {
  if (presence[id] !== 'absent') return absentWhy;
  return why === null ? without(absentWhy, id) : { ...absentWhy, [id]: why };
}

function without<T>(all: Readonly<Record<ParticipantId, T>>, id: ParticipantId): Record<ParticipantId, T> {
  return Object.fromEntries(Object.entries(all).filter(([each]) => each !== id));
}

/** The same parent once more takes nobody away from beside them. */
function keepingBeside(before: Regisseur | null, next: Regisseur): Regisseur {
  const isSame =
    before?.kind === 'parent' && next.kind === 'parent' && before.participantId === next.participantId;
  return isSame && next.beside === null ? before : next;
}

/** What stands in a box as it was sent, and the print of what stood in it when it was drawn. */
export type TypedBox = { text: string; drawn: string };
export type Typed = Readonly<Partial<Record<MinutesText, TypedBox>>>;

export type TextFault = { code: RefusalCode; at: MinutesText };

/**
 * Puts what was typed in its boxes. A box that nobody touched changes nothing, whatever it holds by now. One in which somebody else
 * wrote since it was drawn keeps what they wrote, and that is said: the two are put together by whoever wrote last, who sees both. What
 * is too long or holds a BSN is not kept either.
 */
export function withTyped(
  minutes: Minutes,
  typed: Typed,
): { texts: Minutes['texts']; faults: readonly TextFault[] } {
  const faults: TextFault[] = [];
  const texts = { ...minutes.texts };
  for (const at of MINUTES_TEXTS) {
    const box = typed[at];
    const text = box?.text.trim();
    if (!box || text === undefined || text === texts[at] || printOf(text) === box.drawn) continue;
    const code = printOf(texts[at]) === box.drawn ? faultOfText(text) : 'minutes_changed';
    if (code) faults.push({ code, at });
    else texts[at] = text;
  }
  return { texts, faults };
}

/** One of the family says what they think of what they were read; the same once more changes nothing. */
export function said(minutes: Minutes, say: FamilySay): { minutes: Minutes } | { code: RefusalCode } {
  const words = say.words.trim();
  const code = faultOfText(words);
  if (code) return { code };
  if (say.says === 'disagrees' && words === '') return { code: 'minutes_why_missing' };
  const last = minutes.says.findLast(({ who }) => who === say.who);
  if (last && last.says === say.says && last.words === words && last.about === say.about) return { minutes };
  if (minutes.says.length >= MOST_SAYS) return { code: 'minutes_said_often' };
  return { minutes: { ...minutes, says: [...minutes.says, { ...say, words }] } };
}

/** What is wrong with somebody's words; null when they can be kept. */
export function faultOfText(text: string): RefusalCode | null {
  if (text.length > LONGEST_MINUTES_TEXT) return 'text_too_long';
  return holdsBsn(text) ? 'bsn_in_text' : null;
}

function chosen<T>(all: readonly T[], before: readonly T[], one: T, isOn: boolean): readonly T[] {
  return all.filter((each) => (each === one ? isOn : before.includes(each)));
}

function oneOf<T extends string>(
  codes: readonly T[],
  code: string,
  isOn: boolean,
  make: (found: T | null) => Tap | null,
): Tap | null {
  const found = codes.find((each) => each === code);
  return found === undefined ? null : make(isOn ? found : null);
}

/** Those boxes that somebody wrote in and that do not hold it now: what is not kept stands on the page again, and nothing else does. */
export function notKeptOf(typed: Typed, { texts }: Minutes): Typed {
  return Object.fromEntries(
    Object.entries(typed).filter(([at, { text, drawn }]) => {
      const isTouched = printOf(text.trim()) !== drawn;
      return isTouched && text.trim() !== texts[at as MinutesText];
    }),
  );
}
