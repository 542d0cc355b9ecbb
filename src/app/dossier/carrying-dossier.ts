import type { PartnerGround } from '../../domain/grounds.ts';
import { faultOfGround } from '../../domain/grounds.ts';
import type { SchoolDate } from '../../domain/ids.ts';
import type { OutcomeKind } from '../../domain/outcomes.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { SeatKind } from '../../domain/roles.ts';
import type { DeadlineRule } from '../../domain/terms/term.ts';
import type { CardRef } from '../arriving/views.ts';
import { channelNotice, editOfPressedCard } from '../planning-notices.ts';
import type { DossierDone } from '../ports/audit.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { peopleOf } from '../table/table-case.ts';
import type { Done, Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { agreementForm, groundForm } from './asking.ts';
import { familyKnows, familyOfDossier } from './family-knows.ts';
import { redrawTableCards } from './redrawing.ts';
import { changeDossier, presented } from './showing-dossier.ts';

/** What an agreement ends: the three months, and the looks on the way there. */
const OF_AGREEMENT: readonly DeadlineRule[] = ['agreement', 'interim_6w', 'interim_10w'];

/** An agreement, of one or more of the four kinds: the three months are met and their reminders stop. */
export function makeAgreement(
  turn: Turn,
  ref: CardRef,
  outcomes: readonly OutcomeKind[],
  madeOn: SchoolDate,
): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    if (dossier.state === 'agreed') return presented(tx, turn, dossier, ref);
    const fault = faultOfAgreement(outcomes, madeOn, turn.today);
    if (fault) {
      const asked = { filled: { outcomes, madeOn }, fault };
      return faulty(dossier, fault, await agreementForm(turn, tx, dossier, ref.schoolId, asked));
    }

    await tx.dossiers.addAgreement(dossier.id, outcomes, madeOn, turn.actor.personId, turn.now);
    const next = await tx.dossiers.store({ ...dossier, state: 'agreed' });
    await tx.deadlines.end({ dossierId: dossier.id }, OF_AGREEMENT, 'met');
    await finish(tx, turn, ref, next, { action: 'dossier.agreed' });

    return presented(tx, turn, next, ref);
  });
}

/**
 * From now on this partner may see more than number, date and verb. The ground and its day stand with the partner until
 * it ends or another is put down: what was before is no more than an entry in the audit.
 */
export function recordGround(
  turn: Turn,
  ref: CardRef,
  seat: SeatKind | null,
  ground: PartnerGround | null,
): Promise<PersonalView> {
  return changeDossier(turn, ref, async (tx, dossier) => {
    const participants = await tx.dossiers.participants(dossier.id);
    const partner = participants.find(({ role, untilOn }) => role === seat && untilOn === null);
    if (partner && partner.ground !== null) return presented(tx, turn, dossier, ref);
    const fault = await groundFault(turn, tx, dossier, seat, ground);
    if (fault || !partner || !ground) {
      const code = fault ?? 'not_your_seat';
      return faulty(dossier, code, await groundForm(turn, tx, dossier, ref.schoolId, code));
    }

    await tx.dossiers.storeParticipant({ ...partner, ground, groundOn: turn.today, groundEndedOn: null });
    const next = await tx.dossiers.store(dossier);
    await redrawTableCards(turn, tx, dossier.id, peopleOf([partner]), `dossier:${next.version}`);
    await finish(tx, turn, ref, next, { action: 'dossier.changed', detail: 'ground_recorded' });

    return presented(tx, turn, next, ref);
  });
}

async function groundFault(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  seat: SeatKind | null,
  ground: PartnerGround | null,
): Promise<RefusalCode | null> {
  if (!seat || !ground) return 'ground_missing';
  const family = await familyOfDossier(tx, dossier, turn.today);
  return faultOfGround(seat, ground, family ? familyKnows(family) : 'not_yet');
}

function faultOfAgreement(
  outcomes: readonly OutcomeKind[],
  madeOn: SchoolDate,
  today: SchoolDate,
): RefusalCode | null {
  if (outcomes.length === 0) return 'outcome_missing';
  return madeOn > today ? 'held_in_future' : null;
}

/** The form again with what is wrong; nothing was changed. */
export function faulty(dossier: Dossier, code: RefusalCode, view: PersonalView): Done {
  return { outcome: { show: 'dossier', id: dossier.id, code }, view };
}

/** The pressed card and the living card in the channel show how it stands now; the audit who did it. */
export async function finish(
  tx: Tx,
  turn: Turn,
  ref: CardRef,
  dossier: Dossier,
  done: DossierDone,
): Promise<void> {
  const about = { dossierId: dossier.id };
  const again = `${dossier.id}:${dossier.version}:${done.action}`;
  await tx.notices.plan([
    ...editOfPressedCard(turn, about, 'dossier'),
    channelNotice(turn, ref.schoolId, 'channel_card', about, again),
  ]);
  await tx.audit.add({
    at: turn.now,
    actor: { kind: 'person', id: turn.actor.personId },
    ...done,
    subject: { kind: 'dossier', id: dossier.id },
    ground: 'coordination',
  });
}
