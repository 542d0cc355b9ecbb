import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { answerSafety, tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { Store, Tx } from '../../src/app/ports/store.ts';
import type { Turn } from '../../src/app/turn.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { type Play, play } from '../support/playing.ts';
import { PUPIL, WHO } from '../support/school.ts';

/** What is left after an intake, in counts: the same however often the process died on the way. */
export type Left = {
  concerns: number;
  numbers: string[];
  deadlines: number;
  notices: Record<string, number>;
  audits: number;
};

class Killed extends Error {}

/**
 * Walks an intake from the first word to the receipt; at the `killAt`-th call of any port inside a transaction the
 * process "dies": the transaction never commits. Teams then sends the same activity again, as it does when no answer
 * came. Returns what is left, which call it was, and null when there was no such call any more.
 */
export async function intakeKilledAt(
  school: Play,
  killAt: number,
): Promise<{ left: Left; killed: string | null }> {
  await school.again();
  const dying = dyingStore(school.deps.store, killAt);
  const press = async (name: string, run: (turn: Turn) => Promise<PersonalView>): Promise<PersonalView> => {
    for (let tries = 0; tries < 3; tries++) {
      const turn = await school.turn(WHO.mentor, name);
      try {
        return await run({ ...turn, deps: { ...turn.deps, store: dying.store } });
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
    }
    throw new Error(`The press ${name} never came through.`);
  };

  const safety = await press('start', (turn) => startIntake(turn));
  const who = await press('safety', (turn) => answerSafety(turn, refOf(safety), 'no'));
  const check = await press('who', (turn) =>
    tellWhoAndWhat(turn, refOf(who), {
      pupilId: PUPIL.sam,
      typedName: null,
      typedClass: null,
      raisedBy: 'school',
      reasons: ['late'],
      absentSince: '2026-11-02' as SchoolDate,
      parentsTold: { told: 'no' },
    }),
  );
  const receipt = await press('send', (turn) => sendConcern(turn, refOf(check)));
  if (receipt.kind !== 'intake_receipt') throw new Error(`The intake ended in ${receipt.kind}.`);
  return { left: await leftIn(school), killed: dying.killed() };
}

/** Every kill point there is, or a part of them: `scale` 1 is all, 0.1 every tenth. Throws at the first difference. */
export async function proveCrash(scale: number): Promise<{ points: number; tried: number; names: string[] }> {
  const school = await play();
  try {
    const { left: expected } = await intakeKilledAt(school, Number.POSITIVE_INFINITY);
    const step = Math.max(1, Math.round(1 / scale));
    const names: string[] = [];
    let point = 1;
    let tried = 0;
    for (; ; point += step) {
      const { left, killed } = await intakeKilledAt(school, point);
      if (killed === null) break;
      tried += 1;
      names.push(killed);
      const [was, is] = [JSON.stringify(expected), JSON.stringify(left)];
      if (was !== is) throw new Error(`Killed at call ${point} (${killed}): expected ${was}, left ${is}`);
    }
    return { points: point - step, tried, names };
  } finally {
    await school.close();
  }
}

function dyingStore(store: Store, killAt: number): { store: Store; killed: () => string | null } {
  let calls = 0;
  let killed: string | null = null;
  const count = (name: string): void => {
    calls += 1;
    if (calls !== killAt) return;
    killed = name;
    throw new Killed(name);
  };
  return {
    killed: () => killed,
    store: {
      transact: (schoolId, work) =>
        store.transact(schoolId, async (tx) => {
          const result = await work(watched(tx, count));
          count('commit');
          return result;
        }),
    },
  };
}

/** Every method of every port of a transaction, counted before it runs. */
function watched(tx: Tx, count: (name: string) => void): Tx {
  const ports = Object.entries(tx).map(([name, port]) => [
    name,
    new Proxy(port as object, {
      get(target, method) {
        const value = Reflect.get(target, method) as unknown;
        if (typeof value !== 'function') return value;
        return (...parameters: unknown[]) => {
          count(`${name}.${String(method)}`);
          return (value as (...all: unknown[]) => unknown).apply(target, parameters);
        };
      },
    }),
  ]);
  return Object.fromEntries(ports) as Tx;
}

async function leftIn({ engine }: Play): Promise<Left> {
  const count = async (table: string): Promise<number> => {
    const rows = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      engine.db,
    );
    return rows.rows[0]?.n ?? 0;
  };
  const numbers = await sql<{ number: string }>`select number from concern order by number`.execute(
    engine.db,
  );
  const kinds = await sql<{
    kind: string;
    n: number;
  }>`select kind, count(*)::int as n from notice group by kind order by kind`.execute(engine.db);
  return {
    concerns: await count('concern'),
    numbers: numbers.rows.map(({ number }) => number),
    deadlines: await count('deadline'),
    notices: Object.fromEntries(kinds.rows.map(({ kind, n }) => [kind, n])),
    audits: await count('audit'),
  };
}

function refOf(view: PersonalView): CardRef {
  if (!('ref' in view)) throw new Error(`A ${view.kind} names no row.`);
  return view.ref;
}
