import { type DossierFacts, factsOf } from '../../domain/facts/measured.ts';
import type { DossierId, PersonId, SchoolId } from '../../domain/ids.ts';
import type { CaseRecord, CaseSpan } from '../ports/facts.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';

/** So many cases are measured at a time: what is opened of them is in memory no longer than a page of them. Ours. */
export const CASES_AT_ONCE = 200;

const NO_RECORD: CaseRecord = { tables: [], answers: [] };

type Measuring = Pick<Deps, 'calendars' | 'wallClock'>;

/** Cases of one school as dated facts; `next` = where the following ones begin, null when these were the last. */
export type MeasuredCases = { rows: readonly DossierFacts[]; next: DossierId | null };

/**
 * The dated facts of the next cases of this school, a row for each: no name, no number and no id, for whoever makes figures of
 * them. A row is of one child all the same: it is counted together with others, and shown to nobody by itself.
 */
export function measureSchool(
  deps: Deps,
  schoolId: SchoolId,
  by: PersonId,
  after: DossierId | null = null,
): Promise<MeasuredCases> {
  return deps.store.transact(schoolId, async (tx): Promise<MeasuredCases> => {
    const spans = await tx.facts.spansAfter(after, CASES_AT_ONCE);
    const measured = await measuredOf(tx, deps, spans);
    await tx.audit.add({
      at: deps.clock.now(),
      actor: { kind: 'person', id: by },
      action: 'school.facts_read',
      subject: { kind: 'school', id: schoolId },
      ground: 'coordination',
    });
    const last = spans.at(-1);
    return {
      rows: spans.flatMap(({ id }) => measured.get(id) ?? []),
      next: last && spans.length === CASES_AT_ONCE ? last.id : null,
    };
  });
}

/** Of each of these cases what is known of it in days and numbers. */
export async function measuredOf(
  tx: Tx,
  { calendars, wallClock }: Measuring,
  spans: readonly CaseSpan[],
): Promise<ReadonlyMap<DossierId, DossierFacts>> {
  const ids = spans.map(({ id }) => id);
  const said = await tx.facts.saidIn(ids);
  const records = await tx.facts.recordOf(ids);
  const calendar = calendars.of(await tx.schools.here());
  return new Map(
    spans.map(({ id, anchorOn, closedAt }): [DossierId, DossierFacts] => {
      const { tables, answers } = records.get(id) ?? NO_RECORD;
      const rows = {
        anchorOn,
        closedOn: closedAt && wallClock.dateOf(closedAt),
        facts: said.get(id) ?? [],
        tables,
        answers: answers.map(({ of, at }) => ({ of, on: wallClock.dateOf(at) })),
      };
      return [id, factsOf(rows, calendar)];
    }),
  );
}
