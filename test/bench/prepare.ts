import { writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { v7 } from 'uuid';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import type { Actor } from '../../src/app/ports/people.ts';
import type { Clock, Ids } from '../../src/app/ports.ts';
import type { Deps } from '../../src/app/turn.ts';
import { agendaSource } from '../../src/calendar/agenda-source.ts';
import { presenceMoments } from '../../src/calendar/presence.ts';
import { calendarsFrom } from '../../src/calendar/school-calendars.ts';
import { amsterdamWallClock } from '../../src/calendar/wall-clock.ts';
import type { Instant, SchoolId } from '../../src/domain/ids.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { directoryOn } from '../../src/storage/people.ts';
import { storeOn } from '../../src/storage/transactions.ts';
import { testKeys } from '../support/database.ts';
import { listenToDrivers, type Statement } from '../support/heard-statements.ts';
import { answering, told } from './child.ts';
import { type RecordedTurn, turnOf } from './recording.ts';
import { fillSchools, SCHOOLS } from './schools.ts';
import type { Draft, Place } from './shapes.ts';

/**
 * What this process is asked: to fill a new store, or to press "send" on some drafts, one after another, and write
 * down every statement with its values. Replayed on a copy of the store they do the same, without a line of ours.
 */
export type PrepareAsk =
  | { do: 'fill'; place: Place; drafts: number }
  | { do: 'record'; place: Place; drafts: readonly Draft[]; to: string };

/**
 * By each school, before anything is measured. A database plans by what it has counted: of tables that were counted when
 * they were next to empty it thinks that going through them row by row is best, until it counts them again.
 */
const SENT_BEFORE = 10;

const clock: Clock = { now: () => Date.now() as Instant };
const ids: Ids = { next: <T extends string>() => v7() as T };

const asked = await told<PrepareAsk>();
let statements: Statement[] = [];
if (asked.do === 'record') listenToDrivers((statement) => statements.push(statement));
const { engine: kind, at } = asked.place;
const engine = await openStore(kind === 'postgres' ? at : null, at);
if (asked.do === 'fill') {
  const before = SENT_BEFORE * SCHOOLS;
  const drafts = await fillSchools(engine, ids, clock, before + asked.drafts);
  const press = presser();
  for (const draft of drafts.splice(0, before)) await press(draft);
  await engine.query('vacuum analyze');
  await engine.close();
  answering({ drafts });
} else {
  const turns = await recorded(asked.drafts);
  await engine.close();
  writeFileSync(asked.to, serialize(turns));
  answering({ statements: turns[0] && turns[0].before.length + turns[0].inside.length + 2 });
}

async function recorded(drafts: readonly Draft[]): Promise<RecordedTurn[]> {
  const press = presser();
  const turns: RecordedTurn[] = [];
  for (const draft of drafts) {
    statements = [];
    await press(draft);
    turns.push(turnOf(statements));
  }
  return turns;
}

/** Presses "send" as the server would, without a card. */
function presser(): (draft: Draft) => Promise<void> {
  const wallClock = amsterdamWallClock();
  const deps: Deps = {
    store: storeOn(engine, testKeys(), ids, clock),
    directory: directoryOn(engine),
    clock,
    ids,
    wallClock,
    calendars: calendarsFrom(),
    presence: presenceMoments(),
    agendas: agendaSource([]),
    keepsEvents: false,
    addresses: { urlOf: async () => '', codeOf: () => '', feedOf: () => '' },
    kick: () => undefined,
  };
  return async ({ tenantId, entraId, schoolId, concernId, version }) => {
    const now = clock.now();
    const today = wallClock.dateOf(now);
    const actor = (await deps.directory.actor(tenantId, entraId, today)) as Actor;
    const turn = { deps, actor, now, today, key: `press:${concernId}`, cardActivity: `card-${concernId}` };
    const view = await sendConcern(turn, { schoolId: schoolId as SchoolId, id: concernId, version });
    if (view.kind !== 'intake_receipt') throw new Error(`A recorded press showed ${view.kind}.`);
  };
}
