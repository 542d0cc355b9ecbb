/** Six digits to the own chat or mailbox, before a page shows what is on it. */
export const secondCode = {
  door: 'Press the button. You then get a code of six digits, in your own chat with Actietafel or in your own mailbox. You type it in after that.',
  ask: 'Show me',
  title: 'Type your code',
  sent: {
    teams: 'Your code is in your own chat with Actietafel in Teams.',
    mail: 'Your code is on its way to the mail address that the school has of you.',
  },
  works: (minutes: number) => `It works for ${minutes} minutes.`,
  label: 'Code of six digits',
  show: 'Go on',
  again: 'No code arrived? Ask for a new one',
  wrong: 'This code is not right. Look once more in your newest message.',
  over: 'That code does not work any more. Press the button once more to get a new one.',
  stopped: {
    too_many: {
      title: 'Please wait a little',
      text: 'A few codes were asked for already. Try once more in an hour. Is it urgent? Call the school.',
    },
    no_address: {
      title: 'We cannot send you a code',
      text: 'The school has no chat and no mail address of you. Call the school.',
    },
  },

  subject: 'Your code for Actietafel',
  yours: (code: string) => `Your code is ${code}`,
  use: (minutes: number) =>
    `Type it on the page that you opened just now. It works for ${minutes} minutes. Give it to nobody, not even when asked.`,
  notYou:
    'Did you not ask for this? Then somebody else has a link of yours. They see nothing. Please tell the school.',
} as const;
