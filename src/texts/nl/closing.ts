/** Het einde van een casus: waarom, wat hielp, wat we leerden, en weer openen. */
export const closing = {
  helped: 'Wat hielp? Mag leeg blijven.',
  hindered: 'Wat zat in de weg? Mag leeg blijven.',
  aboutSystem:
    'Kies daarna wat hielp en wat in de weg zat. Het gaat over hoe het geregeld is, niet over mensen.',
  parts: {
    quick_table: 'Hoe snel we om tafel zaten',
    one_regisseur: 'Eén plan, één regisseur',
    partners_known: 'Of partners elkaar kenden',
    school_support: 'De ondersteuning op school zelf',
    timetable_room: 'De ruimte in het rooster',
    fitting_place: 'Een passende plek dichtbij',
    waiting_time: 'De wachttijd voor hulp',
    borders: 'Grenzen van gemeente of organisatie',
    rules_and_money: 'Regels, geld of een indicatie',
    handing_on: 'De overdracht tussen scholen',
  },
  toRaiser: (roepnaam: string, day: string) =>
    `De casus over ${roepnaam}, die jij meldde, is op ${day} afgerond. Dank je wel dat je het zag.`,
  toRaiserAgain: 'Maak je je weer zorgen? Meld het dan gerust opnieuw.',
  reopen: 'Weer openen',
  reopenTitle: (roepnaam: string) =>
    roepnaam === '' ? 'Waarom openen we weer?' : `Waarom openen we weer voor ${roepnaam}?`,
  reopenIntro:
    'Het nummer blijft. De drie maanden beginnen vandaag opnieuw. Bel eerst de leerling en de ouders: zij horen het van jou, niet van mij. Partners zien alleen nummer en dag, tot je opnieuw vastlegt waarom zij mogen meelezen.',
  reopenReason: 'Reden',
  reopenReasons: {
    goes_wrong_again: 'Het gaat weer minder goed',
    closed_too_soon: 'Te vroeg afgerond',
    back_at_school: 'De leerling is terug op deze school',
    family_asks: 'De familie vraagt het',
  },
  reopenReasonError: 'Kies een reden.',
  otherRuns: (number: string) =>
    `Voor deze leerling loopt casus ${number} al. Ga daar verder: één leerling, één plan.`,
  factFirstSince: 'Eerst begonnen op',
  reopenedTitle: (roepnaam: string) =>
    roepnaam === '' ? 'De casus is weer geopend' : `De casus over ${roepnaam} is weer geopend`,
  reopenedText: (name: string) =>
    `Jij meldde deze casus. Hij loopt weer. ${name} is casushouder: praat met elkaar bij.`,
  lessonTitle: 'Afronden: wat hebben we geleerd?',
  lessonLabel: 'Wat hebben we geleerd?',
  lessonHint: (days: number) =>
    `Over hoe we samenwerkten en hoe het geregeld was: niet over de leerling of de familie. Dit kan tot ${days} dagen na het afronden.`,
  lessonWrite: 'Schrijf op wat we leerden',
  lessonSave: 'Bewaar wat we leerden',
  lessonSaveAsIs: 'Zo laten staan en bewaren',
  lessonKept: 'Het is bewaard.',
  lessonBy: (name: string, day: string) => `Geschreven door ${name} op ${day}`,
  lessonOn: (day: string) => `Geschreven op ${day}`,
  closedOn: (day: string) => `Afgerond op ${day}`,
  helpedShort: 'Wat hielp',
  hinderedShort: 'Wat in de weg zat',
  reopenedOn: (day: string) => `Weer geopend op ${day}`,
  leftTitle: (roepnaam: string) =>
    roepnaam === '' ? 'De leerling staat niet meer op de lijst' : `${roepnaam} staat niet meer op de lijst`,
  leftText:
    'Is de leerling verhuisd of van school? Rond dan af met die reden. Is er nog geen nieuwe plek? Dan kan de casus gewoon doorlopen: een leerling zonder school heeft ook recht op een afspraak.',
  keepOpen: 'Laten doorlopen',
  mentorTitle: (roepnaam: string) =>
    roepnaam === '' ? 'Er loopt een casus in je klas' : `Er loopt een casus over ${roepnaam}`,
  mentorText: (name: string) => `Jij bent nu mentor. ${name} is casushouder: vraag wat je moet weten.`,
  mentorCarries: 'Jij bent nu mentor, en je bent ook casushouder.',
} as const;
