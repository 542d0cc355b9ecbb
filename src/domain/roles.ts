/** What somebody is at a school. A seat at the table (leerplicht, jgz, …) is not a role but a seat. */
export type Role =
  | 'mentor'
  | 'ondersteuningscoordinator'
  | 'verzuimmedewerker'
  | 'aandachtsfunctionaris'
  | 'schoolleider'
  | 'beheerder';

/** The four faces of a kernteam (seed 001). */
export const FOUR_FACES = ['leerplicht', 'jgz', 'swv', 'buurtteam'] as const;

/**
 * Every seat that a partner can have. Which of them a table has is a rule of the region (`kernteam/`): the Doorstroompunt
 * (RMC) comes in where leerplicht ends, at 18. Their names on screen are texts.
 */
export const SEAT_KINDS = [...FOUR_FACES, 'rmc'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

export const SECTORS = ['po', 'sbo', 'so', 'vo', 'vso', 'mbo'] as const;
export type Sector = (typeof SECTORS)[number];

/** Everybody who can sit at an actietafel. */
export type TableRole = SeatKind | 'mentor' | 'ondersteuningscoordinator' | 'ouder' | 'leerling';

export type Gezag = 'yes' | 'no' | 'unknown';
