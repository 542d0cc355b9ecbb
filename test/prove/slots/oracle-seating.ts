import type { Block, Candidate, SlotQuestion } from '../../../src/domain/slots/question.ts';
import type { Standing } from '../../../src/domain/slots/standing.ts';
import { compareText } from './oracle-order.ts';
import { NOT_SURE, type State } from './oracle-states.ts';

/** Who sits where, for the oracle: every combination of people at one moment, and what each of them costs. */
export type Filling = {
  seat: string;
  need: string;
  personId: string | null;
  rank: number;
  burden: number;
  lost: number;
  changed: number;
  apart: number;
} & State;

const EMPTY = 9;

export function combinations(
  question: SlotQuestion,
  at: Block,
  stateOf: (candidate: Candidate, at: Block) => State | null,
  standing: Standing | null,
): Filling[][] {
  let all: Filling[][] = [[]];
  for (const { seat, need, candidates } of [...question.seats].sort((a, b) => compareText(a.seat, b.seat))) {
    const fillings: Filling[] = candidates.flatMap((candidate, rank) => {
      const state = stateOf(candidate, at);
      const { personId, burden } = candidate;
      if (state === null) return [];
      const harm = harmOn(standing, seat, personId, at, state.sureness === 0);
      return [{ seat, need, personId, rank, burden, ...state, ...harm }];
    });
    if (need !== 'required')
      fillings.push({
        seat,
        need,
        personId: null,
        sureness: EMPTY,
        rank: EMPTY,
        burden: 0,
        isTentative: false,
        ...harmOn(standing, seat, null, at, false),
      });
    all = all.flatMap((chosen) =>
      fillings
        .filter(({ personId }) => personId === null || chosen.every((one) => one.personId !== personId))
        .map((filling) => [...chosen, filling]),
    );
  }
  return all.filter(
    (fillings) =>
      fillings.filter(({ need, personId }) => need === 'partner' && personId !== null).length >=
      question.partnersNeeded,
  );
}

/** Whose yes is lost here, whether somebody else sits here than before, and whether they would come for this alone. */
function harmOn(
  standing: Standing | null,
  seat: string,
  personId: string | null,
  at: Block,
  isAtSchool: boolean,
): { lost: number; changed: number; apart: number } {
  const before = standing?.seats.find((each) => each.seat === seat)?.personId;
  if (!standing || !before) return { lost: 0, changed: 0, apart: 0 };
  const text = ({ on, fromMinute, untilMinute }: Block) => `${on} ${fromMinute} ${untilMinute}`;
  const saidYesTo = (moment: Block) =>
    standing.accepted.some((each) => each.personId === before && text(each.at) === text(moment));
  const changed = personId === before ? 0 : 1;
  const isKnownToCome = changed === 0 && (text(at) === text(standing.at) || saidYesTo(at));
  return {
    lost: saidYesTo(standing.at) && !(changed === 0 && saidYesTo(at)) ? 1 : 0,
    changed,
    apart: isAtSchool || isKnownToCome ? 0 : 1,
  };
}

export function priceOf(question: SlotQuestion, fillings: Filling[], at: Block): [number[], number] {
  const count = (of: (filling: Filling) => boolean) => fillings.filter(of).length;
  const certainPartners = count(({ need, sureness }) => need === 'partner' && sureness < NOT_SURE);
  const unsurePartnersNeeded = Math.max(question.partnersNeeded - certainPartners, 0);
  const isEarly = at.fromMinute - question.hours.fromMinute < 60;
  const isLate = question.hours.untilMinute - at.untilMinute < 60;
  const burdened = fillings.filter(
    ({ personId, sureness }) => personId !== null && (isEarly || isLate || sureness === 1),
  );
  return [
    [
      count(({ need, sureness }) => need === 'required' && sureness === NOT_SURE) + unsurePartnersNeeded,
      count(({ need, personId }) => need === 'partner' && personId === null),
      count(({ need, personId }) => need === 'wanted' && personId === null),
      count(({ sureness }) => sureness === NOT_SURE),
      count(({ sureness }) => sureness === 1),
      fillings.reduce((sum, { personId, rank }) => sum + (personId === null ? 0 : rank), 0),
      count(({ isTentative }) => isTentative),
    ],
    burdened.reduce((sum, { burden }) => sum + Math.min(burden, 9), 0),
  ];
}
