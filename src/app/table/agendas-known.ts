import type { Instant, PersonId } from '../../domain/ids.ts';
import { AGENDA_POLICY } from '../../domain/policy.ts';
import type { Candidate } from '../../domain/slots/question.ts';
import type { KnownAgenda } from '../ports/agendas.ts';
import type { WallClock } from '../ports.ts';
import { blocksBetween } from './wall-blocks.ts';

const HOUR = 60 * 60_000;

type Times = { startsAt: Instant; endsAt: Instant };

/**
 * What the search takes from a shared agenda. One that was not read lately is unknown; what was busy in it stays busy. The
 * `own` times are those of the table itself, which stands in the agendas of whoever was invited to it.
 */
export function timeIn(
  agenda: KnownAgenda | undefined,
  now: Instant,
  wallClock: WallClock,
  own: readonly Times[] = [],
): Pick<Candidate, 'busy' | 'tentative' | 'agenda'> {
  const blocks = (status: 'busy' | 'tentative') =>
    (agenda?.busy ?? [])
      .filter((span) => span.status === status)
      .flatMap((span) =>
        own.reduce<Times[]>((parts, gone) => parts.flatMap((part) => cut(part, gone)), [span]),
      )
      .flatMap(({ startsAt, endsAt }) => blocksBetween(wallClock, startsAt, endsAt));
  return {
    busy: blocks('busy'),
    tentative: blocks('tentative'),
    agenda: agenda && isKnown(agenda, now) ? 'known' : 'unknown',
  };
}

/** What is left of a span, before and after. */
function cut({ startsAt, endsAt }: Times, gone: Times): Times[] {
  if (gone.endsAt <= startsAt || endsAt <= gone.startsAt) return [{ startsAt, endsAt }];
  return [
    ...(startsAt < gone.startsAt ? [{ startsAt, endsAt: gone.startsAt }] : []),
    ...(gone.endsAt < endsAt ? [{ startsAt: gone.endsAt, endsAt }] : []),
  ];
}

function isKnown({ fault, readAt }: KnownAgenda, now: Instant): boolean {
  return fault === null && readAt !== null && now - readAt <= AGENDA_POLICY.knownForHours * HOUR;
}

/** Who shares an agenda that could not be read, and why, as codes to store with each moment: `agenda:not_found:jgz`. */
export function unreadCodes(
  seats: readonly { seat: string; personId: PersonId }[],
  agendas: readonly KnownAgenda[],
): string[] {
  return seats.flatMap(({ seat, personId }) => {
    const fault = agendas.find((each) => each.personId === personId)?.fault;
    return fault ? [`agenda:${fault}:${seat}`] : [];
  });
}
