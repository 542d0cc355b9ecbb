import type { PersonId } from '../domain/ids.ts';

/** The one tenant of the demo. */
export const DEMO_TENANT = '11111111-2222-4333-8444-555555555555';
export const DEMO_BOT = 'actietafel-bot';

/** Somebody of the demo school; nobody of this name works there, since the school does not exist. */
export type DemoPerson = {
  key: string;
  id: PersonId;
  roepnaam: string;
  voorvoegsel: string;
  achternaam: string;
  mail: string;
  /** What the page says about who sits at this window or reads this mailbox. */
  part:
    | 'mentor'
    | 'other_mentor'
    | 'coordinator'
    | 'safety_officer'
    | 'leerplicht'
    | 'jgz'
    | 'swv'
    | 'buurtteam'
    | 'deputy';
};

export function demoId<T>(number: number): T {
  return `019ad200-0000-7000-8000-${number.toString(16).padStart(12, '0')}` as T;
}

/** The Entra object id under which Teams knows a person of the demo. */
export function entraOf({ id }: DemoPerson): string {
  return id.replace('019ad200', 'e0000000');
}

function person(
  number: number,
  key: string,
  part: DemoPerson['part'],
  [roepnaam, voorvoegsel, achternaam]: readonly [string, string, string],
  at: string,
): DemoPerson {
  const mail = `${roepnaam}.${voorvoegsel}${achternaam}@${at}.example`.toLowerCase().replaceAll(' ', '');
  return { key, id: demoId(number), roepnaam, voorvoegsel, achternaam, mail, part };
}

export const DEMO_PEOPLE = {
  mentor: person(1, 'mentor', 'mentor', ['Anouk', 'de', 'Wit'], 'sterrencollege'),
  otherMentor: person(2, 'mentor2', 'other_mentor', ['Bas', '', 'Vermeer'], 'sterrencollege'),
  coordinator: person(3, 'coordinator', 'coordinator', ['Carolien', '', 'Bos'], 'sterrencollege'),
  safetyOfficer: person(4, 'aandacht', 'safety_officer', ['Dorien', '', 'Haas'], 'sterrencollege'),
  leerplicht: person(5, 'leerplicht', 'leerplicht', ['Fatima', '', 'Aydin'], 'gemeente'),
  leerplichtDeputy: person(6, 'leerplicht2', 'deputy', ['Gerard', '', 'Smit'], 'gemeente'),
  jgz: person(7, 'jeugdarts', 'jgz', ['Hanneke', '', 'Prins'], 'jgz'),
  swv: person(8, 'swv', 'swv', ['Ilse', 'van', 'Dijk'], 'swv'),
  buurtteam: person(9, 'buurtteam', 'buurtteam', ['Jamal', '', 'Chahid'], 'buurtteam'),
  buurtteamDeputy: person(10, 'buurtteam2', 'deputy', ['Kim', '', 'Post'], 'buurtteam'),
} as const satisfies Record<string, DemoPerson>;

/** The windows: everybody of the demo with a Teams of their own. The coordinator's shows the school's team as well. */
export const WINDOWS: readonly DemoPerson[] = [
  DEMO_PEOPLE.mentor,
  DEMO_PEOPLE.coordinator,
  DEMO_PEOPLE.leerplicht,
  DEMO_PEOPLE.swv,
  DEMO_PEOPLE.buurtteam,
];

export function fullName({ roepnaam, voorvoegsel, achternaam }: DemoPerson): string {
  return [roepnaam, voorvoegsel, achternaam].filter(Boolean).join(' ');
}
