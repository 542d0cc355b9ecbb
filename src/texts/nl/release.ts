/** De aandachtsfunctionaris zonder Teams: na het bellen laten weten dat het verder kan. Hier staat niets over een leerling. */
export const release = {
  afterwards:
    'Hebben jullie elkaar gesproken en kan het verder? Laat dat dan weten. Je hoeft niet in te loggen.',
  link: 'Laat weten dat het is besproken',
  titles: {
    open: 'Is het besproken?',
    done: 'Dank je wel',
    asked_again: 'Er is opnieuw gevraagd om te bellen',
    stopped_again: 'Dit is opnieuw stilgezet',
    closed: 'De casus is afgerond',
  },
  leads: {
    open: 'Een collega vroeg of je wilde bellen. Druk pas op de knop als jullie elkaar hebben gesproken en het verder kan.',
    done: 'Je hoeft hier niets meer te doen.',
    asked_again:
      'Deze link is van een vorige keer. Bel je collega opnieuw. Kan het daarna verder? Laat dat dan weten in het nieuwste bericht dat je van ons kreeg.',
    stopped_again:
      'Deze link is van een vorige keer, en het ligt weer stil. Bel je collega en bespreek het. Vraagt een collega om een telefoontje, dan krijg je een nieuw bericht om te laten weten dat het verder kan.',
    closed: 'Hier is niets meer te doen. Hebben jullie elkaar nog niet gesproken? Bel je collega dan toch.',
  },
  number: 'Nummer',
  askedOn: 'Gevraagd op',
  code: 'Na de knop krijg je in je eigen chat of mailbox een code van zes cijfers. Zo weet de school dat jij het bent.',
  button: 'Besproken, het kan verder',
} as const;
