import { addDays } from '../../domain/calendar/plain-date.ts';
import { finds } from '../../domain/case-page.ts';
import type { DossierId, SchoolDate } from '../../domain/ids.ts';
import {
  foundOf,
  isReviewOver,
  JGZ_FINDS,
  type JgzAdvice,
  type JgzReader,
  jgzReaderOf,
  REVIEW_WITHIN_DAYS,
  SEEN_WITHIN_DAYS,
  standsForOthers,
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
  const given = await findable(tx, deps, behind.dossier.id, as);
  if (as !== 'jgz' && given.length === 0) return null;
  return {
    given: await adviceShown(tx, deps, given, as),
    isPartial: as === 'attendance',
    form: as === 'jgz' ? formOf(deps, given[0]?.advice ?? null) : null,
  };
}

/** What counts now, as far as everybody at the table may know it: it stands on a screen that all of them see. */
export async function adviceAtTable(tx: Tx, deps: Deps, dossierId: DossierId): Promise<AdviceShown | null> {
  const given = await findable(tx, deps, dossierId, 'table');
  const [newest = null] = await adviceShown(tx, deps, given, 'table');
  return newest;
}

/** Whoever gives it and whoever carries the case find all that ever was advised; others while it has its ground. */
async function findable(
  tx: Tx,
  { wallClock }: Pick<Deps, 'wallClock'>,
  dossierId: DossierId,
  as: JgzReader,
): Promise<GivenAdvice[]> {
  const given = await tx.jgzAdvice.of(dossierId);
  if (given.length === 0 || as === 'jgz' || as === 'carries') return given;
  const participants = await tx.dossiers.participants(dossierId);
  const seat = participants.find(({ role, untilOn }) => role === 'jgz' && untilOn === null) ?? null;
  return given.filter(({ givenAt }) => standsForOthers(wallClock.dateOf(givenAt), seat));
}

async function adviceShown(
  tx: Tx,
  deps: Deps,
  given: readonly GivenAdvice[],
  as: JgzReader,
): Promise<AdviceShown[]> {
  const { seen: seesMore, earlier } = JGZ_FINDS[as];
  const shown = earlier ? given : given.slice(0, 1);
  const people = seesMore ? await tx.people.byIds([...new Set(shown.map(({ givenBy }) => givenBy))]) : [];
  const { today } = workAt(deps);
  return shown.map(({ advice, givenAt, givenBy }, nth) => ({
    ...foundOf(advice, as),
    isOver: nth === 0 && isReviewOver(advice, today),
    on: deps.wallClock.dateOf(givenAt),
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
