/** De ondersteuningscoördinator beoordeelt een melding. Op deze kaarten staat niets over gezondheid of thuis. */
export const triage = {
  label: (number: string) => `Melding ${number}`,
  newTitle: (roepnaam: string) => `Nieuwe melding over ${roepnaam}`,
  waitingTitle: (roepnaam: string) => `De melding over ${roepnaam} wacht nog`,
  againTitle: (roepnaam: string) => `De melding over ${roepnaam} is terug`,
  sent: (on: string) => `Verstuurd op ${on}.`,
  alsoDossier: (number: string) => `Over deze leerling loopt ook casus ${number}.`,
  alsoConcerns: (numbers: string) => `Over deze leerling ligt er ook: melding ${numbers}.`,
  readFirst: 'Lees de melding op de veilige pagina en kies dan wat er gebeurt.',
  routeLabel: 'Wat gaat er gebeuren?',
  routes: {
    accept: 'Een actietafel',
    within_school: 'Eerst binnen school',
    one_partner: 'Eén partner denkt mee',
    anonymous_consult: 'Overleg zonder naam',
    advice: 'Alleen advies',
    returned: 'Terug naar de mentor met een vraag',
    safety: 'Eerst veiligheid',
  },
  routeError: 'Kies wat er gaat gebeuren.',
  next: 'Verder',
  page: 'Lees de melding',
  details: 'Vul aan',
  back: 'Terug',

  routeTitle: (roepnaam: string) => `Voor ${roepnaam}`,
  routeIntro: 'Wie de melding deed, krijgt dit als antwoord.',
  partnerIntro:
    'Ik vraag deze partner om jou te bellen, met alleen het nummer en de dag. Vertel pas over de leerling als de ouders en de leerling het weten en het goedvinden.',
  anonymousIntro:
    'Ik vraag een partner om jou te bellen, zonder nummer en zonder naam. Vraag je het liever zelf aan iemand? Dan stuur ik niemand iets.',
  safetyIntro:
    'De melding stopt hier. De ouders krijgen geen bericht van mij. Ik vraag de aandachtsfunctionaris om jou te bellen, en zeg er niets bij. Hoor je niets? Bel dan zelf.',
  reasonLabel: 'Waarom?',
  reasonError: 'Kies een reden.',
  reasons: {
    talk_first: 'We praten eerst met de leerling en de ouders',
    adjust_timetable: 'We passen het rooster aan',
    mentor_contact: 'De mentor houdt wekelijks contact',
    one_question: 'Er is één vraag, en één partner kan die beantwoorden',
    partner_knows_best: 'Eén partner is al in beeld',
    think_along_first: 'Eerst even meedenken, zonder naam',
    school_can_do_it: 'De school kan dit zelf',
    other_way_runs: 'Er loopt al iets anders',
    talk_to_parents_first: 'Wil je eerst met de ouders praten?',
    talk_to_pupil_first: 'Wil je eerst met de leerling praten?',
    tell_more: 'Wil je meer vertellen op de veilige pagina?',
    safety_first: 'Veiligheid gaat voor',
  },
  review: 'Wanneer kijken we opnieuw?',
  reviewError: 'Kies een dag na vandaag, binnen een half jaar.',
  partner: 'Welke partner?',
  askMyself: 'Ik vraag het zelf aan iemand',
  emptySeats: (seats: string) => `Hier zit nog niemand, dus die kan ik niet vragen: ${seats}.`,
  partnerError: 'Kies een partner.',
  confirm: 'Bevestigen',

  decidedTitle: (roepnaam: string) => (roepnaam === '' ? 'Besloten' : `Besloten over ${roepnaam}`),
  reviewTitle: (roepnaam: string) => `We zouden opnieuw kijken: hoe gaat het met ${roepnaam}?`,
  reviewOn: (on: string) => `We kijken opnieuw op ${on}.`,
  openCase: 'Open de casus',
  absence: 'Verzuim bijhouden',
  casePage: 'De casus',
  voices: 'Drie vragen vooraf',
  reopen: 'Opnieuw beoordelen',
  finish: 'Klaar, meer hoeft niet',
  finished: 'Klaar. Meer is niet nodig.',
  consults: {
    asked: 'De partner is gevraagd om jou te bellen.',
    calling: 'De partner gaat jou bellen.',
    done: 'Jullie hebben elkaar gesproken. Hoe gaan we verder?',
    no_deputy:
      'De partner kan niet, en er staat geen vervanger op de lijst. Bel zelf, of kies een andere weg.',
  },
  tell: {
    parent:
      'Een ouder vroeg hierom. Vertel jij wat er is besloten, en waarom? Van mij krijgt de ouder geen bericht.',
    pupil: 'De leerling vroeg hierom. Vertel jij wat er is besloten, en waarom?',
  },
  tellByColleague: {
    parent:
      'Een ouder vroeg hierom. De collega die het opschreef, vertelt het. Doe jij het? Tik dan hieronder.',
    pupil:
      'De leerling vroeg hierom. De collega die het opschreef, vertelt het. Doe jij het? Tik dan hieronder.',
  },
  told: 'Ik heb het verteld',
  toldOn: {
    parent: (on: string) => `De ouder hoorde het op ${on}.`,
    pupil: (on: string) => `De leerling hoorde het op ${on}.`,
  },
  dueTitle: (roepnaam: string) => `Heb je het antwoord over ${roepnaam} al verteld?`,

  answerTitle: (roepnaam: string) =>
    roepnaam === '' ? 'Antwoord op je melding' : `Antwoord op je melding over ${roepnaam}`,
  answers: {
    accept: 'Er komt een actietafel. Ik vraag je zo welk moment jou past.',
    within_school: 'Jullie pakken het eerst binnen school op.',
    one_partner: 'Eén partner denkt mee.',
    anonymous_consult: 'De coördinator overlegt eerst, zonder naam te noemen.',
    advice: 'De coördinator geeft je advies.',
    returned: 'De coördinator heeft een vraag aan je.',
    safety: 'De coördinator neemt hierover contact met je op.',
  },
  tellMore: 'Meer vertellen',
  done: 'Gedaan: kijk opnieuw',
  answeredTitle: (roepnaam: string) =>
    roepnaam === ''
      ? 'De melding is terug bij de coördinator'
      : `De melding over ${roepnaam} is terug bij de coördinator`,
  answeredText: 'Dank je. Je hoort van mij wat er gebeurt.',

  calls: {
    asked: {
      title: (name: string) => `${name} wil dat je belt`,
      text: () => 'Waarover het gaat, hoor je aan de telefoon.',
    },
    released: { title: () => 'Besproken', text: () => 'Je collega kan verder met de melding.' },
    stopped_again: {
      title: () => 'De melding is opnieuw stilgezet',
      text: (name: string) => `Bel ${name} en bespreek het opnieuw. Druk daarna pas op de knop.`,
    },
    closed: {
      title: () => 'De casus is afgerond',
      text: (name: string) =>
        `Hier hoef je niets meer te laten weten. Heb je ${name} nog niet gesproken? Bel dan toch.`,
    },
  },
  release: 'Besproken: de melding kan door',
  stop: 'Eerst veiligheid',
  doubtedTitle: 'Eerst veiligheid',
  doubtedText:
    'Een collega twijfelt of dit veilig is. De familie krijgt nu niets van mij. Wat al is gepland, blijft staan: overleg of dat kan.',
  doubtedNext: 'De aandachtsfunctionaris laat weten wanneer het verder kan.',
  safetyLabel: 'Bel een collega',
} as const;
