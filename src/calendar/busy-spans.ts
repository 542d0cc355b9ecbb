import type { BusySpan } from '../app/ports/agendas.ts';
import type { Instant } from '../domain/ids.ts';

/**
 * Spans in order of time, clipped to a window, what touches or overlaps as one; of each kind by itself. What takes no
 * time, or ends before it begins, is nothing.
 */
export function merged(spans: readonly BusySpan[], from: number, until: number): BusySpan[] {
  return (['busy', 'tentative'] as const)
    .flatMap((status) =>
      joined(
        spans.filter((each) => each.status === status),
        from,
        until,
      ),
    )
    .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

function joined(spans: readonly BusySpan[], from: number, until: number): BusySpan[] {
  const clipped = spans
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .map((each) => ({
      ...each,
      startsAt: Math.max(each.startsAt, from) as Instant,
      endsAt: Math.min(each.endsAt, until) as Instant,
    }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .sort((a, b) => a.startsAt - b.startsAt);
  const found: BusySpan[] = [];
  for (const span of clipped) {
    const last = found.at(-1);
    if (last && span.startsAt <= last.endsAt)
      found[found.length - 1] = { ...last, endsAt: Math.max(last.endsAt, span.endsAt) as Instant };
    else found.push(span);
  }
  return found;
}
