import { faultOfExtension } from '../../domain/care-duty.ts';
import { type ClosingAsked, NOTHING_SAID_OF_SYSTEM } from '../../domain/closing.ts';
import { canDecideAnew } from '../../domain/deciding-anew.ts';
import { consentNeeded, GROUNDS } from '../../domain/grounds.ts';
import type { SchoolId } from '../../domain/ids.ts';
import { isPaused } from '../../domain/pausing.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { CardRef } from '../arriving/views.ts';
import { agreementDay } from '../guarding/agreement-day.ts';
import { careTermOf } from '../guarding/care-term.ts';
import { begunTable } from '../minutes/behind-minutes.ts';
import type { Dossier } from '../ports/dossiers.ts';
import type { Tx } from '../ports/store.ts';
import { bookedSlot } from '../table/table-case.ts';
import type { Turn } from '../turn.ts';
import type { PersonalView } from '../views.ts';
import { familyOfDossier } from './family-knows.ts';
import { parentsOut } from './parents-out.ts';
import {
  concernRef,
  dossierView,
  latestTable,
  lookAtDossier,
  namedDossier,
  notToldOf,
  refOfDossier,
  seatsWithGround,
  seatsWithoutGround,
  showingFor,
} from './showing-dossier.ts';
import type { DossierView } from './views.ts';

/** Was it held, and on which day? Nothing is stored by asking. */
export function askHeld(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, (tx, dossier) => heldForm(turn, tx, dossier, ref.schoolId));
}

/** The form for an agreement. */
export function askAgreement(turn: Turn, ref: CardRef): Promise<PersonalView> {
  const blank = { filled: { outcomes: [], madeOn: turn.today }, fault: null };
  return lookAtDossier(turn, ref, (tx, dossier) => agreementForm(turn, tx, dossier, ref.schoolId, blank));
}

/** The form for closing. */
export function askClose(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) =>
    dossier.state === 'closed' ? dossierView(tx, dossier, showingFor(turn, ref)) : closeForm(dossier, ref),
  );
}

export function closeForm(
  dossier: Dossier,
  { schoolId }: Pick<CardRef, 'schoolId'>,
  fault: RefusalCode | null = null,
  filled: ClosingAsked = { ...NOTHING_SAID_OF_SYSTEM, reason: null },
): PersonalView {
  return {
    kind: 'dossier_close',
    ref: refOfDossier(dossier, schoolId),
    number: dossier.number,
    filled,
    canAgree: dossier.state === 'open',
    fault,
  };
}

/** What else can be done with a dossier, behind one button: a card takes six. */
export function askMore(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    if (dossier.state === 'closed') return dossierView(tx, dossier, showingFor(turn, ref));
    return { kind: 'dossier_more', ...(await namedDossier(tx, dossier, ref.schoolId)) };
  });
}

/** What belongs to the talk itself: what is said before it, and who does what after it. */
export function askTalk(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    if (dossier.state === 'closed') return dossierView(tx, dossier, showingFor(turn, ref));
    const table = await latestTable(tx, dossier.id);
    return {
      kind: 'dossier_talk',
      ...(await namedDossier(tx, dossier, ref.schoolId)),
      // To one that was held without a booking nobody was asked: its minutes are all there is of it.
      table:
        table && (table.state !== 'held' || bookedSlot(table))
          ? { schoolId: ref.schoolId, id: table.id, version: table.version }
          : null,
      hasBegun: (await begunTable(tx, turn.deps, dossier)) !== null,
      concern: concernRef(dossier, ref.schoolId),
    };
  });
}

/** What changes when people are asked about it, as a card of its own. */
export function askTerms(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    if (dossier.state === 'closed') return dossierView(tx, dossier, showingFor(turn, ref));
    return {
      kind: 'dossier_terms',
      ...(await namedDossier(tx, dossier, ref.schoolId)),
      concern: concernRef(dossier, ref.schoolId),
      isPaused: isPaused(dossier, turn.today),
      care: await careOf(turn, tx, dossier),
    };
  });
}

async function careOf(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
): Promise<Extract<DossierView, { kind: 'dossier_terms' }>['care']> {
  const term = await careTermOf(tx, dossier);
  if (term?.state !== 'running') return 'none';
  return faultOfExtension(term, turn.today) === null ? 'extendable' : 'running';
}

/** What can be done about the people at it. */
export function askPeople(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, async (tx, dossier) => {
    if (dossier.state === 'closed') return dossierView(tx, dossier, showingFor(turn, ref));
    const canInviteParents = (await parentsOut(tx, dossier, turn.today)).length > 0;
    return {
      kind: 'dossier_people',
      ...(await namedDossier(tx, dossier, ref.schoolId)),
      concern: concernRef(dossier, ref.schoolId),
      canInviteParents,
      canPass: (await tx.dossiers.placesIn(dossier.id, turn.today)).some(({ others }) => others.length > 0),
      canWithdraw: (await seatsWithGround(tx, dossier.id)).length > 0,
      // From 18 on it is the pupil who brings parents in.
      canTell: !canInviteParents && (await notToldOf(tx, dossier.id)).length > 0,
    };
  });
}

/** The form for the ground of a partner. */
export function askGround(turn: Turn, ref: CardRef): Promise<PersonalView> {
  return lookAtDossier(turn, ref, (tx, dossier) => groundForm(turn, tx, dossier, ref.schoolId));
}

export async function heldForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  fault: RefusalCode | null = null,
): Promise<PersonalView> {
  const table = await latestTable(tx, dossier.id);
  const slot = table && bookedSlot(table);
  if (table?.state !== 'booked' || !slot) return { kind: 'refused', code: 'no_table' };
  const booked = turn.deps.wallClock.dateOf(slot.startsAt);
  return {
    kind: 'dossier_held',
    ...(await namedDossier(tx, dossier, schoolId)),
    on: booked < turn.today ? booked : turn.today,
    today: turn.today,
    fault,
  };
}

type AgreementForm = Extract<DossierView, { kind: 'dossier_agreement' }>;

export async function agreementForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  standing: Pick<AgreementForm, 'filled' | 'fault'>,
): Promise<PersonalView> {
  return {
    kind: 'dossier_agreement',
    ...(await namedDossier(tx, dossier, schoolId)),
    today: turn.today,
    canDecideAnew: dossier.state === 'open' && canDecideAnew(await agreementDay(tx, dossier), turn.today),
    ...standing,
  };
}

export async function groundForm(
  turn: Turn,
  tx: Tx,
  dossier: Dossier,
  schoolId: SchoolId,
  fault: RefusalCode | null = null,
): Promise<PersonalView> {
  const family = await familyOfDossier(tx, dossier, turn.today);
  return {
    kind: 'dossier_ground',
    ref: refOfDossier(dossier, schoolId),
    number: dossier.number,
    seats: await seatsWithoutGround(tx, dossier.id),
    grounds: GROUNDS,
    consentOf: consentNeeded(family?.age ?? null),
    fault,
  };
}
