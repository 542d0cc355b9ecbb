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

/** Who from outside can be asked for one case alone (seed 000; domain F). */
export const GUEST_KINDS = [
  'doorstroomcoach',
  'schoolmaatschappelijk_werk',
  'huisarts',
  'gi',
  'zorgaanbieder',
  'tolk',
] as const;
export type GuestKind = (typeof GUEST_KINDS)[number];

/**
 * Everybody who can sit at an actietafel. Of a guest no more is said than that: a family doctor or a youth protection
 * officer at the table tells what is going on.
 */
export type TableRole = SeatKind | 'mentor' | 'ondersteuningscoordinator' | 'ouder' | 'leerling' | 'gast';

export type Gezag = 'yes' | 'no' | 'unknown';
