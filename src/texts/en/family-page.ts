import type { Texts } from '../texts.ts';

/** What was agreed, for the pupil and each parent: the page, the code before it and the mail about it. */
export const familyPage: Texts['familyPage'] = {
  offer: {
    parent: 'The talk was written down. You can read what was agreed, and say whether it is right.',
    pupil: 'The talk was written down. You can read what was agreed, and say whether it is right.',
  },
  read: 'Read what was agreed',
  title: 'What was agreed',
  dayLabel: 'Talk on',
  note: {
    parent: 'What is behind this is for you alone.',
    pupil: 'What is behind this is for you alone.',
  },
  again: 'This page was open for a long time. Press the button once more.',
  code: {
    door: 'Press the button. Then a mail with a code of six digits comes, to the address that the school has. Type it in after that.',
    ask: 'Send the code',
    title: 'Type the code',
    sent: 'The code is on its way to the mail address that the school has.',
    works: (minutes) => `The code works for ${minutes} minutes.`,
    label: 'Code of six digits',
    show: 'Go on',
    again: 'No code? Ask for a new one',
    wrong: 'This code is not right. Look in the newest mail.',
    over: 'That code no longer works. Press the button once more for a new one.',
    stopped: {
      too_many: {
        title: 'Please wait',
        text: 'Some codes were asked for already. Try again in an hour, or call the school.',
      },
      no_address: {
        title: 'We cannot send a code',
        text: 'The school has no mail address. Call the school and you get the letter on paper.',
      },
    },
    subject: 'The code for the page of the school',
    yours: (code) => `The code is ${code}`,
    use: (minutes) =>
      `Type the code on the page that was opened just now. The code works for ${minutes} minutes. Give it to nobody.`,
    notYou: {
      parent:
        'Did you not ask for this? Then somebody else has your link. They see nothing. Call the school.',
      pupil: 'Did you not ask for this? Then somebody else has your link. They see nothing. Tell the school.',
    },
  },
  inDutch: 'The letter below is in Dutch. The school can go through it with an interpreter.',
  pdf: 'Keep the letter as PDF',
  print: "On paper? Print the letter with the browser's button.",
  right: { parent: 'Is it right like this?', pupil: 'Is it right like this?' },
  rightLead: {
    parent: 'Write it down as you see it. We add it, also when we see it otherwise.',
    pupil: 'Write it down as you see it. We add it, also when we see it otherwise.',
  },
  words: {
    parent: 'What is not right, or what do you want to add?',
    pupil: 'What is not right, or what do you want to add?',
  },
  agrees: 'This is right',
  disagrees: 'This is not right',
  said: {
    agrees: (day) => `Said on ${day}: this is right.`,
    disagrees: (day) => `Said on ${day}: this is not right.`,
  },
  kept: { parent: 'Thank you. It was added.', pupil: 'Thank you. It was added.' },
  whoReads:
    'This is added to the minutes. Whoever guides the case reads it, and partners who may read along.',
  heard: { parent: 'Did you feel heard?', pupil: 'Did you feel heard?' },
  heardLead: 'You need not say. Only those at school who guide these talks read this.',
  heardChoices: { yes: 'Yes', partly: 'A little', no: 'No', rather_not: 'I would rather not say' },
  heardWords: {
    parent: 'What do you want to say with it? It may stay empty.',
    pupil: 'What do you want to say with it? It may stay empty.',
  },
  heardSave: 'Send this answer',
  heardKept: {
    parent: 'Thank you. You can still change it.',
    pupil: 'Thank you. You can still change it.',
  },
  closed: 'The talks are over. You can still read. Something to say? Call the school.',
  faults: {
    missing: 'Choose an answer first.',
    why: 'Write down what is not right. It may be short.',
    long: 'This is too long. Make it shorter.',
    bsn: 'There is a citizen service number (BSN) in it. Take it out.',
    again: 'What was agreed was corrected. Read it once more. What was typed is still there.',
    often: 'Something was said often already. Call the school.',
    other: 'This cannot be done now. Call the school.',
  },
  mail: {
    subject: 'The minutes of the talk are ready',
    intro: {
      parent: (day) =>
        `The talk at school was on ${day}. What was agreed was written down. You can read it, and say whether it is right.`,
      pupil: (day) =>
        `The talk at school was on ${day}. What was agreed was written down. You can read it, and say whether it is right.`,
    },
    code: 'The page asks for a code. It then comes by mail to this address.',
    paper: {
      parent: 'Rather on paper, or read together? Call the school.',
      pupil: 'Rather on paper, or read together? Tell the school.',
    },
  },
};
