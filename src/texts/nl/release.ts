/** De aandachtsfunctionaris zonder Teams: na het bellen laten weten dat het verder kan. Hier staat niets over een leerling. */
export const release = {
  afterwards:
    'Hebben jullie elkaar gesproken en kan het verder? Laat dat dan weten. Je hoeft niet in te loggen.',
  link: 'Laat weten dat het is besproken',
  title: 'Is het besproken?',
  doneTitle: 'Dank je wel',
  lead: 'Een collega vroeg of je wilde bellen. Druk pas op de knop als jullie elkaar hebben gesproken en het verder kan.',
  number: 'Nummer',
  askedOn: 'Gevraagd op',
  button: 'Besproken, het kan verder',
  done: 'Je hoeft hier niets meer te doen.',
} as const;
