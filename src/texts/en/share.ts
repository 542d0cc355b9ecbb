/** Giving the link of a parent or pupil by hand: in a message app of one's own, or on paper. */
export const share = {
  title: 'Give the link yourself',
  intro:
    'Does somebody not read mail? Then give the link in your own message app or on paper. It is the same link as in the mail. That you give it is written down.',
  button: (name: string) => `Link and QR code for ${name}`,
  nameless: { parent: 'a parent', pupil: 'the pupil' },
  pageTitle: 'A link to give',
  note: (name: string, until: string) =>
    `This link is for ${name} alone. Whoever has it can answer in their place. It works until ${until}.`,
  text: 'Text to copy',
  textHint: 'There is no name in it, nor why there is a conversation.',
  sheet: 'Sheet to print',
  sheetHint: 'Print this page. Only what stands below comes on paper.',
  code: 'QR code with the link',
} as const;
