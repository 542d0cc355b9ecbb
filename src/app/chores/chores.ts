import type { ChoreDeps, MayGoOn } from './chore.ts';
import { forgetInbox } from './forgetting-inbox.ts';
import { layDraftsAside } from './laying-drafts-aside.ts';
import { removeEndedLinks } from './removing-links.ts';

/** Every chore by its name, which stands in the jobs of earlier nights and so is never given another meaning. */
export function choresWith(deps: ChoreDeps): Readonly<Record<string, (mayGoOn: MayGoOn) => Promise<number>>> {
  return {
    lay_drafts_aside: (mayGoOn) => layDraftsAside(deps, mayGoOn),
    forget_inbox: (mayGoOn) => forgetInbox(deps, mayGoOn),
    remove_ended_links: (mayGoOn) => removeEndedLinks(deps, mayGoOn),
  };
}
