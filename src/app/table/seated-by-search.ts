import type { PersonId } from '../../domain/ids.ts';
import type { Proposal } from '../../domain/slots/question.ts';
import type { Participant } from '../ports/dossiers.ts';
import { seatNameOf } from './search-question.ts';

/**
 * The deputy on whom the moments count for this seat: who sits there at the first where somebody does, when that is never
 * the holder. Null otherwise. `staff` = all of the table but the family.
 */
export function deputyFor(
  holder: Participant,
  staff: readonly Participant[],
  proposals: readonly Proposal[],
): PersonId | null {
  const seat = seatNameOf(holder, staff);
  const seated = proposals.flatMap(({ seats }) => seats.find((each) => each.seat === seat)?.filledBy ?? []);
  const [first] = seated;
  if (!first || holder.who.kind !== 'person') return null;
  return seated.some(({ personId }) => personId === holder.who.id) ? null : (first.personId as PersonId);
}
