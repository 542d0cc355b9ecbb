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
  line: (from: string, to: string, changes: string) => `${from} → ${to} (${changes})`,
  stays: (from: string) => `${from} blijft staan: ik vind geen ander moment`,
  lost: (seats: string) => `Er niet meer: ${seats}`,
  more: (count: number) => `En nog ${count}. Die komen hierna.`,
  notProven:
    'Het waren er te veel om alles te vergelijken. Dit is het beste dat ik vond, misschien niet het allerbeste.',
  without: (now: number, atLeast: number) =>
    `Nu blijven er ${now} zonder ander moment; minder dan ${atLeast} kan niet.`,
  askedAgain: (now: number, atLeast: number) =>
    `Nu antwoorden ${now} mensen opnieuw die al ja zeiden; minder dan ${atLeast} kan niet.`,
  yes: 'Vraag iedereen opnieuw',
  leave: 'Laat ze zo staan',
} as const;
