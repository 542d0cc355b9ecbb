import type { Instant, LinkId, PersonId, SchoolId } from '../../domain/ids.ts';
import { PAGE_POLICY } from '../../domain/policy.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import type { Work } from '../table/table-case.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A mail that could not leave for so long is not waited for any more: it is asked for again by then. */
const HOUR = 60 * MINUTE;

/**
 * Somebody without Teams asks for the link to their own page. It goes to the mail address that the school has of them and
 * is shown to nobody, so that their own mailbox says who they are: whoever found the letter in which they asked gets
 * nothing. The link before is put out of use, unless it was mailed a moment ago: then that one is on its way. So many are sent
 * in a day and no more, so that nobody fills their mailbox.
 */
export async function askOwnPage(work: Work, tx: Tx, schoolId: SchoolId, personId: PersonId): Promise<void> {
  await tx.people.lock(personId);
  const known = await tx.links.toOwnPage(personId);
  const isOnItsWay = known.some(
    (each) => each.revokedAt === null && madeAt(each) > work.now - PAGE_POLICY.ownPageAgainMinutes * MINUTE,
  );
  const ofToday = known.filter((each) => madeAt(each) > work.now - DAY);
  if (isOnItsWay || ofToday.length >= PAGE_POLICY.ownPagesADay) return;

  const link: Link = {
    id: work.deps.ids.next<LinkId>(),
    schoolId,
    purpose: 'own_page',
    holder: { kind: 'person', id: personId },
    concernId: null,
    actietafelId: null,
    expiresAt: lastsUntil(work.now),
    revokedAt: null,
  };
  await tx.links.revoke(
    known.filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id),
    work.now,
  );
  await tx.links.add(link);
  await tx.notices.plan([
    {
      kind: 'own_page',
      to: { kind: 'person', id: personId },
      about: {},
      params: { link: link.id },
      dedupeKey: `own_page:${link.id}`,
      dueAt: work.now,
      expiresAt: (work.now + HOUR) as Instant,
      editsActivity: null,
    },
  ]);
}

/** The letter with the link, by mail also to whoever has a chat: there `mijn tafels` gives them one. */
export async function prepareOwnPage(tx: Tx, { notice, school, addresses }: Moment): Promise<Prepared> {
  const link = await tx.links.byId(notice.params.link as LinkId);
  if (!link || link.revokedAt !== null) return { kind: 'drop', reason: 'changed' };
  const person = await tx.people.byId(link.holder.id as PersonId);
  if (!person?.mail) return { kind: 'unreachable', reason: 'no_address' };
  const url = await addresses.urlOf(link);
  return {
    kind: 'mail',
    to: person.mail,
    letter: { kind: 'letter_own_page', school: school.name, url, days: PAGE_POLICY.ownPageDays },
    language: person.language ?? school.language,
  };
}

function lastsUntil(now: Instant): Instant {
  return (now + PAGE_POLICY.ownPageDays * DAY) as Instant;
}

function madeAt({ expiresAt }: Link): Instant {
  return (expiresAt - PAGE_POLICY.ownPageDays * DAY) as Instant;
}
