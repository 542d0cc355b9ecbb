import type { Sector } from '../roles.ts';
import type { SeatRule } from './rules.ts';

const APPROACH = 'Kernpartneraanpak Utrecht, 7 december 2017';
const FIXED_FACES = 'sterkvo.nl, kernpartner-aanpak';
const PRIMARY = 'swvutrechtpo.nl; Kernpartneraanpak Utrecht, 7 december 2017';
const HOME_OFFICER = 'duo.nl, verzuim: een melding gaat naar de gemeente waar de leerling woont';
const UNTIL_27 = 'Wet van school naar duurzaam werk, 1 januari 2026: Doorstroompunt tot 27 jaar';
const EXEMPT = 'Leerplichtwet 1969, artikel 5 en 15: de woongemeente gaat over een vrijstelling';
const OURS = 'eigen keuze';

function rule(
  seat: SeatRule['seat'],
  look: SeatRule['look'],
  source: string,
  more: Partial<SeatRule> = {},
): SeatRule {
  return {
    seat,
    as: 'seat',
    look,
    when: 'always',
    fromAge: 0,
    untilAge: null,
    isOptional: false,
    source,
    ...more,
  };
}

/** Besides the seats, in every sector: who is competent where the pupil lives, who gave an exemption, and who comes after 18. */
const HOME_OFFICER_INFORMED = rule('leerplicht', ['home_area'], HOME_OFFICER, {
  as: 'informed',
  when: 'home_elsewhere',
  untilAge: 17,
});
const EXEMPTION_INFORMED = rule('leerplicht', ['home_area'], EXEMPT, {
  as: 'informed',
  when: 'exempt',
  isOptional: true,
});
const RMC_SOON = rule('rmc', ['home_area', 'school'], UNTIL_27, {
  as: 'informed',
  when: 'turns_18',
  isOptional: true,
});
const RMC_ADDED = rule('rmc', ['home_area', 'school'], UNTIL_27, { as: 'added', fromAge: 18, untilAge: 26 });

/** A buurtteam does not work outside its municipality (seed 003): who lives elsewhere has the team from there. */
const HOME_TEAM = rule('buurtteam', ['home_area'], APPROACH, { when: 'home_elsewhere' });

/** Four fixed faces, city-wide; the fixed officer keeps the seat also for who lives elsewhere or is 18. */
const SECONDARY: readonly SeatRule[] = [
  rule('leerplicht', ['school', 'school_area'], FIXED_FACES),
  rule('jgz', ['school', 'school_area'], FIXED_FACES),
  rule('swv', ['school', 'school_area'], FIXED_FACES),
  rule('buurtteam', ['school', 'school_area'], FIXED_FACES, { when: 'home_here' }),
  HOME_TEAM,
  HOME_OFFICER_INFORMED,
  EXEMPTION_INFORMED,
  RMC_SOON,
  RMC_ADDED,
];

/** By neighbourhood: the people of the area in which the school stands serve several schools. */
const NEIGHBOURHOOD: readonly SeatRule[] = [
  rule('leerplicht', ['school', 'school_area'], PRIMARY),
  rule('jgz', ['school', 'school_area'], PRIMARY),
  rule('swv', ['school', 'school_area'], PRIMARY),
  rule('buurtteam', ['school', 'school_area'], PRIMARY, { when: 'home_here' }),
  HOME_TEAM,
  HOME_OFFICER_INFORMED,
  EXEMPTION_INFORMED,
];

/** What a region starts with until it describes its own (`region.yaml`). Which of these are ours is said there. */
export const DEFAULT_RULES: Readonly<Record<Sector, readonly SeatRule[]>> = {
  po: NEIGHBOURHOOD,
  sbo: NEIGHBOURHOOD,
  /** Partly fixed: school and samenwerkingsverband know each other, the rest comes from where the pupil lives. */
  so: [
    rule('leerplicht', ['school', 'home_area', 'school_area'], OURS),
    rule('jgz', ['school', 'school_area'], OURS),
    rule('swv', ['school', 'school_area'], OURS),
    rule('buurtteam', ['home_area'], `${APPROACH}: "kan nog beter"`),
    HOME_OFFICER_INFORMED,
    EXEMPTION_INFORMED,
  ],
  vo: SECONDARY,
  vso: SECONDARY,
  /** Some locations have fixed faces. An mbo belongs to no samenwerkingsverband: where it has a begeleider, that is its own. */
  mbo: [
    rule('leerplicht', ['school', 'home_area'], HOME_OFFICER, { untilAge: 17 }),
    rule('rmc', ['home_area', 'school'], UNTIL_27, { fromAge: 18, untilAge: 26 }),
    rule('jgz', ['school', 'school_area'], APPROACH),
    rule('swv', ['school'], APPROACH, { isOptional: true }),
    rule('buurtteam', ['school', 'home_area'], APPROACH, { when: 'home_here' }),
    HOME_TEAM,
    HOME_OFFICER_INFORMED,
    EXEMPTION_INFORMED,
    RMC_SOON,
  ],
};
