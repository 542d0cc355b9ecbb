import { addDays } from '../../domain/calendar/plain-date.ts';
import type { PartnerGround } from '../../domain/grounds.ts';
import { type Guest, hasAccess } from '../../domain/guests.ts';
import type { Language, ParticipantId, SchoolDate } from '../../domain/ids.ts';
import { involvementOf } from '../../domain/involvement.ts';
import type { ConsentOf } from '../../domain/involvement-rules.ts';
import { GUEST_POLICY } from '../../domain/policy.ts';
import { familyOfDossier } from '../dossier/family-knows.ts';
import type { Participant } from '../ports/dossiers.ts';
import type { Link } from '../ports/links.ts';
import type { Tx } from '../ports/store.ts';
import { type SiblingsShown, siblingsShown } from '../siblings/showing-siblings.ts';
import { seatsOf } from '../table/showing-people.ts';
import { type Deps, workAt } from '../turn.ts';
import { type Behind, dossierBehind } from './dossier-behind.ts';

/** A guest as whoever carries the dossier sees them. */
export type GuestShown = Guest & {
  participantId: ParticipantId;
  /** The number that stands with "gast" on cards, where there are several. */
  nth: number | null;
  ground: PartnerGround | null;
  /** Their last day has gone by: they get nothing, and a search leaves them out. */
  hasEnded: boolean;
};

/** What the link to the people of a dossier shows by itself. */
export type PeopleDoor = { language: Language; number: string; today: SchoolDate };

/** The people from outside at one dossier, and what a form for another starts with. */
export type PeoplePage = PeopleDoor & {
  guests: readonly GuestShown[];
  /** Nobody is added to a dossier that is closed, or past so many. */
  canAdd: boolean;
  /** Who has to agree at the age of the pupil. */
  consentOf: readonly ConsentOf[];
  until: SchoolDate;
  latest: SchoolDate;
  /** For a coordinator alone. */
  siblings: SiblingsShown | null;
};

/** Looks which dossier is behind a link, and reads nothing of it. */
export function lookAtPeople(deps: Deps, link: Link): Promise<PeopleDoor | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await dossierBehind(tx, deps, link);
    return behind && doorOf(deps, behind);
  });
}

/** Reads who from outside is at a dossier, and writes in the audit who did. */
export function readPeople(deps: Deps, link: Link): Promise<PeoplePage | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const behind = await dossierBehind(tx, deps, link);
    if (!behind) return null;
    const shown = await peopleShown(tx, deps, behind);
    await tx.audit.add({
      at: deps.clock.now(),
      actor: { kind: 'person', id: behind.by },
      action: 'dossier.people_read',
      subject: { kind: 'dossier', id: behind.dossier.id },
      ground: 'coordination',
    });
    return shown;
  });
}

export async function peopleShown(tx: Tx, deps: Deps, behind: Behind): Promise<PeoplePage> {
  const { dossier } = behind;
  const { today } = workAt(deps);
  const participants = await tx.dossiers.participants(dossier.id);
  const guests = guestsAmong(participants, today);
  const family = await familyOfDossier(tx, dossier, today);
  return {
    ...doorOf(deps, behind),
    guests,
    canAdd:
      dossier.state !== 'closed' &&
      guests.filter(({ hasEnded }) => !hasEnded).length < GUEST_POLICY.mostGuests,
    consentOf: involvementOf(family?.age ?? null).consentOf,
    until: addDays(today, GUEST_POLICY.usualDays),
    latest: addDays(today, GUEST_POLICY.longestDays),
    siblings: await siblingsShown(tx, behind),
  };
}

/** Those who were not taken out, also when their last day has gone by. */
export function guestsAmong(participants: readonly Participant[], today: SchoolDate): GuestShown[] {
  const present = participants.filter(({ guest, untilOn }) => guest !== null && untilOn === null);
  const seats = seatsOf(
    { deputies: new Set() },
    present.filter(({ guest }) => guest !== null && hasAccess(guest, today)),
  );
  return present.flatMap(({ id, guest, ground }) => {
    if (!guest) return [];
    const nth = seats.find(({ participantId }) => participantId === id)?.nth ?? null;
    return [{ ...guest, participantId: id, nth, ground, hasEnded: !hasAccess(guest, today) }];
  });
}

function doorOf(deps: Deps, { language, dossier }: Behind): PeopleDoor {
  return { language, number: dossier.number, today: workAt(deps).today };
}
