import type { Instant } from '../../domain/ids.ts';
import type { ClaimedNotice } from '../ports/notices.ts';
import { type Looking, momentView } from './as-shown.ts';
import type { CounterView } from './views.ts';

/** The other time that a message is about, with what stands in its way; null when it is about none. */
export function counterIn(
  deps: Pick<Looking['deps'], 'wallClock'>,
  { params }: Pick<ClaimedNotice, 'params'>,
): CounterView | null {
  const { counterFrom, counterUntil, because } = params;
  if (typeof counterFrom !== 'number' || typeof counterUntil !== 'number') return null;
  const slot = { startsAt: counterFrom as Instant, endsAt: counterUntil as Instant };
  return {
    moment: momentView(deps, slot),
    because: String(because ?? '')
      .split(',')
      .filter((code) => code !== ''),
  };
}
