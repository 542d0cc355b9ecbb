/** De casus op één pagina, in de delen van wie hem leest. */
export const casePage = {
  door: (number: string) => `Casus ${number}`,
  title: (number: string) => `Casus ${number}`,
  about: (name: string, className: string) =>
    className === '' ? `Over ${name}.` : `Over ${name}, klas ${className}.`,
  recorded: 'Dat je dit leest, is vastgelegd.',
  readings: {
    carries: '',
    long_closed:
      'Deze casus is langer dan een jaar geleden afgerond. Hier staan alleen nog het nummer en de dagen.',
    raised: 'Jij meldde deze zorg. Hier zie je hoe het loopt, en wat jij beloofde.',
    partner: 'Je leest mee bij deze casus. De school heeft vastgelegd waarom dat mag.',
    partner_by_task:
      'Je leest mee vanuit je wettelijke taak. Wat eronder ligt, welke hulp erbij is en wat een ander precies doet, staat hier niet.',
    partner_without_ground:
      'Je ziet nu alleen het nummer en de dag. Meer kan pas als de familie het goed vindt, of als de wet het vraagt, en de school dat heeft vastgelegd.',
  },
  askWho: (name: string) => `Vraag het aan ${name}, die deze casus draagt.`,
  askSchool: 'Vraag het aan de ondersteuningscoördinator van de school.',

  whereTitle: 'Waar staat het?',
  factStand: 'Stand',
  stands: {
    closed: 'Afgerond',
    paused: 'Bewuste pauze',
    agreed: 'Er is een afspraak',
    table_asked: 'We zoeken een moment voor het gesprek',
    table_booked: 'Het gesprek staat gepland',
    plan_runs: 'Het plan loopt',
    no_table: 'Er staat nu geen gesprek gepland',
  },
  factAnchor: 'Drie maanden tellen vanaf',
  factDue: 'Afspraak uiterlijk',
  factFirstDue: 'Eerst uiterlijk',
  factPause: 'Pauze',
  factClosed: 'Afgerond op',
  factNext: 'Volgend gesprek',
  until: (day: string) => `tot en met ${day}`,
  noMoment: 'nog geen moment',
  noNext: 'nog niet gepland',

  pastTitle: 'Wat is er gebeurd?',
  pastMore: (count: number) => (count === 1 ? 'Nog 1 ding van eerder' : `Nog ${count} dingen van eerder`),
  pastCut: (most: number) => `Hier staan de laatste ${most} dingen. Er was eerder meer.`,
  events: {
    raised: () => 'De zorg is gemeld',
    accepted: () => 'De casus is begonnen',
    entered: () => 'De casus is hier ingevoerd',
    family_told: () => 'De familie is ingelicht',
    ground_recorded: (seat: string) => `Mag meelezen: ${seat}`,
    seat_passed: (seat: string) => `Iemand anders op de plek van ${seat}`,
    holder_changed: () => 'Iemand anders draagt de casus',
    table_asked: () => 'Gevraagd wie wanneer kan',
    table_booked: (day: string) => (day === '' ? 'Een gesprek gepland' : `Het gesprek gepland op ${day}`),
    table_moved: () => 'Het gesprek verzet',
    table_cancelled: () => 'Het gesprek gaat niet door',
    table_held: () => 'Het gesprek was er',
    minutes_final: (day: string, nth: number) =>
      `Het verslag${day === '' ? '' : ` van ${day}`} is definitief${nth > 1 ? `, versie ${nth}` : ''}`,
    agreed: (what: string) => (what === '' ? 'Er is een afspraak' : `Afgesproken: ${what}`),
    decided_anew: (day: string, why: string) =>
      `Nog geen afspraak, nieuwe dag: ${day}${why === '' ? '' : `. ${why}`}`,
    paused: (day: string, why: string) => `Bewuste pauze tot en met ${day}${why === '' ? '' : `. ${why}`}`,
    action_added: (nth: number) => `Actie ${nth} afgesproken`,
    action_ended: {
      done: (nth: number) => `Actie ${nth} is gedaan`,
      not_done: (nth: number) => `Actie ${nth} is afgesloten`,
    },
    scaled_up: (name: string, where: string) => `Opgeschaald naar ${where}: ${name}`,
    closed: (why: string) => (why === '' ? 'De casus is afgerond' : `De casus is afgerond: ${why}`),
    reopened: (why: string) => (why === '' ? 'De casus is weer geopend' : `De casus is weer geopend: ${why}`),
  },

  peopleTitle: 'De mensen',
  carriesIt: 'draagt de casus',
  invited: 'gevraagd aan tafel',
  notInvited: 'niet gevraagd aan tafel',
  leftOut: (why: string) => `niet aan tafel: ${why}`,
  leftOn: (day: string) => `tot ${day}`,
  ground: (why: string, day: string) => `Leest mee sinds ${day}: ${why}`,
  noGround: 'Ziet alleen nummer en dag',

  voicesTitle: 'Eerst de leerling en de ouders',
  voicesNotHere:
    'Wat zij vooraf zeggen, leest alleen wie de casus draagt. Vertellen ze het aan jou? Typ het dan op.',

  actionsTitle: 'Acties',
  ownActionsTitle: 'Wat jij beloofde',
  endedActions: (count: number) => (count === 1 ? '1 actie is afgerond' : `${count} acties zijn afgerond`),

  documentsTitle: 'Stukken',
  noDocuments: 'Er is nog geen verslag.',

  familyDoors: {
    title: "De pagina's van de familie",
    hint: (days: number) =>
      `De leerling en de ouders kunnen nog lezen wat er is afgesproken, tot hoogstens ${days} dagen na het afronden. Is dat niet goed? Sluit hun pagina's dan nu. Daarna is de brief er op papier.`,
    shut: "Sluit de pagina's van de familie",
    done: "De pagina's van de familie zijn dicht.",
  },

  onwardTitle: 'Meer over deze casus',
  onward: {
    concern: 'De hele melding',
    voices: 'Naar de drie vragen',
    minutes: 'Naar het verslag',
    actions: 'Naar de acties',
    people: 'Gasten, broer of zus',
    absence: 'Verzuim bijhouden',
  },
} as const;
