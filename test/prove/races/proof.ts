import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { emptyPostgres } from '../../support/database.ts';
import { doubleBookings, doubleRooms } from '../../support/double-bookings.ts';
import { type Play, play } from '../../support/playing.ts';
import { seeded } from '../crash/seeded.ts';
import type { Place, Pressed, Round } from './presser.ts';
import type { Press } from './presses.ts';
import { anyRound, rosterOfRaces } from './rounds.ts';

const PRESSER = new URL('./presser.ts', import.meta.url);
const AT = '2026-11-23T09:00:00Z';
const PROCESSES = 3;
const ROUNDS = 400;
/** Without locks somebody sits at two tables long before so many; else these rounds would notice nothing. */
const MOST_WITHOUT_LOCKS = 40;

export type Raced = { rounds: number; presses: number; booked: number; rooms: number; withoutLocks: number };

/**
 * Several processes press at tables that share their people, at the same moment: answers, bookings, deputies, coming after
 * all. Nobody ever sits at two booked tables that share a minute, and no two of them have one room. The same rounds with the locks taken away show somebody
 * who does, so that they would be seen.
 *
 * @throws Error with the seed of the round that does not hold.
 */
export async function proveRaces(scale: number, seed: number): Promise<Raced> {
  const server = await emptyPostgres();
  const school = await play(AT, async () => ({ ...server.engine, close: server.drop }), rosterOfRaces());
  try {
    const raced = { rounds: 0, presses: 0, booked: 0, rooms: 0 };
    const rounds = Math.max(5, Math.round(ROUNDS * scale));
    await withPressers({ url: server.url, at: AT, locks: true }, async (pressers) => {
      for (let nth = 0; nth < rounds; nth++) {
        const { presses, twice, rooms, booked } = await raceOf(school, pressers, seed + nth);
        if (twice.length > 0)
          throw new Error(`Round ${seed + nth}: ${twice.length} people sit at two tables at once.`);
        if (rooms.twice.length > 0) throw new Error(`Round ${seed + nth}: two tables have one room at once.`);
        raced.rooms += rooms.taken;
        raced.rounds += 1;
        raced.presses += presses;
        raced.booked += booked;
      }
    });
    if (raced.booked < rounds || raced.rooms < rounds)
      throw new Error('Too few tables were booked to prove anything.');
    return { ...raced, withoutLocks: await roundsWithoutLocks(school, server.url, seed) };
  } finally {
    await school.close();
  }
}

/** How many rounds it takes until somebody sits at two tables when nobody is locked. */
async function roundsWithoutLocks(school: Play, url: string, seed: number): Promise<number> {
  return withPressers({ url, at: AT, locks: false }, async (pressers) => {
    for (let nth = 0; nth < MOST_WITHOUT_LOCKS; nth++)
      if ((await raceOf(school, pressers, seed + nth)).twice.length > 0) return nth + 1;
    throw new Error(`Nobody sat at two tables in ${MOST_WITHOUT_LOCKS} rounds without locks.`);
  });
}

async function raceOf(school: Play, pressers: readonly ChildProcess[], seed: number) {
  await school.again();
  const random = seeded(seed);
  const presses = await anyRound(school, random);
  // The answers come first, one after another; then everything that may collide, at once and spread by chance.
  const [answers, others] = [presses.filter(isAnswer), presses.filter((press) => !isAnswer(press))];
  const [first] = pressers;
  if (first) await pressedBy(first, { name: `answers ${seed}`, presses: answers });
  const shares = pressers.map((): Press[] => []);
  for (const press of others) shares[Math.floor(random() * shares.length)]?.push(press);
  await Promise.all(
    pressers.map((presser, nth) =>
      pressedBy(presser, { name: `round ${seed} ${nth}`, presses: shares[nth] ?? [] }),
    ),
  );
  const { rows } = await school.engine.query(
    "select count(*)::int as booked, count(room_id)::int as rooms from actietafel join slot on slot.id = booked_slot_id where state = 'booked'",
  );
  const { booked, rooms } = rows[0] as { booked: number; rooms: number };
  return {
    presses: presses.length,
    booked,
    twice: await doubleBookings(school.engine),
    rooms: { taken: rooms, twice: await doubleRooms(school.engine) },
  };
}

function isAnswer({ what }: Press): boolean {
  return what === 'answers';
}

async function pressedBy(presser: ChildProcess, round: Round): Promise<void> {
  const answered = once(presser, 'message');
  presser.send(round);
  const [{ faults }] = (await answered) as [Pressed];
  if (faults.length > 0) throw new Error(`${round.name}: ${faults.join('; ')}`);
}

async function withPressers<T>(
  place: Place,
  work: (pressers: readonly ChildProcess[]) => Promise<T>,
): Promise<T> {
  const pressers = Array.from({ length: PROCESSES }, () =>
    fork(PRESSER, { execArgv: [...process.execArgv, '--no-warnings'], serialization: 'advanced' }),
  );
  try {
    await Promise.all(
      pressers.map((presser) => {
        const ready = once(presser, 'message');
        presser.send(place);
        return ready;
      }),
    );
    return await work(pressers);
  } finally {
    await Promise.all(
      pressers.map((presser) => {
        const gone = once(presser, 'exit');
        presser.disconnect();
        return gone;
      }),
    );
  }
}
