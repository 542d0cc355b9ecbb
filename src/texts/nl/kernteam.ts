/** Wie er aan tafel hoort, waarom, en wat er ontbreekt: alleen op onze eigen pagina's. */
export const kernteam = {
  title: 'Wie hoort er aan tafel?',
  because: {
    school: 'vast op deze school',
    school_area: (area: string) => `${area}, omdat de school daar staat`,
    home_area: (area: string) => `${area}, omdat de leerling daar woont`,
  },
  as: {
    seat: '',
    added: 'schuift aan',
    informed: 'niet aan tafel: breng je zelf op de hoogte',
  },
  deputies: (count: number) => (count === 1 ? '1 vervanger' : `${count} vervangers`),
  noDeputy: 'geen vervanger',
  missing: 'Ontbreekt',
  gaps: {
    none_here: (seat: string, area: string) => `In ${area} is geen ${seat}.`,
    nobody: (seat: string, area: string) =>
      area === '' ? `Op de plek voor ${seat} zit nu niemand.` : `Voor ${seat} in ${area} is er nu niemand.`,
    home_unknown: (seat: string) =>
      `Wie er komt van ${seat} hangt af van waar de leerling woont. Dat is niet bekend.`,
    home_not_described: (seat: string, area: string) =>
      `Wie er komt van ${seat} uit ${area} staat nog niet in Actietafel.`,
    sits_elsewhere: (seat: string) => `Wie er is voor ${seat}, zit al op een andere plek aan deze tafel.`,
    no_seat: (seat: string, area: string) =>
      area === '' ? `Een plek voor ${seat} is niet bekend.` : `Voor ${seat} in ${area} is niemand bekend.`,
  },
  call: (name: string, how: string) => (how === '' ? `Vraag het ${name}.` : `Vraag het ${name}: ${how}.`),
  remarks: {
    home_unknown: 'Waar de leerling woont is niet bekend. Kijk of de vaste mensen van de school kloppen.',
    home_elsewhere: (municipality: string) =>
      `De leerling woont in ${municipality}, niet in de gemeente van de school.`,
    adult: 'De leerling is 18 of ouder: de leerplicht geldt niet meer.',
    turns_18: (day: string) =>
      `De leerling wordt 18 op ${day}, binnen de drie maanden van het plan. Betrek op tijd het Doorstroompunt.`,
    exempt: (day: string) => `Er loopt een vrijstelling van de leerplicht, tot en met ${day}.`,
  },
} as const;
