/** Who belongs at the table, why, and what is missing: on our own pages alone. */
export const kernteam = {
  title: 'Who belongs at the table?',
  because: {
    school: 'fixed at this school',
    school_area: (area: string) => `${area}, because the school is there`,
    home_area: (area: string) => `${area}, because the pupil lives there`,
  },
  as: {
    seat: '',
    added: 'joins the table',
    informed: 'not at the table: you tell them yourself',
  },
  deputies: (count: number) => (count === 1 ? '1 deputy' : `${count} deputies`),
  noDeputy: 'no deputy',
  missing: 'Missing',
  gaps: {
    none_here: (seat: string, area: string) => `There is no ${seat} in ${area}.`,
    nobody: (seat: string, area: string) =>
      area === '' ? `Nobody has the seat of ${seat} now.` : `Nobody has the seat of ${seat} in ${area} now.`,
    home_unknown: (seat: string) =>
      `Who comes for ${seat} depends on where the pupil lives. That is not known.`,
    home_not_described: (seat: string, area: string) =>
      `Who comes for ${seat} from ${area} is not in Actietafel yet.`,
    sits_elsewhere: (seat: string) => `Whoever there is for ${seat} has another seat at this table already.`,
    no_seat: (seat: string, area: string) =>
      area === '' ? `No seat of ${seat} is known.` : `Nobody is known for ${seat} in ${area}.`,
  },
  call: (name: string, how: string) => (how === '' ? `Ask ${name}.` : `Ask ${name}: ${how}.`),
  remarks: {
    home_unknown: 'Where the pupil lives is not known. See whether the fixed people of the school are right.',
    home_elsewhere: (municipality: string) =>
      `The pupil lives in ${municipality}, not in the municipality of the school.`,
    adult: 'The pupil is 18 or older: compulsory education has ended.',
    turns_18: (day: string) =>
      `The pupil turns 18 on ${day}, within the three months of the plan. Bring in the Doorstroompunt in time.`,
    exempt: (day: string) => `An exemption from compulsory education runs, until ${day}.`,
  },
} as const;
