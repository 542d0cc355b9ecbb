import type { LinkId, PersonId, SchoolId } from '../../domain/ids.ts';
import { editedBy } from '../dossier/redrawing.ts';
import type { Address } from '../ports/conversations.ts';
import type { Delivery } from '../ports/delivery.ts';
import type { ClaimedNotice } from '../ports/notices.ts';
import type { Person } from '../ports/people.ts';
import type { School } from '../ports/schools.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Preparing } from '../preparing-notices.ts';
import type { PersonalView } from '../views.ts';
import { answeredIn } from './answered-message.ts';
import { dayOf, nameOf } from './day.ts';
import { prepareOwnCard } from './own-card.ts';
import { partAt, type SchoolPart } from './school-part.ts';
import type { DigestView, ReminderAnswered } from './views.ts';

/** What a school says, and the card of the matter where that is one reminder and nothing else. */
type OwnPart = SchoolPart & { ownCard: PersonalView | null };

/** The message as its own school knows it: to whom, in which language, by which road, and which schools have a part in it. */
type Envelope = {
  kind: 'envelope';
  notice: ClaimedNotice;
  school: School;
  person: Person | null;
  chat: Address | null;
  url: string | null;
  others: readonly SchoolId[];
  own: OwnPart | null;
  answered: ReminderAnswered | null;
};

/** The one message of a day of a person, or an edit of one. */
export function isOfDay({ kind, params }: ClaimedNotice): boolean {
  return kind === 'digest' || (kind === 'card_edit' && params.show === 'digest');
}

/**
 * The one message of a day, as it is at the moment of sending; nothing is sent when no school has a reason to. Each school's part
 * is read in a transaction of its own at that school, so that no school's rows are read for another: a fixed number of
 * statements for each of the few schools at which one person is. An edit says what is still asked of what was answered.
 */
export async function prepareDay(deps: Preparing, notice: ClaimedNotice): Promise<Delivery> {
  const opened = await deps.store.transact(notice.schoolId, (tx) => open(tx, deps, notice));
  if (opened.kind !== 'envelope') return opened;
  const found = [opened.own];
  for (const schoolId of opened.others) found.push(await partOfOther(deps, opened.notice, schoolId));
  const parts = found.flatMap((part) => (part ? [part] : []));

  if (parts.length === 0) return { kind: 'drop', reason: 'role_ended' };
  const worth = parts.filter(({ isWorth }) => isWorth);
  if (notice.kind === 'card_edit')
    return toChat(opened, {
      ...dayOf(deps, worth.length > 0 ? worth : parts.slice(0, 1)),
      ...(opened.answered && { answered: { ...opened.answered, school: nameOf(opened.school) } }),
    });
  const until = Math.min(...parts.map((part) => part.until)) as SchoolPart['until'];
  // Where one school may remind, the message comes, with what another that closed today was to say: told rather than lost.
  if (until > deps.clock.now()) return { kind: 'wait', until, reason: 'quiet_hours' };
  if (worth.length === 0) return { kind: 'drop', reason: 'nothing_to_say' };
  if (!opened.chat) return byMail(opened, dayOf(deps, worth));
  const [only] = worth.length === 1 ? worth : [];
  return toChat(opened, only?.ownCard ?? dayOf(deps, worth));
}

async function open(tx: Tx, deps: Preparing, claimed: ClaimedNotice): Promise<Envelope | Delivery> {
  const school = await tx.schools.byId(claimed.schoolId);
  if (!school) return { kind: 'drop', reason: 'no_school' };
  const now = deps.clock.now();
  const today = deps.wallClock.dateOf(now);
  if (claimed.kind === 'digest') {
    const { params, id } = claimed;
    // Held up past its day, it would say what is not true any more; what it was to say is in the next one.
    if (params.on !== today) return { kind: 'drop', reason: 'too_late' };
    // What is to be sent once more may have reported itself after it was planned again.
    if (params.repeat === true && (await tx.notices.stateOf(id))?.state === 'sent')
      return { kind: 'drop', reason: 'arrived' };
  }
  const message = await editedBy(tx, claimed, now);
  if (message.kind !== 'edits') return message;
  const notice = { ...claimed, editsActivity: message.activityId };
  const personId = notice.to.id as PersonId;
  const planned = await tx.digests.schoolsIn(notice);
  const schools = planned.length === 0 ? [school.id] : planned;
  return {
    kind: 'envelope',
    notice,
    school,
    person: await tx.people.byId(personId),
    chat: await tx.conversations.personal(personId),
    url: await ownPageOf(tx, deps, notice),
    others: schools.filter((id) => id !== school.id),
    own: schools.includes(school.id) ? await partIn(tx, { ...deps, notice, school, today }) : null,
    answered: await answeredIn(tx, { notice, today }),
  };
}

function partOfOther(deps: Preparing, notice: ClaimedNotice, schoolId: SchoolId): Promise<OwnPart | null> {
  return deps.store.transact(schoolId, async (tx) => {
    const school = await tx.schools.here();
    const today = deps.wallClock.dateOf(deps.clock.now());
    return partIn(tx, { ...deps, notice, school, today });
  });
}

/**
 * With the card of the matter, where the school says one reminder and nothing else. Whoever is told of one school has not been told
 * of another that had nothing to say: what was meant for them there still is.
 */
async function partIn(tx: Tx, moment: Moment): Promise<OwnPart | null> {
  const { notice } = moment;
  const part = await partAt(tx, moment, notice.to.id as PersonId);
  if (notice.kind === 'digest') await tx.digests.noteSaid(notice, part?.isWorth ?? false);
  return part && { ...part, ownCard: part.only && (await prepareOwnCard(tx, moment, part.only)) };
}

async function ownPageOf(tx: Tx, { addresses, clock }: Preparing, { params }: ClaimedNotice) {
  const link = params.link ? await tx.links.byId(params.link as LinkId) : null;
  const isOpen = link !== null && link.revokedAt === null && link.expiresAt > clock.now();
  return isOpen ? addresses.urlOf(link) : null;
}

function toChat(
  { notice, school, person, chat }: Envelope,
  view: Extract<Delivery, { kind: 'personal' }>['view'],
): Delivery {
  if (!person || !chat) return { kind: 'unreachable', reason: person ? 'no_chat' : 'no_address' };
  const language = person.language ?? school.language;
  return { kind: 'personal', to: chat, view, language, edits: notice.editsActivity, isOnlyEdit: false };
}

function byMail(
  { school, person, url }: Envelope,
  { on, parts }: Extract<DigestView, { kind: 'digest' }>,
): Delivery {
  if (!person?.mail) return { kind: 'unreachable', reason: 'no_address' };
  return {
    kind: 'mail',
    to: person.mail,
    letter: {
      kind: 'letter_digest',
      on,
      schools: parts.map((part) => ({
        school: part.school.name,
        lines: part.digest.sections.flatMap(({ lines }) =>
          lines.map(({ term: { number, rule, dueOn } }) => ({ number, rule, dueOn })),
        ),
        more: part.digest.more,
      })),
      url,
    },
    language: person.language ?? school.language,
  };
}
