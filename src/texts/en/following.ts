/** The table after this one: in which week, and what is asked about it. */
export const following = {
  ask: 'Plan a follow-up table',
  title: 'When is the follow-up table?',
  text: 'I ask the same people, on the same day and time if possible. Holidays do not count.',
  noWeeks: 'I do not know the holidays after that yet. Plan the follow-up table later.',
  choice: 'Week',
  option: (weeks: number, day: string) =>
    weeks === 1 ? `Next school week (from ${day})` : `In ${weeks} school weeks (from ${day})`,
  noneThen: 'It cannot be done in that week. Choose another week.',
  yes: 'Ask everybody',
} as const;
