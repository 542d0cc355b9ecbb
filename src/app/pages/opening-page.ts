import type { ConcernId, Instant, LinkId, PersonId, SchoolId } from '../../domain/ids.ts';
import { CODE_POLICY, PAGE_POLICY } from '../../domain/policy.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import { homeSchool } from '../arriving/arriving.ts';
import type { CardRef } from '../arriving/views.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Link, LinkPurpose } from '../ports/links.ts';
import type { Actor } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { carries } from '../triage/who-coordinates.ts';
import type { Deps, Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import type { PageLinkView } from './views.ts';

/**
 * A door to one of our own pages, on somebody's own press: for this person, for half an hour. Each press makes a new one,
 * so this is not remembered: an old address may be near its end.
 */
export function openConcernPage(
  turn: Turn,
  ref: CardRef,
  purpose: 'add_details' | 'concern_page',
): Promise<PersonalView> {
  const schoolId = ref.schoolId;
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const concern = await tx.concerns.byId(ref.id as ConcernId);
    if (!concern) return { kind: 'refused', code: 'card_outdated' };
    const refusal = mayOpen(turn.actor, schoolId, concern, purpose);
    if (refusal) return { kind: 'refused', code: refusal };

    const link = pageLink(turn, schoolId, purpose, concern.id);

    return doorCard(turn, tx, link, {
      ref: { schoolId, id: concern.id, version: concern.version },
      number: concern.number,
      back: concern.raisedBy === turn.actor.personId ? 'intake' : 'item',
    });
  });
}

/** The same for the people from outside at a dossier, for whoever carries it; `ref` names its concern. */
export function openPeoplePage(turn: Turn, ref: CardRef): Promise<PersonalView> {
  const schoolId = ref.schoolId;
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const dossier = await runningDossier(turn, tx, ref);
    if (typeof dossier === 'string') return { kind: 'refused', code: dossier };

    const link = pageLink(turn, schoolId, 'people_page', dossier.concernId);

    return doorCard(turn, tx, link, {
      ref: { schoolId, id: dossier.id, version: dossier.version },
      number: dossier.number,
      back: 'dossier',
    });
  });
}

/** The same for the list of what waits for a coordinator. */
export function openWorklistPage(turn: Turn): Promise<PersonalView> {
  return openSchoolPage(turn, 'worklist_page', 'list');
}

/** The same for who works around the school. */
export function openFieldPage(turn: Turn): Promise<PersonalView> {
  return openSchoolPage(turn, 'field_page', 'list');
}

/** The same for the tables at which somebody sits, for whoever works at a school or has a seat. */
export function openOwnTablesPage(turn: Turn): Promise<PersonalView> {
  return openPage(turn, homeSchool(turn.actor), 'own_tables_page', 'tables');
}

function openSchoolPage(
  turn: Turn,
  purpose: 'worklist_page' | 'field_page',
  back: PageLinkView['back'],
): Promise<PersonalView> {
  const here = turn.actor.memberships.find(({ role }) => role === 'ondersteuningscoordinator');
  return openPage(turn, here?.schoolId ?? null, purpose, back);
}

function openPage(
  turn: Turn,
  schoolId: SchoolId | null,
  purpose: LinkPurpose,
  back: PageLinkView['back'],
): Promise<PersonalView> {
  if (!schoolId) return Promise.resolve({ kind: 'refused', code: 'not_for_your_role' });
  return turn.deps.store.transact(schoolId, async (tx): Promise<PersonalView> => {
    const link = pageLink(turn, schoolId, purpose, null);
    return doorCard(turn, tx, link, {
      ref: { schoolId, id: link.id, version: 0 },
      number: null,
      back,
    });
  });
}

/** The case of a concern, for whoever carries it and as long as it runs; or why not. */
export async function runningDossier(
  turn: Turn,
  tx: Tx,
  { schoolId, id }: CardRef,
): Promise<Dossier | RefusalCode> {
  const dossier = await tx.dossiers.byConcern(id as ConcernId);
  if (!dossier) return 'card_outdated';
  if (!carries(turn.actor, dossier, schoolId)) return 'not_for_your_role';
  return dossier.state === 'closed' ? 'not_now' : dossier;
}

/** What keeps this person from a concern's page; null when nothing does. The asker adds; a coordinator adds and reads; the absence officer adds. */
export function mayOpen(
  actor: Pick<Actor, 'personId' | 'memberships'>,
  schoolId: SchoolId,
  concern: Concern,
  purpose: 'add_details' | 'concern_page',
): RefusalCode | null {
  // Whoever raised it adds to it from the first tap on, whatever else she is at the school.
  if (purpose === 'add_details' && concern.raisedBy === actor.personId)
    return concern.state === 'safety' || concern.state === 'cancelled' ? 'not_now' : null;
  const roles = actor.memberships.filter((each) => each.schoolId === schoolId).map(({ role }) => role);
  if (roles.includes('ondersteuningscoordinator')) return isReadable(concern) ? null : 'not_now';
  if (purpose === 'concern_page') return 'not_for_your_role';
  if (concern.state === 'safety' || concern.state === 'cancelled') return 'not_now';
  return roles.includes('verzuimmedewerker') && concern.state !== 'draft' ? null : 'not_your_concern';
}

/** Who stands behind a link of staff, as they are today; null when it is not for a person of this school any more. */
export async function holderOf(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'wallClock'>,
  link: Link,
): Promise<Pick<Actor, 'personId' | 'memberships'> | null> {
  if (link.holder.kind !== 'person') return null;
  const personId = link.holder.id as PersonId;
  const today = deps.wallClock.dateOf(deps.clock.now());
  const { memberships } = await tx.people.standing(personId, today);
  return memberships.some((each) => each.schoolId === link.schoolId) ? { personId, memberships } : null;
}

/** A draft belongs to whoever writes it, and a safety route to nobody who reads along. */
function isReadable({ state }: Concern): boolean {
  return state !== 'draft' && state !== 'safety' && state !== 'cancelled';
}

/** Keeps the row of a door, and gives the card with the button to it. */
export async function doorCard(
  turn: Turn,
  tx: Tx,
  link: Link,
  shown: Pick<PageLinkView, 'ref' | 'number' | 'back'>,
  minutes: number = PAGE_POLICY.linkMinutes,
): Promise<PageLinkView> {
  await tx.links.add(link);
  const { purpose } = link;
  return { kind: 'page_link', ...shown, purpose, url: await turn.deps.addresses.urlOf(link), minutes };
}

/** The row behind such a door. */
export function pageLink(
  turn: Turn,
  schoolId: SchoolId,
  purpose: LinkPurpose,
  concernId: ConcernId | null,
): Link {
  return {
    id: turn.deps.ids.next<LinkId>(),
    schoolId,
    purpose,
    holder: { kind: 'person', id: turn.actor.personId },
    concernId,
    actietafelId: null,
    expiresAt: (turn.now + PAGE_POLICY.linkMinutes * 60_000) as Instant,
    revokedAt: null,
  };
}

/** As if it had been made so long ago that it counts as fresh no more: for who may have come by a link that was passed on. */
export function asLongMade(link: Link): Link {
  return { ...link, expiresAt: (link.expiresAt - CODE_POLICY.freshChatMinutes * 60_000) as Instant };
}
