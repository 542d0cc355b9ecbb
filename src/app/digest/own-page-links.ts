import type { Instant, LinkId, PersonId } from '../../domain/ids.ts';
import type { Link } from '../ports/links.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Ids } from '../ports.ts';

/** The link in a message by mail leads to the own page for so long after the message leaves. Ours: a working week. */
const LINK_DAYS = 7;
const DAY = 24 * 60 * 60_000;

/**
 * The messages for people without a chat, each with a link to their own page, which a mail needs and a chat does not. One
 * that is planned already keeps its own.
 */
export async function withOwnPages(
  { ids }: { ids: Ids },
  tx: Tx,
  { id: schoolId }: School,
  notices: readonly NewNotice[],
): Promise<NewNotice[]> {
  const people = notices.flatMap(({ to }) => (to.kind === 'person' ? [to.id as PersonId] : []));
  const chats = people.length === 0 ? new Set<PersonId>() : await tx.conversations.withChat(people);
  const byMail = notices.filter(({ to }) => to.kind === 'person' && !chats.has(to.id as PersonId));
  if (byMail.length === 0) return [...notices];
  const known = await tx.digests.standing(byMail.map(({ dedupeKey }) => dedupeKey));
  const links = new Map(
    byMail
      .filter(({ dedupeKey }) => !known.has(dedupeKey))
      .map(({ to, dedupeKey, dueAt }): [string, Link] => [
        dedupeKey,
        {
          id: ids.next<LinkId>(),
          schoolId,
          purpose: 'own_page',
          holder: { kind: 'person', id: to.id },
          concernId: null,
          actietafelId: null,
          expiresAt: (dueAt + LINK_DAYS * DAY) as Instant,
          revokedAt: null,
        },
      ]),
  );
  if (links.size > 0) await tx.links.addAll([...links.values()]);
  return notices.map((notice) => {
    const link = links.get(notice.dedupeKey);
    return link ? { ...notice, params: { ...notice.params, link: link.id } } : notice;
  });
}
