/** Words that return on every page. */
export const pages = {
  skip: 'To the content',
  otherLanguage: 'Nederlands',
  footer: 'This page belongs to your school. It uses no cookies.',
  expiredTitle: 'This link does not work any more',
  expired: 'The link has ended or there is a newer one. Look at your last mail, or call the school.',
  forgedTitle: 'This link is not right',
  forged: 'Perhaps the link was not copied whole. Open it from the mail once more, or call the school.',
  saved: 'Saved',
  save: 'Save',
  back: 'Back',
} as const;
