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

/** Whether somebody behind the link to their moments is offered what was agreed: it is there for them, and a code can reach them. */
export async function isOfferedAgreed(
  { today }: Pick<Work, 'today'>,
  tx: Tx,
  found: Pick<TableCase, 'school' | 'dossier'>,
  holder: Participant,
): Promise<boolean> {
  if ((await agreedFor(tx, found.dossier, holder, today)) === null) return false;
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
  const [newest] = await tx.links.toFamilyPage(holder.id);
  if (newest && newest.expiresAt > work.now + HOUR) return work.deps.addresses.urlOf(newest);
  const link = agreedLink(work, found.dossier, holder, found.school.id);
  await tx.links.add(link);
  return work.deps.addresses.urlOf(link);
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
