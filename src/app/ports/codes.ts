import type { CodeId, Instant, LinkId } from '../../domain/ids.ts';

/** A second code, for one visit behind one link. Its digits are in no row. */
export type PageCode = {
  id: CodeId;
  linkId: LinkId;
  madeAt: Instant;
  expiresAt: Instant;
  /** How often it was typed wrong. */
  tries: number;
  usedAt: Instant | null;
};

export type Codes = {
  add(code: PageCode): Promise<void>;
  /** Two who try the same code wait for each other; null when there is no such code. */
  forChange(id: CodeId): Promise<PageCode | null>;
  /** Stores how often it was tried and whether it was used. */
  store(code: PageCode): Promise<void>;
  /** When the codes of this link were made since then. */
  madeSince(linkId: LinkId, since: Instant): Promise<Instant[]>;
};
