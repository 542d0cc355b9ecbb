/** Letters to whoever has no Teams. A letter never holds a name, nor why there is a conversation. */
export const letters = {
  greeting: { parent: 'Dear parent or carer,', pupil: 'Hi,', colleague: 'Dear colleague,' },
  closing: {
    parent: (school: string) => `Kind regards,\n${school}`,
    pupil: (school: string) => `Regards,\n${school}`,
    colleague: (school: string) => `Kind regards,\nActietafel, on behalf of ${school}`,
  },
  reference: (number: string) => `Reference: ${number}`,
  mayRepeat: {
    parent: 'You may have received this mail before. If so, you need not do anything.',
    pupil: 'You may have received this mail before. If so, you need not do anything.',
    colleague: 'You may have received this mail before. If so, you need not do anything.',
  },

  ask: {
    subject: {
      parent: 'When can you come to school for a conversation?',
      pupil: 'When can you come for a conversation at school?',
      colleague: (number: string) => `When can you be at actietafel ${number}?`,
    },
    again: 'Reminder',
    intro: {
      parent:
        'We would like to sit down with you and your child, together with people who can help to think. You take part: what you and your child think counts.',
      pupil:
        'We would like to sit down with you, together with people who can help to think. You take part: what you think counts.',
      colleague: 'The school asks you to an actietafel. When can you come?',
    },
    insteadOf: {
      parent: (moment: string) =>
        `The conversation of ${moment} is off at that moment. Together with you we look for a new one.`,
      pupil: (moment: string) =>
        `The conversation of ${moment} is off at that moment. With you we look for a new one.`,
      colleague: (moment: string) => `The moment of ${moment} is off. There are new moments.`,
    },
    moments: {
      parent: 'These moments are possible (Dutch time). The conversation is at school.',
      pupil: 'These moments are possible (Dutch time). The conversation is at school.',
      colleague: 'These moments are possible (Dutch time), at school.',
    },
    button: {
      parent: 'Say when you can come',
      pupil: 'Say when you can come',
      colleague: 'Give your answer',
    },
    howLong: {
      parent:
        'It takes a minute. You need not log in. Rather call? Call the school, and we fill it in for you.',
      pupil: 'It takes a minute. You need not log in. Rather call? Call the school.',
      colleague: 'You need not log in. Cannot come? On the page you can say that your deputy goes.',
    },
  },

  booked: {
    subject: {
      booked: (moment: string) => `The conversation at school is on ${moment}`,
      moved: (moment: string) => `The conversation at school has been moved to ${moment}`,
      tomorrow: (moment: string) => `Will you think of the conversation at school: ${moment}`,
      cancelled: 'The conversation at school is off',
    },
    subjectPupilTomorrow: (moment: string) => `Will you think of the conversation at school: ${moment}`,
    intro: {
      booked: {
        parent: 'The conversation is booked. It is good that you will be there.',
        pupil: 'The conversation is booked. It is good that you will be there.',
        colleague: 'The actietafel is booked.',
      },
      moved: {
        parent: 'The conversation is at another moment. The old moment is off.',
        pupil: 'The conversation is at another moment. The old moment is off.',
        colleague: 'The actietafel has been moved. The old moment is off.',
      },
      tomorrow: {
        parent: 'The conversation at school is soon.',
        pupil: 'The conversation at school is soon.',
        colleague: 'The actietafel is soon.',
      },
      cancelled: {
        parent: 'The conversation is off. You need not do anything. The school will contact you.',
        pupil: 'The conversation is off. You need not do anything. The school will contact you.',
        colleague: 'The actietafel is off. You need not do anything.',
      },
    },
    cancelledClosed: {
      parent: (day: string) =>
        `The conversation is off, since we closed our talks on ${day}. Thank you for thinking along with us.`,
      pupil: (day: string) =>
        `The conversation is off, since we closed our talks on ${day}. Thank you for thinking along with us.`,
      colleague: (day: string) =>
        `The actietafel is off, since the case was closed on ${day}. Thank you for thinking along.`,
    },
    when: 'When',
    where: 'Where',
    button: { parent: 'See the appointment', pupil: 'See the appointment', colleague: 'See the appointment' },
    cannotCome: {
      parent: 'Cannot come after all? Say so on that page or call the school. Together we find a way.',
      pupil: 'Cannot come after all? Say so on that page or call the school.',
      colleague: 'Cannot come after all? On that page you can let your deputy go.',
    },
  },

  counter: {
    subject: {
      parent: 'Your proposal for another moment',
      pupil: 'Your proposal for another moment',
      colleague: (number: string) => `Your proposal for actietafel ${number}`,
    },
    proposed: {
      parent: (moment: string) => `You proposed another moment: ${moment}.`,
      pupil: (moment: string) => `You proposed another moment: ${moment}.`,
      colleague: (moment: string) => `You proposed another moment: ${moment}.`,
    },
    possible: {
      parent:
        'That is possible. The school looks whether the conversation is moved and lets you know. Until then the agreed moment stands.',
      pupil:
        'That is possible. The school looks whether the conversation is moved and lets you know. Until then the agreed moment stands.',
      colleague:
        'That is possible. The coordinator decides whether the table is moved. Until then the agreed moment stands.',
    },
    blocked: {
      parent: (why: string) =>
        `That is not possible, because ${why}. The agreed moment stands. Can you not come then? Say so on the page or call the school.`,
      pupil: (why: string) =>
        `That is not possible, because ${why}. The agreed moment stands. Can you not come then? Say so on the page or call the school.`,
      colleague: (why: string) =>
        `That is not possible, because ${why}. The agreed moment stands. Can you not come then? Say so on the page.`,
    },
    because: {
      past: 'that moment has gone by',
      too_soon: 'that is too soon to ask everybody',
      too_far: 'that is too far away',
      closed: 'the school is closed then',
      no_start: 'the conversation does not fit into the school day then',
      no_room: 'there is no room free then',
      other: 'not enough people can come then',
    },
  },

  /** To a guest of one case. */
  guest: {
    greeting: 'Good day,',
    intro:
      'The school asks you along to an actietafel: a conversation at school, with people who can help to think. When can you come?',
    howLong: 'You need not log in.',
    cannotCome: 'Cannot come after all? Say so on that page.',
  },
  /** To an interpreter: time and place, and nothing else. */
  interpreter: {
    subject: {
      ask: 'Can you interpret at a conversation at school?',
      booked: (moment: string) => `To interpret at a conversation at school: ${moment}`,
      moved: (moment: string) => `The conversation at school has been moved to ${moment}`,
      tomorrow: (moment: string) => `Will you think of the conversation at school: ${moment}`,
      cancelled: 'The conversation at school is off',
      counter: 'Your proposal for another time',
    },
    intro: {
      ask: 'The school asks you to interpret at a conversation. When can you come?',
      booked: 'The conversation stands. Thank you for coming to interpret.',
      moved: 'The conversation is at another moment. The old moment is off.',
      tomorrow: 'The conversation at which you interpret is soon.',
      cancelled: 'The conversation is off. You need not do anything.',
    },
    eventText: 'The conversation is at school.',
  },
  /** To whoever was asked and need not come any more. */
  left: {
    subject: {
      colleague: (number: string) => `You need not come to actietafel ${number} any more`,
      interpreter: 'You need not come to the conversation at school any more',
    },
    asked: 'You were asked for a conversation at school. That is no longer needed. You need not do anything.',
    booked: (moment: string) =>
      `You were invited to the conversation at school of ${moment}. You need not come any more. Thank you for being willing to help.`,
  },

  closed: {
    subject: {
      parent: 'Our talks at school are closed',
      pupil: 'Our talks at school are closed',
      colleague: (number: string) => `Case ${number} is closed`,
    },
    intro: {
      parent: (day: string) =>
        `On ${day} we closed our talks at school: thank you for thinking along with us.`,
      pupil: (day: string) =>
        `On ${day} we closed our talks at school: thank you for thinking along with us.`,
      colleague: (day: string) => `On ${day} this case was closed: thank you for thinking along.`,
    },
    mistake: {
      parent: (day: string) =>
        `We asked you for a conversation at school. That was a mistake of ours. On ${day} we stopped. You need not do anything.`,
      pupil: (day: string) =>
        `We asked you for a conversation at school. That was a mistake of ours. On ${day} we stopped. You need not do anything.`,
    },
    again: {
      parent: (who: string) =>
        `Does it go less well again? Then call: ${who}. We are glad to think along with you again.`,
      pupil: (who: string) =>
        `Does it go less well again? Then call: ${who}. We are glad to think along with you again.`,
    },
    questions: {
      parent: (who: string) => `Do you have a question? Then call: ${who}.`,
      pupil: (who: string) => `Do you have a question? Then call: ${who}.`,
    },
  },

  bring: {
    parent: 'You may bring somebody you trust. Do you need an interpreter? Then call the school.',
    pupil: 'You may bring somebody you trust.',
    colleague: '',
  },
  people: {
    parent: 'Who will be there, and why?',
    pupil: 'Who will be there, and why?',
    colleague: 'Who have been asked?',
  },
  why: {
    parent: {
      leerplicht:
        'The school attendance officer: knows what is allowed and required, for you and for the school. Helps to find a way, and may also act when somebody does not keep to the law on attendance.',
      jgz: 'The youth doctor or nurse: helps to think about what your child can manage.',
      swv: 'The adviser on inclusive education: knows which support is possible at school.',
      buurtteam:
        'The family worker of the neighbourhood team: helps to think about what is possible outside school.',
      rmc: 'The adviser of the Doorstroompunt: knows what is possible in school or work from 18 on.',
      mentor: 'The mentor: sees your child every week at school.',
      ondersteuningscoordinator: 'The support coordinator: leads the conversation and arranges what follows.',
      gast: 'Sometimes a guest: somebody from outside the school who can help to think, or an interpreter. The school tells you who it is.',
      ouder: 'You as a parent: you know your child best.',
      leerling: 'Your child: it is about their own plan.',
    },
    pupil: {
      leerplicht:
        'The school attendance officer: knows what is allowed and required. Helps to find a way, and may also act when somebody does not keep to the law on attendance.',
      jgz: 'The youth doctor or nurse: helps to think about what you can manage.',
      swv: 'The adviser on inclusive education: knows which support is possible at school.',
      buurtteam:
        'The family worker of the neighbourhood team: helps to think about what is possible outside school.',
      rmc: 'The adviser of the Doorstroompunt: knows what is possible in school or work now that you are 18.',
      mentor: 'Your mentor: sees you every week at school.',
      ondersteuningscoordinator: 'The support coordinator: leads the conversation and arranges what follows.',
      gast: 'Sometimes a guest: somebody from outside the school who can help to think, or an interpreter. The school tells you who it is.',
      ouder: 'Your parent: has known you longest.',
      leerling: 'You: it is about your plan.',
    },
  },

  /** Which guest comes: the same to parents and to the pupil. */
  whyGuest: {
    doorstroomcoach:
      'The transition coach (doorstroomcoach): helps with the step to another school or to work.',
    schoolmaatschappelijk_werk:
      'The school social worker: helps to think about what is going on at home and at school.',
    huisarts: 'The family doctor (huisarts): helps to think about what is possible and needed.',
    gi: 'The youth protection officer (gecertificeerde instelling): helps to think about what is needed.',
    zorgaanbieder: 'Somebody of a care provider: helps to think about which help fits.',
    tolk: 'The interpreter: translates what is said, and tells nobody else.',
  },

  eventTitle: 'Conversation at school',
  eventText: (number: string) => `Reference ${number}. The conversation is at school.`,
} as const;
