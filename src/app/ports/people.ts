import type { Coordinator } from '../../domain/coordinators.ts';
import type { Instant, Language, OrganisationId, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { Languages } from '../../domain/language.ts';
import type { Role } from '../../domain/roles.ts';

export type PersonName = { roepnaam: string; voorvoegsel: string; achternaam: string };

/** Somebody who works with us: staff of the school or a kernpartner. Their names are sealed. */
export type Person = {
  id: PersonId;
  organisationId: OrganisationId;
  name: PersonName;
  mail: string | null;
  /** Their own choice, else what Teams is set to in their chat; null = the school's. */
  language: Language | null;
  hasTeams: boolean;
};

export type NewPerson = {
  id: PersonId;
  organisationId: OrganisationId;
  name: PersonName;
  mail: string | null;
  identity: { tenantId: string; entraId: string } | null;
  language: Language | null;
};

export type Membership = { schoolId: SchoolId; role: Role; deputyOf: PersonId | null };

/** The chat in which the bot reaches a person now. It is read with the person at each activity, never from memory: another process may have changed it. */
export type Chat = {
  teamsId: string;
  serviceUrl: string;
  botId: string;
  seenAt: Instant;
  language: Language | null;
};

/** Who is in front of us: the person behind a verified identity, and where they may act. */
export type Actor = {
  personId: PersonId;
  /** Their own choice, what Teams was set to before, and the school's. */
  languages: Languages;
  memberships: readonly Membership[];
  /** Schools where this person holds a seat or stands in for one. */
  seatSchools: readonly SchoolId[];
  /** Null when there is none, or it was blocked or taken out. */
  chat: Chat | null;
};

export type People = {
  byId(id: PersonId): Promise<Person | null>;
  byIds(ids: readonly PersonId[]): Promise<Person[]>;
  /** Everybody with this role at the school on this day, deputies after the people they stand in for. */
  withRole(schoolId: SchoolId, role: Role, on: SchoolDate): Promise<Person[]>;
  /** Which of these people have any role at this school on this day. */
  workingAt(ids: readonly PersonId[], schoolId: SchoolId, on: SchoolDate): Promise<PersonId[]>;
  /** Which of these people hold a seat of this school, or stand in for one, on this day. */
  seatedAt(ids: readonly PersonId[], schoolId: SchoolId, on: SchoolDate): Promise<PersonId[]>;
  /** The coordinators of a school and their deputies, with whom they stand in for, what they have, and whether they are away. */
  coordinators(schoolId: SchoolId, on: SchoolDate): Promise<Coordinator[]>;
  /** What stands with a coordinator in place of the name of a class of this school; however that is written. */
  keyOfClass(className: string): string;
  /** What somebody is on this day, everywhere: for what a card offers, not for what is allowed at a press. */
  standing(id: PersonId, on: SchoolDate): Promise<Pick<Actor, 'memberships' | 'seatSchools'>>;
  /** Two turns of one person wait for each other from here to the end of the transaction. */
  lock(id: PersonId): Promise<void>;
  /** From now on in this language, whatever Teams is set to. */
  choose(id: PersonId, language: Language): Promise<void>;
  add(person: NewPerson): Promise<void>;
};

/** Asked before a transaction, since the school is only known when the person is. */
export type Directory = {
  actor(tenantId: string, entraId: string, on: SchoolDate): Promise<Actor | null>;
};
