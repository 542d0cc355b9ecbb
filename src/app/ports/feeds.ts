import type { ActietafelId, Instant, Language, PersonId } from '../../domain/ids.ts';
import type { School } from './schools.ts';
import type { Slot } from './tables.ts';

/** Within a use case: the address from which somebody's agenda program fetches their own tables. */
export type Feeds = {
  /** Makes an address in the place of the one before, and gives its secret part, which is random and is not kept. */
  renew(personId: PersonId, at: Instant): Promise<string>;
  /** False when there was none. */
  end(personId: PersonId): Promise<boolean>;
  madeAt(personId: PersonId): Promise<Instant | null>;
};

/** A table of which its people were invited to a moment. `isOff` = that invitation does not stand any more. */
export type FeedTable = {
  id: ActietafelId;
  sequence: number;
  school: Pick<School, 'name' | 'location'>;
  moment: Pick<Slot, 'startsAt' | 'endsAt'>;
  isOff: boolean;
  roomName?: string;
  changedAt: Instant;
};

/** For whatever comes with such an address. Nothing is written down by reading. */
export type FeedReadings = {
  /** Whose address this is; null when it is nobody's, or not any more. */
  holderOf(token: string): Promise<{ personId: PersonId; language: Language | null } | null>;
  /**
   * At which tables this person sits, over all schools, whose moment ended after this one: those that stand, and those that
   * are off. Not those about which people are still asked, nor those that stand in their agendas by an event of the school's
   * own mailbox, whose identity is another. At most 500.
   */
  tablesOf(personId: PersonId, endedAfter: Instant): Promise<FeedTable[]>;
};
