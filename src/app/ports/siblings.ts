import type { DossierId, Instant, PersonId } from '../../domain/ids.ts';
import type { SiblingReason } from '../../domain/siblings.ts';

/** Another case of the same family, as it was linked to this one. */
export type SiblingLink = {
  otherId: DossierId;
  reason: SiblingReason;
  linkedBy: PersonId;
  linkedAt: Instant;
};

/** Which cases of a school belong together. A link has no direction: each of the two has the other. */
export type Siblings = {
  of(id: DossierId): Promise<SiblingLink[]>;
  /** False when the two were linked already: then nothing changes. */
  link(id: DossierId, link: SiblingLink): Promise<boolean>;
  /** False when they were not. */
  unlink(id: DossierId, otherId: DossierId): Promise<boolean>;
};
