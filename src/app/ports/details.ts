import type { Details } from '../../domain/details.ts';
import type { ConcernId, Instant, PersonId } from '../../domain/ids.ts';

/** Something that somebody added to a concern on our own page. Sealed under the concern's key; only ever added while there is a concern. */
export type AddedDetails = {
  id: string;
  concernId: ConcernId;
  authorId: PersonId;
  details: Details;
  writtenAt: Instant;
};

export type DetailsStore = {
  /** Adds once: the same id a second time changes nothing, and is answered false. */
  add(added: AddedDetails): Promise<boolean>;
  /** Oldest first. */
  of(concernId: ConcernId): Promise<AddedDetails[]>;
  /** How often this person added something, without opening any of it. */
  countBy(concernId: ConcernId, authorId: PersonId): Promise<number>;
  /** Whether anybody added something at this moment or after it, without opening any of it. */
  hasSince(concernId: ConcernId, since: Instant): Promise<boolean>;
  /** Takes away everything that was added: the concern was a draft, and is laid aside. */
  removeOf(concernId: ConcernId): Promise<void>;
};
