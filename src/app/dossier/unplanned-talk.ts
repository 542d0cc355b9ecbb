import type { ActietafelId, DossierId, Instant, SchoolDate, WallMinute } from '../../domain/ids.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { type AroundTalk, faultOfUnplanned, firstUnplannedDay } from '../../domain/unplanned-talk.ts';
import { isDoubted } from '../agreed-actions/behind-actions.ts';
import type { CardRef } from '../arriving/views.ts';
import { minutesDoorCard } from '../minutes/behind-minutes.ts';
import { editOfPressedCard } from '../planning-notices.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import { meetFirstTable } from '../table/first-table.ts';
import { bookedSlot, dayOf, hasBegun, type Work } from '../table/table-case.ts';
import { refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { heldForm } from './asking.ts';
import { faulty, finish } from './carrying-dossier.ts';
import { latestTableForChange } from './locking-table.ts';
import { awaitReport } from './sharing-report.ts';
import {
  changeDossier,
  dossierView,
  latestTable,
  lookAtDossier,
  namedDossier,
  showingFor,
} from './showing-dossier.ts';

const NOON = (12 * 60) as WallMinute;

/** On which day was it? Where a table was booked whose moment has come, that one is asked about. Nothing is stored by asking. */
export function askUnplanned(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    if (dossier.state === 'closed') return dossierView(tx, dossier, showingFor(turn, ref));
    if (await isDoubted(tx, dossier)) return { kind: 'refused', code: 'safety_first' };
    const latest = await latestTable(tx, dossier.id);
    if (latest && hasBegun(turn.now, latest)) return heldForm(turn, tx, dossier, ref.schoolId);
    return unplannedForm(turn, tx, dossier, ref, { filledOn: null, fault: null });
  });
}

/**
 * People met without having been asked: a table that was held, whose minutes can be written at once. A table that is asked about or
 * booked for later goes on beside it.
 */
export function putDownUnplanned(turn: Turn, ref: CardRef, on: SchoolDate): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    if (await isDoubted(tx, dossier)) return refused('safety_first');
    const latest = await latestTableForChange(tx, dossier.id);
    if (latest && hasBegun(turn.now, latest))
      return faulty(dossier, 'held_unanswered', await heldForm(turn, tx, dossier, ref.schoolId));
    const fault = faultOfUnplanned(on, await aroundTalk(turn, tx, dossier, latest));
    if (fault) {
      const form = await unplannedForm(turn, tx, dossier, ref, { filledOn: on, fault });
      return faulty(dossier, fault, form);
    }

    const table = heldTable(turn, await tx.schools.here(), dossier.id, on);
    await tx.tables.add(table);
    const next = await tx.dossiers.store(dossier);
    await meetFirstTable(tx, dossier);
    await awaitReport(turn, tx, dossier, on);
    await finish(tx, { ...turn, cardActivity: null }, ref, next, { action: 'dossier.talk_held' });
    // Not at once: the door to the minutes would be gone before anybody could press it.
    const later = (turn.now + PAGE_POLICY.linkMinutes * 60_000) as Instant;
    const edits = editOfPressedCard(turn, { dossierId: dossier.id }, 'dossier');
    await tx.notices.plan(edits.map((edit) => ({ ...edit, dueAt: later })));

    return {
      outcome: { show: 'dossier', id: dossier.id },
      view: await minutesDoorCard(turn, tx, ref.schoolId, next, table.id),
    };
  });
}

/** A table that was held on this day and that nobody was asked to: it has no moments, and nobody answered. */
export function heldTable(
  { deps }: Pick<Work, 'deps'>,
  { policy }: Pick<School, 'policy'>,
  dossierId: DossierId,
  heldOn: SchoolDate,
): Actietafel {
  return {
    id: deps.ids.next<ActietafelId>(),
    dossierId,
    state: 'held',
    version: 1,
    sequence: 0,
    slots: [],
    bookedSlotId: null,
    bookedReason: null,
    minutes: policy.tableMinutes,
    proposedAt: deps.wallClock.instantOf(heldOn, NOON) as Instant,
    bookedAt: null,
    heldOn,
    offMoment: null,
  };
}

async function unplannedForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  { schoolId }: CardRef,
  standing: { filledOn: SchoolDate | null; fault: RefusalCode | null },
): Promise<PersonalView> {
  return {
    kind: 'dossier_unplanned',
    ...(await namedDossier(tx, dossier, schoolId)),
    today: turn.today,
    firstOn: firstUnplannedDay({ today: turn.today, anchorOn: dossier.anchorOn }),
    ...standing,
  };
}

async function aroundTalk(
  turn: Turn,
  tx: Tx,
  { id, anchorOn }: Dossier,
  latest: Actietafel | null,
): Promise<AroundTalk> {
  const held = (await tx.minutes.tablesHeld(id)).flatMap(({ heldOn }) => heldOn ?? []);
  const slot = latest?.state === 'booked' ? bookedSlot(latest) : null;
  return { today: turn.today, anchorOn, tableDays: slot ? [...held, dayOf(turn, slot)] : held };
}
