import type { PersonId } from '../../domain/ids.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { isSafetyOfficerAt } from '../triage/who-coordinates.ts';
import { callCard, roepnaamOf } from './call-card.ts';
import { officersFor } from './officers.ts';
import { isStopped } from './standing.ts';

/** "Call me", for the aandachtsfunctionaris; and what whoever asked hears when it did not arrive. */
export async function prepareSafety(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice } = moment;
  const concern = notice.about.concernId ? await tx.concerns.byId(notice.about.concernId) : null;
  if (!concern) return { kind: 'drop', reason: 'concern_gone' };
  if (!isStopped(concern) && notice.editsActivity === null) return { kind: 'drop', reason: 'released' };
  return notice.kind === 'call_not_arrived' ? callNotArrived(tx, moment) : callMe(tx, moment, concern);
}

/** A card where there is a chat, else a letter. Nobody but an aandachtsfunctionaris gets it, and whoever asked hears it when nobody does. */
async function callMe(tx: Tx, moment: Moment, concern: Concern): Promise<Prepared> {
  const { notice, school, today } = moment;
  const officerId = notice.to.id as PersonId;
  if (notice.editsActivity === null) {
    const standing = await tx.people.standing(officerId, today);
    if (!isSafetyOfficerAt(standing, school.id)) return { kind: 'unreachable', reason: 'role_ended' };
  }
  const askerId = (notice.params.asker ?? concern.raisedBy) as PersonId;
  const byMail = notice.params.by === 'mail' || (await tx.conversations.personal(officerId)) === null;
  if (byMail && notice.editsActivity === null) {
    const officer = await tx.people.byId(officerId);
    if (!officer?.mail) return { kind: 'unreachable', reason: 'no_address' };
    return {
      kind: 'mail',
      to: officer.mail,
      letter: {
        kind: 'letter_call_me',
        roepnaamOfAsker: await roepnaamOf(tx, askerId),
        school: school.name,
        url: await releaseUrlOf(tx, moment, concern, officerId),
      },
      language: officer.language ?? school.language,
    };
  }
  return { kind: 'view', view: await callCard(tx, concern, school.id, askerId) };
}

async function releaseUrlOf(
  tx: Tx,
  { addresses }: Moment,
  { id }: Concern,
  officerId: PersonId,
): Promise<string | null> {
  const link = (await tx.links.toRelease(id)).find(({ holder }) => holder.id === officerId);
  return link ? addresses.urlOf(link) : null;
}

async function callNotArrived(tx: Tx, { notice, today }: Moment): Promise<Prepared> {
  const officers = await officersFor(tx, notice.to.id, today);
  const officerId = notice.params.officer;
  const missed = officerId === null ? officers : officers.filter(({ id }) => id === officerId);
  const others = officers.filter((each) => !missed.includes(each) && each.hasChat);
  return {
    kind: 'view',
    view: {
      kind: 'call_not_arrived',
      names: missed.map(({ roepnaam }) => roepnaam),
      others: others.map(({ roepnaam }) => roepnaam),
      byMail: missed.some(({ hasMail }) => hasMail),
    },
  };
}
