import { isOpen } from '../../domain/consult.ts';
import type { ConsultId, SchoolId } from '../../domain/ids.ts';
import type { Consult } from '../ports/consults.ts';
import type { Tx } from '../ports/store.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { consultAsked, consultView, holdsSeat } from './showing-consult.ts';

/** The question to a partner: a card for whoever has a chat with the bot, else a letter; and that card, brought up to date. */
export async function prepareConsult(tx: Tx, moment: Moment): Promise<Prepared> {
  const { notice, school } = moment;
  const consult = await tx.consults.byId(notice.params.consult as ConsultId);
  if (!consult) return { kind: 'drop', reason: 'concern_gone' };
  if (notice.kind === 'consult_request' && !isOpen(consult.state))
    return { kind: 'drop', reason: consult.state === 'ended' ? 'decided' : 'answered' };
  if (!(await holdsSeat(tx, consult, moment.today))) return { kind: 'unreachable', reason: 'role_ended' };

  const to = await tx.conversations.personal(consult.personId);
  const person = await tx.people.byId(consult.personId);
  const language = person?.language ?? school.language;
  if (to) {
    const view = await consultView(tx, consult, moment);
    return { kind: 'personal', to, view, language, edits: notice.editsActivity };
  }
  const url = await pageUrlOf(tx, moment, consult);
  if (!person?.mail || !url || notice.kind === 'card_edit')
    return { kind: 'unreachable', reason: 'no_address' };
  const { number, askedOn } = await consultAsked(tx, consult, moment);
  const letter = { kind: 'letter_consult' as const, number, askedOn, school: school.name, url };
  return { kind: 'mail', to: person.mail, letter, language };
}

async function pageUrlOf(tx: Tx, { addresses, school }: Moment, consult: Consult): Promise<string | null> {
  const link = await tx.links.ofConsult(consult.id);
  return link ? addresses.urlOf({ ...link, schoolId: school.id as SchoolId }) : null;
}
