/** What parents and pupil may know beforehand. It is always the same, and says nothing about this pupil. */
export const rights = {
  languages: 'Language',
  title: { parent: 'Good to know', pupil: 'Good to know' },
  how: {
    parent:
      'How to answer: choose yes, if need be or no for each moment. Then press the button to save it. Would you rather call? Call the school.',
    pupil:
      'How to answer: choose yes, if need be or no for each moment. Then press the button to save it. Would you rather call? Call the school.',
  },
  who: {
    parent: 'Who may be there, and why?',
    pupil: 'Who may be there, and why?',
  },
  yours: { parent: 'Your rights', pupil: 'Your rights' },
  list: {
    parent: [
      'You may say what you think. Do you disagree with something? Then that is written down as well.',
      'Also when you cannot be there, you hear what was agreed.',
      'You may see what the school writes down about you and your child. Is something wrong? Ask the school to correct or remove it.',
      'The school sees what you answer here. Other parents and your child do not.',
    ],
    pupil: [
      'You may say what you think. Do you disagree with something? Then that is written down as well.',
      'Also when you cannot be there, you hear what was agreed.',
      'You may ask what the school writes down about you. Is something wrong? Ask the school to correct or remove it.',
      'The school sees what you answer here. Your parents do not.',
    ],
  },
  /** The name of somebody of the kernteam, as they are called at work. */
  contact: {
    parent: (name: string) =>
      `Questions? ${name} is the contact person of the people who help to think. You can write to:`,
    pupil: (name: string) =>
      `Questions? ${name} is the contact person of the people who help to think. You can write to:`,
    colleague: (name: string) => `Contact person of the kernteam: ${name},`,
  },
  support: {
    parent:
      'The support point for parents and young people (ouder- en jeugdsteunpunt) gives free and independent advice. Ask the school how to reach it.',
    pupil:
      'The support point for parents and young people (ouder- en jeugdsteunpunt) gives free and independent advice. Ask at school how to reach it.',
  },
} as const;
