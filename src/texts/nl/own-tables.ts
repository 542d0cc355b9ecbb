/** Aan welke tafels iemand zit, bij alle scholen samen. */
export const ownTables = {
  label: 'Mijn tafels',
  title: (count: number) => (count === 1 ? 'Je zit aan 1 tafel' : `Je zit aan ${count} tafels`),
  none: 'Je zit nu aan geen enkele tafel',
  asked: 'Nog geen moment',
  at: (moment: string, place: string, number: string) => `${moment} · ${place} · ${number}`,
  more: (count: number) => `En nog ${count} op de pagina.`,
  open: (number: string) => `Bekijk ${number}`,
  page: 'Alles op één pagina',
  number: 'Nummer',
  note: 'Hier staan alleen tafels waar jij aan zit, van alle scholen die Actietafel hier gebruiken.',
  door: 'Wat hierachter staat, is alleen voor jou.',
  pageTitle: 'Mijn pagina',
  tablesTitle: 'Je tafels',
  awayTitle: 'Wanneer je er niet bent',
  lastDay: 'Laatste dag',
  changeLastDay: 'Laatste dag opslaan',
  takeBack: 'Trek in',
  addAway: 'Een periode toevoegen',
  saved: 'Opgeslagen. Staan er al tafels op die dagen, dan horen de scholen het nu.',
  withdrawn: 'Ingetrokken.',
  feedEnded: 'Het adres werkt niet meer.',
  feed: {
    title: 'Je tafels in je eigen agenda',
    lead: 'Met een geheim adres haalt je agenda zelf je tafels op: alleen wanneer en waar. Wie het adres heeft, ziet dat ook. Geef het dus aan niemand.',
    make: 'Maak een adres',
    made: (day: string) => `Je hebt een adres. Het is gemaakt op ${day}.`,
    renew: 'Maak een nieuw adres',
    renewHint: 'Het oude adres werkt dan niet meer.',
    end: 'Stop met dit adres',
    yours: 'Je adres',
    once: 'Kopieer het adres nu, want je ziet het maar één keer. Plak het in je agenda bij "abonneren" of "toevoegen via URL".',
  },

  askTitle: 'Al je tafels, en wanneer je er niet bent',
  askText:
    'Op je eigen pagina zie je al je tafels, van alle scholen. Daar zeg je ook wanneer je er niet bent.',
  ask: 'Mail mij de link naar mijn pagina',
  askedFor: 'De link is onderweg naar je eigen mailadres. Kijk over een minuut in je mail.',

  letterSubject: 'De link naar je eigen pagina',
  letterIntro:
    'Op je eigen pagina staan al je tafels, van alle scholen die Actietafel hier gebruiken. Je zegt er wanneer je er niet bent.',
  letterButton: 'Open mijn pagina',
  letterKeep: (days: number) =>
    `De link is alleen voor jou en werkt ${days} dagen. Stuur deze mail niet door. Vroeg je er niet om? Dan hoef je niets te doen.`,
} as const;
