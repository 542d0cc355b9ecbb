import type { ConcernId, SchoolDate, SchoolId } from '../../domain/ids.ts';
import { groupsOf, labelsOf, needsGroups } from '../../domain/pupil-groups.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Pupil } from '../ports/pupils.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import { callStateOf } from '../safety/calling.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { ConcernView, Filled } from './views.ts';

export type Showing = {
  schoolId: SchoolId;
  today: SchoolDate;
  wallClock: WallClock;
  fault?: RefusalCode | null;
};

/** How things stand for this turn. */
export function showing(turn: Turn, schoolId: SchoolId): Showing {
  return { schoolId, today: turn.today, wallClock: turn.deps.wallClock };
}

/** What the person who raised a concern sees of it now: the step that is open, or the receipt. */
export async function viewOfConcern(tx: Tx, concern: Concern, showing: Showing): Promise<ConcernView> {
  const ref = refOf(concern, showing.schoolId);
  if (concern.state === 'cancelled') return { kind: 'intake_cancelled', ref };
  if (concern.state === 'safety' || concern.doubtedAt !== null)
    return stoppedView(tx, concern, concern.raisedBy, showing);
  if (concern.state === 'draft') return viewOfDraft(tx, concern, ref, showing);
  const receipt = receiptOf(concern, await roepnaamOf(tx, concern), showing);
  return concern.state === 'accepted' ? { ...receipt, table: await tableOf(tx, concern, showing) } : receipt;
}

type Receipt = Extract<ConcernView, { kind: 'intake_receipt' }>;

/** The receipt of a concern of which no table came yet. */
export function receiptOf(concern: Concern, roepnaam: string, { schoolId, wallClock }: Showing): Receipt {
  return {
    kind: 'intake_receipt',
    ref: refOf(concern, schoolId),
    number: concern.number ?? '',
    sentOn: wallClock.dateOf(concern.submittedAt ?? concern.createdAt),
    roepnaam,
    state: concern.state,
    table: null,
  };
}

/** The newest table of what the concern became; null as long as no moment was booked. */
async function tableOf(tx: Tx, { id }: Concern, { wallClock }: Showing): Promise<Receipt['table']> {
  const dossier = await tx.dossiers.byConcern(id);
  const [table] = dossier ? await tx.tables.latestOf([dossier.id]) : [];
  const slot = table?.slots.find((each) => each.id === table.bookedSlotId);
  if (!table || !slot) return null;
  const what = table.state === 'booked' || table.state === 'held' ? table.state : 'off';
  return { what, on: wallClock.dateOf(slot.startsAt), minute: wallClock.minuteOf(slot.startsAt) };
}

/** What else is open about the same pupil, by number: a dossier, and concerns that are not finished. */
export async function alsoAbout(
  tx: Tx,
  { id, pupilId }: Pick<Concern, 'id' | 'pupilId'>,
): Promise<{ dossier: string | null; concerns: readonly string[] }> {
  if (!pupilId) return { dossier: null, concerns: [] };
  const dossier = await tx.dossiers.openOfPupil(pupilId);
  const others = (await tx.concerns.openOfPupil(pupilId)).filter((each) => each.id !== id);
  return { dossier: dossier?.number ?? null, concerns: others.map(({ number }) => number ?? '') };
}

/** The lines about danger, and how it stands with the call, for whoever looks. */
export async function stoppedView(
  tx: Tx,
  concern: Concern,
  viewerId: string,
  showing: Showing,
): Promise<ConcernView> {
  return {
    kind: 'intake_stopped',
    ref: refOf(concern, showing.schoolId),
    call: await callStateOf(tx, concern, viewerId, showing),
    sent: concern.doubtedAt !== null,
  };
}

/** The same by id; `null` when there is no such concern at this school. */
export async function viewOfConcernById(tx: Tx, id: ConcernId, showing: Showing): Promise<PersonalView> {
  const concern = await tx.concerns.byId(id);
  if (!concern) return { kind: 'refused', code: 'card_outdated' };
  return viewOfConcern(tx, concern, showing);
}

export function refOf(concern: Concern, schoolId: SchoolId): CardRef {
  return { schoolId, id: concern.id, version: concern.version };
}

/** The roepnaam, for a personal chat only. */
export async function roepnaamOf(tx: Tx, concern: Concern): Promise<string> {
  const { pupil } = concern.intake;
  if (pupil?.kind === 'typed') return pupil.roepnaam;
  if (!concern.pupilId) return '';
  return (await tx.pupils.byId(concern.pupilId))?.name.roepnaam ?? '';
}

async function viewOfDraft(tx: Tx, concern: Concern, ref: CardRef, showing: Showing): Promise<ConcernView> {
  const { intake } = concern;
  if (intake.step === 'safety') return { kind: 'intake_safety', ref };
  if (intake.step === 'who') return viewOfWho(tx, concern, ref, showing);
  const { dossier, concerns } = await alsoAbout(tx, concern);
  return {
    kind: 'intake_check',
    ref,
    roepnaam: await roepnaamOf(tx, concern),
    filled: filledOf(concern),
    openDossier: dossier,
    openConcerns: concerns,
  };
}

/** The second card. A list that is too long for one is asked for in two: first the class, then the pupil. */
async function viewOfWho(tx: Tx, concern: Concern, ref: CardRef, showing: Showing): Promise<ConcernView> {
  const all = await pupilsFor(tx, concern);
  const fault = showing.fault ?? null;
  const groups = needsGroups(all) ? groupsOf(all) : null;
  const chosen = groups?.find(({ label }) => label === concern.intake.group) ?? null;
  if (groups && !chosen)
    return { kind: 'intake_class', ref, classes: groups.map(({ label }) => label), fault };
  return {
    kind: 'intake_who',
    ref,
    pupils: labelsOf(chosen?.pupils ?? all),
    className: chosen?.label ?? null,
    today: showing.today,
    filled: filledOf(concern),
    fault,
  };
}

/** The classes that this person chooses from; empty when all pupils are on one card. */
export async function classesFor(tx: Tx, concern: Concern): Promise<readonly string[]> {
  const all = await pupilsFor(tx, concern);
  return needsGroups(all) ? groupsOf(all).map(({ label }) => label) : [];
}

/** Whether this person chooses the pupil from a list; whoever has none types a name. */
export async function hasList(tx: Tx, concern: Concern): Promise<boolean> {
  return (await pupilsFor(tx, concern)).length > 0;
}

/** A mentor chooses among own pupils; a coordinator, who has none, among all of the school. */
async function pupilsFor(tx: Tx, concern: Concern): Promise<Pupil[]> {
  const own = await tx.pupils.ofMentor(concern.raisedBy);
  if (own.length > 0) return own;
  return concern.wholeSchool ? tx.pupils.atSchool() : [];
}

function filledOf(concern: Concern): Filled {
  const { pupil, raisedBy, reasons, absentSince, parentsTold } = concern.intake;
  return {
    pupilId: pupil?.kind === 'roster' ? pupil.id : null,
    typedName: pupil?.kind === 'typed' ? pupil.roepnaam : null,
    typedClass: pupil?.kind === 'typed' ? pupil.className : null,
    raisedBy,
    reasons,
    absentSince,
    parentsTold,
  };
}
