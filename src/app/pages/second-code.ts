import type { CodeId, Instant, PersonId } from '../../domain/ids.ts';
import { CODE_POLICY, PAGE_POLICY } from '../../domain/policy.ts';
import { type CodeTried, mayMakeCode, triedCode } from '../../domain/second-code.ts';
import { ownMailOf } from '../family-page/own-mail.ts';
import { familyBehind } from '../family-page/reader.ts';
import type { Link, LinkPurpose } from '../ports/links.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { type Deps, workAt } from '../turn.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** `never`, `always`, or for so long after the link was made not yet, out of so long as it holds; in milliseconds. */
type Asking = 'never' | 'always' | { holds: number; fresh: number };

const FROM_CHAT: Asking = {
  holds: PAGE_POLICY.linkMinutes * MINUTE,
  fresh: CODE_POLICY.freshChatMinutes * MINUTE,
};
/** A whole table is written down behind one link. */
const AT_THE_TABLE: Asking = {
  holds: PAGE_POLICY.minutesLinkHours * 60 * MINUTE,
  fresh: CODE_POLICY.freshChatMinutes * MINUTE,
};
/** A whole folder of papers is put in behind one link. */
const WITH_PAPERS: Asking = {
  holds: PAGE_POLICY.runningLinkMinutes * MINUTE,
  fresh: CODE_POLICY.freshChatMinutes * MINUTE,
};
const FROM_OWN_MAIL: Asking = {
  holds: PAGE_POLICY.ownPageDays * DAY,
  fresh: CODE_POLICY.freshMailMinutes * MINUTE,
};

/** Which page asks for a second code; why, says docs/pages.md. */
export const SECOND_CODE: Readonly<Record<LinkPurpose, Asking>> = {
  answer_moments: 'never',
  answer_consult: 'never',
  add_details: 'never',
  minutes_page: AT_THE_TABLE,
  running_case_page: WITH_PAPERS,
  release_concern: 'always',
  family_page: 'always',
  concern_page: FROM_CHAT,
  worklist_page: FROM_CHAT,
  field_page: FROM_CHAT,
  people_page: FROM_CHAT,
  absence_page: FROM_CHAT,
  actions_page: FROM_CHAT,
  voices_page: FROM_CHAT,
  case_page: FROM_CHAT,
  own_tables_page: FROM_CHAT,
  own_page: FROM_OWN_MAIL,
};

export function asksForCode({ purpose, expiresAt }: Link, now: Instant): boolean {
  const asking = SECOND_CODE[purpose];
  if (typeof asking === 'string') return asking === 'always';
  return now >= expiresAt - asking.holds + asking.fresh;
}

/** By which road the code goes, or why none does. */
export type CodeSent = 'teams' | 'mail' | 'too_many' | 'no_address';

/**
 * Sends the code of this visit to the chat of whoever the link was made for, or else to their mail address; of the family to the latter: never to
 * whoever has the link. The same press twice sends it once.
 */
export async function sendCode(deps: Deps, link: Link, id: CodeId): Promise<CodeSent> {
  const { now } = workAt(deps);
  const sent = await deps.store.transact(link.schoolId, async (tx): Promise<CodeSent> => {
    const reached = link.purpose === 'family_page' ? await ofFamily(tx, deps, link) : await ofStaff(tx, link);
    if (!reached) return 'no_address';
    const { road, to, about } = reached;
    if (await tx.codes.forChange(id)) return road;
    if (!mayMakeCode(await tx.codes.madeSince(link.id, (now - DAY) as Instant), now)) return 'too_many';

    const expiresAt = (now + CODE_POLICY.minutes * MINUTE) as Instant;
    await tx.codes.add({ id, linkId: link.id, madeAt: now, expiresAt, tries: 0, usedAt: null });
    await tx.notices.plan([
      {
        kind: 'page_code',
        to,
        about,
        params: { code: id },
        dedupeKey: `page_code:${id}`,
        dueAt: now,
        expiresAt,
        editsActivity: null,
      },
    ]);
    return road;
  });
  deps.kick();
  return sent;
}

type Reached = { road: 'teams' | 'mail' } & Pick<NewNotice, 'to' | 'about'>;

/** In their chat, or else at their mail address; who asks twice at once waits for the first. */
async function ofStaff(tx: Tx, { holder }: Link): Promise<Reached | null> {
  if (holder.kind !== 'person') return null;
  const personId = holder.id as PersonId;
  await tx.people.lock(personId);
  const hasChat = (await tx.conversations.withChat([personId])).has(personId);
  if (!hasChat && !(await tx.people.byId(personId))?.mail) return null;
  return { road: hasChat ? 'teams' : 'mail', to: { kind: 'person', id: personId }, about: {} };
}

/** At the mail address that the school has of this pupil or parent and of no other of this family, as long as what is behind their link is for them. */
async function ofFamily(tx: Tx, deps: Deps, link: Link): Promise<Reached | null> {
  const behind = await familyBehind(tx, deps, link, 'locked');
  if (!behind || (await ownMailOf(tx, behind, behind.holder)).to === null) return null;
  const { who } = behind.holder;
  return {
    road: 'mail',
    to: { kind: who.kind === 'pupil' ? 'pupil' : 'guardian', id: who.id },
    about: { dossierId: behind.dossier.id },
  };
}

type Tried = { tried: Exclude<CodeTried, 'right'> } | { tried: 'right'; since: Instant };

/** What somebody typed as the code of this visit, which was right for the first time at `since`. Spaces do not count. */
export function tryCode(deps: Deps, link: Link, id: CodeId, typed: string): Promise<Tried> {
  return deps.store.transact(link.schoolId, async (tx): Promise<Tried> => {
    const code = await tx.codes.forChange(id);
    if (!code || code.linkId !== link.id) return { tried: 'over' };
    const isRight = typed.replace(/\D/g, '') === deps.addresses.codeOf(id);

    const now = deps.clock.now();
    const { tried, next } = triedCode(code, isRight, now);

    if (next !== code) await tx.codes.store(next);
    return tried === 'right' ? { tried, since: next.usedAt ?? now } : { tried };
  });
}
