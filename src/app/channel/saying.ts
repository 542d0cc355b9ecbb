import { addMonths } from '../../domain/calendar/plain-date.ts';
import { type ChannelNews, type ChannelVerb, channelPayload } from '../../domain/channel.ts';
import type { SchoolDate, SchoolId } from '../../domain/ids.ts';
import { CATALOGUE } from '../../domain/terms/catalogue.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import type { Actietafel } from '../ports/tables.ts';
import type { WallClock } from '../ports.ts';
import type { Moment } from '../preparing-notices.ts';
import { tableCase } from '../table/table-case.ts';

const AGREEMENT: ReadonlySet<ChannelVerb> = new Set([
  'agreement_due_soon',
  'agreement_due',
  'agreement_overdue',
]);

/** A dossier with its newest table, whatever became of it. */
export type DossierCase = { dossier: Dossier; table: Actietafel | null; schoolId: SchoolId };

/** The living card says the last thing that is true now. */
export function cardOfDossier({ wallClock }: Pick<Moment, 'wallClock'>, found: DossierCase): ChannelNews {
  const verb = stateVerb(found);
  return channelPayload({ number: found.dossier.number, verb, ...whenOf(wallClock, verb, found) });
}

/** A post that people should look at, or why it makes no sense any more. */
export async function postAbout(
  tx: Tx,
  { notice, wallClock, today }: Moment,
  found: DossierCase,
): Promise<ChannelNews | { drop: string }> {
  const verb = notice.params.verb as ChannelVerb;
  const drop = whyNot(verb, found) ?? (verb === 'table_tomorrow' ? whyLate(wallClock, today, found) : null);
  if (drop) return { drop };
  const count = verb === 'answers_missing' ? await missingAnswers(tx, found, today) : null;
  if (count === 0) return { drop: 'answered' };
  return channelPayload({ number: found.dossier.number, verb, count, ...whenOf(wallClock, verb, found) });
}

function stateVerb({ dossier, table }: DossierCase): ChannelVerb {
  if (dossier.state === 'closed') return 'closed';
  if (table?.state === 'booked') return 'table_booked';
  if (dossier.state === 'agreed') return 'agreement_made';
  switch (table?.state) {
    case 'voting':
      return 'table_proposed';
    case 'held':
      return 'table_held';
    case 'cancelled':
      return 'table_cancelled';
    default:
      return 'concern_accepted';
  }
}

/** A closed dossier says nothing, an agreement that was made is not asked for, a table that is off is not announced. */
function whyNot(verb: ChannelVerb, { dossier, table }: DossierCase): string | null {
  if (dossier.state === 'closed') return 'closed';
  if (AGREEMENT.has(verb)) return dossier.state === 'agreed' ? 'agreed' : null;
  switch (verb) {
    case 'table_booked':
    case 'table_moved':
    case 'table_tomorrow':
      return table?.state === 'booked' ? null : 'not_booked';
    case 'table_cancelled':
      return table?.state === 'cancelled' ? null : 'not_cancelled';
    case 'answers_missing':
      return table?.state === 'voting' ? null : 'not_voting';
    default:
      return null;
  }
}

/** Held back by quiet hours or a server that was down, "the next school day" is not true any more on the day itself. */
function whyLate(wallClock: WallClock, today: SchoolDate, found: DossierCase): string | null {
  const { on } = whenOf(wallClock, 'table_tomorrow', found);
  return on && on <= today ? 'too_late' : null;
}

function whenOf(wallClock: WallClock, verb: ChannelVerb, { dossier, table }: DossierCase) {
  if (AGREEMENT.has(verb)) return { on: addMonths(dossier.anchorOn, CATALOGUE.agreement.length) };
  if (verb === 'table_held') return { on: table?.heldOn ?? null };
  if (table?.state !== 'booked') return {};
  const slot = table.slots.find(({ id }) => id === table.bookedSlotId);
  return slot ? { on: wallClock.dateOf(slot.startsAt), minute: wallClock.minuteOf(slot.startsAt) } : {};
}

/** How many of those who are asked have not answered at all. */
async function missingAnswers(tx: Tx, { schoolId, table }: DossierCase, today: SchoolDate): Promise<number> {
  const found = table ? await tableCase(tx, schoolId, table.id, today) : null;
  if (!found) return 0;
  const answered = new Set(found.votes.map(({ participantId }) => participantId));
  return found.asked.filter(({ id }) => !answered.has(id)).length;
}
