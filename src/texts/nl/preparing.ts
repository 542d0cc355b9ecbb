/** Wat iemand vooraf bekijkt: de eigen taak aan tafel in één zin, en wat er gevraagd wordt. Voor iedereen op die plek hetzelfde. */
export const preparing = {
  subject: (moment: string) => `Bereid je voor op de actietafel: ${moment}`,
  intro: 'Binnenkort is de actietafel.',
  task: (task: string) => `Jouw deel: ${task}.`,
  tasks: {
    leerplicht: 'rechten, plichten en mogelijkheden',
    swv: 'de schoolloopbaan',
    jgz: 'ziekte en belasting',
    buurtteam: 'opvoeden, ruzie, pesten, schulden en verslaving',
    rmc: 'school of werk na de 18e verjaardag',
    mentor: 'wat je op school ziet',
  },
  asks: {
    look: 'Kijk wat je kunt bieden.',
    bring: 'Neem één mogelijkheid mee.',
    say: 'Kun je iets niet? Zeg het vooraf.',
  },
  toPage: 'Zo gaat het gesprek',
  heading: 'Zo bereid je je voor',
  points: 'Bekijk de punten',
  sheet: 'Agenda op papier',
  sheetHint: 'Print dit blad en leg het op tafel. Er staat geen naam en geen nummer op.',
  sheetBack: 'Terug',
} as const;
