import type { Texts } from '../texts.ts';

/** What pupil and parents say before the meeting, for whoever carries the case and for the mentor. */
export const hearing: Texts['hearing'] = {
  door: (number) => `The three questions in case ${number}`,
  pageTitle: (number) => `The three questions in case ${number}`,
  intro:
    'The meeting begins with what the pupil says, and then the parents. Whoever gets a mail can write it down themselves. You can also type it for somebody who tells you, or who filled in the sheet.',
  introOwn:
    'Does the pupil or a parent tell you something? Or did somebody give you the sheet? Type it here in their own words. What is there already is read by whoever carries the case alone.',
  who: { pupil: 'pupil', parent: 'parent' },
  named: (name, who) => `${name} (${who})`,
  nameless: { pupil: 'The pupil', parent: 'A parent' },
  notYet: 'Nothing was said beforehand yet.',
  notForParents: 'Not for the parents: do not say this where they are, and do not show it.',
  roads: {
    link: (day, _by) => `Written by themselves on ${day}.`,
    told: (day, by) => `Told to ${by}, on ${day}.`,
    paper: (day, by) => `Typed from paper by ${by}, on ${day}.`,
  },
  somebody: 'a colleague',
  times: (times) => `Said something ${times} times in all. The last of it stands here.`,
  feltHeard: 'Felt heard?',
  feltHeardAlone: 'Only whoever carries the case reads this. Do not show it at the table.',
  feltHeardAfter: (day, answer) => `After the conversation of ${day}: ${answer}.`,
  feltHeardAnswers: {
    yes: 'felt heard',
    partly: 'felt heard a little',
    no: 'did not feel heard',
    rather_not: 'would rather not say whether it felt so',
  },
  feltHeardOn: (day) => `Said on ${day}.`,
  write: { pupil: 'Type what the pupil says', parent: 'Type what this parent says' },
  sheet: { pupil: 'Sheet for the pupil', parent: 'Sheet for this parent' },
  sheetHint: {
    pupil:
      "Print this sheet with your browser's button. There is no name on it. Write nothing on it yourself.",
    parent:
      "Print this sheet with your browser's button. It is in this parent's language. There is no name on it.",
  },
  writeLead: {
    pupil: "Write down what the pupil says, in the pupil's words. Also ask who may read it.",
    parent: 'Write down what this parent says, in their own words.',
  },
  road: 'How did it reach you?',
  roadChoices: { told: 'Told', paper: 'On paper' },
  save: 'Keep',
  saved: 'Kept. The meeting begins with this.',
  backToList: 'Back to the three questions',
};
