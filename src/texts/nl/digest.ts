/** Het ene bericht van een dag, en wat iemand ermee doet. Vragen, nooit verwijten. */
export const digest = {
  label: 'Vandaag',
  title: 'Dit is er vandaag',
  titleNothing: 'Je hoeft nu niets te doen',
  sections: {
    reminded: 'Kun je hiernaar kijken?',
    before_back: 'Voor je er weer bent',
    overdue: 'Staat nog open',
    this_week: 'Deze week',
    new: 'Nieuw',
  },
  terms: {
    concern_untouched: 'melding beoordelen',
    parents_informed: 'ouders inlichten',
    asker_told: 'antwoord vertellen',
    review: 'opnieuw kijken',
    first_table: 'eerste actietafel',
    report_shared: 'verslag delen',
    agreement: 'afspraak maken',
    interim_6w: 'kijken hoe het na zes weken gaat',
    interim_10w: 'kijken hoe het na tien weken gaat',
    absence_16h: 'melden in het loket',
    long_absence: 'melden in het loket',
    sick_talk: 'gesprek voeren',
    sick_consult: 'overleg vragen',
    care_duty: 'besluit nemen',
    action: 'actie afronden',
    // Dit kan naast een roepnaam staan: dus geen woord over gezondheid.
    jgz_review: 'opnieuw kijken',
    pause_over: 'verder na de pauze',
  },
  line: (number: string, roepnaam: string | null, what: string, when: string) =>
    `${number}${roepnaam ? ` ${roepnaam}` : ''}: ${what}, ${when}`,
  before: (day: string) => `uiterlijk ${day}`,
  today: 'vandaag',
  after: (day: string) => `bedoeld voor ${day}`,
  as: {
    responsible: '',
    deputy: 'Je vervangt een collega.',
    coordinator: 'Kun jij meekijken?',
    channel: '',
    scale_up: 'Is er hulp van anderen nodig? Dat beslis jij.',
  },
  scaleUp: (roepnaam: string, seat: string) =>
    `Is er hulp van anderen nodig? Je kunt ${roepnaam} (${seat}) vragen. Dat beslis jij.`,
  notCounted: (why: string) => `Telt niet mee: ${why}.`,
  wasPutOff: (day: string) => `Hier nam je bewust meer tijd voor. De dag blijft ${day}.`,
  paused: (until: string, day: string) => `Bewuste pauze tot en met ${until}. De dag blijft ${day}.`,
  more: (count: number) => `En nog ${count} in je lijst.`,
  undelivered: 'Niet bezorgd',
  moreUndelivered: (count: number) => `En nog ${count}.`,
  heartbeat: (terms: number, undelivered: number) =>
    `${terms === 1 ? '1 termijn' : `Alle ${terms} termijnen`} bewaakt, ${
      undelivered === 1 ? '1 bericht' : `${undelivered} berichten`
    } niet bezorgd.`,
  heartbeatMissing: 'De controle van vannacht is niet gedaan. Vraag de beheerder van Actietafel om hulp.',
  heartbeatRepaired: (count: number) => `${count === 1 ? '1 termijn' : `${count} termijnen`} hersteld.`,
  heartbeatUnrepaired: (count: number) =>
    `${count === 1 ? '1 ding klopt' : `${count} dingen kloppen`} nog niet. Vraag de beheerder van Actietafel om hulp.`,
  choose: 'Waar gaat het over?',
  open: 'Openen',
  take: 'Ik pak het op',
  later: 'Later',
  list: 'Mijn lijst',
  wishes: 'Herinneringen',
  back: 'Terug naar vandaag',

  putOffTitle: 'Wanneer zal ik het weer vragen?',
  about: (what: string) => `Het gaat om: ${what}.`,
  putOffStays: (day: string) => `De dag zelf blijft ${day}.`,
  putOffUntil: (day: string) => `Op ${day}`,
  answered: {
    put_off: (day: string) => `Goed. Ik vraag het weer op ${day}.`,
    taken_up: (day: string) => `Fijn dat je dit oppakt. Tot ${day} vraag ik er niets over.`,
  },
  answeredOf: (number: string, what: string, said: string) => `${number}, ${what}. ${said}`,

  letterSubject: (day: string) => `Herinneringen van ${day}`,
  letterIntro: 'Dit vraagt je aandacht:',
  letterMore: (count: number) => `En nog ${count}.`,
  letterButton: 'Open mijn pagina',
  letterWishes: 'Op die pagina kies je ook wanneer ik je mag herinneren.',
} as const;
