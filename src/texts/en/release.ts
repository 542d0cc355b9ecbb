/** The aandachtsfunctionaris without Teams: to say after the call that it can go on. Nothing about a pupil stands here. */
export const release = {
  afterwards: 'Have you spoken and can it go on? Then let us know. You need not log in.',
  link: 'Say that it was discussed',
  title: 'Was it discussed?',
  doneTitle: 'Thank you',
  lead: 'A colleague asked you to call. Press the button only once you have spoken and it can go on.',
  number: 'Number',
  askedOn: 'Asked on',
  button: 'Discussed, it can go on',
  done: 'There is nothing more for you to do here.',
} as const;
