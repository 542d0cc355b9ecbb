import type { SchoolDate, SchoolId } from '../../domain/ids.ts';
import type { NoticeKind } from '../../domain/notices.ts';
import type { CloseReason, OutcomeKind, PartnerGround } from '../../domain/outcomes.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { CardRef } from '../arriving/views.ts';
import { channelNotice, editOfPressedCard } from '../planning-notices.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { refused, type Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { changeDossier, presented } from './showing-dossier.ts';

const OF_THE_TABLE: readonly NoticeKind[] = [
  'vote_request',
  'vote_reminder',
  'table_tomorrow',
  'booking_needs_you',
  'channel_post',
];

/** The table was held on this day: what reminded of it stops, and so does the term of the first table. */
export function holdTable(turn: Turn, ref: CardRef, heldOn: SchoolDate): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    if (heldOn > turn.today) return refused('held_in_future');
    const current = await tx.tables.current(dossier.id);
    const table = current ? await tx.tables.forChange(current.id) : null;
    if (!table) return refused('no_table');

    await tx.tables.store({ ...table, state: 'held', heldOn });
    const next = await tx.dossiers.store(dossier);
    await tx.deadlines.end({ dossierId: dossier.id }, ['first_table'], 'met');
    await tx.notices.drop({ actietafelId: table.id }, OF_THE_TABLE, 'table_held');
    await finish(tx, turn, ref, next, 'table_held', 'dossier.table_held');

    return presented(tx, turn, next, ref);
  });
}

/** An agreement, of one or more of the four kinds: the three months are met and their reminders stop. */
export function makeAgreement(
  turn: Turn,
  ref: CardRef,
  outcomes: readonly OutcomeKind[],
  madeOn: SchoolDate,
): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    if (outcomes.length === 0) return refused('outcome_missing');
    if (madeOn > turn.today) return refused('held_in_future');

    await tx.dossiers.addAgreement(dossier.id, outcomes, madeOn, turn.actor.personId, turn.now);
    const next = await tx.dossiers.store({ ...dossier, state: 'agreed' });
    await tx.deadlines.end({ dossierId: dossier.id }, ['agreement'], 'met');
    await dropAgreementReminders(tx, dossier);
    await finish(tx, turn, ref, next, 'agreement_made', 'dossier.agreed');

    return presented(tx, turn, next, ref);
  });
}

/** The end, with a reason: everything that was still to be said about this dossier stops. */
export function closeDossier(turn: Turn, ref: CardRef, reason: CloseReason): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const next = await tx.dossiers.store({
      ...dossier,
      state: 'closed',
      closedAt: turn.now,
      closeReason: reason,
    });
    await tx.deadlines.end({ dossierId: dossier.id }, 'all', 'stopped');
    await tx.notices.drop({ dossierId: dossier.id }, 'all', 'closed');
    await finish(tx, turn, ref, next, 'closed', 'dossier.closed');

    return presented(tx, turn, next, ref);
  });
}

/** From now on this partner may see more than number, date and verb; on what ground stays on record. */
export function recordGround(
  turn: Turn,
  ref: CardRef,
  seat: SeatKind,
  ground: PartnerGround,
): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const partners = (await tx.dossiers.participants(dossier.id)).filter(
      ({ role, untilOn }) => role === seat && untilOn === null,
    );
    const [partner] = partners;
    if (!partner) return refused('not_your_seat');

    await tx.dossiers.storeParticipant({ ...partner, ground, groundOn: turn.today });
    const next = await tx.dossiers.store(dossier);
    await tx.audit.add({
      at: turn.now,
      actor: { kind: 'person', id: turn.actor.personId },
      action: `dossier.ground_${ground}`,
      subject: { kind: 'dossier', id: dossier.id },
      ground: 'coordination',
    });

    return presented(tx, turn, next, ref);
  });
}

async function dropAgreementReminders(tx: Tx, dossier: Dossier): Promise<void> {
  const about = { dossierId: dossier.id };
  await tx.notices.drop(
    about,
    ['agreement_due_soon', 'agreement_due', 'agreement_overdue', 'channel_post'],
    'agreed',
  );
}

async function finish(
  tx: Tx,
  turn: Turn,
  ref: CardRef,
  dossier: Dossier,
  what: string,
  action: string,
): Promise<void> {
  await tx.notices.plan([
    ...editOfPressedCard(turn, { dossierId: dossier.id }, 'dossier'),
    channelNotice(
      turn,
      ref.schoolId as SchoolId,
      'channel_card',
      { dossierId: dossier.id },
      `${dossier.id}:${what}:${dossier.version}`,
    ),
  ]);
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    action,
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
}
