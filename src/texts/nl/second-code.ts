/** Zes cijfers naar de eigen chat of mailbox, voordat een pagina laat zien wat erop staat. */
export const secondCode = {
  door: 'Druk op de knop. Dan krijg je een code van zes cijfers, in je eigen chat met Actietafel of in je eigen mailbox. Je typt hem hierna in.',
  ask: 'Laat zien',
  title: 'Typ je code',
  sent: {
    teams: 'Je code staat in je eigen chat met Actietafel in Teams.',
    mail: 'Je code is onderweg naar het mailadres dat de school van je heeft.',
  },
  works: (minutes: number) => `Hij werkt ${minutes} minuten.`,
  label: 'Code van zes cijfers',
  show: 'Verder',
  again: 'Geen code gekregen? Vraag een nieuwe',
  wrong: 'Deze code klopt niet. Kijk nog eens in je nieuwste bericht.',
  over: 'Die code werkt niet meer. Druk nog een keer op de knop, dan krijg je een nieuwe.',
  stopped: {
    too_many: {
      title: 'Even wachten',
      text: 'Er zijn al een paar codes gevraagd. Probeer het over een uur nog een keer. Heeft het haast? Bel de school.',
    },
    no_address: {
      title: 'We kunnen je geen code sturen',
      text: 'De school heeft geen chat en geen mailadres van je. Bel de school.',
    },
  },

  subject: 'Je code voor Actietafel',
  yours: (code: string) => `Je code is ${code}`,
  use: (minutes: number) =>
    `Typ hem op de pagina die je net opende. Hij werkt ${minutes} minuten. Geef hem aan niemand, ook niet als iemand erom vraagt.`,
  notYou:
    'Vroeg jij hier niet om? Dan heeft iemand anders een link van jou. Die ziet niets. Laat het de school weten.',
} as const;
