import { moveTogether } from '../../domain/slots/batch.ts';
import { changesOf } from '../../domain/slots/changes.ts';
import type { Block, Proposal, SlotQuestion } from '../../domain/slots/question.ts';
import { findProposals } from '../../domain/slots/search.ts';
import type { Standing } from '../../domain/slots/standing.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import { knowingAnswers, momentsPast, standingOf } from '../table/as-it-stands.ts';
import { type Found, slotsOf, withChanges } from '../table/finding-moments.ts';
import { daysToLookAt } from '../table/finding-others.ts';
import { questionsFor } from '../table/search-question.ts';
import type { TableCase, Work } from '../table/table-case.ts';
import { tableCases } from '../table/table-cases.ts';
import { type Displaced, displacedAmong } from './displaced.ts';
import type { HowGood } from './views.ts';

/** More than this on one card nobody reads, and the rest can be done after. Beyond fifteen the choice may not be the best. */
const MOST_TABLES = 30;

/** One table that has to move, and what would be asked about: `to` is the moment that suits best beside the others'. */
export type Move = {
  displaced: Displaced;
  found: TableCase;
  to: Proposal | null;
  changes: readonly string[];
  moments: Pick<Found, 'slots' | 'proposals'>;
};

export type MovePlan = { moves: readonly Move[]; more: number; howGood: HowGood };

/**
 * New moments for all tables of the school that have lost somebody, chosen together: no two of them share a person or a
 * room at a time, and as little as possible changes. Beside the one that is chosen, two more are asked about that leave the
 * other tables theirs.
 */
export async function planMoves(work: Work, tx: Tx, school: School): Promise<MovePlan> {
  const { now, today, deps } = work;
  const open = await tx.dossiers.openAtSchool();
  const tables = await tx.tables.latestOf(open.map(({ id }) => id));
  const at = { now, today, wallClock: deps.wallClock, presence: deps.presence };
  const all = await displacedAmong(tx, at, tables);
  const displaced = all.slice(0, MOST_TABLES);
  const cases = await tableCases(
    tx,
    school,
    displaced.map(({ table }) => table),
    today,
  );
  const asking = await askingsOf(work, tx, school, cases);
  const moved = moveTogether(
    asking.map(({ found, question, standing }) => ({ tableId: found.table.id, question, standing })),
  );
  const chosen = new Map(moved.moves.map(({ tableId, to }) => [tableId, to?.moment ?? null]));
  const moves = asking.flatMap((each): Move[] => {
    const of = displaced.find(({ table }) => table.id === each.found.table.id);
    if (!of) return [];
    const to = chosen.get(each.found.table.id) ?? null;
    const others = asking.flatMap(({ found }) =>
      found === each.found ? [] : (chosen.get(found.table.id) ?? []),
    );
    return [moveOf(work, of, each, to, others)];
  });
  return {
    moves,
    more: all.length - displaced.length,
    howGood: {
      isProven: moved.kind === 'exact',
      without: moved.price[0] ?? 0,
      withoutAtLeast: moved.atLeast[0] ?? 0,
      askedAgain: moved.price[1] ?? 0,
      askedAgainAtLeast: moved.atLeast[1] ?? 0,
    },
  };
}

type Asking = { found: TableCase; question: SlotQuestion; standing: Standing };

async function askingsOf(work: Work, tx: Tx, school: School, cases: readonly TableCase[]): Promise<Asking[]> {
  const standing = cases.flatMap((found) => {
    const stands = standingOf(work, found);
    return stands ? [{ found, standing: stands }] : [];
  });
  const questions = await questionsFor(work, tx, {
    school,
    without: cases,
    tables: standing.map(({ found, standing: stands }) => ({
      asked: found.asked,
      except: momentsPast(work, found),
      withinSchoolDays: daysToLookAt(work, found, stands),
    })),
  });
  return standing.flatMap(({ found, standing: stands }, index) => {
    const question = questions[index];
    return question ? [{ found, question: knowingAnswers(work, found, question), standing: stands }] : [];
  });
}

function moveOf(
  work: Work,
  displaced: Displaced,
  { found, question, standing }: Asking,
  to: Proposal | null,
  others: readonly Proposal[],
): Move {
  if (!to) return { displaced, found, to, changes: [], moments: { slots: [], proposals: [] } };
  const search = findProposals(leavingOthers(question, others), standing);
  const besides = search.kind === 'found' ? search.proposals.filter((each) => !overlap(each, to)) : [];
  const proposals = [to, ...besides.slice(0, question.proposals - 1)].sort(
    (a, b) => a.on.localeCompare(b.on) || a.fromMinute - b.fromMinute,
  );
  const slots = slotsOf(work, question, proposals, []);
  return {
    displaced,
    found,
    to,
    changes: changesOf(standing, to),
    moments: { proposals, slots: withChanges(standing, { slots, proposals }) },
  };
}

/** The same question, with the moments that the other tables get taken for whoever sits at those. */
function leavingOthers(question: SlotQuestion, others: readonly Proposal[]): SlotQuestion {
  const taken = (personId: string): Block[] =>
    others
      .filter(({ seats }) => seats.some(({ filledBy }) => filledBy?.personId === personId))
      .map(({ on, fromMinute, untilMinute }) => ({ on, fromMinute, untilMinute }));
  const takenIn = (roomId: string): Block[] =>
    others
      .filter((each) => each.roomId === roomId)
      .map(({ on, fromMinute, untilMinute }) => ({ on, fromMinute, untilMinute }));
  return {
    ...question,
    rooms:
      question.rooms?.map((room) => ({ ...room, busy: [...room.busy, ...takenIn(room.roomId)] })) ?? null,
    seats: question.seats.map((seat) => ({
      ...seat,
      candidates: seat.candidates.map((one) => ({ ...one, busy: [...one.busy, ...taken(one.personId)] })),
    })),
  };
}

function overlap(a: Block, b: Block): boolean {
  return a.on === b.on && a.fromMinute < b.untilMinute && b.fromMinute < a.untilMinute;
}
