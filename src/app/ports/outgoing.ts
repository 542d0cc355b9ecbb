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

/** How many messages to one person or channel had the same fate; how many of them were seen, and acted on. */
export type Fates = Pick<Outgoing, 'to' | 'toId' | 'state' | 'reason'> & {
  count: number;
  seen: number;
  acted: number;
  /** The newest of them. */
  at: Instant;
};

export type OutgoingLog = {
  /** The fate of everything about this concern and its dossier, edits and these kinds left out. */
  fatesOf(concernId: ConcernId, dossierId: DossierId | null, except: readonly NoticeKind[]): Promise<Fates[]>;
  /** What of it did not arrive, or was kept back, newest first; at most 60. */
  troubleOf(
    concernId: ConcernId,
    dossierId: DossierId | null,
    except: readonly NoticeKind[],
  ): Promise<Outgoing[]>;
  /** What did not arrive at this school since then, newest first; at most 20. */
  undelivered(since: Instant): Promise<Outgoing[]>;
  /** How many posts were kept back since then, because the school had chosen no channel. */
  withoutChannel(since: Instant): Promise<number>;
};
