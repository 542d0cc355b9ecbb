import type { AfterClosing } from '../app/table/after-closing.ts';
import type { ClosedLetter } from '../app/table/letter-views.ts';
import type { Addressee, MomentView, TableLetter } from '../app/table/views.ts';
import type { Letter } from '../app/views.ts';
import type { FamilyLanguage } from '../domain/ids.ts';
import { workLanguageOf } from '../domain/language.ts';
import { dayIn, momentIn } from '../texts/dates.ts';
import { isChecked } from '../texts/families/families.ts';
import { type Texts, textsIn } from '../texts/texts.ts';
import { agreedParts } from './agreed-letter.ts';
import { callParts } from './call-letter.ts';
import { codeParts } from './code-letter.ts';
import { consultParts } from './consult-letter.ts';
import { counterParts } from './counter-letter.ts';
import { digestParts } from './digest-letter.ts';
import { interpreterParts } from './interpreter-letter.ts';
import { leftParts } from './left-letter.ts';
import { type Part, partsAsHtml, partsAsText } from './letter-parts.ts';
import { ownPageParts } from './own-page-letter.ts';
import { placeParts } from './place-letter.ts';
import { prepareParts } from './prepare-letter.ts';
import { seatPassedParts } from './seat-passed-letter.ts';
import { undeliveredParts } from './undelivered-letter.ts';

/** A letter as it is mailed: the same words as plain text and as HTML. */
export type Written = { subject: string; text: string; html: string };

type Asking = Extract<TableLetter, { kind: 'letter_moments' }>;
type Telling = Extract<TableLetter, { kind: 'letter_appointment' }>;

/**
 * Writes a letter in the person's language. Nothing in it says why there is a conversation, and no name is
 * in it but that of a colleague who wants to be called.
 * `mayRepeat` = it may have come before, and begins by saying so.
 */
export function writtenLetter(letter: Letter, language: FamilyLanguage, mayRepeat = false): Written {
  if (
    letter.kind === 'letter_left' ||
    letter.kind === 'letter_digest' ||
    letter.kind === 'letter_place_given' ||
    letter.kind === 'letter_consult' ||
    letter.kind === 'letter_call_me' ||
    letter.kind === 'letter_not_delivered' ||
    letter.kind === 'letter_counter' ||
    letter.kind === 'letter_own_page' ||
    letter.kind === 'letter_code' ||
    letter.kind === 'letter_prepare' ||
    letter.kind === 'letter_agreed' ||
    letter.kind === 'letter_seat_passed'
  ) {
    const { subject, parts } = simpleLetter(letter, language, mayRepeat);
    return { subject, text: partsAsText(parts), html: partsAsHtml(parts, language) };
  }
  const texts = textsIn(language);
  if (letter.kind === 'letter_closed') {
    const parts = [...closedParts(letter, texts, language, mayRepeat), ...unchecked(language)];
    const { subject } = texts.letters.closed;
    return {
      subject: letter.to === 'colleague' ? subject.colleague(letter.number) : subject[letter.to],
      text: partsAsText(parts),
      html: partsAsHtml(parts, language),
    };
  }
  if (letter.guest === 'interpreter') {
    const { subject, parts } = interpreterParts(letter, language, mayRepeat);
    return { subject, text: partsAsText(parts), html: partsAsHtml(parts, language) };
  }
  const parts = [
    ...(mayRepeat ? [said(texts.letters.mayRepeat[letter.to])] : []),
    ...(letter.kind === 'letter_moments'
      ? askingParts(letter, texts, language)
      : tellingParts(letter, texts, language)),
    ...unchecked(language),
  ];
  return {
    subject:
      letter.kind === 'letter_moments'
        ? askingSubject(letter, texts)
        : tellingSubject(letter, texts, language),
    text: partsAsText(parts),
    html: partsAsHtml(parts, language),
  };
}

function simpleLetter(
  letter: Extract<
    Letter,
    {
      kind:
        | 'letter_left'
        | 'letter_digest'
        | 'letter_place_given'
        | 'letter_consult'
        | 'letter_call_me'
        | 'letter_not_delivered'
        | 'letter_counter'
        | 'letter_own_page'
        | 'letter_code'
        | 'letter_prepare'
        | 'letter_agreed'
        | 'letter_seat_passed';
    }
  >,
  language: FamilyLanguage,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  switch (letter.kind) {
    case 'letter_place_given':
      return placeParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_digest':
      return digestParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_prepare':
      return prepareParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_left':
      return leftParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_consult':
      return consultParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_not_delivered':
      return undeliveredParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_call_me':
      return callParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_code':
      return checkedOrNot(codeParts(letter, language, mayRepeat), letter.to, language);
    case 'letter_agreed':
      return checkedOrNot(agreedParts(letter, language, mayRepeat), letter.to, language);
    case 'letter_own_page':
      return ownPageParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_seat_passed':
      return seatPassedParts(letter, workLanguageOf(language), mayRepeat);
    case 'letter_counter': {
      const { subject, parts } = counterParts(letter, language, mayRepeat);
      return { subject, parts: [...parts, ...unchecked(language)] };
    }
  }
}

/** To a family, with what has to be said of a language that nobody went through. */
function checkedOrNot(
  { subject, parts }: { subject: string; parts: Part[] },
  to: Addressee,
  language: FamilyLanguage,
): { subject: string; parts: Part[] } {
  return { subject, parts: to === 'colleague' ? parts : [...parts, ...unchecked(language)] };
}

function askingSubject({ to, number, reminder }: Asking, { letters }: Texts): string {
  const { ask } = letters;
  const subject = to === 'colleague' ? ask.subject.colleague(number) : ask.subject[to];
  return reminder ? `${ask.again}: ${subject}` : subject;
}

function askingParts(letter: Asking, texts: Texts, language: FamilyLanguage): Part[] {
  const { ask, bring, guest: toGuest } = texts.letters;
  const { to, insteadOf, guest } = letter;
  return [
    ...opening(letter, texts),
    ...(insteadOf ? [said(ask.insteadOf[to](momentWithZone(insteadOf.moment, language)))] : []),
    said(guest ? toGuest.intro : ask.intro[to]),
    said(ask.moments[to]),
    { kind: 'list', items: letter.moments.map((moment) => momentText(moment, language)) },
    said(texts.table.place(letter.place)),
    { kind: 'button', label: ask.button[to], url: letter.url },
    said(guest ? toGuest.howLong : ask.howLong[to]),
    ...questionsPart(to, texts),
    ...peopleParts(letter, texts),
    said(bring[to]),
    ...ending(letter, texts),
  ];
}

function tellingSubject(
  { to, phase, moment, number }: Telling,
  { letters }: Texts,
  language: FamilyLanguage,
): string {
  const { subject, subjectPupilTomorrow } = letters.booked;
  const reference = to === 'colleague' ? ` (${number})` : '';
  if (phase === 'cancelled' || !moment) return subject.cancelled + reference;
  const when = momentText(moment, language);
  if (phase === 'tomorrow' && to !== 'parent') return subjectPupilTomorrow(when) + reference;
  return subject[phase](when) + reference;
}

function tellingParts(letter: Telling, texts: Texts, language: FamilyLanguage): Part[] {
  const { booked, bring } = texts.letters;
  const { to, phase, moment, guest } = letter;
  const isOff = phase === 'cancelled';
  return [
    ...opening(letter, texts),
    said(
      isOff && letter.closedOn
        ? booked.cancelledClosed[to](dayIn(language, letter.closedOn))
        : booked.intro[phase][to],
    ),
    ...(letter.task === null ? [] : [said(texts.preparing.task(texts.preparing.tasks[letter.task]))]),
    ...(moment
      ? [
          said(`${booked.when}: ${momentWithZone(moment, language)}`),
          said(`${booked.where}: ${letter.place}`),
        ]
      : []),
    ...(letter.afterwards ? afterwardsPart(letter.to, letter.school, letter.afterwards, texts) : []),
    ...(isOff
      ? []
      : [
          { kind: 'button', label: booked.button[to], url: letter.url } as const,
          said(guest ? texts.letters.guest.cannotCome : booked.cannotCome[to]),
          ...questionsPart(to, texts),
          ...peopleParts(letter, texts),
          said(bring[to]),
        ]),
    ...ending(letter, texts),
  ];
}

/** That the page has three questions for the pupil and the parents. */
function questionsPart(to: Addressee, { voices }: Texts): Part[] {
  return to === 'colleague' ? [] : [said(voices.inLetter[to])];
}

/** To the family: whom to call when it goes wrong again, or about a mistake of ours. */
function afterwardsPart(
  to: Addressee,
  school: string,
  { contact, wasMistake }: AfterClosing,
  { letters }: Texts,
): Part[] {
  if (to === 'colleague') return [];
  const who = contact === null ? school : `${contact}, ${school}`;
  return [said(letters.closed[wasMistake ? 'questions' : 'again'][to](who))];
}

/** One warm sentence, with the day and the number. */
function closedParts(
  letter: ClosedLetter,
  texts: Texts,
  language: FamilyLanguage,
  mayRepeat: boolean,
): Part[] {
  const { letters } = texts;
  return [
    ...(mayRepeat ? [said(letters.mayRepeat[letter.to])] : []),
    ...opening(letter, texts),
    said(closedIntro(letter, texts)(dayIn(language, letter.on))),
    ...afterwardsPart(letter.to, letter.school, letter.afterwards, texts),
    ...ending(letter, texts),
  ];
}

/** Why it ended is the family's: a colleague from outside reads that it did, as those with Teams do. */
function closedIntro({ to, afterwards }: ClosedLetter, { letters }: Texts): (day: string) => string {
  const { mistake, intro } = letters.closed;
  return afterwards.wasMistake && to !== 'colleague' ? mistake[to] : intro[to];
}

/** Everybody who comes, with one line on why; colleagues know each other's work, and get the roles alone. */
function peopleParts({ to, people }: TableLetter, { letters, words }: Texts): Part[] {
  if (people.length === 0) return [];
  const items = people.map((seat) => {
    const role = seat.nth === null ? words.seats[seat.role] : `${words.seats[seat.role]} ${seat.nth}`;
    const name = seat.isDeputy ? words.deputyFor(role) : role;
    if (to === 'colleague') return name;
    return seat.guestKind ? letters.whyGuest[seat.guestKind] : letters.why[to][seat.role];
  });
  return [said(letters.people[to]), { kind: 'list', items: [...new Set(items)] }];
}

function opening({ to, guest }: Pick<TableLetter, 'to' | 'guest'>, { letters }: Texts): Part[] {
  return [said(guest ? letters.guest.greeting : letters.greeting[to])];
}

function ending(
  { to, school, number }: Pick<TableLetter, 'to' | 'school' | 'number'>,
  { letters }: Texts,
): Part[] {
  return [said(letters.closing[to](school)), said(letters.reference(number))];
}

/** In the language of the letter and in Dutch, which those read who are shown the letter for help. */
function unchecked(language: FamilyLanguage): Part[] {
  if (isChecked(language)) return [];
  return [
    said(textsIn(language).pages.unchecked),
    { kind: 'said', text: textsIn('nl').pages.unchecked, language: 'nl' },
  ];
}

function momentText({ on, minute, untilMinute }: MomentView, language: FamilyLanguage): string {
  return momentIn(language, on, minute, untilMinute);
}

/** Whoever reads it may be elsewhere, or have an agenda that shows another clock. */
function momentWithZone(moment: MomentView, language: FamilyLanguage): string {
  return textsIn(language).dates.inZone(momentText(moment, language));
}

function said(text: string): Part {
  return { kind: 'said', text };
}
