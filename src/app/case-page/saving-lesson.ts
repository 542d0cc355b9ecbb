import { faultOfLesson } from '../../domain/closing.ts';
import type { WordFlagged } from '../../domain/minutes/flagging.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { wordsToDecide } from '../school-advice/words-to-decide.ts';
import { type Deps, workAt } from '../turn.ts';
import { isInTime } from './lesson.ts';
import { type PageBehind, pageBehind } from './reader.ts';
import { caseReadAndRecorded } from './showing-case.ts';
import type { CasePage } from './views.ts';

/** As it was typed over `version`, with the words in it that somebody decided to let stand, in lower case. */
export type LessonSent = { text: string; version: number; letStand: readonly string[] };

/** `flagged` = the words that are asked about. */
export type LessonSaved = { page: CasePage; fault: RefusalCode | null; flagged: readonly WordFlagged[] };

/**
 * Whoever carries the case writes down what was learned: while it runs, and for a while after it was closed. With what is wrong, and when
 * somebody else wrote since `version`, nothing is kept. It is about how people worked together: a name, and a word that may be a
 * diagnosis, is asked about first.
 *
 * @returns null when the case is not for whoever holds this link
 */
export function saveLesson(
  deps: Deps,
  link: Link,
  { text, version, letStand }: LessonSent,
): Promise<LessonSaved | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<LessonSaved | null> => {
    const behind = await pageBehind(tx, deps, link, 'locked');
    if (!behind) return null;
    const refusal = faultOf(deps, behind, text);
    const flagged = refusal === null ? await wordsToDecide(tx, behind.dossier, text, letStand) : [];
    const asked = flagged.length > 0 ? 'lesson_words_asked' : null;
    const fault = refusal ?? asked ?? (await keep(tx, deps, behind, text.trim(), version));
    return { page: await caseReadAndRecorded(tx, deps, behind), fault, flagged };
  });
}

function faultOf(deps: Deps, { reading, concern, dossier }: PageBehind, text: string): RefusalCode | null {
  if (reading === 'long_closed') return 'lesson_too_late';
  if (reading !== 'carries') return 'not_for_your_role';
  if (concern.doubtedAt !== null) return 'safety_first';
  return isInTime(deps, dossier) ? faultOfLesson(text) : 'lesson_too_late';
}

async function keep(
  tx: Tx,
  deps: Deps,
  { dossier, by }: PageBehind,
  text: string,
  version: number,
): Promise<RefusalCode | null> {
  const { now } = workAt(deps);
  const before = await tx.closings.lesson(dossier.id);
  // The same press twice, or nothing that is new.
  if (text === (before?.text ?? '')) return null;
  if (!(await tx.closings.keepLesson(dossier.id, { text, version, changedBy: by, changedAt: now })))
    return 'lesson_changed';
  await tx.audit.add({
    at: now,
    actor: { kind: 'person', id: by },
    action: 'dossier.changed',
    detail: 'lesson_written',
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
  return null;
}
