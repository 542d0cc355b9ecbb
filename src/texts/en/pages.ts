/** Words that return on every page. */
export const pages = {
  skip: 'To the content',
  footer: 'This page belongs to the school. It uses no cookies.',
  unchecked: 'This translation has not been checked by a translator yet.',
  expiredTitle: 'This link does not work any more',
  expired: 'The link has ended or there is a newer one. Look at your last mail, or call the school.',
  forgedTitle: 'This link is not right',
  forged: 'Perhaps the link was not copied whole. Open it from the mail once more, or call the school.',
  expiredInTeams: 'The link works for half an hour. Press the button in Teams once more to get a new one.',
  forgedInTeams:
    'Perhaps the link was not copied whole. Press the button in Teams once more to get a new one.',
  troubles: {
    not_found: {
      title: 'This page does not exist',
      text: 'Perhaps the link was not copied whole. Open it once more from the mail or in Teams, or call the school.',
    },
    not_here: {
      title: 'That cannot be done on this page',
      text: 'Open the link once more and use the button on the page.',
    },
    too_much: {
      title: 'This is too much text',
      text: 'Nothing was kept. Open the link once more and write it in fewer words.',
    },
    too_often: {
      title: 'This file was made often already',
      text: 'Go back a page and try once more in an hour. Printing still works.',
    },
    busy: {
      title: 'It is busy just now',
      text: 'Nothing has changed. Go back a page and try once more in a moment.',
    },
    broken_down: {
      title: 'Something went wrong on our side',
      text: 'Nothing has changed. Please try once more in a minute.',
    },
  },
  door: 'What is behind this is for you only. That you read it is recorded.',
  doorAgain: 'This page was open for long. Press the button once more.',
  open: 'Open',
  on: 'Date',
} as const;
