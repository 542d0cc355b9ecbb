/** Moving tables at which somebody is not at the school any more, together. */
export const moving = {
  ask: (count: number) => (count === 1 ? 'Move 1 table' : `Move ${count} tables`),
  label: 'Moving tables',
  title: (count: number) =>
    count === 1
      ? 'At 1 table somebody is not there any more'
      : `At ${count} tables somebody is not there any more`,
  titleNone: 'There is no table to move',
  text: 'Everybody gets new moments to see, the family too. Nothing is fixed before the family says yes.',
  started: (count: number) =>
    count === 1 ? 'For 1 table everybody was asked again.' : `For ${count} tables everybody was asked again.`,
  left: 'I could not do these yet. Tap once more.',
  becomes: 'Becomes',
  line: (to: string, changes: string) => `${to}. ${changes}.`,
  stays: 'Stays',
  noOther: 'I find no other moment.',
  lost: 'Misses',
  more: (count: number) => `And ${count} more. They come after these.`,
  notProven:
    'There were too many to compare everything. This is the best that I found, perhaps not the very best.',
  without: (now: number, atLeast: number) =>
    `For ${now === 1 ? '1 table' : `${now} tables`} I found no other moment. For at least ${atLeast} there is certainly none.`,
  askedAgain: (now: number, atLeast: number) =>
    `I ask ${now} people again who said yes before. With at least ${atLeast} of them it cannot be helped.`,
  yes: 'Ask everybody again',
  leave: 'Leave them as they are',
} as const;
