import type { SchoolDate } from '../../domain/ids.ts';
import { isReportAsked } from '../../domain/sharing-report.ts';
import type { CardRef } from '../arriving/views.ts';
import { termFrom } from '../guarding/beginning.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Work } from '../table/table-case.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { finish } from './carrying-dossier.ts';
import { changeDossier, presented } from './showing-dossier.ts';

/**
 * After a table what was agreed there is shared with whoever sat at it, within the school's own number of school days. One term runs:
 * that of the latest table, when one of before is put down after it.
 */
export async function awaitReport(turn: Work, tx: Tx, { id }: Dossier, heldOn: SchoolDate): Promise<void> {
  if (!isReportAsked(heldOn, turn.today)) return;
  const about = { dossierId: id };
  const before = (await tx.deadlines.of(about)).find(({ rule }) => rule === 'report_shared');
  if (before?.state === 'running' && before.startsOn > heldOn) return;
  const school = await tx.schools.here();
  await tx.deadlines.start([
    termFrom(turn, school, { rule: 'report_shared', about, before, startsOn: heldOn }),
  ]);
}

/** It was shared, by whoever carries the dossier: nobody is asked about it any more. */
export function shareReport(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const about = { dossierId: dossier.id };
    const isAwaited = (await tx.deadlines.of(about)).some(
      ({ rule, state }) => rule === 'report_shared' && state === 'running',
    );
    if (!isAwaited) return presented(tx, turn, dossier, ref);
    await tx.deadlines.end(about, ['report_shared'], 'met');
    const next = await tx.dossiers.store(dossier);
    await finish(tx, turn, ref, next, { action: 'dossier.report_shared' });
    return presented(tx, turn, next, ref);
  });
}
