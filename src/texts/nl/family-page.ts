/**
 * Wat er is afgesproken, voor de leerling en elke ouder: de pagina, de code ervoor en de mail erover. "Je" tegen de leerling, "u" tegen
 * ouders; waar het kan zonder.
 */
export const familyPage = {
  offer: {
    parent: 'Het gesprek is opgeschreven. U kunt lezen wat er is afgesproken, en zeggen of het klopt.',
    pupil: 'Het gesprek is opgeschreven. Je kunt lezen wat er is afgesproken, en zeggen of het klopt.',
  },
  read: 'Lees wat er is afgesproken',
  title: 'Wat er is afgesproken',
  dayLabel: 'Gesprek op',
  note: {
    parent: 'Wat hierachter staat, is alleen voor u.',
    pupil: 'Wat hierachter staat, is alleen voor jou.',
  },
  again: 'Deze pagina stond lang open. Druk nog een keer op de knop.',
  code: {
    door: 'Druk op de knop. Dan komt er een mail met een code van zes cijfers, op het adres dat de school heeft. Typ die hierna in.',
    ask: 'Stuur de code',
    title: 'Typ de code',
    sent: 'De code is onderweg naar het mailadres dat de school heeft.',
    works: (minutes: number) => `De code werkt ${minutes} minuten.`,
    label: 'Code van zes cijfers',
    show: 'Verder',
    again: 'Geen code gekregen? Vraag een nieuwe',
    wrong: 'Deze code klopt niet. Kijk in de nieuwste mail.',
    over: 'Die code werkt niet meer. Druk nog een keer op de knop voor een nieuwe.',
    stopped: {
      too_many: {
        title: 'Even wachten',
        text: 'Er zijn al een paar codes gevraagd. Probeer het over een uur nog een keer, of bel de school.',
      },
      no_address: {
        title: 'We kunnen geen code sturen',
        text: 'De school heeft geen mailadres voor deze brief. Bel de school, dan komt de brief op papier.',
      },
    },
    subject: 'De code voor de pagina van school',
    yours: (code: string) => `De code is ${code}`,
    use: (minutes: number) =>
      `Typ de code op de pagina die net open is gegaan. De code werkt ${minutes} minuten. Geef hem aan niemand.`,
    notYou: {
      parent: 'Vroeg u hier niet om? Dan heeft iemand anders uw link. Die ziet niets. Bel de school.',
      pupil: 'Vroeg jij hier niet om? Dan heeft iemand anders jouw link. Die ziet niets. Zeg het op school.',
    },
  },
  inDutch: 'De brief hieronder is in het Nederlands. De school kan hem met een tolk doornemen.',
  pdf: 'Bewaar de brief als pdf',
  print: 'Op papier? Druk de brief af met de knop van de browser.',
  right: { parent: 'Klopt het zo?', pupil: 'Klopt het zo?' },
  rightLead: {
    parent: 'Schrijf het op zoals u het ziet. Wij zetten het erbij, ook als wij het anders zien.',
    pupil: 'Schrijf het op zoals jij het ziet. Wij zetten het erbij, ook als wij het anders zien.',
  },
  words: {
    parent: 'Wat klopt er niet, of wilt u erbij zeggen?',
    pupil: 'Wat klopt er niet, of wil je erbij zeggen?',
  },
  agrees: 'Dit klopt',
  disagrees: 'Dit klopt niet',
  said: {
    agrees: (day: string) => `Gezegd op ${day}: dit klopt.`,
    disagrees: (day: string) => `Gezegd op ${day}: dit klopt niet.`,
  },
  kept: {
    parent: 'Dank u wel. Het staat erbij.',
    pupil: 'Dank je wel. Het staat erbij.',
  },
  whoReads: 'Dit komt bij het verslag. Wie de casus begeleidt leest het, en partners die mogen meelezen.',
  heard: { parent: 'Voelde u zich gehoord?', pupil: 'Voelde je je gehoord?' },
  heardLead: 'Het hoeft niet. Dit leest alleen wie op school deze gesprekken begeleidt.',
  heardChoices: { yes: 'Ja', partly: 'Een beetje', no: 'Nee', rather_not: 'Dat zeg ik liever niet' },
  heardWords: {
    parent: 'Wat wilt u daarbij zeggen? Leeg laten mag.',
    pupil: 'Wat wil je daarbij zeggen? Leeg laten mag.',
  },
  heardSave: 'Verstuur dit antwoord',
  heardKept: {
    parent: 'Dank u wel. U kunt het nog veranderen.',
    pupil: 'Dank je wel. Je kunt het nog veranderen.',
  },
  closed: 'De gesprekken zijn afgerond. Lezen kan nog. Iets zeggen? Bel de school.',
  faults: {
    missing: 'Kies eerst een antwoord.',
    why: 'Schrijf op wat er niet klopt. Het mag kort.',
    long: 'Dit is te lang. Maak het korter.',
    bsn: 'Hier staat een burgerservicenummer. Haal dat weg.',
    again: 'De afspraken zijn verbeterd. Lees ze nog een keer. Wat is getypt, staat er nog.',
    often: 'Er is al vaak iets gezegd. Bel de school.',
    other: 'Dit kan nu niet. Bel de school.',
  },
  mail: {
    subject: 'Het verslag van het gesprek is klaar',
    intro: {
      parent: (day: string) =>
        `Op ${day} was het gesprek op school. Er is opgeschreven wat er is afgesproken. U kunt het lezen, en zeggen of het klopt.`,
      pupil: (day: string) =>
        `Op ${day} was het gesprek op school. Er is opgeschreven wat er is afgesproken. Je kunt het lezen, en zeggen of het klopt.`,
    },
    code: 'De pagina vraagt een code. Die komt dan met een mail naar dit adres.',
    paper: {
      parent: 'Liever op papier, of samen lezen? Bel de school.',
      pupil: 'Liever op papier, of samen lezen? Zeg het op school.',
    },
  },
} as const;
