import type { Chore } from './chore.ts';
import { forgetInbox } from './forgetting-inbox.ts';
import { layDraftsAside } from './laying-drafts-aside.ts';
import { removeEndedLinks } from './removing-links.ts';

/** Every chore by its name, which stands in the jobs of earlier nights and so is never given another meaning. */
export const CHORES = {
  lay_drafts_aside: layDraftsAside,
  forget_inbox: forgetInbox,
  remove_ended_links: removeEndedLinks,
} as const satisfies Record<string, Chore>;

export type ChoreName = keyof typeof CHORES;
