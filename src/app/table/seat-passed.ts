import type { Instant, ParticipantId } from '../../domain/ids.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { ClaimedNotice, NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Slot } from '../ports/tables.ts';
import type { Moment, Prepared } from '../preparing-notices.ts';
import { momentView, refOfTable } from './as-shown.ts';
import { appointmentOf } from './letters.ts';
import { noticeTo } from './planning.ts';
import { mailOf } from './reaching.ts';
import { doorOf } from './showing-appointment.ts';
import { bookedSlot, type TableCase, type Work } from './table-case.ts';

/**
 * Whoever sat on a seat hears that another goes, when that was not their own doing. The moment to which they were invited
 * leaves their agenda by a number of its own: everybody else's invitation stays as it is.
 */
export function seatPassedNotice(work: Work, found: TableCase, before: Participant): NewNotice {
  const off = bookedSlot(found.table) ?? found.table.offMoment;
  const until = bookedSlot(found.table)?.startsAt ?? null;
  return noticeTo(found, 'seat_passed', before, work.now, until, {
    offFrom: off?.startsAt ?? null,
    offUntil: off?.endsAt ?? null,
    sequence: found.table.sequence + 1,
  });
}

/** A card without a name for whoever has a chat, else a letter that takes the moment out of the agenda. */
export async function prepareSeatPassed(tx: Tx, moment: Moment, found: TableCase): Promise<Prepared> {
  const { notice, clock, wallClock } = moment;
  const before = found.everybody.find(({ id }) => id === (notice.params.participant as ParticipantId));
  if (before?.who.kind !== 'person') return { kind: 'drop', reason: 'not_asked' };
  const off = offIn(notice);
  const when = off && momentView(moment, off);
  const { number } = found.dossier;
  if (await tx.conversations.personal(before.who.id))
    return {
      kind: 'view',
      view: { kind: 'table_seat_passed', ref: refOfTable(found), number, moment: when },
    };
  const { to, language } = await mailOf(tx, found, before);
  const door = await doorOf(moment, tx, found, before);
  if (!to || !door) return { kind: 'unreachable', reason: 'no_address' };
  const writing = { wallClock, now: clock.now() };
  const appointment = off && {
    ...appointmentOf(writing, found, before, off, { cancelled: true }),
    sequence: Number(notice.params.sequence),
  };
  return {
    kind: 'mail',
    to,
    letter: {
      kind: 'letter_seat_passed',
      school: found.school.name,
      number,
      linkId: door.linkId,
      moment: when,
      appointment,
    },
    language,
  };
}

function offIn({ params }: Pick<ClaimedNotice, 'params'>): Pick<Slot, 'startsAt' | 'endsAt'> | null {
  const { offFrom, offUntil } = params;
  if (typeof offFrom !== 'number' || typeof offUntil !== 'number') return null;
  return { startsAt: offFrom as Instant, endsAt: offUntil as Instant };
}
