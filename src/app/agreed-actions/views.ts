import type { ActionOwner, AgreedAction } from '../../domain/agreed-actions.ts';
import type { ActionId, Language, SchoolDate } from '../../domain/ids.ts';
import type { TableRole } from '../../domain/roles.ts';
import type { OwnAction } from '../ports/agreed-actions.ts';
import type { PersonName } from '../ports/people.ts';

/** Who can promise something in a case. `name` null = the pupil, or the parents. `role` null = they sit nowhere (any more). */
export type OwnerChoice = {
  owner: ActionOwner;
  name: PersonName | null;
  role: TableRole | null;
  /** They carry the case. */
  carries: boolean;
};

/** An action as it stands on its page. */
export type ActionShown = Omit<AgreedAction, 'dossierId'> & {
  by: OwnerChoice;
  /** The day has gone by, and it is open. */
  isLate: boolean;
};

/** What the link to the actions of a case shows by itself. */
export type ActionsDoor = { language: Language; number: string; today: SchoolDate };

export type ActionsPage = ActionsDoor & {
  /** All of the case, or what the reader does and nothing else. */
  sees: 'all' | 'own';
  open: readonly ActionShown[];
  ended: readonly ActionShown[];
  owners: readonly OwnerChoice[];
  canAdd: boolean;
  /** So many are open that no other is taken. */
  isFull: boolean;
  /** The last day that an action can have. */
  lastDay: SchoolDate;
};

/** What somebody promised, over all schools: number, which one and by when. What it is stands on a page of ours. */
export type OwnActionsView =
  | {
      kind: 'own_actions';
      actions: readonly OwnAction[];
      today: SchoolDate;
      /** The one that it was opened for; null = none in particular. */
      chosen: ActionId | null;
      /** What was said about one just now. */
      said: { number: string; nth: number; how: 'done' | 'not_done' } | null;
    }
  /** Why it was not done. */
  | { kind: 'own_action_not_done'; action: OwnAction };
