import { z } from 'zod';
import type { MinutesAct, MinutesFault } from '../../app/minutes/acting.ts';
import type { ActionForm, ActionOwner } from '../../domain/agreed-actions.ts';
import { readDate } from '../../domain/calendar/plain-date.ts';
import type { ActietafelId, ActionId, ParticipantId, PersonId } from '../../domain/ids.ts';
import { isActionIdea } from '../../domain/minutes/action-ideas.ts';
import { PRESENCES } from '../../domain/minutes/attendance.ts';
import { absentWhyTap, choiceTap, type Typed, type TypedBox } from '../../domain/minutes/changing.ts';
import { MINUTES_TEXTS, type MinutesText, type Regisseur } from '../../domain/minutes/minutes.ts';
import type { Texts } from '../../texts/texts.ts';

/** The parts of the minutes, in the order in which a table goes. */
export const PARTS = ['wie', 'stem', 'nu', 'plan', 'lees'] as const;
export type Part = (typeof PARTS)[number];

/** The names of what the form sends along. */
export const SENT = {
  do: 'doe',
  part: 'deel',
  table: 'tafel',
  /** The print of what was read out. */
  read: 'gelezen',
  /** Before the name of a box: the print of what stood in it when it was drawn. */
  drawn: 'was-',
  actionId: 'actie-id',
  idea: 'actie-wat',
  what: 'actie-zelf',
  owner: 'actie-wie',
  due: 'actie-voor',
  day: 'actie-dag',
  /** Before somebody's place: what they say of it all. */
  says: 'zegt-',
} as const;

/** Longer than what may be kept, so that too long is told apart from not understood. */
const LONGEST_SENT = 20_000;
const Id = z.uuid();

/** The part from which something was sent. */
export function partOf(form: URLSearchParams): Part {
  return partIn(form.get(SENT.part));
}

/** Which part is shown after this press, where nothing was wrong. */
export function partAfter(form: URLSearchParams): Part {
  const { what, first } = pressIn(form);
  return what === 'ga' ? partIn(first) : partOf(form);
}

function partIn(asked: string | null): Part {
  return PARTS.find((each) => each === asked) ?? 'wie';
}

/** The button that was pressed: what it does, and to what. */
export function pressIn(form: URLSearchParams): {
  what: string;
  first: string;
  second: string;
  isOn: boolean;
} {
  const [what = '', first = '', second = '', on = ''] = (form.get(SENT.do) ?? '').split(':');
  return { what, first, second, isOn: on !== 'uit' };
}

/** Whose minutes are on the page: another table of the case than the one that the link was made for; null = that one. */
export function tableIn(form: URLSearchParams): ActietafelId | null {
  const { what, first } = pressIn(form);
  return what === 'tafel' ? idIn(first) : tableSent(form);
}

/** The table whose minutes were on the page from which something was sent. */
export function tableSent(form: URLSearchParams): ActietafelId | null {
  return idIn(form.get(SENT.table));
}

function idIn(id: string | null): ActietafelId | null {
  return Id.safeParse(id).success ? (id as ActietafelId) : null;
}

/** To whom a letter is asked for, by their place. */
export function letterIn(form: URLSearchParams): string | null {
  const { what, first } = pressIn(form);
  return what === 'brief' || what === 'pdf' ? first : null;
}

/** What stands in the boxes that were sent, each with the print of what it was drawn with. A browser sends a new line as two characters. */
export function typedIn(form: URLSearchParams): Typed {
  const boxes: Partial<Record<MinutesText, TypedBox>> = {};
  for (const at of MINUTES_TEXTS) {
    const typed = form.get(at);
    if (typed !== null) boxes[at] = { text: linesIn(typed), drawn: form.get(`${SENT.drawn}${at}`) ?? '' };
  }
  return boxes;
}

/** What was pressed, with the new agreement as it was filled in. What this page never sends does nothing but keep what was typed. */
export function actIn(form: URLSearchParams, action: NewAction, texts: Texts): MinutesAct {
  const { what, first, second, isOn } = pressIn(form);
  const read = form.get(SENT.read) ?? '';
  switch (what) {
    case 'kies': {
      const tap = choiceTap(first, second, isOn);
      return tap ? { does: 'tap', tap } : { does: 'nothing' };
    }
    case 'allen':
      return { does: 'everybody_here' };
    case 'neem':
      return { does: 'take_over', id: first as ParticipantId };
    case 'aanwezig': {
      const presence = PRESENCES.find((each) => each === second);
      return presence
        ? { does: 'tap', tap: { tap: 'presence', id: first as ParticipantId, presence } }
        : { does: 'nothing' };
    }
    case 'waarom-weg': {
      const tap = absentWhyTap(first as ParticipantId, second, isOn);
      return tap ? { does: 'tap', tap } : { does: 'nothing' };
    }
    case 'regisseur': {
      const regisseur = regisseurIn(first, second);
      return regisseur ? { does: 'tap', tap: { tap: 'regisseur', regisseur } } : { does: 'nothing' };
    }
    case 'laat':
      return { does: 'tap', tap: { tap: 'let_stand', word: first.slice(0, 60).toLowerCase() } };
    case 'actie':
      return { does: 'add_action', id: action.id as ActionId, form: actionIn(action, texts) };
    case 'weg':
      return { does: 'drop_action', id: first as ActionId };
    case 'zegt':
      return {
        does: 'say',
        id: first as ParticipantId,
        says: second === 'agrees' ? 'agrees' : 'disagrees',
        words: saysIn(form)[first] ?? '',
        read,
      };
    case 'klaar':
      return { does: 'finish', read };
    case 'verbeter':
      return { does: 'reopen' };
    default:
      return { does: 'nothing' };
  }
}

/** `person` and an id, or `parent` and their place with, after a space, who stands beside them. */
function regisseurIn(kind: string, id: string): Regisseur | null {
  if (kind === 'person') return { kind: 'person', id: id as PersonId };
  const [participantId = '', beside] = id.split(' ');
  if (kind !== 'parent' || participantId === '') return null;
  return {
    kind: 'parent',
    participantId: participantId as ParticipantId,
    beside: beside ? (beside as PersonId) : null,
  };
}

/** A new agreement as it was filled in; `id` makes a second press the same as the first. */
export type NewAction = { id: string; idea: string; what: string; owner: string; due: string; day: string };

/** `fresh` is its id where the form has none. */
export function newActionIn(form: URLSearchParams, fresh: string): NewAction {
  const sent = (name: string) => linesIn(form.get(name) ?? '');
  const id = sent(SENT.actionId);
  return {
    id: Id.safeParse(id).success ? id : fresh,
    idea: sent(SENT.idea),
    what: sent(SENT.what),
    owner: sent(SENT.owner),
    due: sent(SENT.due),
    day: sent(SENT.day),
  };
}

export function emptyAction(id: string): NewAction {
  return { id, idea: '', what: '', owner: '', due: '', day: '' };
}

/** Something of it was filled in, if only by a stray tap. */
export function isTouched({ idea, what, owner, due, day }: NewAction): boolean {
  return [idea, what, owner, due, day].some((each) => each.trim() !== '');
}

/** So much of it that it would be a loss: words, or what and who. */
export function isBegun({ idea, what, owner }: NewAction): boolean {
  return what.trim() !== '' || (idea !== '' && owner !== '');
}

/** As the language of the page says it; a day that was filled in beats one that was tapped. */
function actionIn(action: NewAction, texts: Texts): ActionForm {
  const { owner, due, day } = action;
  return {
    what: actionWords(action, texts),
    owner: ownerIn(owner),
    dueOn: readDate(day.trim() === '' ? due : day.trim()),
  };
}

/** What it says: one of the ideas, own words, or both. */
export function actionWords({ idea, what }: NewAction, { minutes }: Texts): string {
  return [isActionIdea(idea) ? minutes.ideas[idea] : '', what.trim()]
    .filter((each) => each !== '')
    .join(': ');
}

/** `person <id>`, `pupil` or `parents`; whether they are at this table is judged where it is kept. */
function ownerIn(key: string): ActionOwner | null {
  if (key === 'pupil' || key === 'parents') return { kind: key };
  const [kind, id] = key.split(' ');
  return kind === 'person' && id ? { kind, id: id as PersonId } : null;
}

/** What stands in the boxes for what the family says, by their place. */
export function saysIn(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, words]) =>
      name.startsWith(SENT.says) ? [[name.slice(SENT.says.length), linesIn(words)]] : [],
    ),
  );
}

/** What is wrong at one place, in words; null when nothing is. */
export function faultAt(
  at: MinutesFault['at'],
  faults: readonly MinutesFault[],
  { refusals }: Texts,
): string | null {
  const fault = faults.find((each) => each.at === at);
  return fault ? refusals[fault.code] : null;
}

function linesIn(typed: string): string {
  return typed.slice(0, LONGEST_SENT).replaceAll('\r\n', '\n');
}
