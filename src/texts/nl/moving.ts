/** Tafels verzetten waar iemand niet meer op school is, samen. */
export const moving = {
  ask: (count: number) => (count === 1 ? '1 tafel verzetten' : `${count} tafels verzetten`),
  label: 'Tafels verzetten',
  title: (count: number) =>
    count === 1 ? 'Bij 1 tafel is iemand er dan niet meer' : `Bij ${count} tafels is iemand er dan niet meer`,
  titleNone: 'Er is geen tafel om te verzetten',
  text: 'Iedereen krijgt nieuwe momenten te zien, ook het gezin. Er staat pas iets vast als het gezin ja zegt.',
  started: (count: number) =>
    count === 1
      ? 'Voor 1 tafel is iedereen opnieuw gevraagd.'
      : `Voor ${count} tafels is iedereen opnieuw gevraagd.`,
  left: 'Deze kon ik nog niet doen. Tik nog een keer.',
  becomes: 'Wordt',
  line: (to: string, changes: string) => `${to}. ${changes}.`,
  stays: 'Blijft',
  noOther: 'Ik vind geen ander moment.',
  lost: 'Mist',
  more: (count: number) => `En nog ${count}. Die komen hierna.`,
  notProven:
    'Het waren er te veel om alles te vergelijken. Dit is het beste dat ik vond, misschien niet het allerbeste.',
  without: (now: number, atLeast: number) =>
    `Voor ${now === 1 ? '1 tafel' : `${now} tafels`} vond ik geen ander moment. Voor ten minste ${atLeast} is er zeker geen.`,
  askedAgain: (now: number, atLeast: number) =>
    `${now} mensen die al ja zeiden, vraag ik opnieuw. Bij ten minste ${atLeast} van hen kan dat niet anders.`,
  yes: 'Vraag iedereen opnieuw',
  leave: 'Laat ze zo staan',
} as const;
