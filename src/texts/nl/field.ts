/** Het speelveld: wie er om een school heen werkt, op welk niveau, en wat er ontbreekt. Niets over een leerling. */
export const field = {
  label: 'Speelveld',
  title: (school: string) => `Wie er om ${school} heen werkt`,
  organisations: (count: number) =>
    count === 1 ? 'Er werkt 1 organisatie mee.' : `Er werken ${count} organisaties mee.`,
  open: (count: number) =>
    count === 1
      ? 'Op 1 plek zit niemand. Op de pagina zie je waar.'
      : `Op ${count} plekken zit niemand. Op de pagina zie je waar.`,
  contactPerson: (who: string) => `Aanspreekpunt van het kernteam: ${who}.`,
  noContactPerson: 'Het kernteam heeft nog geen aanspreekpunt.',
  counts: (areas: number, seats: number) => {
    const told = [
      ...(areas > 0 ? [areas === 1 ? '1 gebied' : `${areas} gebieden`] : []),
      seats === 1 ? '1 plek' : `${seats} plekken`,
    ];
    return told.join(', ');
  },
  page: 'Bekijk het speelveld',
  levels: { local: 'Lokaal', regional: 'Regionaal', supra_regional: 'Bovenregionaal' },
  areaLevels: {
    neighbourhood: 'wijk',
    district: 'stadsdeel',
    municipality: 'gemeente',
    region: 'regio',
    supra_region: 'bovenregio',
  },
  note: 'Deze pagina kun je afdrukken en naast het beeld van de gemeente leggen. Er staat niets over leerlingen op.',
  schoolItself: 'De school zelf',
  within: (areas: string) => `ligt in ${areas}`,
  postcodes: (ranges: string) => `postcodes ${ranges}`,
  without: (seats: string) => `Hier is geen: ${seats}.`,
  nobody: 'niemand',
  noDeputy: 'geen vervanger',
  deputies: (names: string) => `vervanging: ${names}`,
  noSeats: 'Hier heeft niemand een plek.',
  desks: 'Loketten',
  deskFor: (seat: string) => `voor ${seat}`,
  gapsTitle: 'Wat ontbreekt',
  gapsNone: 'Voor leerlingen uit deze gemeenten is elke plek bezet.',
  gapsFrom: (municipality: string) => `Leerling uit ${municipality}`,
  rulesTitle: 'De regels',
  rulesNote: 'Van boven naar beneden. Van meer regels over één plek geldt de eerste die past.',
  looks: {
    school: 'vast op deze school',
    school_area: 'van het gebied waar de school staat',
    home_area: 'van het gebied waar de leerling woont',
  },
  orElse: ', anders ',
  when: {
    always: '',
    home_here: 'leerling uit de gemeente van de school',
    home_elsewhere: 'leerling uit een andere gemeente',
    exempt: 'er loopt een vrijstelling',
    turns_18: 'leerling wordt binnen drie maanden 18',
  },
  ages: (from: number, until: number | null) => {
    if (until === null) return `vanaf ${from} jaar`;
    return from === 0 ? `tot en met ${until} jaar` : `${from} tot en met ${until} jaar`;
  },
  source: (source: string) => `Bron: ${source}`,
} as const;
