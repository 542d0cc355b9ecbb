import { addMonths } from '../../domain/calendar/plain-date.ts';
import { DEADLINE_RULES } from '../../domain/deadlines.ts';
import type { DossierId, SchoolId } from '../../domain/ids.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { SEAT_KINDS, type SeatKind } from '../../domain/roles.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { WallClock } from '../ports.ts';
import { coordinatesAt } from '../triage/opening-concern.ts';
import { type Done, once, refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { refOfDossier } from './ref.ts';
import type { DossierView } from './views.ts';

type Because = Extract<DossierView, { kind: 'dossier' }>['because'];

/** A dossier as its coordinator's card. */
export async function dossierView(
  tx: Tx,
  dossier: Dossier,
  schoolId: string,
  wallClock: WallClock,
  because: Because,
): Promise<DossierView> {
  const pupil = await tx.pupils.byId(dossier.pupilId);
  const table = await tx.tables.current(dossier.id);
  const booked = table?.slots.find(({ id }) => id === table.bookedSlotId);
  return {
    kind: 'dossier',
    ref: refOfDossier(dossier, schoolId),
    number: dossier.number,
    roepnaam: pupil?.name.roepnaam ?? '',
    state: dossier.state,
    anchorOn: dossier.anchorOn,
    agreementDueOn: addMonths(dossier.anchorOn, DEADLINE_RULES.agreement.length),
    table: table && {
      state: table.state,
      on: booked ? wallClock.dateOf(booked.startsAt) : table.heldOn,
      ref: { schoolId, id: table.id, version: table.version },
    },
    withoutGround: await seatsWithoutGround(tx, dossier.id),
    because,
  };
}

/** Partners at this table for whom neither consent nor a statutory task is recorded. */
export async function seatsWithoutGround(tx: Tx, id: DossierId): Promise<SeatKind[]> {
  const participants = await tx.dossiers.participants(id);
  return SEAT_KINDS.filter((kind) =>
    participants.some(({ role, ground, untilOn }) => role === kind && ground === null && untilOn === null),
  );
}

export function openDossier(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, (tx, dossier) =>
    dossierView(tx, dossier, ref.schoolId, turn.deps.wallClock, 'asked'),
  );
}

/** Reads only; a coordinator of the school, nobody else. */
export function lookAtDossier(
  turn: Turn,
  ref: CardRef,
  look: (tx: Tx, dossier: Dossier) => Promise<PersonalView>,
): Promise<PersonalView> {
  return turn.deps.store.transact(ref.schoolId as SchoolId, async (tx): Promise<PersonalView> => {
    if (!coordinatesAt(turn.actor, ref.schoolId)) return { kind: 'refused', code: 'not_for_your_role' };
    const dossier = await tx.dossiers.byId(ref.id as DossierId);
    return dossier ? look(tx, dossier) : { kind: 'refused', code: 'card_outdated' };
  });
}

/** Loads the dossier under a lock and changes it once; a closed one, or an older card, shows how it stands now. */
export function changeDossier(
  turn: Turn,
  ref: CardRef,
  change: (tx: Tx, dossier: Dossier) => Promise<Done>,
): Promise<PersonalView> {
  return once(
    turn,
    ref.schoolId,
    async (tx) => {
      if (!coordinatesAt(turn.actor, ref.schoolId)) return refused('not_for_your_role');
      const dossier = await tx.dossiers.forChange(ref.id as DossierId);
      if (!dossier) return refused('card_outdated');
      if (dossier.version !== ref.version || dossier.state === 'closed')
        return presented(tx, turn, dossier, ref);
      return change(tx, dossier);
    },
    async (tx, { show, id, code }) => {
      if (show === 'refused') return { kind: 'refused', code: code as RefusalCode };
      const dossier = await tx.dossiers.byId(id as DossierId);
      if (!dossier) return { kind: 'refused', code: 'card_outdated' };
      return dossierView(tx, dossier, ref.schoolId, turn.deps.wallClock, 'asked');
    },
  );
}

export async function presented(tx: Tx, turn: Turn, dossier: Dossier, ref: CardRef): Promise<Done> {
  return {
    outcome: { show: 'dossier', id: dossier.id },
    view: await dossierView(tx, dossier, ref.schoolId, turn.deps.wallClock, 'asked'),
  };
}
