import type { SchoolId } from '../../domain/ids.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Tx } from '../ports/store.ts';
import { momentView } from '../table/as-shown.ts';
import { moveRound } from '../table/moving.ts';
import { hasBegun, tableCaseForChange } from '../table/table-case.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { type Move, type MovePlan, planMoves } from './planning-moves.ts';

/** A press is answered within three seconds; what is left then stands on the card, and goes on with the next press. */
const MOVED_WITHIN_MILLISECONDS = 2000;

/** "n tafels verzetten": which tables have lost somebody, and when each could be. Nothing changes. */
export function askMoveSeveral(turn: Turn, { schoolId }: CardRef): Promise<PersonalView> {
  return asCoordinator(turn, schoolId, (tx) => shown(turn, tx, schoolId, null));
}

/**
 * Everybody of these tables is asked about new moments, by the rules of a table that moves alone: nothing is booked before
 * the family says yes. Each table in a transaction of its own, and only as it was when the moments were chosen. A table
 * that was moved stands no more, so that a second press leaves it alone; one that was not reached, by the clock or because
 * the process ended, has lost somebody still, and is on the list as before. Of a card that shows another list nothing is done.
 */
export async function moveSeveral(turn: Turn, { schoolId, version }: CardRef): Promise<PersonalView> {
  const plan = await asCoordinator(turn, schoolId, async (tx) =>
    planMoves(turn, tx, await tx.schools.here()),
  );
  if ('kind' in plan) return plan;
  if (editionOf(plan) !== version) return movingView(turn, schoolId, plan, null);
  let started = 0;
  for (const move of plan.moves) {
    if (turn.deps.clock.now() - turn.now >= MOVED_WITHIN_MILLISECONDS) break;
    if (move.to && (await startMove(turn, schoolId, move))) started += 1;
  }
  turn.deps.kick();
  return asCoordinator(turn, schoolId, (tx) => shown(turn, tx, schoolId, started));
}

/** "Zo laten": it is known from now on who is not there, and these tables stand. */
export function leaveSeveral(turn: Turn, { schoolId, version }: CardRef): Promise<PersonalView> {
  return asCoordinator(turn, schoolId, async (tx) => {
    const plan = await planMoves(turn, tx, await tx.schools.here());
    if (editionOf(plan) !== version) return movingView(turn, schoolId, plan, null);
    for (const { displaced } of plan.moves) {
      const codes = displaced.lost.map(
        ({ seat, because }) => `${because === 'away' ? 'missing' : 'outside_presence'}:${seat}`,
      );
      await tx.tables.addReasons(displaced.slot.id, codes);
      await tx.audit.add({
        at: turn.now,
        actor: { kind: 'person', id: turn.actor.personId },
        action: 'table.goes_on',
        subject: { kind: 'actietafel', id: displaced.table.id },
        ground: 'coordination',
      });
    }
    return shown(turn, tx, schoolId, null);
  });
}

function startMove(turn: Turn, schoolId: SchoolId, { found: planned, moments }: Move): Promise<boolean> {
  return turn.deps.store.transact(schoolId, async (tx) => {
    const found = await tableCaseForChange(tx, schoolId, planned.table.id, turn.today);
    const isAsPlanned = found?.table.version === planned.table.version && found.table.state === 'booked';
    if (!found || !isAsPlanned || hasBegun(turn.now, found.table)) return false;
    await moveRound(turn, tx, found, moments, turn.actor.personId);
    return true;
  });
}

function asCoordinator<T>(
  turn: Turn,
  schoolId: SchoolId,
  work: (tx: Tx) => Promise<T>,
): Promise<T | Extract<PersonalView, { kind: 'refused' }>> {
  if (!coordinatesAt(turn.actor, schoolId))
    return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return turn.deps.store.transact(schoolId, work);
}

async function shown(turn: Turn, tx: Tx, schoolId: SchoolId, started: number | null): Promise<PersonalView> {
  return movingView(turn, schoolId, await planMoves(turn, tx, await tx.schools.here()), started);
}

/**
 * Names a list by which tables are on it and whom each lost. A press on a card with another list moves and leaves nothing:
 * what is on it now is shown, since nobody agreed to a table that they did not see.
 */
function editionOf({ moves }: MovePlan): number {
  const text = moves
    .map(({ displaced: { table, lost } }) =>
      [table.id, table.version, ...lost.map(({ seat, because }) => `${seat}:${because}`)].join(),
    )
    .join(';');
  return [...text].reduce((edition, letter) => (edition * 31 + letter.charCodeAt(0)) % 2_147_483_647, 0);
}

function movingView(
  { deps }: Turn,
  schoolId: SchoolId,
  plan: MovePlan,
  started: number | null,
): PersonalView {
  const { moves, more, howGood } = plan;
  const { wallClock } = deps;
  return {
    kind: 'tables_move',
    ref: { schoolId, id: schoolId, version: editionOf(plan) },
    lines: moves.map(({ displaced, found, to, changes, moments }) => {
      const slot = to && moments.slots[moments.proposals.indexOf(to)];
      return {
        number: found.dossier.number,
        from: momentView({ wallClock }, displaced.slot),
        to: slot ? momentView({ wallClock }, slot) : null,
        changes,
        lost: displaced.lost.map(({ seat }) => seat),
      };
    }),
    more,
    howGood,
    started,
  };
}
