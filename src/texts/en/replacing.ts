/** Having somebody else come: the coordinator's choice, and the message to whoever need not come. */
export const replacing = {
  ask: 'Have somebody else come',
  title: 'Who comes instead?',
  text: 'Whoever is asked now is told. Nothing changes for the others.',
  choice: 'Choose who comes',
  option: (seat: string, name: string, why: string) => `${seat}: ${name}, ${why}`,
  free: 'can come then',
  freeAt: (possible: number, of: number) => `can come at ${possible} of the ${of} moments`,
  outside: 'would come for this alone',
  unknown: 'agenda not known',
  tentative: 'may have something else',
  nobody: (seats: string) => `Nobody else who can come: ${seats}`,
  noneAtAll: 'There is nobody else who can come. Look for other moments, or let it go on like this.',
  yes: 'Have them come',

  passedTitle: 'Somebody else goes in your place',
  passedBooked: (moment: string) => `You need not come on ${moment}. Take it out of your agenda.`,
  passedAsked: 'You need not answer any more.',
  subject: (number: string) => `You need not come to actietafel ${number}`,
  letter: (number: string) => `Somebody else goes to actietafel ${number} in your place.`,
} as const;
