import type { Link, LinkPurpose } from '../../app/ports/links.ts';
import type { Deps } from '../../app/turn.ts';
import type { Language } from '../../domain/ids.ts';
import { openLink } from '../links.ts';
import type { Answered, Asked } from '../server.ts';
import { closedDoor } from './layout.ts';
import type { Printer } from './printer.ts';

/** What every page of ours needs. */
export type Pages = { deps: Deps; linkKey: Buffer; printer: Printer };

/** The other links come from a press in Teams, and are in no mail. */
const FROM_MAIL: readonly LinkPurpose[] = [
  'answer_moments',
  'answer_consult',
  'release_concern',
  'own_page',
  'family_page',
];

/** From where the link to such a page comes: there one gets another. */
export function roadOf(purpose: LinkPurpose): 'mail' | 'teams' {
  return FROM_MAIL.includes(purpose) ? 'mail' : 'teams';
}

/** The token in the address that was asked for. */
export function token(asked: Asked): string {
  return asked.params.token ?? '';
}

/**
 * The row behind the token in an address: signature, purpose and time are checked first, then whether the row is still
 * there and not revoked. Reading it spends nothing, so that a mail scanner may open it as often as it likes.
 *
 * @param revoked `also_used` = a row that was revoked is given as well: the page behind it says itself that it is done
 */
export async function linkBehind(
  { deps, linkKey }: Pages,
  token: string,
  purpose: LinkPurpose,
  language: Language,
  revoked: 'closed' | 'also_used' = 'closed',
): Promise<{ link: Link } | { closed: Answered }> {
  const from = roadOf(purpose);
  const opened = await openLink(token, purpose, linkKey, deps.clock.now());
  if (opened.kind !== 'ok') return { closed: closedDoor(language, opened.kind, from) };
  const link = await deps.store.transact(opened.schoolId, (tx) => tx.links.byId(opened.id));
  if (!link || link.purpose !== purpose) return { closed: closedDoor(language, 'forged', from) };
  if (link.revokedAt !== null && revoked === 'closed')
    return { closed: closedDoor(language, 'revoked', from) };
  return { link };
}
