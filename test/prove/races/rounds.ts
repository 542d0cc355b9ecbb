import type { Participant } from '../../../src/app/ports/dossiers.ts';
import type { Actietafel } from '../../../src/app/ports/tables.ts';
import type { VoteAnswer } from '../../../src/domain/booking.ts';
import type { ActietafelId, PersonId, PupilId, RoomId, SlotId } from '../../../src/domain/ids.ts';
import type { TableRole } from '../../../src/domain/roles.ts';
import type { Play } from '../../support/playing.ts';
import { SCHOOL, testRoster, WHO } from '../../support/school.ts';
import { askedTableOf } from '../../support/tables.ts';
import type { Press } from './presses.ts';

const TABLES = 6;
/** Presses of each table besides its booking. */
const MORE = 4;

const pupilId = (nth: number) => `019ad113-0000-7000-8000-${String(nth + 1).padStart(12, '0')}` as PupilId;

/** Fewer than there are tables at one moment. */
const ROOMS = [1, 2].map((nth) => ({
  id: `019ad114-0000-7000-8000-00000000000${nth}` as RoomId,
  name: `Kamer ${nth}`,
  people: 12,
  isWheelchairFit: true,
  isPrivate: true,
}));

/** The school of the tests with a pupil for each table, and two rooms. */
export function rosterOfRaces() {
  const roster = testRoster();
  const [entry] = roster.pupils;
  if (!entry) throw new Error('The roster of the tests has no pupil.');
  const pupils = Array.from({ length: TABLES }, (_, nth) => ({
    ...entry,
    pupil: { ...entry.pupil, id: pupilId(nth) },
    leerlingnummer: `2000${nth}`,
    guardians: [],
  }));
  return { ...roster, pupils: [...roster.pupils, ...pupils], rooms: ROOMS };
}

/**
 * Tables that are asked about at the same moments, at which the same few people sit, some of whom have answered; and what
 * will be pressed, so that several could be booked at once.
 */
export async function anyRound(play: Play, random: () => number): Promise<Press[]> {
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const presses: Press[] = [];
  for (let nth = 0; nth < TABLES; nth++) {
    const people: [TableRole, PersonId][] = [
      ['ondersteuningscoordinator', oneOf([WHO.coordinator, WHO.deputyCoordinator])],
      ['leerplicht', oneOf([WHO.leerplicht, WHO.leerplichtDeputy])],
      ['jgz', WHO.jgz],
      ['swv', WHO.swv],
      ['buurtteam', oneOf([WHO.buurtteam, WHO.buurtteamDeputy])],
      ['mentor', oneOf([WHO.mentor, WHO.otherMentor])],
    ];
    const { ref } = await askedTableOf(play, pupilId(nth), [
      ...people.map(([role, id]) => [role, { kind: 'person', id }] as const),
      ['leerling', { kind: 'pupil', id: pupilId(nth) }],
    ]);
    // The jeugdarts has mail only, and presses nothing here.
    const pressing = people.filter(([role]) => role !== 'jgz');
    presses.push(...(await pressesAt(play, ref.id as ActietafelId, pressing, { random, oneOf })));
  }
  return presses;
}

async function pressesAt(
  play: Play,
  id: ActietafelId,
  people: readonly (readonly [TableRole, PersonId])[],
  { random, oneOf }: { random: () => number; oneOf: <T>(all: readonly T[]) => T },
): Promise<Press[]> {
  const { table, asked } = await play.deps.store.transact(SCHOOL, async (tx) => {
    const found = (await tx.tables.byId(id)) as Actietafel;
    return { table: found, asked: await tx.dossiers.participants(found.dossierId) };
  });
  const pupil = asked.find(({ role }) => role === 'leerling') as Participant;
  const saying = (answers: readonly VoteAnswer[]) =>
    Object.fromEntries(table.slots.map((slot) => [slot.id, oneOf(answers)])) as Record<SlotId, VoteAnswer>;
  const answers = people.flatMap(([, by]): Press[] =>
    random() < 0.75
      ? [{ by, table: id, what: 'answers', said: saying(['yes', 'yes', 'if_need_be', 'no']) }]
      : [],
  );
  const more = Array.from({ length: MORE }, (): Press => {
    const [, by] = oneOf(people);
    const what = oneOf(['hands over', 'declines', 'comes after all', 'comes after all'] as const);
    return { by, table: id, what };
  });
  const books: Press = { by: WHO.coordinator, table: id, what: 'books', slotId: oneOf(table.slots).id };
  const phones: Press = {
    by: WHO.coordinator,
    table: id,
    what: 'phones',
    of: pupil.id,
    said: saying(['yes', 'yes', 'no']),
  };
  return [...answers, ...(random() < 0.5 ? [phones] : []), books, ...more];
}
