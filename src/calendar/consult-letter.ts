import type { ConsultLetter } from '../app/consult/views.ts';
import type { Language } from '../domain/ids.ts';
import { dayIn } from '../texts/dates.ts';
import { textsIn } from '../texts/texts.ts';
import type { Part } from './letter-parts.ts';

/** Asks a kernpartner without Teams to call the school: a number and a day, and nothing about why or about whom. */
export function consultParts(
  { number, askedOn, school, url }: ConsultLetter,
  language: Language,
  mayRepeat: boolean,
): { subject: string; parts: Part[] } {
  const { consult, letters } = textsIn(language);
  const sentences = [
    ...(mayRepeat ? [letters.mayRepeat.colleague] : []),
    letters.greeting.colleague,
    consult.intro(school),
    ...(number === null ? [consult.anonymous] : []),
    consult.lines.asked,
    `${consult.askedOn} ${dayIn(language, askedOn)}.`,
  ];
  return {
    subject: number === null ? consult.subjectAnonymous : consult.subject(number),
    parts: [
      ...sentences.map(said),
      { kind: 'button', label: consult.button, url },
      said(consult.howLong),
      said(letters.closing.colleague(school)),
      ...(number === null ? [] : [said(consult.reference(number))]),
    ],
  };
}

function said(text: string): Part {
  return { kind: 'said', text };
}
