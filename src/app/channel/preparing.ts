import { addMonths } from '../../domain/calendar/plain-date.ts';
import { type ChannelVerb, channelPayload } from '../../domain/channel.ts';
import { DEADLINE_RULES } from '../../domain/deadlines.ts';
import type { DossierId, SchoolId } from '../../domain/ids.ts';
import type { Delivery } from '../ports/delivery.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import type { Moment } from '../preparing-notices.ts';
import { tableCase } from '../table/table-case.ts';

const AGREEMENT = new Set<ChannelVerb>(['agreement_due_soon', 'agreement_due', 'agreement_overdue']);

/** A post, or the dossier's living card, as it stands at this moment; everything in it goes through the gate. */
export async function prepareChannel(tx: Tx, moment: Moment): Promise<Delivery> {
  const { notice, school } = moment;
  const dossier = await tx.dossiers.byId(notice.about.dossierId as DossierId);
  if (!dossier) return { kind: 'drop', reason: 'dossier_gone' };
  const to = await tx.conversations.channelOf(notice.to.id as SchoolId);
  if (!to) return { kind: 'drop', reason: 'no_channel' };
  const table = await tx.tables.current(dossier.id);
  if (notice.kind === 'channel_card') {
    const last = await tx.notices.lastSent({ dossierId: dossier.id }, 'channel_card', notice.to);
    const edits = last && last.conversationId === to.id ? last.activityId : null;
    return {
      kind: 'channel',
      to,
      language: school.language,
      edits,
      payload: cardPayload(moment, dossier, table),
    };
  }
  const verb = notice.params.verb as ChannelVerb;
  const reason = whyNot(verb, dossier, table);
  if (reason) return { kind: 'drop', reason };
  const count = verb === 'answers_missing' && table ? await missing(tx, school.id, table) : null;
  if (count === 0) return { kind: 'drop', reason: 'answered' };
  return {
    kind: 'channel',
    to,
    language: school.language,
    edits: null,
    payload: channelPayload({ number: dossier.number, verb, count, ...whenOf(moment, verb, dossier, table) }),
  };
}

/** The card says the last thing that is true now. */
function cardPayload(moment: Moment, dossier: Dossier, table: Actietafel | null) {
  const verb = stateVerb(dossier, table);
  return channelPayload({ number: dossier.number, verb, ...whenOf(moment, verb, dossier, table) });
}

function stateVerb(dossier: Dossier, table: Actietafel | null): ChannelVerb {
  if (dossier.state === 'closed') return 'closed';
  if (dossier.state === 'agreed') return 'agreement_made';
  switch (table?.state) {
    case 'voting':
      return 'table_proposed';
    case 'booked':
      return 'table_booked';
    case 'held':
      return 'table_held';
    case 'cancelled':
      return 'table_cancelled';
    default:
      return 'concern_accepted';
  }
}

/** Whether a post still makes sense: a closed dossier says nothing, an agreement that was made is not asked for. */
function whyNot(verb: ChannelVerb, dossier: Dossier, table: Actietafel | null): string | null {
  if (dossier.state === 'closed') return 'closed';
  if (AGREEMENT.has(verb)) return dossier.state === 'agreed' ? 'agreed' : null;
  if (verb === 'table_booked' || verb === 'table_moved' || verb === 'table_tomorrow') {
    return table?.state === 'booked' ? null : 'not_booked';
  }
  if (verb === 'answers_missing') return table?.state === 'voting' ? null : 'not_voting';
  return null;
}

function whenOf({ wallClock }: Moment, verb: ChannelVerb, dossier: Dossier, table: Actietafel | null) {
  if (AGREEMENT.has(verb)) return { on: addMonths(dossier.anchorOn, DEADLINE_RULES.agreement.length) };
  if (verb === 'table_held') return { on: table?.heldOn ?? null };
  const slot =
    table?.state === 'booked' ? table.slots.find(({ id }) => id === table.bookedSlotId) : undefined;
  if (!slot) return {};
  return { on: wallClock.dateOf(slot.startsAt), minute: wallClock.minuteOf(slot.startsAt) };
}

/** How many of those who are asked have not answered at all. */
async function missing(tx: Tx, schoolId: SchoolId, table: Actietafel): Promise<number> {
  const found = await tableCase(tx, schoolId, table.id);
  if (!found) return 0;
  const answered = new Set(found.votes.map(({ participantId }) => participantId));
  return found.asked.filter(({ id }) => !answered.has(id)).length;
}
