import { whomToAsk } from '../../domain/consult.ts';
import type { ConsultId, Instant, LinkId, PersonId } from '../../domain/ids.ts';
import type { SeatKind } from '../../domain/roles.ts';
import { kernteamOfConcern } from '../kernteam/finding-kernteam.ts';
import type { Concern } from '../ports/concerns.ts';
import type { Consult } from '../ports/consults.ts';
import type { Link } from '../ports/links.ts';
import type { NewNotice } from '../ports/notices.ts';
import type { Tx } from '../ports/store.ts';
import type { Work } from '../table/table-case.ts';
import { deputiesAfter } from './showing-consult.ts';

const DAY = 24 * 60 * 60_000;
/** A review lies within half a year, and whoever asks again sends a new mail. */
const LINK_DAYS = 60;

/**
 * Asks the partner who has this seat for the pupil to call the coordinator: the holder, or the first deputy when the holder is away today.
 *
 * @throws Error when nobody has the seat; the caller has refused that choice.
 */
export async function askPartner(
  work: Work,
  tx: Tx,
  concern: Concern,
  seatKind: SeatKind,
  askedBy: PersonId,
): Promise<void> {
  const { resolved } = await kernteamOfConcern(tx, concern, work.today);
  const seat = resolved.find(({ kind, as }) => kind === seatKind && as !== 'informed');
  const personId = seat ? await presentOf(work, tx, seat.people) : null;
  if (!seat || !personId) throw new Error('A seat with nobody on it was asked.');
  await ask(work, tx, {
    id: work.deps.ids.next<ConsultId>(),
    concernId: concern.id,
    seatId: seat.seatId,
    seat: seatKind,
    personId,
    isAnonymous: concern.state === 'anonymous_consult',
    state: 'asked',
    version: 1,
    askedBy,
    askedAt: work.now,
    changedAt: work.now,
  });
}

/** Asks the next deputy in order instead. Null when the list has run out: then nothing changes. */
export async function askDeputy(work: Work, tx: Tx, consult: Consult): Promise<Consult | null> {
  const deputies = deputiesAfter(await tx.dossiers.seats(work.today), consult);
  const personId = await presentOf(work, tx, deputies);
  if (!personId) return null;
  const passed = await tx.consults.store({ ...consult, state: 'passed', changedAt: work.now });
  await ask(work, tx, {
    ...consult,
    id: work.deps.ids.next<ConsultId>(),
    personId,
    state: 'asked',
    version: 1,
    askedAt: work.now,
    changedAt: work.now,
  });
  return passed;
}

async function ask(work: Work, tx: Tx, consult: Consult): Promise<void> {
  const school = await tx.schools.here();
  await tx.consults.add(consult);
  await tx.links.add(answerLink(work, school.id, consult));
  await tx.notices.plan([requestFor(work, consult)]);
}

async function presentOf(work: Work, tx: Tx, people: readonly PersonId[]): Promise<PersonId | null> {
  const away = await tx.tables.absences(people, work.today);
  return whomToAsk(people, (id) =>
    away.some(({ personId, fromOn }) => personId === id && fromOn <= work.today),
  );
}

function requestFor(work: Work, { id, concernId, personId }: Consult): NewNotice {
  return {
    kind: 'consult_request',
    to: { kind: 'person', id: personId },
    about: { concernId },
    params: { consult: id },
    dedupeKey: `consult_request:${id}`,
    dueAt: work.now,
    expiresAt: null,
    editsActivity: null,
  };
}

/** The door for whoever has no Teams. It shows a day, a number and buttons, also to somebody who finds the mail. */
function answerLink(work: Work, schoolId: Link['schoolId'], { id, concernId }: Consult): Link {
  return {
    id: work.deps.ids.next<LinkId>(),
    schoolId,
    purpose: 'answer_consult',
    holder: { kind: 'consult', id },
    concernId,
    actietafelId: null,
    expiresAt: (work.now + LINK_DAYS * DAY) as Instant,
    revokedAt: null,
  };
}
