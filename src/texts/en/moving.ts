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
  line: (from: string, to: string, changes: string) => `${from} → ${to} (${changes})`,
  stays: (from: string) => `${from} stays: I find no other moment`,
  lost: (seats: string) => `Not there any more: ${seats}`,
  more: (count: number) => `And ${count} more. They come after these.`,
  notProven:
    'There were too many to compare everything. This is the best that I found, perhaps not the very best.',
  without: (now: number, atLeast: number) =>
    `Now ${now} get no other moment; fewer than ${atLeast} is not possible.`,
  askedAgain: (now: number, atLeast: number) =>
    `Now ${now} people who said yes answer again; fewer than ${atLeast} is not possible.`,
  yes: 'Ask everybody again',
  leave: 'Leave them as they are',
} as const;
