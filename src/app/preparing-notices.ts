import type { PersonId, SchoolDate } from '../domain/ids.ts';
import { type Hours, hoursOf } from '../domain/reminding/wishes.ts';
import { prepareAbsence } from './absence/preparing.ts';
import { prepareOwnActions } from './agreed-actions/own-actions.ts';
import { prepareArriving } from './arriving/preparing.ts';
import { prepareChannel } from './channel/preparing.ts';
import { prepareConsult } from './consult/preparing.ts';
import { prepareChannelDigest } from './digest/channel-digest.ts';
import { isOfDay, prepareDay } from './digest/preparing.ts';
import { prepareDossier } from './dossier/preparing.ts';
import { editedBy } from './dossier/redrawing.ts';
import { prepareClosed } from './dossier/telling-closed.ts';
import { preparePlace } from './dossier/telling-place.ts';
import { prepareRoster } from './dossier/telling-roster.ts';
import { prepareReady } from './family-page/telling-ready.ts';
import { prepareIntake } from './intake/preparing.ts';
import { prepareOwnPage } from './own-tables/asking-own-page.ts';
import { prepareOwnTables } from './own-tables/showing-own-tables.ts';
import { prepareCode } from './pages/preparing-code.ts';
import { preparePlayingField } from './playing-field/preparing.ts';
import type { Calendars } from './ports/calendars.ts';
import type { Delivery } from './ports/delivery.ts';
import type { Addresses } from './ports/links.ts';
import type { ClaimedNotice } from './ports/notices.ts';
import type { Directory } from './ports/people.ts';
import type { Presence } from './ports/presence.ts';
import type { School } from './ports/schools.ts';
import type { Store, Tx } from './ports/store.ts';
import type { Clock, WallClock } from './ports.ts';
import { keepsHours, workingMoment } from './quiet-hours.ts';
import { prepareWishes } from './reminding/wishing.ts';
import { prepareRunningCase } from './running-case/preparing.ts';
import { prepareSafety } from './safety/preparing.ts';
import { prepareTable } from './table/preparing.ts';
import { prepareTriage, prepareTriageEdit } from './triage/preparing.ts';
import type { PersonalView } from './views.ts';
import { prepareWorklist } from './worklist/preparing.ts';

/** What preparing a notice may ask. */
export type Preparing = {
  store: Store;
  directory: Directory;
  clock: Clock;
  wallClock: WallClock;
  calendars: Calendars;
  presence: Presence;
  addresses: Addresses;
};

/** A school as it is looked at, with the day that it is there. */
export type AtSchool = Preparing & { school: School; today: SchoolDate };

/** One notice at the moment of sending. */
export type Moment = AtSchool & { notice: ClaimedNotice };

/** What a notice turned out to say: a view for a chat, ready-made delivery, or a reason to say nothing. */
export type Prepared = { kind: 'view'; view: PersonalView } | Delivery;

/**
 * Asks the domain again, at the moment of sending: is this still needed, to whom does it go, what does it say now?
 * Reads only, in a transaction of its own; the message of a day in one at each school that has a part in it, where it puts down
 * whether that school had something to say.
 */
export function preparingOf(deps: Preparing): (notice: ClaimedNotice) => Promise<Delivery> {
  return (notice) => (isOfDay(notice) ? prepareDay(deps, notice) : prepareAtSchool(deps, notice));
}

function prepareAtSchool(deps: Preparing, notice: ClaimedNotice): Promise<Delivery> {
  return deps.store.transact(notice.schoolId, async (tx) => {
    const school = await tx.schools.byId(notice.schoolId);
    if (!school) return { kind: 'drop', reason: 'no_school' };
    if (await hasArrived(tx, notice)) return { kind: 'drop', reason: 'arrived' };
    const now = deps.clock.now();
    const until = keepsHours(notice)
      ? workingMoment(deps, school, now, await hoursFor(tx, school, notice))
      : now;
    if (until > now) return { kind: 'wait', until, reason: 'quiet_hours' };
    const message = await editedBy(tx, notice, now);
    if (message.kind !== 'edits') return message;
    const made = { ...notice, editsActivity: message.activityId };
    const today = deps.wallClock.dateOf(now);
    const prepared = await contentOf(tx, { ...deps, notice: made, school, today });
    if (prepared.kind !== 'view') return prepared;
    return toPerson(tx, made, school, prepared.view);
  });
}

/** What is to be sent once more may have reported itself after it was planned again. */
async function hasArrived(tx: Tx, { id, params }: ClaimedNotice): Promise<boolean> {
  return params.repeat === true && (await tx.notices.stateOf(id))?.state === 'sent';
}

async function contentOf(tx: Tx, moment: Moment): Promise<Prepared> {
  switch (moment.notice.kind) {
    case 'welcome':
    case 'menu':
    case 'not_understood':
    case 'channel_bound':
      return prepareArriving(tx, moment);
    case 'absence':
    case 'absence_news':
      return prepareAbsence(tx, moment);
    case 'intake':
    case 'intake_resume':
      return prepareIntake(tx, moment);
    case 'worklist':
    case 'status':
    case 'not_delivered':
      return prepareWorklist(tx, moment);
    case 'reminding':
      return prepareWishes(tx, moment);
    case 'own_tables':
      return prepareOwnTables(tx, moment);
    case 'own_actions':
      return prepareOwnActions(tx, moment);
    case 'page_code':
      return prepareCode(tx, moment);
    case 'own_page':
      return prepareOwnPage(tx, moment);
    case 'playing_field':
      return preparePlayingField(tx, moment);
    case 'running_case':
      return prepareRunningCase(tx, moment);
    case 'triage':
    case 'triage_untouched':
    case 'question_to_mentor':
    case 'answer_to_asker':
    case 'tell_asker_due':
    case 'safety_doubt':
    case 'parents_informed_due':
    case 'review_due':
    case 'consult_news':
      return prepareTriage(tx, moment);
    case 'call_me':
    case 'call_not_arrived':
      return prepareSafety(tx, moment);
    case 'consult_request':
      return prepareConsult(tx, moment);
    case 'vote_request':
    case 'vote_reminder':
    case 'table_booked':
    case 'table_moved':
    case 'table_cancelled':
    case 'table_left':
    case 'table_prepare':
    case 'table_tomorrow':
    case 'table_news':
    case 'seat_passed':
    case 'counter_answer':
    case 'booking_needs_you':
      return prepareTable(tx, moment);
    case 'minutes_ready':
      return prepareReady(tx, moment);
    case 'dossier_closed':
      return prepareClosed(tx, moment);
    case 'pupil_left':
    case 'mentor_given':
      return prepareRoster(tx, moment);
    case 'place_given':
      return preparePlace(tx, moment);
    case 'holder_changed':
    case 'dossier_reopened':
    case 'family_said':
    case 'first_table_due_soon':
    case 'first_table_overdue':
    case 'agreement_due_soon':
    case 'agreement_due':
    case 'agreement_overdue':
      return prepareDossier(tx, moment);
    case 'digest':
      throw new Error('The message of a day is made ready at each of its schools.');
    case 'channel_digest':
      return prepareChannelDigest(tx, moment);
    case 'channel_setup':
    case 'channel_card':
    case 'channel_post':
      return prepareChannel(tx, moment);
    case 'card_edit':
      return prepareEdit(tx, moment);
  }
}

/** What an edited card of judging a concern can show. */
const OF_TRIAGE: ReadonlySet<unknown> = new Set(['triage', 'answer', 'told']);

/** What a card that was pressed shows for good: `show` says which view of what it is about. */
async function prepareEdit(tx: Tx, moment: Moment): Promise<Prepared> {
  const { about, params } = moment.notice;
  if (params.show === 'came_twice') return { kind: 'view', view: { kind: 'came_twice' } };
  if (params.show === 'dossier') return prepareDossier(tx, moment);
  if (params.show === 'call_me') return prepareSafety(tx, moment);
  if (params.show === 'reminding') return prepareWishes(tx, moment);
  if (params.show === 'own_actions') return prepareOwnActions(tx, moment);
  if (params.show === 'absence') return prepareAbsence(tx, moment);
  if (params.show === 'consult') return prepareConsult(tx, moment);
  if (OF_TRIAGE.has(params.show)) return prepareTriageEdit(tx, moment);
  return about.actietafelId ? prepareTable(tx, moment) : prepareIntake(tx, moment);
}

/** When whoever it is for may be reminded. */
async function hoursFor(tx: Tx, school: School, { to }: ClaimedNotice): Promise<Hours> {
  return hoursOf(school.policy, to.kind === 'person' ? await tx.reminding.of(to.id as PersonId) : undefined);
}

async function toPerson(
  tx: Tx,
  notice: ClaimedNotice,
  school: School,
  view: PersonalView,
): Promise<Delivery> {
  const personId = notice.to.id as PersonId;
  const person = await tx.people.byId(personId);
  const to = await tx.conversations.personal(personId);
  if (!person || !to) return { kind: 'unreachable', reason: person ? 'no_chat' : 'no_address' };
  return {
    kind: 'personal',
    to,
    view,
    language: person.language ?? school.language,
    edits: notice.editsActivity,
    isOnlyEdit: view.kind === 'came_twice',
  };
}
