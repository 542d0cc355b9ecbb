/** Wat leerling en ouders vóór het gesprek zeggen, voor wie de casus draagt en voor de mentor. */
export const hearing = {
  door: (number: string) => `De drie vragen bij casus ${number}`,
  pageTitle: (number: string) => `De drie vragen bij casus ${number}`,
  intro:
    'Het gesprek begint met wat de leerling zegt, en dan de ouders. Wie een mail krijgt, kan het zelf opschrijven. Je kunt het ook typen voor iemand die het je vertelt, of die het blad invulde.',
  introOwn:
    'Vertelt de leerling of een ouder jou iets? Of gaf iemand je het blad? Typ het hier in hun eigen woorden. Wat er al staat, leest alleen wie de casus draagt.',
  who: { pupil: 'leerling', parent: 'ouder' },
  named: (name: string, who: string) => `${name} (${who})`,
  nameless: { pupil: 'De leerling', parent: 'Een ouder' },
  notYet: 'Vooraf is nog niets gezegd.',
  notForParents: 'Niet voor de ouders: zeg dit niet waar zij bij zijn, en laat het niet zien.',
  roads: {
    link: (day: string, _by: string) => `Zelf opgeschreven op ${day}.`,
    told: (day: string, by: string) => `Verteld aan ${by}, op ${day}.`,
    paper: (day: string, by: string) => `Overgetypt van papier door ${by}, op ${day}.`,
  },
  somebody: 'een collega',
  times: (times: number) => `In totaal ${times} keer iets gezegd. Hier staat het laatste.`,
  feltHeard: 'Voelde zich gehoord?',
  feltHeardAlone: 'Dit leest alleen wie de casus draagt. Laat het aan tafel niet zien.',
  feltHeardAfter: (day: string, answer: string) => `Na het gesprek van ${day}: ${answer}.`,
  feltHeardAnswers: {
    yes: 'voelde zich gehoord',
    partly: 'voelde zich een beetje gehoord',
    no: 'voelde zich niet gehoord',
    rather_not: 'zegt liever niet of het zo voelde',
  },
  feltHeardOn: (day: string) => `Gezegd op ${day}.`,
  write: { pupil: 'Typ wat de leerling zegt', parent: 'Typ wat deze ouder zegt' },
  sheet: { pupil: 'Blad voor de leerling', parent: 'Blad voor deze ouder' },
  sheetHint: {
    pupil:
      'Druk dit blad af met de knop van je browser. Er staat geen naam op. Schrijf zelf niets op het blad.',
    parent:
      'Druk dit blad af met de knop van je browser. Het is in de taal van deze ouder. Er staat geen naam op.',
  },
  writeLead: {
    pupil: 'Schrijf op wat de leerling zegt, in de woorden van de leerling. Vraag ook wie het mag lezen.',
    parent: 'Schrijf op wat deze ouder zegt, in de eigen woorden.',
  },
  road: 'Hoe kwam het bij jou?',
  roadChoices: { told: 'Verteld', paper: 'Op papier' },
  save: 'Bewaar',
  saved: 'Bewaard. Het gesprek begint hiermee.',
  backToList: 'Terug naar de drie vragen',
} as const;
