import { addDays } from '../../domain/calendar/plain-date.ts';
import type { Guest } from '../../domain/guests.ts';
import type { Instant, LinkId, WallMinute } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { TableCase, Work } from './table-case.ts';

const DAY = 24 * 60 * 60_000;
/** A table may be moved, and the reminder of it read late; after this the page says whom to call. */
const LINK_DAYS = 60;

/**
 * One door for each of these participants to the moments of this table: to answer, to hand over, to fetch the
 * appointment. It shows date, place and buttons and nothing else, also to somebody who finds the mail. That of a guest is
 * shut by itself at the end of their last day.
 */
export function answerLinks(
  work: Work,
  { school, table }: Pick<TableCase, 'school' | 'table'>,
  participants: readonly Participant[],
): Link[] {
  return participants.map(({ id, guest }) => ({
    id: work.deps.ids.next<LinkId>(),
    schoolId: school.id,
    purpose: 'answer_moments',
    holder: { kind: 'participant', id },
    concernId: null,
    actietafelId: table.id,
    expiresAt: endOf(work, guest),
    revokedAt: null,
  }));
}

function endOf({ deps, now }: Work, guest: Guest | null): Instant {
  const usual = (now + LINK_DAYS * DAY) as Instant;
  if (!guest) return usual;
  const last = deps.wallClock.instantOf(addDays(guest.accessUntil, 1), 0 as WallMinute);
  return Math.min(usual, last) as Instant;
}
