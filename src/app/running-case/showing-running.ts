import { lastActionDay } from '../../domain/agreed-actions.ts';
import type { ConcernId, PersonId, PupilId } from '../../domain/ids.ts';
import { involvementOf, mayLeaveOut } from '../../domain/involvement.ts';
import { type AgeBand, LEFT_OUT_REASONS } from '../../domain/involvement-rules.ts';
import { firstTakenUp } from '../../domain/running-case.ts';
import type { OwnerChoice } from '../agreed-actions/views.ts';
import { kernteamOf, seatsEmpty } from '../kernteam/finding-kernteam.ts';
import type { Link } from '../ports/links.ts';
import type { Person } from '../ports/people.ts';
import type { Pupil } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';
import { askedAbout, type Family, type FamilyPeople, familyOf, familyPeople } from '../triage/family.ts';
import type { Deps, Turn } from '../turn.ts';
import { coordinatorBehind, doorOf } from './behind-running.ts';
import type { KnownAlready, RunningClasses, RunningDoor, RunningPage, RunningPupils } from './views.ts';

/** A pupil with a case or concerns already, or everything that is asked about one without. */
export type Found = { kind: 'known'; known: KnownAlready } | { kind: 'asks'; page: RunningPage };

/** Looks whose link it is, and reads nothing. */
export function lookAtRunning(deps: Deps, link: Link): Promise<RunningDoor | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const turn = await coordinatorBehind(tx, deps, link);
    return turn && doorOf(turn);
  });
}

/** The classes of the school, in their order. */
export function readClasses(deps: Deps, link: Link): Promise<RunningClasses | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const turn = await coordinatorBehind(tx, deps, link);
    return turn && { ...doorOf(turn), classes: classesOf(await tx.pupils.atSchool()) };
  });
}

/** Who is in this class; that it was read is put down. */
export function readPupils(deps: Deps, link: Link, className: string): Promise<RunningPupils | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const turn = await coordinatorBehind(tx, deps, link);
    if (!turn) return null;
    const pupils = (await tx.pupils.atSchool()).filter((pupil) => pupil.className === className);
    await recordReading(tx, turn, { kind: 'school', id: link.schoolId });
    return { ...doorOf(turn), className, pupils };
  });
}

/**
 * Everything that is asked about this pupil; that it was read is put down. Null also for a pupil of no list here, or who left it.
 *
 * @param said the age that was chosen on the form already, by which its parents are asked about
 */
export function readForm(
  deps: Deps,
  link: Link,
  pupilId: PupilId,
  said: AgeBand | null = null,
): Promise<Found | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<Found | null> => {
    const turn = await coordinatorBehind(tx, deps, link);
    const pupil = turn && (await tx.pupils.byId(pupilId));
    if (!pupil || (await isGone(tx, pupil))) return null;
    await recordReading(tx, turn, { kind: 'pupil', id: pupil.id });
    const known = await knownAlready(tx, turn, pupil);
    if (known) return { kind: 'known', known };
    const asked = await askedOf(tx, turn, pupil, { id: deps.ids.next<ConcernId>(), said });
    return { kind: 'asks', page: asked.page };
  });
}

/** Whether a pupil is on the school's list no more: no case is put in about one. */
export async function isGone(tx: Tx, { id }: Pupil): Promise<boolean> {
  return (await tx.pupils.leftOn(id)) !== null;
}

/** What comes first: a case that runs, or concerns that wait. Null = neither. */
export async function knownAlready(tx: Tx, turn: Turn, pupil: Pupil): Promise<KnownAlready | null> {
  const dossier = await tx.dossiers.openOfPupil(pupil.id);
  const concerns = await tx.concerns.openOfPupil(pupil.id);
  if (!dossier && concerns.length === 0) return null;
  return {
    ...doorOf(turn),
    pupil,
    dossier: dossier?.number ?? null,
    concerns: concerns.flatMap(({ number }) => number ?? []),
  };
}

/** The form with what it is judged by; `id` = of the concern that it becomes, by which a second press is known. */
export async function askedOf(
  tx: Tx,
  turn: Turn,
  pupil: Pupil,
  { id, said }: { id: ConcernId; said: AgeBand | null },
): Promise<{ page: RunningPage; family: Family; people: FamilyPeople }> {
  const family = await familyOf(tx, { id, pupilId: pupil.id, triage: null }, turn.today, said);
  if (!family) throw new Error('A pupil who was found is not there.');
  const school = await tx.schools.here();
  const people = await familyPeople(tx, school.id, pupil, turn.actor.personId, turn.today);
  const kernteam = await kernteamOf(tx, pupil, family.age, turn.today);
  const mentors = new Set(await tx.pupils.mentorsOf(pupil.id));
  const me = people.holders.filter(({ id }) => id === turn.actor.personId);
  const page: RunningPage = {
    ...doorOf(turn),
    id,
    pupil,
    asksAge: pupil.bornOn === null,
    parentsWithConsent: involvementOf(family.age).parents === 'with_consent',
    parents: askedAbout(family).map((id) => ({
      id,
      name: family.guardians.find((guardian) => guardian.id === id)?.name ?? null,
    })),
    leftOutReasons: LEFT_OUT_REASONS.filter((reason) => mayLeaveOut(reason, family.age)),
    informers: people.informers,
    seconds: people.seconds,
    raisers: [
      ...people.holders.filter(({ id }) => mentors.has(id)),
      ...me.filter(({ id }) => !mentors.has(id)),
    ],
    holders: people.holders,
    owners: await ownersFor(tx, people.holders, kernteam.resolved),
    firstTakenUp: firstTakenUp({
      today: turn.today,
      firstKnown: turn.deps.calendars.of(school).firstKnown,
    }),
    lastActionDay: lastActionDay(turn.today),
    emptySeats: seatsEmpty(kernteam),
  };
  return { page, family, people };
}

/** Who can have promised something: whoever can carry the case, whoever has a seat at it, the pupil and the parents. */
async function ownersFor(
  tx: Tx,
  holders: readonly Person[],
  resolved: Awaited<ReturnType<typeof kernteamOf>>['resolved'],
): Promise<OwnerChoice[]> {
  const seats = resolved.filter(({ as }) => as !== 'informed');
  const partners = await tx.people.byIds([...new Set(seats.flatMap(({ people }) => people.slice(0, 1)))]);
  const roleOf = (id: PersonId) => seats.find(({ people }) => people[0] === id)?.kind ?? null;
  const named = [...holders, ...partners.filter(({ id }) => !holders.some((each) => each.id === id))];
  return [
    ...named.map(({ id, name }) => ({
      owner: { kind: 'person' as const, id },
      name,
      role: roleOf(id),
      carries: false,
    })),
    { owner: { kind: 'pupil' }, name: null, role: 'leerling', carries: false },
    { owner: { kind: 'parents' }, name: null, role: 'ouder', carries: false },
  ];
}

function classesOf(pupils: readonly Pupil[]): string[] {
  return [...new Set(pupils.map(({ className }) => className))];
}

/** A class is read of the school; the names of a family, and the number of a case, of the pupil. */
export function recordReading(
  tx: Tx,
  { now, actor }: Turn,
  subject: { kind: 'school' | 'pupil'; id: string },
): Promise<void> {
  return tx.audit.add({
    at: now,
    actor: { kind: 'person', id: actor.personId },
    action: 'running_case.read',
    subject,
    ground: 'coordination',
  });
}
