import { canCome, familyOn } from '../../domain/booking.ts';
import type { Block, Candidate, SlotQuestion } from '../../domain/slots/question.ts';
import { NOTHING_KNOWN } from '../../domain/slots/question.ts';
import type { Standing } from '../../domain/slots/standing.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Slot, Vote } from '../ports/tables.ts';
import { seatNameOf } from './search-question.ts';
import { bookedSlot, isFamily, roundOf, type TableCase, type Work } from './table-case.ts';
import { blocksBetween } from './wall-blocks.ts';

type Moment = Pick<Slot, 'startsAt' | 'endsAt'>;

/**
 * How a table stands that has to move: its moment, who sits where, the family too, and who said yes to what. Null when no
 * moment stands, nor one stood of which people have not heard another yet: then there is nothing to keep.
 */
export function standingOf(work: Pick<Work, 'deps'>, found: TableCase): Standing | null {
  const at = blockOf(work, bookedSlot(found.table) ?? found.table.offMoment);
  if (!at) return null;
  const accepted = found.table.slots.flatMap((slot) => {
    const moment = blockOf(work, slot);
    if (!moment) return [];
    const said = found.votes.filter(({ slotId, answer }) => slotId === slot.id && canCome(answer));
    return said.flatMap(({ participantId }) => {
      const who = found.asked.find(({ id }) => id === participantId)?.who;
      return who ? [{ personId: who.id, at: moment }] : [];
    });
  });
  return {
    at,
    roomId: bookedSlot(found.table)?.roomId ?? null,
    seats: found.asked.map((each) => ({ seat: nameOf(each, found), personId: each.who.id })),
    accepted,
  };
}

/**
 * The same question with what people said about moments of before: a "no" is busy time, and the family sits at the table
 * as well, so that a yes of theirs counts among those that are kept. Their agenda is not known, so any moment is as good.
 */
export function knowingAnswers(
  work: Pick<Work, 'deps'>,
  found: TableCase,
  question: SlotQuestion,
): SlotQuestion {
  const refused = (personId: string): Block[] =>
    found.table.slots.flatMap((slot) => {
      const isNo = found.votes.some(
        ({ slotId, participantId, answer }) =>
          slotId === slot.id &&
          answer === 'no' &&
          found.asked.some((each) => each.id === participantId && each.who.id === personId),
      );
      return isNo ? blocksBetween(work.deps.wallClock, slot.startsAt, slot.endsAt) : [];
    });
  const family = found.asked.filter(isFamily).map((each) => ({
    seat: nameOf(each, found),
    need: 'wanted' as const,
    candidates: [{ ...NOTHING_KNOWN, personId: each.who.id, agenda: 'known' } satisfies Candidate],
  }));
  const seats = question.seats.map((seat) => ({
    ...seat,
    candidates: seat.candidates.map((one) => ({ ...one, busy: [...one.busy, ...refused(one.personId)] })),
  }));
  return { ...question, seats: [...seats, ...family] };
}

/**
 * Moments that do not come back: the one that stands or stood, and those that the family said no to. Of a round that led
 * to nothing none of them do.
 */
export function momentsPast(work: Pick<Work, 'deps'>, found: TableCase): Moment[] {
  const { table } = found;
  const booked = bookedSlot(table);
  if (!booked) return [...table.slots, ...(table.offMoment ? [table.offMoment] : [])];
  const round = roundOf(work.deps, found);
  return [booked, ...table.slots.filter(({ id }) => familyOn(round, id) === 'no')];
}

/** What people said before about the very moments that are asked about now: they are not asked that again. */
export function answersKept({ table, votes, asked }: TableCase, slots: readonly Slot[]): Vote[] {
  return slots.flatMap((slot) => {
    const before = table.slots.find(
      ({ startsAt, endsAt }) => startsAt === slot.startsAt && endsAt === slot.endsAt,
    );
    return votes
      .filter((vote) => vote.slotId === before?.id && asked.some(({ id }) => id === vote.participantId))
      .map((vote) => ({ ...vote, slotId: slot.id }));
  });
}

function nameOf(participant: Participant, { asked }: TableCase): string {
  return seatNameOf(
    participant,
    asked.filter((each) => isFamily(each) === isFamily(participant)),
  );
}

function blockOf({ deps }: Pick<Work, 'deps'>, moment: Moment | null): Block | null {
  const [block] = moment ? blocksBetween(deps.wallClock, moment.startsAt, moment.endsAt) : [];
  return block ?? null;
}
