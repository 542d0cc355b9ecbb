import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { changeHolder } from '../../src/app/dossier/changing-holder.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { startAnew } from '../../src/app/intake/starting-intake.ts';
import type { Dossier } from '../../src/app/ports/dossiers.ts';
import type { Store, Tx } from '../../src/app/ports/store.ts';
import type { Actietafel } from '../../src/app/ports/tables.ts';
import type { Timer } from '../../src/app/ports/timer.ts';
import { cancelTable } from '../../src/app/table/cancelling.ts';
import { meetFirstTable } from '../../src/app/table/first-table.ts';
import { proposeAgain } from '../../src/app/table/proposing-again.ts';
import type { Turn } from '../../src/app/turn.ts';
import type { ConcernId } from '../../src/domain/ids.ts';
import type { NoticeKind } from '../../src/domain/notices.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { emptyPostgres, testKeys } from '../support/database.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { refOf } from '../support/tables.ts';
import { openedDossier, refIn } from '../support/triage.ts';

let school: Play;
let dossier: Dossier;
let ref: CardRef;

beforeAll(async () => {
  school = await play('2026-11-23T09:00:00Z', async () => {
    const { engine, drop } = await emptyPostgres();
    return { ...engine, close: drop };
  });
}, 60_000);

beforeEach(() => school.again());

afterAll(() => school.close());

describe('two transactions that wait for each other', () => {
  it('are both done: the one that PostgreSQL ends is run once more', async () => {
    const both = meeting(2);
    let runs = 0;
    const locking = (first: typeof WHO.mentor, second: typeof WHO.mentor) =>
      school.deps.store.transact(SCHOOL, async (tx) => {
        runs += 1;
        await tx.people.lock(first);
        await both();
        await tx.people.lock(second);
        return first;
      });

    const done = await Promise.all([locking(WHO.mentor, WHO.swv), locking(WHO.swv, WHO.mentor)]);

    expect(done).toEqual([WHO.mentor, WHO.swv]);
    expect(runs).toBe(3);
  });

  it('are not tried again for any other fault', async () => {
    let runs = 0;
    const work = school.deps.store.transact(SCHOOL, async () => {
      runs += 1;
      throw Object.assign(new Error('not unique'), { code: '23505' });
    });

    await expect(work).rejects.toThrow('not unique');
    expect(runs).toBe(1);
  });

  it.each([
    ['40P01', 0, [20, 40, 80, 160]],
    ['40001', 0.999, [10, 20, 40, 80]],
  ])(
    'are given up after five times (%s), with longer pauses by chance between them',
    async (code, fraction, pauses) => {
      const { store, paused } = pausingStore(fraction);
      let runs = 0;
      const work = store.transact(SCHOOL, async () => {
        runs += 1;
        throw Object.assign(new Error('taken back'), { code });
      });

      await expect(work).rejects.toThrow('taken back');
      expect(runs).toBe(5);
      expect(paused().map(Math.round)).toEqual(pauses);
    },
  );

  it('are all done where four wait for each other in a ring, with a pause before each that is run again', async () => {
    const { store, paused } = pausingStore(0.5);
    const ring = [WHO.mentor, WHO.swv, WHO.leerplicht, WHO.buurtteam];
    const all = meeting(ring.length);
    let runs = 0;

    const done = await Promise.all(
      ring.map((first, place) =>
        store.transact(SCHOOL, async (tx) => {
          runs += 1;
          await tx.people.lock(first);
          await all();
          await tx.people.lock(ring[(place + 1) % ring.length] as typeof first);
          return first;
        }),
      ),
    );

    expect(done).toEqual(ring);
    expect(runs).toBeGreaterThan(ring.length);
    expect(paused()).toHaveLength(runs - ring.length);
  });
});

describe('somebody who has the table in hand', () => {
  beforeEach(async () => {
    ({ dossier, ref } = await openedDossier(school));
  });

  const READDRESSED: readonly NoticeKind[] = ['booking_needs_you'];

  it.each<[string, (turn: Turn) => Promise<unknown>]>([
    ['closes the dossier', (turn) => closeDossier(turn, ref, 'family_stops')],
    ['names another casushouder', (turn) => changeHolder(turn, ref, WHO.deputyCoordinator)],
  ])('is waited for by a colleague who %s, and neither has to begin anew', async (_what, press) => {
    const counted = counting(school.deps.store);
    const deps = { ...school.deps, store: counted.store };
    const turn = { ...(await school.turn(WHO.coordinator)), deps };
    let pressed: Promise<unknown> = Promise.resolve();

    await counted.store.transact(SCHOOL, async (tx) => {
      const table = await tableOf(tx);
      await tx.tables.forChange(table.id);
      pressed = press(turn);
      await somebodyWaits();
      await meetFirstTable(tx, dossier);
      await tx.notices.drop({ dossierId: dossier.id }, READDRESSED, 'booked');
      await tx.notices.plan([noticeAbout(table)]);
    });
    await pressed;

    expect(counted.runs()).toBe(2);
  });

  it('opens no new round in a dossier that is closed at that moment', async () => {
    const cancelling = await school.deps.store.transact(SCHOOL, tableOf);
    await cancelTable(await school.turn(WHO.coordinator), refOf(cancelling));
    const off = await school.deps.store.transact(SCHOOL, async (tx) => tx.tables.byId(cancelling.id));
    const [closes, proposes] = [await school.turn(WHO.coordinator), await school.turn(WHO.coordinator)];
    let pressed: Promise<unknown>[] = [];

    await school.deps.store.transact(SCHOOL, async (tx) => {
      await tx.tables.forChange(cancelling.id);
      const closing = closeDossier(closes, ref, 'family_stops');
      await somebodyWaits();
      pressed = [closing, proposeAgain(proposes, refOf(off as Actietafel))];
      await somebodyWaits(2);
    });
    await Promise.all(pressed);

    const [after, live] = await school.deps.store.transact(SCHOOL, async (tx) => [
      await tx.dossiers.byId(dossier.id),
      await tx.tables.current(dossier.id),
    ]);
    expect(after).toMatchObject({ state: 'closed' });
    expect(live).toBeNull();
  });
});

describe('"opnieuw beginnen"', () => {
  it('that arrives again while the new draft is being answered shows that draft as it is by then', async () => {
    const begun = await startAnew(await school.turn(WHO.mentor, 'begin'));
    const again = await school.turn(WHO.mentor, 'begin');
    let pressed: Promise<unknown> = Promise.resolve();

    await school.deps.store.transact(SCHOOL, async (tx) => {
      const draft = await tx.concerns.forChange(refIn(begun).id as ConcernId);
      if (!draft) throw new Error('there is no draft');
      await tx.concerns.store({ ...draft, intake: { ...draft.intake, step: 'who' } }, again.now);
      pressed = startAnew(again);
      await somebodyWaits();
    });

    expect(await pressed).toMatchObject({ kind: 'intake_who', ref: { ...refIn(begun), version: 2 } });
  });
});

async function tableOf(tx: Tx): Promise<Actietafel> {
  const table = await tx.tables.current(dossier.id);
  if (!table) throw new Error('there is no table');
  return table;
}

function noticeAbout(table: Actietafel) {
  return {
    kind: 'channel_card' as const,
    to: { kind: 'channel' as const, id: SCHOOL },
    about: { dossierId: dossier.id, actietafelId: table.id },
    params: {},
    dedupeKey: 'of the test',
    dueAt: school.clock.now(),
    expiresAt: null,
    editsActivity: null,
  };
}

/** A store on the same database whose pauses are over at once, and how long they would have been. */
function pausingStore(fraction: number): { store: Store; paused(): number[] } {
  const paused: number[] = [];
  const timer: Timer = {
    after(milliseconds, run) {
      paused.push(milliseconds);
      queueMicrotask(run);
      return () => undefined;
    },
  };
  const { engine, deps, clock } = school;
  const pauses = { timer, chance: { fraction: () => fraction } };
  return { store: storeOn(engine, testKeys(), deps.ids, clock, pauses), paused: () => paused };
}

/** The same store, and how often work was begun in it. */
function counting(store: Store): { store: Store; runs(): number } {
  let runs = 0;
  return {
    runs: () => runs,
    store: {
      ...store,
      transact: (schoolId, work) =>
        store.transact(schoolId, (tx) => {
          runs += 1;
          return work(tx);
        }),
    },
  };
}

/** Comes back when this many have come, and from then on at once. */
function meeting(of: number): () => Promise<void> {
  let come: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    come = resolve;
  });
  let here = 0;
  return () => {
    here += 1;
    if (here >= of) come();
    return all;
  };
}

/** Until as many statements in this database wait for a lock. */
async function somebodyWaits(many = 1): Promise<void> {
  for (;;) {
    const found = await sql<{ n: number }>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
    `.execute(school.engine.db);
    if ((found.rows[0]?.n ?? 0) >= many) return;
  }
}
