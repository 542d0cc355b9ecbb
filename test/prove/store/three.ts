import { type ChildProcess, fork } from 'node:child_process';
import type { Sent } from '../../../src/app/ports/messenger.ts';
import type { Engine } from '../../../src/storage/engine.ts';
import { rostersOn } from '../../../src/storage/roster.ts';
import { emptyPostgres, testKeys } from '../../support/database.ts';
import { countedIds, fixedClock } from '../../support/fixed.ts';
import { testRoster } from '../../support/school.ts';
import { after } from '../kill/stage.ts';
import { type Dice, dice } from '../protocol/chances.ts';
import { noticeOf } from '../protocol/world.ts';
import type { Answer, Call } from './sender.ts';

export type ByThree = { schedules: number; notices: number; killed: number; lost: number; repeats: number };

const SENDER = new URL('./sender.ts', import.meta.url);
const PROCESSES = 3;
const ON_POSTGRES = 2000;
/** So many schedules at a time, each in a chat of its own. */
const AT_ONCE = 50;
const NOTICES = 3;
const PATIENCE = 120_000;
const UNENDED = `state in ('planned', 'claimed') or (state = 'unknown' and params -> 'repeat' is null)`;

/**
 * Three processes with the notice loop on one PostgreSQL, of which one is killed again and again, and a Teams that
 * refuses, delivers without an answer, or loses what it was given. Nothing is lost, and what came twice said so once.
 *
 * @throws Error with everything that does not hold
 */
export async function proveThree(scale: number, seed: number): Promise<ByThree> {
  const server = await emptyPostgres();
  const roll = dice(seed);
  const sums: ByThree = { schedules: 0, notices: 0, killed: 0, lost: 0, repeats: 0 };
  const came = new Map<string, { plain: number; marked: number }>();
  const senders = new Set<ChildProcess>();
  let isOver = false;
  try {
    await rostersOn(server.engine, testKeys(), countedIds(0x2000), fixedClock()).add(testRoster());
    await server.engine.script('alter table notice drop constraint notice_conversation_id_fkey');
    for (let n = 0; n < PROCESSES; n++) start();
    const schedules = Math.max(AT_ONCE, Math.round(ON_POSTGRES * scale));
    for (let from = 0; from < schedules; from += AT_ONCE) {
      await plan(server.engine, from * NOTICES);
      await ended(server.engine);
    }
    sums.schedules = schedules;
    sums.notices = schedules * NOTICES;
    await refuseFaults(server.engine);
    return sums;
  } finally {
    isOver = true;
    for (const sender of senders) sender.kill('SIGKILL');
    await server.drop();
  }

  function start(): void {
    const sender = fork(SENDER);
    senders.add(sender);
    sender.send(server.url);
    sender.on('message', (call: Call) => {
      const { sent, arrives } = becoming(roll, call);
      if (arrives) arrive(call);
      if (sent.kind === 'unknown') sums.lost += 1;
      if (sender.connected) sender.send({ nth: call.nth, sent } satisfies Answer);
    });
    sender.once('exit', () => {
      senders.delete(sender);
      if (!isOver) start();
    });
  }

  function arrive({ noticeId, saysMayRepeat }: Call): void {
    const all = came.get(noticeId) ?? { plain: 0, marked: 0 };
    came.set(noticeId, all);
    if (saysMayRepeat) all.marked += 1;
    else all.plain += 1;
    if (saysMayRepeat) sums.repeats += 1;
  }

  /** Kills one now and then, until nothing is left to be done. */
  async function ended(engine: Engine): Promise<void> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      await after(roll.between(200, 1500));
      const { rows } = await engine.query(`select 1 from notice where ${UNENDED} limit 1`);
      if (rows.length === 0) return;
      if (Date.now() > until) throw new Error('Some messages are stuck.');
      if (!roll.happens(0.5)) continue;
      const victims = [...senders];
      victims[roll.between(0, victims.length - 1)]?.kill('SIGKILL');
      sums.killed += 1;
    }
  }

  async function refuseFaults(engine: Engine): Promise<void> {
    const { rows } = await engine.query('select id, state from notice');
    const faults = (rows as { id: string; state: string }[]).flatMap(({ id, state }) => {
      const { plain, marked } = came.get(id) ?? { plain: 0, marked: 0 };
      if (plain > 1 || marked > 1) return [`${id} came ${plain} times, and ${marked} times as a repeat`];
      if (state === 'sent' && plain + marked === 0) return [`${id} is sent, and never came`];
      return state === 'sent' || state === 'unknown' ? [] : [`${id} is ${state}`];
    });
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }
}

type Becoming = { sent: Sent; arrives: boolean };

function becoming(roll: Dice, { nth, noticeId }: Call): Becoming {
  if (!roll.happens(0.3)) return { sent: { kind: 'sent', activityId: `${noticeId}-${nth}` }, arrives: true };
  const unknown: Sent = { kind: 'unknown', reason: 'status_504' };
  const later: Sent = { kind: 'later', afterMilliseconds: 300, reason: 'status_429' };
  return roll.oneOf<Becoming>([
    { sent: unknown, arrives: true },
    { sent: unknown, arrives: false },
    { sent: later, arrives: false },
  ]);
}

/** Each schedule has a chat of its own, and all its notices are due at once. */
async function plan(engine: Engine, from: number): Promise<void> {
  for (let n = from; n < from + AT_ONCE * NOTICES; n++) {
    const chat = `019ad333-0000-7000-8000-${String(Math.floor(n / NOTICES)).padStart(12, '0')}`;
    const { id, schoolId, kind, to, params, dedupeKey } = noticeOf(n, 'personal', chat, Date.now(), null);
    await engine.query(
      `insert into notice (id, school_id, kind, to_kind, to_id, params, dedupe_key, due_at, state, created_at)
       values ($1, $2, $3, 'person', $4, $5::jsonb, $6, now(), 'planned', now())`,
      [id, schoolId, kind, to.id, JSON.stringify(params), dedupeKey],
    );
  }
}
