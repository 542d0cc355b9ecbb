import { addDays } from '../../domain/calendar/plain-date.ts';
import { faultsOfGuest, type GuestFault, type GuestForm, guestOf, hasAccess } from '../../domain/guests.ts';
import type { ParticipantId, SchoolDate } from '../../domain/ids.ts';
import { GUEST_POLICY } from '../../domain/policy.ts';
import { familyKnows, familyOfDossier } from '../dossier/family-knows.ts';
import type { Dossier, Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { askAlong, isLive } from '../table/handing-over.ts';
import { bookedSlot, dayOf, peopleOf, type TableCase, type Work } from '../table/table-case.ts';
import type { Deps } from '../turn.ts';
import { caseBehind } from './dossier-behind.ts';
import { guestsAmong, type PeoplePage, peopleShown } from './showing-guests.ts';

export type GuestSaved = { page: PeoplePage; faults: readonly GuestFault[] };

/**
 * Somebody from outside joins one case, until a day: asked along where moments are asked about, invited where one stands.
 * The page that was opened gave their id: the same press twice adds once.
 *
 * @returns null when the dossier is not for whoever holds this link
 */
export async function addGuest(
  deps: Deps,
  link: Link,
  id: ParticipantId,
  form: GuestForm,
): Promise<GuestSaved | null> {
  const saved = await deps.store.transact(link.schoolId, async (tx): Promise<GuestSaved | null> => {
    const opened = await caseBehind(tx, deps, link);
    if (!opened) return null;
    const { behind, work, found } = opened;
    const { dossier } = behind;
    const participants = await tx.dossiers.participants(dossier.id);
    const isDone = participants.some((each) => each.id === id);

    const faults = isDone ? [] : await faultsIn(work, tx, dossier, participants, found, form);
    if (!isDone && faults.length === 0) {
      await join(work, tx, dossier, found, newcomerOf(work, id, form));
      await tx.audit.add({
        at: work.now,
        actor: { kind: 'person', id: behind.by },
        action: 'dossier.changed',
        detail: 'guest_added',
        subject: { kind: 'dossier', id: dossier.id },
        ground: 'coordination',
      });
    }

    return { page: await peopleShown(tx, deps, behind), faults };
  });
  deps.kick();
  return saved;
}

async function join(
  work: Work,
  tx: Tx,
  dossier: Dossier,
  found: TableCase | null,
  newcomer: Participant,
): Promise<void> {
  await tx.dossiers.addParticipant(dossier.id, newcomer);
  if (found && isLive(work.now, found)) await askAlong(work, tx, found, newcomer);
}

function newcomerOf({ today }: Work, id: ParticipantId, form: GuestForm): Participant {
  const guest = guestOf(form);
  const ground = guest.kind === 'tolk' ? null : form.ground;
  return {
    id,
    role: 'gast',
    who: { kind: 'guest', id },
    seatId: null,
    invited: true,
    leftOutCode: null,
    ground,
    groundOn: ground ? today : null,
    groundEndedOn: null,
    guest,
    fromOn: today,
    untilOn: null,
  };
}

async function faultsIn(
  work: Work,
  tx: Tx,
  dossier: Dossier,
  participants: readonly Participant[],
  found: TableCase | null,
  form: GuestForm,
): Promise<GuestFault[]> {
  if (dossier.state === 'closed') return [{ code: 'not_now', at: null }];
  const present = participants.filter(
    ({ untilOn, guest }) => untilOn === null && (guest === null || hasAccess(guest, work.today)),
  );
  if (guestsAmong(present, work.today).length >= GUEST_POLICY.mostGuests)
    return [{ code: 'too_many_guests', at: null }];
  const family = await familyOfDossier(tx, dossier, work.today);
  const faults = faultsOfGuest(form, {
    today: work.today,
    tableOn: tableDay(work, found),
    latest: addDays(work.today, GUEST_POLICY.longestDays),
    familyKnows: family ? familyKnows(family) : 'not_yet',
  });
  const isKnown = (await mailsOf(tx, present)).includes(form.mail.trim().toLowerCase());
  return isKnown ? [...faults, { code: 'guest_known', at: 'mail' }] : faults;
}

function tableDay(work: Work, found: TableCase | null): SchoolDate | null {
  const slot = found && isLive(work.now, found) ? bookedSlot(found.table) : null;
  return slot && dayOf(work, slot);
}

/** Where those at the table who are no family get their mail: nobody sits there twice. */
async function mailsOf(tx: Tx, present: readonly Participant[]): Promise<string[]> {
  const people = await tx.people.byIds(peopleOf(present));
  const mails = [...people.map(({ mail }) => mail), ...present.map(({ guest }) => guest?.mail ?? null)];
  return mails.flatMap((mail) => (mail ? [mail.toLowerCase()] : []));
}
