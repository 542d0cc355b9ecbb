import { faultOfReopening, firstAnchor } from '../../domain/closing.ts';
import type { DossierId, Instant, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { isPaused } from '../../domain/pausing.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { SEAT_KINDS, type SeatKind } from '../../domain/roles.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import type { CardRef } from '../arriving/views.ts';
import { agreementDayIn } from '../guarding/agreement-day.ts';
import { refOf } from '../intake/showing-concern.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import type { WallClock } from '../ports.ts';
import { wantsFirstTable } from '../table/first-table.ts';
import { bookedSlot, hasBegun } from '../table/table-case.ts';
import { carries, mayRelease } from '../triage/who-coordinates.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { DossierView } from './views.ts';

type Because = Extract<DossierView, { kind: 'dossier' }>['because'];

/** On which day, at which school, to whom, and why it is shown. */
export type Showing = {
  schoolId: SchoolId;
  wallClock: WallClock;
  now: Instant;
  today: SchoolDate;
  viewerId: string;
  because?: Because;
};

/** A dossier as the card of whoever carries it. */
export async function dossierView(tx: Tx, dossier: Dossier, showing: Showing): Promise<DossierView> {
  const table = await latestTable(tx, dossier.id);
  const doubted = await doubtedOf(tx, dossier, showing);
  const isKept = await isKeptFromFamily(tx, dossier);
  const partners = dossier.state === 'closed' ? [] : await tx.dossiers.participants(dossier.id);
  return {
    kind: 'dossier',
    ...(await namedDossier(tx, dossier, showing.schoolId)),
    concern: concernRef(dossier, showing.schoolId),
    state: dossier.state,
    anchorOn: dossier.anchorOn,
    firstAnchorOn: await firstAnchorOf(tx, dossier, showing),
    ...(await daysOf(tx, dossier)),
    firstDueOn: await firstDueOf(tx, dossier),
    pausedUntil: isPaused(dossier, showing.today) ? dossier.pausedUntil : null,
    table: table && tableOf(table, showing),
    canFindMoment: wantsFirstTable(dossier, table),
    withoutGround: seatsAt(partners, ({ ground }) => ground === null),
    partnersLeft: await partnersLeft(tx, dossier, showing),
    withGround: seatsAt(partners, ({ ground }) => ground !== null),
    notTold: partners.filter(isNotTold).length,
    holder: await holderOf(tx, dossier, showing),
    doubted,
    keptFromFamily: isKept,
    canReopen: !isKept && mayReopen(dossier, showing),
    because: showing.because ?? 'asked',
  };
}

/** Nobody has to be asked for it but of a case whose three months began after it was opened. */
async function firstAnchorOf(
  tx: Tx,
  { id, anchorOn, openedAt }: Dossier,
  { wallClock }: Pick<Showing, 'wallClock'>,
): Promise<SchoolDate | null> {
  return anchorOn > wallClock.dateOf(openedAt) ? firstAnchor(await tx.closings.of(id)) : null;
}

/** The end of these three months, where another day was decided on since. */
async function firstDueOf(tx: Tx, { id, anchorOn }: Dossier): Promise<SchoolDate | null> {
  const decided = await tx.dossiers.newDecisions(id);
  return decided.find(({ on }) => on >= anchorOn)?.insteadOf ?? null;
}

function mayReopen({ state, closedAt }: Dossier, { wallClock, today }: Showing): boolean {
  if (state !== 'closed' || closedAt === null) return false;
  const standing = { closedOn: wallClock.dateOf(closedAt), otherOpen: false, isDoubted: false };
  return faultOfReopening(standing, today) === null;
}

/** By which day what is done; a term that has ended has none but the three months, which stay in sight. */
async function daysOf(
  tx: Tx,
  dossier: Dossier,
): Promise<Pick<Extract<DossierView, { kind: 'dossier' }>, 'agreementDueOn' | 'reportDueOn' | 'careDueOn'>> {
  const terms = await tx.deadlines.of({ dossierId: dossier.id });
  const runningDay = (which: DeadlineRule) =>
    terms.find(({ rule, state }) => rule === which && state === 'running')?.dueOn ?? null;
  return {
    agreementDueOn: agreementDayIn(terms, dossier),
    reportDueOn: runningDay('report_shared'),
    careDueOn: runningDay('care_duty'),
  };
}

async function partnersLeft(tx: Tx, { id, state }: Dossier, { today }: Showing): Promise<SeatKind[]> {
  if (state === 'closed') return [];
  return (await tx.dossiers.placesIn(id, today)).filter(({ isSeated }) => !isSeated).map(({ kind }) => kind);
}

async function doubtedOf(
  tx: Tx,
  dossier: Dossier,
  { schoolId, today, viewerId }: Showing,
): Promise<Extract<DossierView, { kind: 'dossier' }>['doubted']> {
  const concern = dossier.state === 'closed' ? null : await tx.concerns.byId(dossier.concernId);
  if (!concern || concern.doubtedAt === null) return null;
  const standing = await tx.people.standing(viewerId as PersonId, today);
  return { ref: refOf(concern, schoolId), canRelease: await mayRelease(tx, standing, schoolId, today) };
}

/** Closed in doubt: nobody says any more that it was discussed, so that nothing goes to the family by itself. */
async function isKeptFromFamily(tx: Tx, { state, concernId }: Dossier): Promise<boolean> {
  return state === 'closed' && ((await tx.concerns.byId(concernId))?.doubtedAt ?? null) !== null;
}

async function holderOf(
  tx: Tx,
  { casushouderId }: Dossier,
  { schoolId, today, viewerId }: Showing,
): Promise<Extract<DossierView, { kind: 'dossier' }>['holder']> {
  const works = await tx.people.workingAt([casushouderId], schoolId, today);
  if (works.length === 0) return { kind: 'nobody' };
  if (casushouderId === viewerId) return { kind: 'me' };
  return { kind: 'colleague', roepnaam: (await tx.people.byId(casushouderId))?.name.roepnaam ?? '' };
}

function tableOf(table: Actietafel, { schoolId, wallClock, now }: Showing) {
  const slot = bookedSlot(table);
  const on = slot && wallClock.dateOf(slot.startsAt);
  return {
    state: table.state,
    on: table.heldOn ?? on,
    ref: { schoolId, id: table.id, version: table.version },
    isPast: hasBegun(now, table),
  };
}

/** The newest table of a dossier, whatever became of it. */
export async function latestTable(tx: Tx, id: DossierId): Promise<Actietafel | null> {
  const [latest] = await tx.tables.latestOf([id]);
  return latest ?? null;
}

/** What the pupil is called; empty while somebody doubts whether it is safe, so that no card says both. */
export async function roepnaamOf(tx: Tx, dossier: Dossier): Promise<string> {
  const concern = await tx.concerns.byId(dossier.concernId);
  if (concern && concern.doubtedAt !== null) return '';
  return (await tx.pupils.byId(dossier.pupilId))?.name.roepnaam ?? '';
}

/** What every form about a dossier says first: which one, and about whom. */
export async function namedDossier(
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
): Promise<{ ref: CardRef; number: string; roepnaam: string }> {
  return {
    ref: refOfDossier(dossier, schoolId),
    number: dossier.number,
    roepnaam: await roepnaamOf(tx, dossier),
  };
}

/** What a card carries to name this dossier as the person saw it. */
export function refOfDossier(dossier: Dossier, schoolId: SchoolId): CardRef {
  return { schoolId, id: dossier.id, version: dossier.version };
}

/** Names the concern that it came of, for the pages that are opened by it. */
export function concernRef({ concernId }: Dossier, schoolId: SchoolId): CardRef {
  return { schoolId, id: concernId, version: 0 };
}

/** Partners at this table for whom neither consent nor a statutory task is recorded (any more). */
export async function seatsWithoutGround(tx: Tx, id: DossierId): Promise<SeatKind[]> {
  return seatsAt(await tx.dossiers.participants(id), ({ ground }) => ground === null);
}

/** Partners at this table who may know more than number, date and verb. */
export async function seatsWithGround(tx: Tx, id: DossierId): Promise<SeatKind[]> {
  return seatsAt(await tx.dossiers.participants(id), ({ ground }) => ground !== null);
}

/** Parents who were left out and have not been told since. */
export async function notToldOf(tx: Tx, id: DossierId): Promise<Participant[]> {
  return (await tx.dossiers.participants(id)).filter(isNotTold);
}

function isNotTold({ role, leftOutCode, untilOn }: Participant): boolean {
  return role === 'ouder' && leftOutCode !== null && untilOn === null;
}

function seatsAt(
  participants: readonly Participant[],
  is: (participant: Participant) => boolean,
): SeatKind[] {
  return SEAT_KINDS.filter((kind) =>
    participants.some((each) => each.role === kind && each.untilOn === null && is(each)),
  );
}

export function openDossier(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, (tx, dossier) => dossierView(tx, dossier, showingFor(turn, ref)));
}

/** Reads only; for a coordinator of the school or the casushouder, nobody else. */
export function lookAtDossier(
  turn: Turn,
  ref: CardRef,
  look: (tx: Tx, dossier: Dossier) => Promise<PersonalView>,
): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId, async (tx): Promise<PersonalView> => {
    const dossier = await tx.dossiers.byId(ref.id as DossierId);
    if (!dossier) return { kind: 'refused', code: 'card_outdated' };
    if (!carries(turn.actor, dossier, ref.schoolId)) return { kind: 'refused', code: 'not_for_your_role' };
    return look(tx, dossier);
  });
}

/**
 * Loads the dossier under a lock and changes it once; an older card shows how it stands now, and so does a closed one where
 * those that run are changed, and the other way round.
 */
export function changeDossier(
  turn: Turn,
  ref: CardRef,
  change: (tx: Tx, dossier: Dossier) => Promise<Done>,
  which: 'running' | 'closed' = 'running',
): Promise<PersonalView> {
  async function work(tx: Tx): Promise<Done> {
    const dossier = await tx.dossiers.forChange(ref.id as DossierId);
    if (!dossier) return refused('card_outdated');
    if (!carries(turn.actor, dossier, ref.schoolId)) return refused('not_for_your_role');
    const isOther = (dossier.state === 'closed') !== (which === 'closed');
    if (dossier.version !== ref.version || isOther) return presented(tx, turn, dossier, ref);
    return change(tx, dossier);
  }

  return once(turn, ref.schoolId, work, async (tx, first) => {
    const dossier = await tx.dossiers.byId(first.id as DossierId);
    return dossier
      ? dossierView(tx, dossier, showingFor(turn, ref))
      : { kind: 'refused', code: 'card_outdated' satisfies RefusalCode };
  });
}

export async function presented(tx: Tx, turn: Turn, dossier: Dossier, ref: CardRef): Promise<Done> {
  return {
    outcome: { show: 'dossier', id: dossier.id },
    view: await dossierView(tx, dossier, showingFor(turn, ref)),
  };
}

export function showingFor(turn: Turn, { schoolId }: Pick<CardRef, 'schoolId'>): Showing {
  return {
    schoolId,
    wallClock: turn.deps.wallClock,
    now: turn.now,
    today: turn.today,
    viewerId: turn.actor.personId,
  };
}
