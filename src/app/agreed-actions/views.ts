import type { ActionOwner, AgreedAction } from '../../domain/agreed-actions.ts';
import type { Language, SchoolDate } from '../../domain/ids.ts';
import type { TableRole } from '../../domain/roles.ts';
import type { OwnAction } from '../ports/agreed-actions.ts';

/** Who can promise something in a case. `name` null = the pupil, or the parents. `role` null = whoever carries it and sits nowhere. */
export type OwnerChoice = { owner: ActionOwner; name: string | null; role: TableRole | null };

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
  /** The last day that an action can have. */
  lastDay: SchoolDate;
};

/** What somebody promised, over all schools: number, which one and by when. What it is stands on a page of ours. */
export type OwnActionsView =
  | {
      kind: 'own_actions';
      actions: readonly OwnAction[];
      today: SchoolDate;
      /** What was said about one just now. */
      said: { number: string; nth: number; how: 'done' | 'not_done' } | null;
    }
  /** Why it was not done. */
  | { kind: 'own_action_not_done'; action: OwnAction };
