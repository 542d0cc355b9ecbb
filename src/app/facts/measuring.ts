import { type DossierFacts, factsOf } from '../../domain/facts/measured.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { CaseRecord, CaseSpan } from '../ports/facts.ts';
import type { Tx } from '../ports/store.ts';
import type { Deps } from '../turn.ts';

const NO_RECORD: CaseRecord = { firstAnchorOn: null, tables: [], answers: [] };

type Measuring = Pick<Deps, 'calendars' | 'wallClock'>;

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
      const { firstAnchorOn, tables, answers } = records.get(id) ?? NO_RECORD;
      const rows = {
        // Of a case that was opened again the family waited from the first time on.
        anchorOn: firstAnchorOn ?? anchorOn,
        closedOn: closedAt && wallClock.dateOf(closedAt),
        facts: said.get(id) ?? [],
        tables,
        answers: answers.map(({ of, at }) => ({ of, on: wallClock.dateOf(at) })),
      };
      return [id, factsOf(rows, calendar)];
    }),
  );
}
