import type { ConcernId, DossierId, Instant } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { Audience } from './notices.ts';

/** What went out, or did not, and why: for a person to see. */
export type Outgoing = {
  kind: NoticeKind;
  to: Audience['kind'];
  toId: string;
  dossierId: DossierId | null;
  state: string;
  reason: string | null;
  at: Instant;
  number: string | null;
};

export type OutgoingLog = {
  /** Everything about this concern and its dossier, newest first, edits left out; at most 60. */
  about(concernId: ConcernId, dossierId: DossierId | null): Promise<Outgoing[]>;
  /** What did not arrive at this school since then, newest first; at most 20. */
  undelivered(since: Instant): Promise<Outgoing[]>;
  /** How many posts were kept back since then, because the school had chosen no channel. */
  withoutChannel(since: Instant): Promise<number>;
};
