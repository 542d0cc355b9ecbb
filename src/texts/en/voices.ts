import type { Texts } from '../texts.ts';

/** The three questions before the meeting, to the pupil and to each parent. */
export const voices: Texts['voices'] = {
  title: { parent: 'Three questions for you', pupil: 'Three questions for you' },
  lead: {
    parent:
      'The meeting at school begins with your child and with you. Here you can write down what matters to you. Short is fine. You may leave something empty.',
    pupil:
      'The meeting at school begins with you. Here you can write down what matters to you. Short is fine. You may leave something empty.',
  },
  questions: {
    parent: {
      goesWell: 'What goes well?',
      mustChange: 'What has to change?',
      wants: 'What do you want to achieve?',
    },
    pupil: {
      goesWell: 'What goes well?',
      mustChange: 'What has to change?',
      wants: 'What do you want to achieve?',
    },
  },
  hints: {
    parent: {
      goesWell: 'With your child, at home or at school.',
      mustChange: 'At school, at home, or somewhere else.',
      wants: 'In the coming weeks, or later.',
    },
    pupil: {
      goesWell: 'At school, at home, or with something you like to do.',
      mustChange: 'At school, at home, or somewhere else.',
      wants: 'In the coming weeks, or later.',
    },
  },
  parentsMayRead: 'May your parents read this?',
  parentsMayReadChoices: { yes: 'Yes', no: 'No' },
  parentsMayReadHint: 'If you choose no, we do not show it to your parents.',
  whoReads: {
    parent:
      'Whoever prepares the meeting at school reads what you write. If we want to mention it at the meeting, we ask you first.',
    pupil:
      'Whoever prepares the meeting at school reads what you write. If we want to mention it at the meeting, we ask you first.',
  },
  noBsn: 'Do not write down a citizen service number (BSN).',
  save: 'Send my answers',
  back: 'Back',
  givenBefore: {
    parent: (day) => `You wrote something on ${day}. What you write now takes its place.`,
    pupil: (day) => `You wrote something on ${day}. What you write now takes its place.`,
  },
  savedTitle: { parent: 'Thank you', pupil: 'Thank you' },
  saved: {
    parent: 'We have your answers. The meeting begins with them.',
    pupil: 'We have your answers. The meeting begins with them.',
  },
  savedMore: {
    parent:
      'Your answers are not on this page any more, so that nobody who finds your link reads them. Do you want to say something else? Then answer the questions again.',
    pupil:
      'Your answers are not on this page any more, so that nobody who finds your link reads them. Do you want to say something else? Then answer the questions again.',
  },
  offer: {
    parent:
      'What goes well, what has to change, what do you want to achieve? You can write it down now. You need not.',
    pupil:
      'What goes well, what has to change, what do you want to achieve? You can write it down now. You need not.',
  },
  offered: {
    parent: (day) => `We have your answers of ${day}. You can answer the questions again.`,
    pupil: (day) => `We have your answers of ${day}. You can answer the questions again.`,
  },
  answer: 'To the three questions',
  answerAgain: 'Answer again',
  giveSheet: {
    parent: "Give this sheet to your child's mentor, or bring it to the meeting.",
    pupil: 'Give this sheet to your mentor, or bring it to the meeting.',
  },
  inLetter: {
    parent:
      'On that page there are three questions for you as well, to think about beforehand. You need not answer them.',
    pupil:
      'On that page there are three questions for you as well, to think about beforehand. You need not answer them.',
  },
};
