import type { Instant, LinkId } from '../../domain/ids.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { TableCase, Work } from '../table/table-case.ts';
import { ownMailOf } from './own-mail.ts';
import { agreedFor } from './reader.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/**
 * Whether somebody behind the link to their moments is offered what was agreed: it is there for them, and a code can reach
 * them. Once the case is closed nobody gets a door that they do not have, since whoever carried it may have shut theirs.
 */
export async function isOfferedAgreed(
  { today, now }: Pick<Work, 'today' | 'now'>,
  tx: Tx,
  found: Pick<TableCase, 'school' | 'dossier'>,
  holder: Participant,
): Promise<boolean> {
  if ((await agreedFor(tx, found.dossier, holder, { today, now })) === null) return false;
  if (found.dossier.state === 'closed' && (await doorOf(tx, holder, now)) === null) return false;
  return (await ownMailOf(tx, found, holder)).to !== null;
}

/**
 * The address of what was agreed, for one of the family: the same as long as it holds, so that who presses often gets no more codes
 * than the one link may send. Null = it is not offered to them.
 */
export async function openAgreed(
  work: Work,
  tx: Tx,
  found: Pick<TableCase, 'school' | 'dossier'>,
  holder: Participant,
): Promise<string | null> {
  if (!(await isOfferedAgreed(work, tx, found, holder))) return null;
  const door = await doorOf(tx, holder, work.now);
  if (door) return work.deps.addresses.urlOf(door);
  const link = agreedLink(work, found.dossier, holder, found.school.id);
  await tx.links.add(link);
  return work.deps.addresses.urlOf(link);
}

/** The door that they have, for as long as it takes to read and answer. */
async function doorOf(tx: Tx, { id }: Participant, now: Instant): Promise<Link | null> {
  const [newest] = await tx.links.toFamilyPage(id);
  return newest && newest.expiresAt > now + HOUR ? newest : null;
}

/** The row behind such an address. */
export function agreedLink(
  { deps, now }: Pick<Work, 'deps' | 'now'>,
  { concernId }: Pick<Dossier, 'concernId'>,
  { id }: Pick<Participant, 'id'>,
  schoolId: Link['schoolId'],
): Link {
  return {
    id: deps.ids.next<LinkId>(),
    schoolId,
    purpose: 'family_page',
    holder: { kind: 'participant', id },
    concernId,
    actietafelId: null,
    expiresAt: (now + PAGE_POLICY.familyPageDays * DAY) as Instant,
    revokedAt: null,
  };
}
