import { addDays } from '../../domain/calendar/plain-date.ts';
import { finds } from '../../domain/case-page.ts';
import type { DossierId, SchoolDate } from '../../domain/ids.ts';
import {
  foundOf,
  JGZ_FINDS,
  type JgzAdvice,
  type JgzReader,
  jgzReaderOf,
  REVIEW_WITHIN_DAYS,
  SEEN_WITHIN_DAYS,
} from '../../domain/jgz-advice.ts';
import type { PageBehind } from '../case-page/reader.ts';
import type { GivenAdvice } from '../ports/jgz-advice.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import type { AdviceForm, AdviceShown, JgzPart } from './views.ts';

/**
 * As whom somebody finds the advice; null = not at all. Whoever raised the concern hears from whoever carries the case what has to be
 * arranged: they need not know that a doctor said it.
 */
export function adviceReader({ reader, reading }: Pick<PageBehind, 'reader' | 'reading'>): JgzReader | null {
  if (!finds(reading, 'jgz_advice')) return null;
  return reader.kind === 'partner' ? jgzReaderOf(reader.seat) : 'carries';
}

/** The advice in a case as far as it is for this reader; null = there is nothing here for them. */
export async function jgzPart(tx: Tx, deps: Deps, behind: PageBehind): Promise<JgzPart | null> {
  const as = adviceReader(behind);
  if (as === null) return null;
  const given = await tx.jgzAdvice.of(behind.dossier.id);
  if (as !== 'jgz' && given.length === 0) return null;
  return {
    given: await adviceShown(tx, deps, given, as),
    isPartial: as === 'attendance',
    form: as === 'jgz' ? formOf(deps, given[0]?.advice ?? null) : null,
  };
}

/** What counts now, as a partner finds it: it stands on a screen that the family sees. */
export async function adviceAtTable(tx: Tx, deps: Deps, dossierId: DossierId): Promise<AdviceShown | null> {
  const [newest = null] = await adviceShown(tx, deps, await tx.jgzAdvice.of(dossierId), 'partner');
  return newest;
}

async function adviceShown(
  tx: Tx,
  { wallClock }: Pick<Deps, 'wallClock'>,
  given: readonly GivenAdvice[],
  as: JgzReader,
): Promise<AdviceShown[]> {
  const { seen: seesMore, earlier } = JGZ_FINDS[as];
  const shown = earlier ? given : given.slice(0, 1);
  const people = seesMore ? await tx.people.byIds([...new Set(shown.map(({ givenBy }) => givenBy))]) : [];
  return shown.map(({ advice, givenAt, givenBy }) => ({
    ...foundOf(advice, as),
    on: wallClock.dateOf(givenAt),
    by: people.find(({ id }) => id === givenBy)?.name ?? null,
  }));
}

function formOf(deps: Deps, last: JgzAdvice | null): AdviceForm {
  const { today } = workAt(deps);
  return {
    entry: deps.ids.next<string>(),
    last: last && { ...last, reviewOn: aheadOf(today, last.reviewOn) },
    firstSeen: addDays(today, -SEEN_WITHIN_DAYS),
    today,
    firstReview: addDays(today, 1),
    lastReview: addDays(today, REVIEW_WITHIN_DAYS),
  };
}

/** A day to look again that has come is not proposed once more. */
function aheadOf(today: SchoolDate, on: SchoolDate | null): SchoolDate | null {
  return on !== null && on > today ? on : null;
}
