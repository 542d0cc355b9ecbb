import type { CardRef } from '../../src/app/arriving/views.ts';
import type { Concern } from '../../src/app/ports/concerns.ts';
import type { Dossier, Participant } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { Tx } from '../../src/app/ports/store.ts';
import type { Actietafel } from '../../src/app/ports/tables.ts';
import { proposeTable } from '../../src/app/table/proposing.ts';
import { answerByPhone, answerMoments } from '../../src/app/table/voting.ts';
import type { Turn } from '../../src/app/turn.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { VoteAnswer } from '../../src/domain/booking.ts';
import { EMPTY_INTAKE } from '../../src/domain/concern.ts';
import type { ConcernId, DossierId, ParticipantId, PersonId, PupilId, SlotId } from '../../src/domain/ids.ts';
import type { TableRole } from '../../src/domain/roles.ts';
import type { Play } from './playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from './school.ts';

type Who = Participant['who'];

/** Who sits at Sam's table, by what they are. */
const SAMS_TABLE: [TableRole, Who][] = [
  ['leerplicht', { kind: 'person', id: WHO.leerplicht }],
  ['jgz', { kind: 'person', id: WHO.jgz }],
  ['swv', { kind: 'person', id: WHO.swv }],
  ['buurtteam', { kind: 'person', id: WHO.buurtteam }],
  ['ondersteuningscoordinator', { kind: 'person', id: WHO.coordinator }],
  ['mentor', { kind: 'person', id: WHO.mentor }],
  ['ouder', { kind: 'guardian', id: GUARDIAN.ofSam }],
  ['ouder', { kind: 'guardian', id: GUARDIAN.alsoOfSam }],
  ['leerling', { kind: 'pupil', id: PUPIL.sam }],
];

/** The same for Noor, with the same partners; her parent is the only one. */
const NOORS_TABLE: [TableRole, Who][] = [
  ...SAMS_TABLE.slice(0, 6),
  ['ouder', { kind: 'guardian', id: GUARDIAN.ofNoor }],
];

export type Asked = { dossier: Dossier; ref: CardRef };

/** An accepted concern about a pupil, with a table that everybody is being asked to. */
export async function askedTable(
  play: Play,
  pupil: 'sam' | 'noor' = 'sam',
  change: (participant: Participant) => Participant = (participant) => participant,
): Promise<Asked> {
  return askedTableOf(play, PUPIL[pupil], pupil === 'sam' ? SAMS_TABLE : NOORS_TABLE, change);
}

/** The same about any pupil, with these people. */
export async function askedTableOf(
  play: Play,
  pupilId: PupilId,
  people: readonly (readonly [TableRole, Who])[],
  change: (participant: Participant) => Participant = (participant) => participant,
): Promise<Asked> {
  const turn = await play.turn(WHO.coordinator);
  return play.deps.store.transact(SCHOOL, async (tx) => {
    const dossier = await acceptedDossier(turn, tx, pupilId);
    const seats = await tx.dossiers.seats(turn.today);
    const participants = people.map(([role, who]) =>
      change({
        id: turn.deps.ids.next<ParticipantId>(),
        role,
        who,
        seatId: seats.find(({ kind }) => kind === role)?.id ?? null,
        invited: true,
        leftOutCode: null,
        ground: null,
        groundOn: null,
        groundEndedOn: null,
        guest: null,
        fromOn: turn.today,
        untilOn: null,
      }),
    );
    await tx.dossiers.add(dossier, participants);
    await proposeTable(turn, tx, dossier, participants);
    const table = await tx.tables.current(dossier.id);
    if (!table) throw new Error('no table was proposed');
    return { dossier, ref: refOf(table) };
  });
}

async function acceptedDossier(turn: Turn, tx: Tx, pupilId: PupilId): Promise<Dossier> {
  const number = await tx.schools.nextNumber(SCHOOL, '2026/2027');
  const concern: Concern = {
    id: turn.deps.ids.next<ConcernId>(),
    raisedBy: WHO.mentor,
    pupilId,
    number,
    state: 'accepted',
    version: 1,
    intake: { ...EMPTY_INTAKE, pupil: { kind: 'roster', id: pupilId } },
    triage: null,
    callAskedAt: null,
    wholeSchool: false,
    ownerId: WHO.coordinator,
    createdAt: turn.now,
    submittedAt: turn.now,
    decidedAt: turn.now,
    doubtedAt: null,
  };
  await tx.concerns.add(concern);
  return {
    id: turn.deps.ids.next<DossierId>(),
    concernId: concern.id,
    pupilId,
    number,
    state: 'open',
    version: 1,
    casushouderId: WHO.coordinator,
    pausedUntil: null,
    anchorOn: turn.today,
    openedAt: turn.now,
    closedAt: null,
    closeReason: null,
  };
}

export function refOf(table: Actietafel): CardRef {
  return { schoolId: SCHOOL, id: table.id, version: table.version };
}

export async function tableNow(play: Play, ref: CardRef): Promise<Actietafel> {
  const table = await play.deps.store.transact(SCHOOL, (tx) => tx.tables.byId(ref.id as never));
  if (!table) throw new Error('there is no such table');
  return table;
}

export async function participantsNow(play: Play, { dossier }: Asked): Promise<Participant[]> {
  return play.deps.store.transact(SCHOOL, (tx) => tx.dossiers.participants(dossier.id));
}

/** The link of this person to the table. @throws Error when there is none. */
export async function linkOf(play: Play, asked: Asked, who: string): Promise<Link> {
  const participant = (await participantsNow(play, asked)).find((each) => each.who.id === who);
  const links = await play.deps.store.transact(SCHOOL, (tx) => tx.links.ofTable(asked.ref.id as never));
  const link = links.find(({ holder }) => holder.id === participant?.id);
  if (!link) throw new Error(`There is no link for ${who}.`);
  return link;
}

/** Every answer that is stored for a table. */
export function storedVotes(play: Play, { ref }: Asked) {
  return play.deps.store.transact(SCHOOL, (tx) => tx.tables.votes(ref.id as never));
}

/** Somebody answers all three proposals from their card, in order of time. */
export async function votes(
  play: Play,
  { ref }: Asked,
  person: PersonId,
  ...said: VoteAnswer[]
): Promise<PersonalView> {
  const { slots } = await tableNow(play, ref);
  return answerMoments(await play.turn(person), ref, answersOf(slots, said));
}

export function answersOf(
  slots: Actietafel['slots'],
  said: readonly VoteAnswer[],
): ReadonlyMap<SlotId, VoteAnswer> {
  return new Map(slots.slice(0, said.length).map(({ id }, index) => [id, said[index] as VoteAnswer]));
}

/** A coordinator taps in what the first participant with this role said by phone. */
export async function phones(
  play: Play,
  asked: Asked,
  by: PersonId,
  role: TableRole,
  ...said: VoteAnswer[]
): Promise<PersonalView> {
  const { slots } = await tableNow(play, asked.ref);
  const them = (await participantsNow(play, asked)).find((each) => each.role === role);
  return answerByPhone(await play.turn(by), asked.ref, them?.id ?? null, answersOf(slots, said));
}

/** The coordinator and three partners answer, and then the family by phone: the pupil, who is asked from 12 on, and a parent. */
export async function agreed(play: Play, asked: Asked, ...said: VoteAnswer[]): Promise<void> {
  for (const person of [WHO.coordinator, WHO.leerplicht, WHO.swv, WHO.buurtteam])
    await votes(play, asked, person, ...said);
  await phones(play, asked, WHO.coordinator, 'leerling', ...said);
  await phones(play, asked, WHO.coordinator, 'ouder', ...said);
}
