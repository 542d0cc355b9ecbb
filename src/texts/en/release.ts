/** The aandachtsfunctionaris without Teams: to say after the call that it can go on. Nothing about a pupil stands here. */
export const release = {
  afterwards: 'Have you spoken and can it go on? Then let us know. You need not log in.',
  link: 'Say that it was discussed',
  titles: {
    open: 'Was it discussed?',
    done: 'Thank you',
    asked_again: 'You were asked to call again',
    stopped_again: 'This was stopped again',
    closed: 'The case is closed',
  },
  leads: {
    open: 'A colleague asked you to call. Press the button only once you have spoken and it can go on.',
    done: 'There is nothing more for you to do here.',
    asked_again:
      'This link is of an earlier time. Call your colleague again. Can it go on after that? Say so in the newest message that you had from us.',
    stopped_again:
      'This link is of an earlier time, and it stands still again. Call your colleague and discuss it. When a colleague asks for a call, you get a new message in which to say that it can go on.',
    closed:
      'There is nothing more to do here. Have you not spoken yet? Then call your colleague all the same.',
  },
  number: 'Number',
  askedOn: 'Asked on',
  code: 'After the button you get a code of six digits in your own chat or mailbox. That way the school knows that it is you.',
  button: 'Discussed, it can go on',
} as const;
