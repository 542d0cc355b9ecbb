import {
  type Asked,
  type Ballot,
  bookingDecision,
  type Round,
  type VoteAnswer,
} from '../../src/domain/booking.ts';
import type { Instant } from '../../src/domain/ids.ts';

export const MOMENTS = [
  { id: 'tuesday', startsAt: 1_000 as Instant, age: 14 },
  { id: 'wednesday', startsAt: 2_000 as Instant, age: 14 },
  { id: 'thursday', startsAt: 3_000 as Instant, age: 14 },
];

export const EVERYBODY: Asked[] = [
  { id: 'coordinator', role: 'ondersteuningscoordinator' },
  { id: 'mentor', role: 'mentor' },
  { id: 'leerplicht', role: 'leerplicht' },
  { id: 'jgz', role: 'jgz' },
  { id: 'swv', role: 'swv' },
  { id: 'buurtteam', role: 'buurtteam' },
  { id: 'mother', role: 'ouder' },
  { id: 'father', role: 'ouder' },
  { id: 'pupil', role: 'leerling' },
];

export const QUORUM = ['coordinator', 'leerplicht', 'jgz', 'swv', 'mother'];

/** The same answer of these people to one moment. */
export function on(momentId: string, answer: VoteAnswer, ...people: string[]): Ballot[] {
  return people.map((askedId) => ({ momentId, askedId, answer }));
}

export function round(ballots: Ballot[], asked: Asked[] = EVERYBODY): Round {
  return { moments: MOMENTS, asked, ballots };
}

/** What a moment waits for; `booked …` when one is booked. */
export function waitsFor(ballots: Ballot[], momentId = 'tuesday', asked = EVERYBODY): readonly string[] {
  const decision = bookingDecision(round(ballots, asked));
  if (decision.kind === 'book') return [`booked ${decision.momentId}`];
  return decision.moments.find((moment) => moment.momentId === momentId)?.because ?? [];
}
