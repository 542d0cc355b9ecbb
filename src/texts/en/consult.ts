/** One partner is asked to call. Card, mail and page hold nothing about a pupil. */
export const consult = {
  label: (number: string) => `Question ${number}`,
  labelAnonymous: 'A consult without a name',
  titles: {
    asked: 'Would you call?',
    calling: 'Good that you call',
    done: 'Thank you',
    passed: 'Your deputy has been asked',
    ended: 'No call is needed any more',
    seen: 'Thank you',
  },
  from: (name: string, school: string) => `${name} of ${school} asks you to call.`,
  lines: {
    asked: 'What it is about you hear on the phone. Nothing about a pupil stands here, on purpose.',
    calling: 'Have you spoken to each other? Then tap "Done".',
    done: 'The coordinator knows that you have spoken.',
    passed: 'There is nothing more for you to do.',
    ended: 'The coordinator goes on in another way. There is nothing for you to do.',
    seen: 'The coordinator knows that you have spoken.',
  },
  anonymous: 'It is a consult without a name. You need not know whom it is about.',
  askedOn: 'Asked on',
  steps: { calling: 'I call', done: 'Done', passed: 'My deputy calls' },

  subject: (number: string) => `Would you call the school? (${number})`,
  subjectAnonymous: 'Would you call the school for a short consult?',
  intro: (school: string) => `The support coordinator of ${school} asks you to call.`,
  button: 'Say who calls',
  howLong: 'It takes one minute. There is no need to log in.',
  reference: (number: string) => `Reference: ${number}`,
} as const;
