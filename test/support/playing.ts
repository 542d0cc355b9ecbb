import { createHash } from 'node:crypto';
import type { Actor } from '../../src/app/ports/people.ts';
import type { Roster } from '../../src/app/ports/roster.ts';
import type { Store } from '../../src/app/ports/store.ts';
import type { Clock, Ids } from '../../src/app/ports.ts';
import type { Deps, Turn } from '../../src/app/turn.ts';
import { presenceMoments } from '../../src/calendar/presence.ts';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import { amsterdamWallClock } from '../../src/calendar/wall-clock.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { emptyEmbedded, testKeys } from './database.ts';
import { type FakeAgendas, fakeAgendas } from './fake-agendas.ts';
import { countedIds, type FixedClock, fixedClock } from './fixed.ts';
import { keptRows } from './kept-rows.ts';
import { entraOf, TENANT, testRoster } from './school.ts';

/** A school in memory, with a clock to move and people who can press things. */
export type Play = {
  engine: Engine;
  deps: Deps;
  clock: FixedClock;
  agendas: FakeAgendas;
  kicks: () => number;
  /** The turn of a person who presses: the same `pressed` twice is the same press. */
  turn(person: PersonId, pressed?: unknown, cardActivity?: string | null): Promise<Turn>;
  /** Back to the school as it was imported, at the moment at which the play began. */
  again(): Promise<void>;
  /** The same, imported once more: for who changed the roster, or what an import does. */
  importedAgain(): Promise<void>;
  close(): Promise<void>;
};

export async function play(
  at = '2026-11-23T09:00:00Z',
  open: () => Promise<Engine> = emptyEmbedded,
  roster: Roster = testRoster(),
): Promise<Play> {
  const engine = await open();
  const clock = fixedClock(at);
  const ids = countedIds(0x5000);
  const rosters = rostersOn(engine, testKeys(), ids, clock);
  await rosters.add(roster);
  let asImported = await keptRows(engine);
  const agendas = fakeAgendas();
  let kicks = 0;
  const deps = depsOn(storeOn(engine, testKeys(), ids, clock), engine, clock, ids, {
    agendas,
    kick() {
      kicks += 1;
    },
  });
  let presses = 0;
  function asBegun(): void {
    clock.set(at);
    presses = 0;
    agendas.asked.splice(0);
  }
  return {
    engine,
    deps,
    clock,
    agendas,
    kicks: () => kicks,
    async turn(person, pressed, cardActivity = 'card-1') {
      const key = pressed === undefined ? `press ${presses++}` : JSON.stringify([person, pressed]);
      return turnOf(deps, person, key, cardActivity);
    },
    async again() {
      asBegun();
      await asImported.back();
    },
    async importedAgain() {
      asBegun();
      await asImported.emptied();
      await rosters.add(roster);
      asImported = await keptRows(engine);
    },
    close: () => engine.close(),
  };
}

/** What every use case leans on, over a store that is there. */
export function depsOn(
  store: Store,
  engine: Engine,
  clock: Clock,
  ids: Ids,
  { agendas, kick }: Pick<Deps, 'agendas' | 'kick'>,
): Deps {
  return {
    store,
    directory: directoryOn(engine),
    clock,
    ids,
    wallClock: amsterdamWallClock(),
    calendars: calendarsFrom(),
    presence: presenceMoments(),
    agendas,
    keepsEvents: false,
    addresses: {
      urlOf: async (link) => `http://localhost:3978/p/${link.purpose}/${link.id}`,
      codeOf: () => '123456',
      feedOf: (token) => `http://localhost:3978/agenda/${token}.ics`,
    },
    kick,
  };
}

/** Somebody presses: the same `key` twice is the same press. */
export async function turnOf(
  deps: Deps,
  person: PersonId,
  key: string,
  cardActivity: string | null,
): Promise<Turn> {
  const now = deps.clock.now();
  const today = deps.wallClock.dateOf(now) as SchoolDate;
  const actor = (await deps.directory.actor(TENANT, entraOf(person), today)) as Actor;
  return { deps, actor, now, today, key: createHash('sha256').update(key).digest('hex'), cardActivity };
}
