/** Wat er in het kanaal van de school staat: een nummer, een dag en wat er gebeurt. Nooit wie of waarom. */
export const channel = {
  casus: (number: string) => `Casus ${number}`,
  verbs: {
    concern_accepted: 'Er komt een actietafel',
    table_proposed: 'We zoeken een moment voor de actietafel',
    table_booked: 'De actietafel is gepland',
    table_moved: 'De actietafel is verzet',
    table_cancelled: 'De actietafel gaat niet door',
    table_tomorrow: 'Morgen is de actietafel',
    answers_missing: 'We wachten nog op antwoord',
    table_held: 'De actietafel is geweest',
    agreement_made: 'Er is een afspraak',
    agreement_due_soon: 'Over twee weken hoort er een afspraak te liggen',
    agreement_due: 'Vandaag hoort er een afspraak te liggen',
    agreement_overdue: 'Er ligt nog geen afspraak',
    closed: 'Deze casus is afgerond',
  },
  when: 'Wanneer',
  missing: 'Nog geen antwoord van',
  people: (count: number) => (count === 1 ? '1 deelnemer' : `${count} deelnemers`),
  noNames: 'Hier staat bewust geen naam. De coördinator weet meer.',
  bindTitle: 'Actietafel in dit kanaal?',
  bindText:
    'Ik zet hier alleen nummers, dagen en wat er gebeurt. Nooit een naam, klas of reden. Alleen de ondersteuningscoördinator of beheerder kan dit kanaal kiezen.',
  bind: 'Gebruik dit kanaal',
  boundTitle: 'Dit is het kanaal van Actietafel',
  boundText: 'Hier zie je voortaan wanneer er een actietafel is en wat er op korte termijn moet gebeuren.',
} as const;
