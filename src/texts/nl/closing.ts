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
  toRaiserWhy: (reason: string) => `Reden: ${reason}.`,
  raiserReasons: {
    agreement_runs: 'de afspraak loopt goed',
    moved_away: 'verhuisd',
    left_school: 'van school',
    opened_by_mistake: 'per ongeluk geopend',
  },
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
} as const;
