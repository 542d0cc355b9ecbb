import { brokenBy, canCome } from '../../domain/booking.ts';
import type { LinkId } from '../../domain/ids.ts';
import { type PreparingRole, prepares } from '../../domain/preparing.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import {
  contactShown,
  type Looking,
  mayKnowMore,
  momentView,
  refOfTable,
  roepnaamFor,
  type Showing,
} from './as-shown.ts';
import { askerToTell } from './asker-to-tell.ts';
import { seatsOf } from './showing-people.ts';
import { standInFor } from './standing-in.ts';
import {
  bookedSlot,
  closedOn,
  hasBegun,
  isPartner,
  placeOfTable,
  roundOf,
  type TableCase,
  type Viewer,
} from './table-case.ts';
import type { AppointmentPhase, TableView } from './views.ts';

/** The link of one participant to a table, and its address. */
export type Door = { linkId: LinkId; url: string };

/** The table once it stands, or is off: when, where, who comes, and what this person can still do about it. */
export async function appointmentView(
  deps: Looking['deps'],
  tx: Tx,
  found: TableCase,
  me: Participant | null,
  viewer: Viewer,
  showing: Showing,
): Promise<TableView> {
  const slot = bookedSlot(found.table);
  const isLive = isAhead(deps, found);
  return {
    kind: 'table_appointment',
    ref: refOfTable(found),
    number: found.dossier.number,
    roepnaam: await roepnaamFor(tx, found, me, viewer),
    place: placeOfTable(found),
    ...(isLive ? await contactShown(deps, tx, found) : {}),
    phase: isLive ? (showing.phase ?? 'booked') : phaseNow(deps, found),
    closedOn: closedOn(deps, found),
    moment: slot ? momentView(deps, slot) : null,
    coming: mayKnowMore(me) || viewer.coordinates ? seatsOf(found, comingTo(found)) : [],
    task: isLive && me ? taskIn(showing.phase ?? 'booked', me) : null,
    pageUrl: isLive && me ? ((await doorOf(deps, tx, found, me))?.url ?? null) : null,
    canHandOver: isLive && me !== null && isPartner(me),
    cannotCome: me !== null && slot !== null && saysNo(found, me, slot),
    tell: await toTell(tx, found, viewer),
    broken: isLive && slot && viewer.coordinates ? brokenBy(roundOf(deps, found), slot.id) : [],
    standIn: isLive && viewer.coordinates ? await standIn(deps, tx, found) : null,
    needed: isLive && viewer.coordinates ? (showing.needed ?? null) : null,
    counter: isLive && viewer.coordinates ? (showing.counter ?? null) : null,
    fault: showing.fault ?? null,
    whyNone: showing.whyNone ?? [],
    isAsked: me !== null,
    coordinates: viewer.coordinates,
  };
}

function standIn(deps: Looking['deps'], tx: Tx, found: TableCase) {
  const { wallClock, clock } = deps;
  const now = clock.now();
  return standInFor({ wallClock, now, today: wallClock.dateOf(now) }, tx, found);
}

async function toTell(tx: Tx, found: TableCase, { personId }: Viewer): Promise<'parent' | 'pupil' | null> {
  const concern = await tx.concerns.byId(found.dossier.concernId);
  return concern?.raisedBy === personId ? askerToTell(found, concern) : null;
}

/** What somebody is asked to prepare, when the table is near; null for whoever is asked nothing. */
export function taskIn(phase: AppointmentPhase, { role }: Pick<Participant, 'role'>): PreparingRole | null {
  const isNear = phase === 'prepare' || phase === 'tomorrow';
  return isNear && prepares(role) ? role : null;
}

/** Everybody who is asked but those who said that this moment does not suit them. */
export function comingTo(found: TableCase): Participant[] {
  const slot = bookedSlot(found.table);
  return found.asked.filter((each) => slot === null || !saysNo(found, each, slot));
}

/** The page with the agenda file of one participant; null when there is no link to it. */
export async function doorOf(
  deps: Looking['deps'],
  tx: Tx,
  { table }: TableCase,
  participant: Participant,
): Promise<Door | null> {
  const links = await tx.links.ofTable(table.id);
  const link = links.find(({ holder }) => holder.kind === 'participant' && holder.id === participant.id);
  return link ? { linkId: link.id, url: await deps.addresses.urlOf(link) } : null;
}

function saysNo({ votes }: TableCase, { id }: Participant, slot: Slot): boolean {
  const vote = votes.find((each) => each.participantId === id && each.slotId === slot.id);
  return vote !== undefined && !canCome(vote.answer);
}

/** How it stands by itself. Where nothing was booked, nothing is off: a dossier that was closed by then is closed, and no more. */
export function phaseNow(deps: Pick<Looking['deps'], 'clock'>, found: TableCase): AppointmentPhase {
  const { table, dossier } = found;
  if (isAhead(deps, found)) return 'booked';
  if (table.state === 'booked') return 'begun';
  if (table.state === 'held') return 'held';
  return dossier.state === 'closed' && bookedSlot(table) === null ? 'closed' : 'cancelled';
}

function isAhead({ clock }: Pick<Looking['deps'], 'clock'>, { table }: TableCase): boolean {
  return table.state === 'booked' && !hasBegun(clock.now(), table);
}
