import type { PersonId } from '../../domain/ids.ts';
import type { Wishes } from '../../domain/reminding/wishes.ts';

/** When and of what people want to be reminded; the same at every school. */
export type Reminding = {
  /** Of whoever said nothing: as the school does it. */
  of(personId: PersonId): Promise<Wishes>;
  /** In one statement; whoever said nothing is not in it. */
  ofAll(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Wishes>>;
  wish(personId: PersonId, wishes: Wishes): Promise<void>;
};
