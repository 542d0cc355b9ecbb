/** The playing field: who works around a school, on which level, and what is missing. Nothing about a pupil. */
export const field = {
  label: 'Playing field',
  title: (school: string) => `Who works around ${school}`,
  organisations: (count: number) =>
    count === 1 ? '1 organisation takes part.' : `${count} organisations take part.`,
  open: (count: number) =>
    count === 1
      ? '1 seat has nobody. The page shows where.'
      : `${count} seats have nobody. The page shows where.`,
  contactPerson: (who: string) => `Contact person of the kernteam: ${who}.`,
  noContactPerson: 'The kernteam has no contact person yet.',
  counts: (areas: number, seats: number) => {
    const told = [
      ...(areas > 0 ? [areas === 1 ? '1 area' : `${areas} areas`] : []),
      seats === 1 ? '1 seat' : `${seats} seats`,
    ];
    return told.join(', ');
  },
  page: 'See the playing field',
  levels: { local: 'Local', regional: 'Regional', supra_regional: 'Supra-regional' },
  areaLevels: {
    neighbourhood: 'neighbourhood',
    district: 'district',
    municipality: 'municipality',
    region: 'region',
    supra_region: 'supra-region',
  },
  note: 'You can print this page and put it beside the map of the municipality. Nothing about pupils is on it.',
  schoolItself: 'The school itself',
  within: (areas: string) => `lies in ${areas}`,
  postcodes: (ranges: string) => `postcodes ${ranges}`,
  without: (seats: string) => `There is none of: ${seats}.`,
  nobody: 'nobody',
  noDeputy: 'no deputy',
  deputies: (names: string) => `deputies: ${names}`,
  noSeats: 'Nobody has a seat here.',
  desks: 'Desks',
  deskFor: (seat: string) => `for ${seat}`,
  gapsTitle: 'What is missing',
  gapsNone: 'For pupils from these municipalities every seat has somebody.',
  gapsFrom: (municipality: string) => `A pupil from ${municipality}`,
  rulesTitle: 'The rules',
  rulesNote: 'From top to bottom. Of several rules about one seat the first that fits holds.',
  looks: {
    school: 'fixed at this school',
    school_area: 'of the area in which the school stands',
    home_area: 'of the area in which the pupil lives',
  },
  orElse: ', else ',
  when: {
    always: '',
    home_here: 'pupil from the municipality of the school',
    home_elsewhere: 'pupil from another municipality',
    exempt: 'an exemption runs',
    turns_18: 'pupil turns 18 within three months',
  },
  ages: (from: number, until: number | null) => {
    if (until === null) return `from ${from} years`;
    return from === 0 ? `until ${until} years` : `${from} to ${until} years`;
  },
  source: (source: string) => `Source: ${source}`,
} as const;
