/** A case on one page, in the parts of whoever reads it. */
export const casePage = {
  door: (number: string) => `Case ${number}`,
  title: (number: string) => `Case ${number}`,
  about: (name: string, className: string) =>
    className === '' ? `About ${name}.` : `About ${name}, class ${className}.`,
  recorded: 'It is recorded that you read this.',
  readings: {
    carries: '',
    long_closed: 'This case was closed more than a year ago. Only the number and the days are still here.',
    raised: 'You raised this concern. Here you see how it goes on, and what you promised.',
    partner: 'You read along in this case. The school has put on record why you may.',
    partner_by_task:
      'You read along by your task under the law. What lies beneath it, which help is beside it and what somebody else does exactly, is not here.',
    partner_without_ground:
      'You see the number and the day and nothing else for now. More is possible once the family agrees, or the law asks for it, and the school has put that on record.',
  },
  askWho: (name: string) => `Ask ${name}, who carries this case.`,
  askSchool: 'Ask the care coordinator of the school.',

  whereTitle: 'Where does it stand?',
  factStand: 'State',
  stands: {
    closed: 'Closed',
    paused: 'A deliberate pause',
    agreed: 'There is an agreement',
    table_asked: 'We are looking for a moment to meet',
    table_booked: 'The meeting is planned',
    plan_runs: 'The plan is under way',
    no_table: 'No meeting is planned now',
  },
  factAnchor: 'Three months count from',
  factDue: 'Agreement by',
  factFirstDue: 'At first by',
  factPause: 'Pause',
  factClosed: 'Closed on',
  factNext: 'Next meeting',
  until: (day: string) => `until and including ${day}`,
  noMoment: 'no moment yet',
  noNext: 'not planned yet',

  pastTitle: 'What happened?',
  pastMore: (count: number) => (count === 1 ? '1 thing of before' : `${count} things of before`),
  pastCut: (most: number) => `These are the last ${most}. There was more before.`,
  events: {
    raised: () => 'The concern was raised',
    accepted: () => 'The case began',
    entered: () => 'The case was put in here',
    family_told: () => 'The family was told',
    ground_recorded: (seat: string) => `May read along: ${seat}`,
    seat_passed: (seat: string) => `Somebody else took the seat of ${seat}`,
    holder_changed: () => 'Somebody else carries the case',
    table_asked: () => 'Everybody was asked when they can meet',
    table_booked: (day: string) =>
      day === '' ? 'A meeting was planned' : `The meeting was planned for ${day}`,
    table_moved: () => 'The meeting was moved',
    table_cancelled: () => 'The meeting was called off',
    table_held: () => 'The meeting took place',
    minutes_final: (day: string, nth: number) =>
      `The minutes${day === '' ? '' : ` of ${day}`} are final${nth > 1 ? `, version ${nth}` : ''}`,
    agreed: (what: string) => (what === '' ? 'There is an agreement' : `Agreed: ${what}`),
    decided_anew: (day: string, why: string) =>
      `No agreement yet, new day: ${day}${why === '' ? '' : `. ${why}`}`,
    paused: (day: string, why: string) =>
      `A deliberate pause until and including ${day}${why === '' ? '' : `. ${why}`}`,
    action_added: (nth: number) => `Action ${nth} was agreed`,
    action_ended: {
      done: (nth: number) => `Action ${nth} is done`,
      not_done: (nth: number) => `Action ${nth} has ended`,
    },
    scaled_up: (name: string, where: string) => `Taken further to ${where}: ${name}`,
    closed: (why: string) => (why === '' ? 'The case was closed' : `The case was closed: ${why}`),
    reopened: (why: string) =>
      why === '' ? 'The case was opened again' : `The case was opened again: ${why}`,
  },

  peopleTitle: 'The people',
  carriesIt: 'carries the case',
  invited: 'asked to the table',
  notInvited: 'not asked to the table',
  leftOut: (why: string) => `not at the table: ${why}`,
  leftOn: (day: string) => `until ${day}`,
  ground: (why: string, day: string) => `Reads along since ${day}: ${why}`,
  noGround: 'Sees number and day and nothing else',

  voicesTitle: 'The pupil and the parents first',
  voicesNotHere:
    'What they say beforehand is read by whoever carries the case and nobody else. Do they tell you? Then type it in.',

  actionsTitle: 'Actions',
  ownActionsTitle: 'What you promised',
  endedActions: (count: number) => (count === 1 ? '1 action has ended' : `${count} actions have ended`),

  documentsTitle: 'Documents',
  noDocuments: 'There are no minutes yet.',

  familyDoors: {
    title: 'The pages of the family',
    hint: (days: number) =>
      `The pupil and the parents can still read what was agreed, until ${days} days after the closing at most. Is that not right? Then shut their pages now. After that they have the letter on paper.`,
    shut: 'Shut the pages of the family',
    done: 'The pages of the family are shut.',
  },

  onwardTitle: 'More about this case',
  onward: {
    concern: 'The whole concern',
    voices: 'To the three questions',
    minutes: 'To the minutes',
    actions: 'To the actions',
    people: 'Guests, brother or sister',
    absence: 'Keep the absence',
  },
} as const;
