import type { Closing } from '../../domain/closing.ts';
import type { DossierId, Instant, PersonId } from '../../domain/ids.ts';

/** A closing with who closed it and who opened it again; null = an older version put down nobody. */
export type KeptClosing = Omit<Closing, 'reopened'> & {
  closedBy: PersonId | null;
  closedAt: Instant;
  reopened: (NonNullable<Closing['reopened']> & { by: PersonId }) | null;
};

/** What was learned in a case, in the words of whoever carries it. */
export type Lesson = { text: string; version: number; changedBy: PersonId; changedAt: Instant };

/** How a case ended, each time that it did, and what was learned. Sealed under the key of the case. */
export type Closings = {
  add(id: DossierId, closing: KeptClosing): Promise<void>;
  /** Each time, oldest first. */
  of(id: DossierId): Promise<KeptClosing[]>;
  /** Puts down that the case was opened again after its last closing. */
  reopen(id: DossierId, reopened: NonNullable<KeptClosing['reopened']>): Promise<void>;
  lesson(id: DossierId): Promise<Lesson | null>;
  /**
   * Keeps what was learned in place of `version`, 0 = nothing stood there.
   *
   * @returns whether it was kept: not when somebody else was faster
   */
  keepLesson(id: DossierId, lesson: Lesson): Promise<boolean>;
};
