import type { Instant, PersonId } from '../../domain/ids.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { isTheirs } from '../agreed-actions/behind-actions.ts';
import { openActionsPage } from '../agreed-actions/showing-actions.ts';
import { begunTable, openMinutesPage } from '../minutes/behind-minutes.ts';
import { openCasePage } from '../pages/opening-case-page.ts';
import { mayOpen, openConcernPage, openPeoplePage } from '../pages/opening-page.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, type Turn, workAt } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { type PageBehind, pageBehind } from './reader.ts';
import type { Onward } from './views.ts';

/** To which other pages of this case its reader can go on: those that they could also open from their card. */
export async function onwardFrom(tx: Tx, deps: Deps, behind: PageBehind): Promise<Onward[]> {
  const { dossier, concern, school, reader, reading, by, standing } = behind;
  if (reading === 'long_closed') return [];
  const isCoordinator =
    reader.kind === 'carries' &&
    mayOpen({ personId: by, memberships: standing.memberships }, school.id, concern, 'concern_page') === null;
  const content: Onward[] = isCoordinator ? ['concern'] : [];
  if (dossier.state === 'closed') return content;
  if (reader.kind === 'carries') {
    const minutes: Onward[] = (await begunTable(tx, deps, dossier)) ? ['minutes'] : [];
    return [...content, 'voices', 'actions', ...minutes, 'people', 'absence'];
  }
  const promised = (await tx.actions.of(dossier.id)).some((each) => isTheirs(each, dossier, by));
  const own: Onward[] = promised && reading !== 'partner_without_ground' ? ['actions'] : [];
  return reader.kind === 'raised' ? ['voices', ...own, 'absence'] : own;
}

/**
 * Makes the address of another page of this case for whoever stands here. It is as old as the link by which they came, so that going on
 * makes nothing fresher than it was: where this page would ask for a code by now, so does the next.
 *
 * @returns the address; a code where it is not theirs to open; null where the door is closed
 */
export async function goOn(
  deps: Deps,
  link: Link,
  to: Onward,
): Promise<{ url: string } | { code: RefusalCode } | null> {
  const found = await deps.store.transact(link.schoolId, async (tx) => {
    const behind = await pageBehind(tx, deps, link);
    return behind && { behind, onward: await onwardFrom(tx, deps, behind) };
  });
  if (!found) return null;
  if (!found.onward.includes(to)) return { code: 'not_now' };
  const view = await opened(turnOf(deps, link, found.behind), found.behind, to);
  if (view.kind === 'page_link') return { url: view.url };
  return { code: view.kind === 'refused' ? view.code : 'not_now' };
}

function opened(turn: Turn, { school, concern }: PageBehind, to: Onward): Promise<PersonalView> {
  const ref = { schoolId: school.id, id: concern.id, version: concern.version };
  switch (to) {
    case 'concern':
      return openConcernPage(turn, ref, 'concern_page');
    case 'voices':
      return openCasePage(turn, ref, 'voices_page');
    case 'absence':
      return openCasePage(turn, ref, 'absence_page');
    case 'people':
      return openPeoplePage(turn, ref);
    case 'minutes':
      return openMinutesPage(turn, ref);
    case 'actions':
      return openActionsPage(turn, { schoolId: school.id, concernId: concern.id });
  }
}

/** Of the moment at which the link was made. */
function turnOf(deps: Deps, link: Link, { by, standing, school, language }: PageBehind): Turn {
  return {
    ...workAt(deps),
    now: (link.expiresAt - PAGE_POLICY.linkMinutes * 60_000) as Instant,
    actor: {
      personId: by as PersonId,
      languages: { own: language, chat: null, school: school.language },
      ...standing,
      chat: null,
    },
    key: link.id,
    cardActivity: null,
  };
}
