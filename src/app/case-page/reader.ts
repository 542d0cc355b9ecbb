import { type CaseReading, readingOfPartner } from '../../domain/case-page.ts';
import { isLongClosed } from '../../domain/closing.ts';
import type { ConcernId, Language, PersonId, SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { SEAT_KINDS, type SeatKind } from '../../domain/roles.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { carries, isHere, worksAt } from '../triage/who-coordinates.ts';
import { type Deps, type Turn, workAt } from '../turn.ts';

/** Who stands before a case. A partner with their place in it. */
export type CaseReader =
  | { kind: 'carries' }
  | { kind: 'raised' }
  | { kind: 'partner'; participant: Participant; seat: SeatKind };

/** A case behind a link, and who stands there as what. */
export type PageBehind = {
  dossier: Dossier;
  concern: Concern;
  school: School;
  reader: CaseReader;
  reading: CaseReading;
  by: PersonId;
  /** What they are today, everywhere. */
  standing: Pick<Actor, 'memberships' | 'seatSchools'>;
  language: Language;
};

type Standing = Pick<Actor, 'personId' | 'memberships' | 'seatSchools'>;

/**
 * As whom somebody finds a case; null = not at all. Whoever carries it finds it also when it is closed or in doubt; everybody else only
 * while it runs and nobody doubts whether it is safe. A partner finds it as long as they hold a place in it and are on the list of that
 * seat; for a guest there is nothing here.
 */
export async function readerOf(
  tx: Tx,
  { today }: Pick<Turn, 'today'>,
  person: Standing,
  schoolId: SchoolId,
  { dossier, concern }: Pick<PageBehind, 'dossier' | 'concern'>,
): Promise<CaseReader | null> {
  if (carries(person, dossier, schoolId)) return { kind: 'carries' };
  if (dossier.state === 'closed' || concern.doubtedAt !== null || !isHere(person, schoolId)) return null;
  if (concern.raisedBy === person.personId && worksAt(person, schoolId)) return { kind: 'raised' };
  const places = await tx.dossiers.placesIn(dossier.id, today);
  const place = places.find(({ personId, isSeated }) => personId === person.personId && isSeated);
  if (!place) return null;
  const participant = (await tx.dossiers.participants(dossier.id)).find(
    ({ id }) => id === place.participantId,
  );
  const seat = SEAT_KINDS.find((kind) => kind === participant?.role);
  return participant && seat ? { kind: 'partner', participant, seat } : null;
}

/**
 * Why somebody who does not find a case does not: of one that is closed and one in doubt whoever would read it otherwise hears the same,
 * so that no refusal gives away that somebody doubts.
 */
export async function whyNotFound(
  tx: Tx,
  person: Standing,
  schoolId: SchoolId,
  { dossier, concern }: Pick<PageBehind, 'dossier' | 'concern'>,
): Promise<RefusalCode> {
  if (dossier.state !== 'closed' && concern.doubtedAt === null) return 'not_for_your_role';
  if (concern.raisedBy === person.personId && worksAt(person, schoolId)) return 'not_now';
  // In a closed case nobody holds a place any more: what counts is who had it at the end.
  const sits = (await tx.dossiers.participants(dossier.id)).some(
    ({ who, role, untilOn, invited }) =>
      who.id === person.personId && untilOn === null && invited && SEAT_KINDS.some((kind) => kind === role),
  );
  return sits ? 'not_now' : 'not_for_your_role';
}

/** @param locked so that nobody closes the case or changes something of it at the same moment */
export async function pageBehind(
  tx: Tx,
  deps: Deps,
  link: Link,
  locked: 'look' | 'locked' = 'look',
): Promise<PageBehind | null> {
  if (link.purpose !== 'case_page' || !link.concernId || link.holder.kind !== 'person') return null;
  const found = await tx.dossiers.byConcern(link.concernId as ConcernId);
  const dossier = locked === 'locked' && found ? await tx.dossiers.forChange(found.id) : found;
  const concern = await tx.concerns.byId(link.concernId as ConcernId);
  if (!dossier || !concern) return null;
  const by = link.holder.id as PersonId;
  const work = workAt(deps);
  const standing = await tx.people.standing(by, work.today);
  const reader = await readerOf(tx, work, { personId: by, ...standing }, link.schoolId, { dossier, concern });
  if (!reader) return null;
  const school = await tx.schools.here();
  const person = await tx.people.byId(by);
  const language = person?.language ?? school.language;
  return {
    dossier,
    concern,
    school,
    reader,
    reading: readingOf(reader, closedLongAgo(deps, dossier)),
    by,
    standing,
    language,
  };
}

/** Whether a case was closed so long ago that nobody reads more of it than a number and days. */
export function closedLongAgo(deps: Deps, { closedAt }: Pick<Dossier, 'closedAt'>): boolean {
  return isLongClosed(closedAt === null ? null : deps.wallClock.dateOf(closedAt), workAt(deps).today);
}

function readingOf(reader: CaseReader, wasLongAgo: boolean): CaseReading {
  if (wasLongAgo && reader.kind === 'carries') return 'long_closed';
  if (reader.kind !== 'partner') return reader.kind;
  return readingOfPartner(reader.seat, reader.participant.ground);
}

/** What keeps whoever stands there from changing something of the case, or null: nothing is changed in doubt, nor once it is closed. */
export function faultOfChanging({
  reading,
  dossier,
  concern,
}: Pick<PageBehind, 'reading' | 'dossier' | 'concern'>): RefusalCode | null {
  if (reading === 'long_closed') return 'not_now';
  if (reading !== 'carries') return 'not_for_your_role';
  if (concern.doubtedAt !== null) return 'safety_first';
  return dossier.state === 'closed' ? 'not_now' : null;
}
