/** What stands in the school's channel: a number, a day and what happens. Never who or why. */
export const channel = {
  casus: (number: string) => `Case ${number}`,
  verbs: {
    concern_accepted: 'There will be a table',
    table_proposed: 'We are looking for a moment for the table',
    table_booked: 'The table is planned',
    table_moved: 'The table has been moved',
    table_cancelled: 'The table is off',
    table_tomorrow: 'The table is tomorrow',
    answers_missing: 'We are still waiting for answers',
    table_held: 'The table has been held',
    agreement_made: 'There is an agreement',
    agreement_due_soon: 'An agreement is due in two weeks',
    agreement_due: 'An agreement is due today',
    agreement_overdue: 'There is no agreement yet',
    closed: 'This case is closed',
  },
  when: 'When',
  missing: 'No answer yet from',
  people: (count: number) => (count === 1 ? '1 participant' : `${count} participants`),
  noNames: 'There is no name here, on purpose. The coordinator knows more.',
  bindTitle: 'Actietafel in this channel?',
  bindText:
    'I post numbers, days and what happens, nothing else. Never a name, class or reason. Only the support coordinator or the administrator can choose this channel.',
  bind: 'Use this channel',
  boundTitle: 'This is the channel of Actietafel',
  boundText: 'From now on you see here when there is a table and what has to happen soon.',
} as const;
