import type { DeadlineId, PersonId } from '../../domain/ids.ts';
import { type DueTerm, foremost, type Placing, type Rung } from '../../domain/reminding/digest.ts';
import { aroundAt } from '../guarding/matters.ts';
import type { Around } from '../guarding/whom.ts';
import type { Tx } from '../ports/store.ts';
import type { AtSchool } from '../preparing-notices.ts';
import {
  isLeftAlone,
  isStillFor,
  isTheirs,
  rungsFor,
  runningCases,
  type TermCase,
  type Unheard,
} from './terms-said.ts';

/** Whose message of a day it is; `isDutyOnly` = they hear of legal duties alone. */
export type Reading = { personId: PersonId; coordinates: boolean; isDutyOnly: boolean };

/** What their message can say: the rungs, the terms of which it may have a line, and how many others it counts. */
export type TermsOfReader = {
  rungs: readonly Rung[];
  cases: readonly TermCase[];
  leftOut: number;
};

type Kept = DueTerm & { of: TermCase };

/**
 * The running terms that are somebody's, however many run at their school: a coordinator's are looked for among all of them,
 * page after page, anybody else's among those that they have something to do with. Of a page no more is kept than a message
 * can show. As many statements for one term as for a thousand.
 */
export async function termsOfReader(
  tx: Tx,
  { school, today, calendars }: AtSchool,
  { personId, coordinates, isDutyOnly }: Reading,
  asking: Omit<Placing, 'rungs'>,
): Promise<TermsOfReader> {
  const calendar = calendars.of(school);
  const to = { kind: 'person', id: personId } as const;
  let rungs: readonly Rung[] | null = null;
  let loaded: ReadonlySet<DeadlineId> = new Set();
  let kept: Kept[] = [];
  let leftOut = 0;
  for await (const page of runningCases(tx, today, coordinates ? null : personId)) {
    // Beside the first page come the terms of the rungs, wherever they are.
    const unheard: Unheard | null = rungs
      ? null
      : await rungsFor(tx, to, page, { toldOn: asking.toldOn, today });
    const cases = unheard?.cases ?? page.filter(({ term }) => !loaded.has(term.id));
    const matters = cases.map(({ matter }) => matter);
    const around = await aroundAt(tx, school.id, matters, today);
    if (unheard) {
      rungs = stillTheirs(unheard, around, { personId, coordinates });
      loaded = new Set(cases.map(({ term }) => term.id));
    }
    const asked = new Set(rungs?.map(({ termId }) => termId));
    const theirs = cases.filter(
      (each) =>
        !isLeftAlone(calendar, each.term, today) &&
        (asked.has(each.term.id) || isTheirs(each, around, personId)) &&
        (!isDutyOnly || each.term.frozen.force === 'law'),
    );
    const found = foremost({ ...asking, rungs: rungs ?? [] }, [...kept, ...theirs.map(keptOf)]);
    kept = found.terms;
    leftOut += found.leftOut;
  }
  return { rungs: rungs ?? [], cases: kept.map(({ of }) => of), leftOut };
}

function stillTheirs(
  { rungs, cases }: Unheard,
  around: Around,
  reader: { personId: PersonId; coordinates: boolean },
): Rung[] {
  const caseOf = new Map(cases.map((each) => [each.term.id, each]));
  return rungs.filter(({ termId, audience }) => {
    const each = caseOf.get(termId);
    return each !== undefined && isStillFor(each, around, reader, audience);
  });
}

function keptOf(of: TermCase): Kept {
  const { term, matter } = of;
  return {
    id: term.id,
    number: matter.dossier?.number ?? matter.concern?.number ?? '',
    startsOn: term.startsOn,
    dueOn: term.dueOn,
    of,
  };
}
