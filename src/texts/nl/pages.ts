/** Woorden die op elke pagina terugkomen. */
export const pages = {
  skip: 'Naar de inhoud',
  footer: 'Deze pagina is van de school. Er worden geen cookies gebruikt.',
  unchecked: 'Deze vertaling is nog niet nagekeken door een vertaler.',
  expiredTitle: 'Deze link werkt niet meer',
  expired: 'De link is verlopen of er is een nieuwere. Kijk in uw laatste mail, of bel de school.',
  forgedTitle: 'Deze link klopt niet',
  forged:
    'Misschien is de link niet helemaal overgenomen. Open hem nog een keer uit de mail, of bel de school.',
  expiredInTeams:
    'De link werkt een half uur. Druk in Teams nog een keer op de knop, dan krijg je een nieuwe.',
  forgedInTeams:
    'Misschien is de link niet helemaal overgenomen. Druk in Teams nog een keer op de knop, dan krijg je een nieuwe.',
  troubles: {
    not_found: {
      title: 'Deze pagina bestaat niet',
      text: 'Misschien is de link niet helemaal overgenomen. Open hem nog een keer uit de mail of in Teams, of bel de school.',
    },
    not_here: {
      title: 'Dat kan op deze pagina niet',
      text: 'Open de link nog een keer en gebruik de knop op de pagina.',
    },
    too_much: {
      title: 'Dit is te veel tekst',
      text: 'Er is niets bewaard. Open de link nog een keer en schrijf het korter op.',
    },
    too_often: {
      title: 'Dit bestand is al vaak gemaakt',
      text: 'Ga een pagina terug en probeer het over een uur nog eens. Afdrukken kan wel.',
    },
    busy: {
      title: 'Het is nu even druk',
      text: 'Er is niets veranderd. Ga een pagina terug en probeer het zo nog eens.',
    },
    broken_down: {
      title: 'Er ging bij ons iets mis',
      text: 'Er is niets veranderd. Probeer het over een minuut nog een keer.',
    },
  },
  door: 'Wat hierachter staat, is alleen voor jou. Dat je het leest, wordt vastgelegd.',
  doorAgain: 'Deze pagina stond lang open. Druk nog een keer op de knop.',
  open: 'Openen',
  on: 'Datum',
} as const;
