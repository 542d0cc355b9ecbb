/** Iemand anders laten komen: de keuze voor de coördinator, en het bericht aan wie niet meer hoeft. */
export const replacing = {
  ask: 'Iemand anders laten komen',
  title: 'Wie komt er in de plaats?',
  text: 'Wie nu gevraagd is, krijgt bericht. Voor de anderen verandert er niets.',
  choice: 'Kies wie er komt',
  option: (seat: string, name: string, why: string) => `${seat}: ${name}, ${why}`,
  free: 'kan dan',
  freeAt: (possible: number, of: number) => `kan op ${possible} van de ${of} momenten`,
  outside: 'komt er apart voor',
  unknown: 'agenda niet bekend',
  tentative: 'heeft misschien iets anders',
  nobody: (seats: string) => `Niemand anders die kan: ${seats}`,
  noneAtAll: 'Er is niemand anders die kan. Zoek andere momenten, of laat het zo doorgaan.',
  yes: 'Laat komen',

  passedTitle: 'Iemand anders gaat in jouw plaats',
  passedBooked: (moment: string) => `Je hoeft niet te komen op ${moment}. Haal het uit je agenda.`,
  passedAsked: 'Je hoeft geen antwoord meer te geven.',
  subject: (number: string) => `Je hoeft niet naar actietafel ${number}`,
  letter: (number: string) => `Naar actietafel ${number} gaat iemand anders in jouw plaats.`,
} as const;
