import { once } from 'node:events';
import { v7 } from 'uuid';
import type { Store } from '../../../src/app/ports/store.ts';
import type { Ids } from '../../../src/app/ports.ts';
import { systemTimer } from '../../../src/jobs/system-timer.ts';
import { openPostgres } from '../../../src/storage/postgres.ts';
import { storeOn } from '../../../src/storage/transactions.ts';
import { testKeys } from '../../support/database.ts';
import { fakeAgendas } from '../../support/fake-agendas.ts';
import { fixedClock } from '../../support/fixed.ts';
import { depsOn } from '../../support/playing.ts';
import { type Press, pressed } from './presses.ts';

/** What a process is told: where the database is, and whether people are locked, without which it proves nothing. */
export type Place = { url: string; at: string; locks: boolean };
/** Then, time and again, what it presses at the same moment; and it answers with what went wrong. */
export type Round = { name: string; presses: readonly Press[] };
export type Pressed = { faults: readonly string[] };

const CONNECTIONS = 6;

const [place] = (await once(process, 'message')) as [Place];
const engine = openPostgres(place.url, CONNECTIONS);
const clock = fixedClock(place.at);
const ids: Ids = { next: <T extends string>() => v7() as T };
const kept = storeOn(engine, testKeys(), ids, clock, {
  timer: systemTimer,
  chance: { fraction: () => Math.random() },
});
const deps = depsOn(place.locks ? kept : withoutLocks(kept), engine, clock, ids, {
  agendas: fakeAgendas(),
  kick: () => undefined,
});
process.on('message', ({ name, presses }: Round) => {
  void Promise.allSettled(presses.map((press, nth) => pressed(deps, press, `${name} ${nth}`))).then(
    (done) => {
      const faults = done.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
      process.send?.({ faults } satisfies Pressed);
    },
  );
});
process.once('disconnect', () => void engine.close().then(() => process.exit()));
process.send?.('ready');

/** The same store, in which nobody waits for anybody else's people. */
function withoutLocks(store: Store): Store {
  return {
    outside: (work) => store.outside(work),
    transact: (schoolId, work) =>
      store.transact(schoolId, (tx) =>
        work({ ...tx, tables: { ...tx.tables, lockPeople: async () => undefined } }),
      ),
  };
}
