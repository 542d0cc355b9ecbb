/** Eén partner wordt gevraagd om te bellen. Op de kaart, in de mail en op de pagina staat niets over een leerling. */
export const consult = {
  label: (number: string) => `Vraag ${number}`,
  labelAnonymous: 'Overleg zonder naam',
  titles: {
    asked: 'Wil je bellen?',
    calling: 'Fijn dat je belt',
    done: 'Dank je wel',
    passed: 'Je vervanger is gevraagd',
    ended: 'Bellen hoeft niet meer',
    seen: 'Dank je wel',
  },
  from: (name: string, school: string) => `${name} van ${school} vraagt je om te bellen.`,
  lines: {
    asked: 'Waarover het gaat, hoor je aan de telefoon. Hier staat bewust niets over een leerling.',
    calling: 'Heb je elkaar gesproken? Tik dan op "Gedaan".',
    done: 'De coördinator weet dat jullie elkaar hebben gesproken.',
    passed: 'Je hoeft verder niets te doen.',
    ended: 'De coördinator gaat op een andere manier verder. Je hoeft niets te doen.',
    seen: 'De coördinator weet dat jullie elkaar hebben gesproken.',
  },
  anonymous: 'Het is een overleg zonder naam. Je hoeft niet te weten om wie het gaat.',
  askedOn: 'Gevraagd op',
  steps: { calling: 'Ik bel', done: 'Gedaan', passed: 'Mijn vervanger belt' },

  subject: (number: string) => `Wil je de school bellen? (${number})`,
  subjectAnonymous: 'Wil je de school bellen voor een kort overleg?',
  intro: (school: string) => `De ondersteuningscoördinator van ${school} vraagt je om te bellen.`,
  button: 'Laat weten wie er belt',
  howLong: 'Het kost één minuut. Je hoeft niet in te loggen.',
  reference: (number: string) => `Kenmerk: ${number}`,
} as const;
