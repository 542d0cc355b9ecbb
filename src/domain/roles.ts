/** What somebody is at a school. A seat at the table (leerplicht, jgz, …) is not a role but a seat. */
export type Role =
  | 'mentor'
  | 'ondersteuningscoordinator'
  | 'verzuimmedewerker'
  | 'aandachtsfunctionaris'
  | 'schoolleider'
  | 'beheerder';

/** The four seats of a kernteam (seed 001). Their names on screen are texts; which exist is data of the school. */
export const SEAT_KINDS = ['leerplicht', 'jgz', 'swv', 'buurtteam'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

/** Everybody who can sit at an actietafel. */
export type TableRole = SeatKind | 'mentor' | 'ondersteuningscoordinator' | 'ouder' | 'leerling';

export type Gezag = 'yes' | 'no' | 'unknown';
