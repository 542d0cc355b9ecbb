import type { PersonId, SchoolDate } from '../domain/ids.ts';
import { prepareArriving } from './arriving/preparing.ts';
import { prepareIntake } from './intake/preparing.ts';
import type { Calendars } from './ports/calendars.ts';
import type { Delivery } from './ports/delivery.ts';
import type { Addresses } from './ports/links.ts';
import type { ClaimedNotice } from './ports/notices.ts';
import type { Directory } from './ports/people.ts';
import type { School } from './ports/schools.ts';
import type { Store, Tx } from './ports/store.ts';
import type { Clock, WallClock } from './ports.ts';
import type { PersonalView } from './views.ts';

/** What preparing a notice may ask. */
export type Preparing = {
  store: Store;
  directory: Directory;
  clock: Clock;
  wallClock: WallClock;
  calendars: Calendars;
  addresses: Addresses;
};

/** One notice at the moment of sending, with the day that it is at its school. */
export type Moment = Preparing & { notice: ClaimedNotice; school: School; today: SchoolDate };

/** What a notice turned out to say: a view for a chat, ready-made delivery, or a reason to say nothing. */
export type Prepared = { kind: 'view'; view: PersonalView } | Delivery;

/**
 * Asks the domain again, at the moment of sending: is this still needed, to whom does it go, what does it say now?
 * Reads only, in a transaction of its own.
 */
export function preparingOf(deps: Preparing): (notice: ClaimedNotice) => Promise<Delivery> {
  return (notice) =>
    deps.store.transact(notice.schoolId, async (tx) => {
      const school = await tx.schools.byId(notice.schoolId);
      if (!school) return { kind: 'drop', reason: 'no_school' };
      const today = deps.wallClock.dateOf(deps.clock.now());
      const prepared = await contentOf(tx, { ...deps, notice, school, today });
      if (prepared.kind !== 'view') return prepared;
      return toPerson(tx, notice, school, prepared.view);
    });
}

async function contentOf(tx: Tx, moment: Moment): Promise<Prepared> {
  switch (moment.notice.kind) {
    case 'welcome':
    case 'menu':
    case 'not_understood':
      return prepareArriving(tx, moment);
    case 'intake':
    case 'intake_resume':
      return prepareIntake(tx, moment);
    case 'card_edit':
      return prepareIntake(tx, moment);
    default:
      return { kind: 'drop', reason: 'unknown_kind' };
  }
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
  if (!person || !to) return { kind: 'unreachable', reason: 'no_address' };
  return {
    kind: 'personal',
    to,
    view,
    language: person.language ?? school.language,
    edits: notice.editsActivity,
  };
}
