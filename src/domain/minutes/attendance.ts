import type { ParticipantId } from '../ids.ts';
import type { TableRole } from '../roles.ts';

export const PRESENCES = ['here', 'online', 'absent'] as const;
export type Presence = (typeof PRESENCES)[number];

/**
 * Why one of the family was not at the table: neutral words, and nobody's fault ("praten met ouders en leerling", not about them: they
 * are there, or there is a reason on record). `not_asked` = left out on purpose, with a reason that is on record. Ours.
 */
export const ABSENT_WHY = [
  'ill',
  'could_not_come',
  'did_not_want',
  'not_asked',
  'agreed_otherwise',
  'unknown',
] as const;
export type AbsentWhy = (typeof ABSENT_WHY)[number];

/** Why a whole table was online: a table is at the school, unless there is a reason. Ours. */
export const ONLINE_WHY = [
  'family_asked',
  'coming_too_hard',
  'only_way_for_all',
  'far_away',
  'ill',
  'school_closed',
] as const;
export type OnlineWhy = (typeof ONLINE_WHY)[number];

/** From so many people online on, and none of family and school in the room, a table was online. */
const ONLINE_TABLE_FROM = 2;

type AtTable = Readonly<{ role: TableRole; presence: Presence | null }>;

export function isHere({ presence }: AtTable): boolean {
  return presence === 'here' || presence === 'online';
}

export function isOfFamily({ role }: Pick<AtTable, 'role'>): boolean {
  return role === 'leerling' || role === 'ouder';
}

/** Of the pupil and the parents it is asked why they are not there; of nobody else. */
export function asksWhyAbsent(person: AtTable): boolean {
  return isOfFamily(person) && person.presence === 'absent';
}

type Attendance = Readonly<{
  presence: Readonly<Record<ParticipantId, Presence>>;
  absentWhy: Readonly<Record<ParticipantId, AbsentWhy>>;
}>;

/**
 * Whether what was agreed is for this one of the family: not for whoever was left out of that talk. To one that was held without a booking
 * nobody was asked, so that it is only for whoever was there or is put down as not there for another reason.
 */
export function wasLetIn(
  { presence, absentWhy }: Attendance,
  { wasBooked }: { wasBooked: boolean },
  id: ParticipantId,
): boolean {
  if (presence[id] !== 'absent') return wasBooked || presence[id] !== undefined;
  return absentWhy[id] === undefined ? wasBooked : absentWhy[id] !== 'not_asked';
}

/** One who takes part online is fine. That pupil, parents and school all do so has a reason. */
export function asksWhyOnline(people: readonly AtTable[]): boolean {
  const isInRoom = people.some((each) => each.presence === 'here' && (isOfFamily(each) || isOfSchool(each)));
  return !isInRoom && people.filter(({ presence }) => presence === 'online').length >= ONLINE_TABLE_FROM;
}

function isOfSchool({ role }: AtTable): boolean {
  return role === 'mentor' || role === 'ondersteuningscoordinator';
}
