import type { ActionOwner, AgreedAction } from '../../domain/agreed-actions.ts';
import type { ActionId, DossierId, Instant, PersonId, SchoolDate, SchoolId } from '../../domain/ids.ts';

/** An open action of one person, at whatever school: enough to know which one it is, and nothing that was written. */
export type OwnAction = {
  id: ActionId;
  school: { id: SchoolId; name: string };
  dossierId: DossierId;
  number: string;
  nth: number;
  /** Whether the pupil or the parents do it, and this person looks after it. */
  of: ActionOwner['kind'];
  dueOn: SchoolDate;
};

export type AgreedActions = {
  /** The next number of its case is given to it. False, and nothing is added, when there is one of this id. */
  add(action: Omit<AgreedAction, 'nth'>, by: PersonId, at: Instant): Promise<boolean>;
  /** All of a case that has none yet, numbered in this order, in one statement. */
  addFirst(actions: readonly Omit<AgreedAction, 'nth'>[], by: PersonId, at: Instant): Promise<void>;
  /** Somebody else does these from now on, in one statement. */
  giveTo(owner: ActionOwner, ids: readonly ActionId[], by: PersonId, at: Instant): Promise<void>;
  /** Puts down how it ended; its words, its day and who does it stay. */
  end(action: AgreedAction, by: PersonId, at: Instant): Promise<void>;
  /** Its case, which is locked before any of its actions is changed; null when there is none. */
  dossierOf(id: ActionId): Promise<DossierId | null>;
  /** All of one case, in the order of their numbers. */
  of(id: DossierId): Promise<AgreedAction[]>;
  /** Who does each of these, without opening what was written. */
  ownersOf(ids: readonly ActionId[]): Promise<ReadonlyMap<ActionId, ActionOwner>>;
  /** What somebody does or looks after in cases that run, at any school, soonest first; at most 200. */
  ofPerson(id: PersonId): Promise<OwnAction[]>;
};
