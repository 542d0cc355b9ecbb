import type { PersonId } from '../../domain/ids.ts';
import { passActions } from '../agreed-actions/guarding-action.ts';
import type { Dossier, Participant, Place } from '../ports/dossiers.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import { groundAlong } from '../table/ground-along.ts';
import { isLive, seatInstead } from '../table/handing-over.ts';
import { seatPassedNotice } from '../table/seat-passed.ts';
import { bookedSlot, type TableCase, tableCaseForChange, type Work } from '../table/table-case.ts';
import { redrawTableCards } from './redrawing.ts';

/** A seat in one dossier, and who takes it. */
export type Giving = { dossier: Dossier; place: Place; to: PersonId; by: PersonId };

/**
 * A seat in a running dossier passes to another on its list, for good: where a table is asked about or stands they are
 * asked or invited at once, else they hear of it, and are asked to every table after this; what was promised and is open is theirs
 * too. The ground goes along as
 * `groundAlong` says. Who sat there before hears it when it was not their own doing, and sees no name any more.
 *
 * @returns whether it was done: not when whoever should come sits at another table at the moment that stands
 */
export async function givePlace(work: Work, tx: Tx, giving: Giving): Promise<boolean> {
  const { dossier, place, to, by } = giving;
  const participants = await tx.dossiers.participants(dossier.id);
  const before = participants.find(({ id }) => id === place.participantId);
  if (!before) return false;
  const table = await tx.tables.current(dossier.id);
  const found = table && (await tableCaseForChange(tx, place.school.id, table.id, work.today));
  const live = found && isLive(work.now, found) ? found : null;
  if (live && (await sitsElsewhere(work, tx, live, to))) return false;

  if (live) {
    await seatInstead(work, tx, live, before, { kind: 'person', id: to });
    if (by !== place.personId) await tx.notices.plan([seatPassedNotice(work, live, before)]);
  } else {
    await changeSeat(work, tx, dossier, before, to);
    await tx.notices.plan([givenNotice(work, giving)]);
  }
  await passActions(tx, work.deps, dossier, { from: place.personId, to, by });
  const next = await tx.dossiers.store(dossier);
  await redrawTableCards(work, tx, dossier.id, [place.personId], `place:${dossier.id}:${next.version}`);
  await tx.audit.add({
    at: work.now,
    actor: { kind: 'person', id: by },
    action: 'dossier.place_given',
    subject: { kind: 'dossier', id: dossier.id },
    ground: by === place.personId ? 'seat' : 'coordination',
  });
  return true;
}

async function changeSeat(
  work: Work,
  tx: Tx,
  dossier: Dossier,
  before: Participant,
  to: PersonId,
): Promise<void> {
  const who = { kind: 'person', id: to } as const;
  await tx.dossiers.storeParticipant({ ...before, untilOn: work.today });
  await tx.dossiers.addParticipant(dossier.id, {
    ...before,
    ...(await groundAlong(tx, before, who)),
    id: work.deps.ids.next(),
    who,
    fromOn: work.today,
  });
}

/** From here on nobody else can book them at that time. */
export async function sitsElsewhere(
  work: Work,
  tx: Tx,
  { table }: TableCase,
  to: PersonId,
): Promise<boolean> {
  const slot = bookedSlot(table);
  if (!slot) return false;
  await tx.tables.lockPeople([to]);
  const busy = await tx.tables.busy([to], work.now, [table.id]);
  return busy.some(({ startsAt, endsAt }) => startsAt < slot.endsAt && slot.startsAt < endsAt);
}

function givenNotice({ now }: Work, { dossier, place, to }: Giving): NewNotice {
  return {
    kind: 'place_given',
    to: { kind: 'person', id: to },
    about: { dossierId: dossier.id },
    params: { seat: place.kind },
    dedupeKey: `place_given:${dossier.id}:${dossier.version}:${to}`,
    dueAt: now,
    expiresAt: null,
    editsActivity: null,
  };
}
