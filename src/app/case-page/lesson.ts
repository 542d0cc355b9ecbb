import { mayWriteLesson } from '../../domain/closing.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { KeptClosing } from '../ports/closings.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';
import type { PageBehind } from './reader.ts';

/** What was learned in a case, and how it ended each time, for whoever carries it. */
export type LessonPiece = {
  text: string;
  /** Sent along with what is typed, so that nobody writes over what they did not see; 0 = nothing was written yet. */
  version: number;
  written: { on: SchoolDate; by: PersonName | null } | null;
  canWrite: boolean;
  /** There is something to look back on: an agreement, or an end. */
  isDue: boolean;
  closings: readonly Pick<KeptClosing, 'closedOn' | 'reason' | 'helped' | 'hindered' | 'reopened'>[];
};

export async function lessonShown(
  tx: Tx,
  deps: Deps,
  { dossier, concern }: Pick<PageBehind, 'dossier' | 'concern'>,
): Promise<LessonPiece> {
  const lesson = await tx.closings.lesson(dossier.id);
  const closings = await tx.closings.of(dossier.id);
  const writer = lesson && (await tx.people.byId(lesson.changedBy));
  return {
    text: lesson?.text ?? '',
    version: lesson?.version ?? 0,
    written: lesson && { on: deps.wallClock.dateOf(lesson.changedAt), by: writer?.name ?? null },
    canWrite: concern.doubtedAt === null && isInTime(deps, dossier),
    isDue: dossier.state !== 'open' || closings.length > 0,
    closings,
  };
}

/** Whether what was learned can be written (still). */
export function isInTime(deps: Deps, { closedAt }: Dossier): boolean {
  return mayWriteLesson(closedAt === null ? null : deps.wallClock.dateOf(closedAt), workAt(deps).today);
}
