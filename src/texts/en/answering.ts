/** The page behind the link in a mail: date, place and buttons. */
export const answering = {
  askTitle: { parent: 'When can you come?', pupil: 'When can you come?', colleague: 'When can you come?' },
  askLead: {
    parent: 'Choose for each moment what suits you best. You can still change your answer later.',
    pupil: 'Choose for each moment what suits you best. You can still change your answer later.',
    colleague: 'Choose for each moment what suits. You can still change your answer later.',
  },
  place: (school: string, location: string) => `The conversation is at school: ${school}, ${location}.`,
  zone: 'The times are Dutch times.',
  choices: { yes: 'Yes', if_need_be: 'If need be', no: 'No' },
  save: 'Save my answer',
  anotherTime: {
    parent: 'None of these moments suits me',
    pupil: 'None of these moments suits me',
    colleague: 'None of these moments suits me',
  },
  deputy: 'My deputy goes',
  thanksTitle: {
    parent: 'Thank you, we have your answer',
    pupil: 'Thank you, your answer has arrived',
    colleague: 'Thank you, your answer has arrived',
  },
  thanks: {
    parent: 'You get a mail as soon as the moment is fixed.',
    pupil: 'You get a mail as soon as the moment is fixed.',
    colleague: 'You get a mail as soon as the moment is fixed.',
  },
  change: {
    parent: 'Would you like to change something?',
    pupil: 'Would you like to change something?',
    colleague: 'Would you like to change something?',
  },
  answerMissing: 'Choose an answer for at least one moment.',
  noDeputy: 'There is no (further) deputy on the list. The school knows now that this needs attention.',
  bookedTitle: 'The conversation is booked',
  when: 'When',
  where: 'Where',
  file: 'Put it in my calendar',
  cannotCome: {
    parent: 'I cannot come after all',
    pupil: 'I cannot come after all',
    colleague: 'I cannot come after all',
  },
  cannotComeSaid: {
    parent: 'You said that you cannot come after all. The school will contact you.',
    pupil: 'You said that you cannot come after all. The school will contact you.',
    colleague: 'You said that you cannot come after all. The coordinator knows.',
  },
  handedOverTitle: 'Your deputy has been asked',
  handedOver: 'Thank you. You need not do anything else.',
  cancelledTitle: 'The conversation is off',
  cancelled: {
    parent: 'You need not do anything. The school will contact you.',
    pupil: 'You need not do anything. The school will contact you.',
    colleague: 'You need not do anything.',
  },
  reference: (number: string) => `Reference: ${number}`,
} as const;
