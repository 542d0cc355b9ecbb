import { memoryTurns } from '../../support/memory-turns.ts';
import { SCHOOL, WHO } from '../../support/school.ts';
import { anyOdds, dice } from './chances.ts';
import { peopleIn } from './people.ts';
import { queueModel } from './queue-model.ts';
import { faultsIn } from './rules.ts';
import { teamsOf } from './teams.ts';
import { virtualTime } from './virtual.ts';
import { startWorker, type Worker } from './worker.ts';
import { deliveryOf, LOOK_EVERY, noticeOf, noticesIn, type Sort, type Variant, type World } from './world.ts';

/** What one schedule came to. `faults` = sentences about what does not hold; none when it does. */
export type Played = { notices: number; calls: number; faults: string[] };

const BEGAN = Date.parse('2026-11-23T08:00:00Z');
/** Things go wrong for so long, at times until past the repeats; after that whatever is left has to come to its end. */
const TROUBLE: readonly [number, ...number[]] = [60_000, 120_000, 900_000];
/** Long past every quiet period, lease, backoff and jump of a clock: what has no fate by then never gets one. */
const END = 3 * 3_600_000;
const HOUR = 3_600_000;
const TEN_DAYS = 240 * HOUR;

/** One schedule of two to four workers, with the troubles of this seed, from beginning to end. */
export async function play(
  seed: number,
  { engine, without, under }: Variant,
  count: (fault: string) => void,
  trace: ((line: string) => void) | null = null,
  isOff: () => boolean = () => false,
): Promise<Played> {
  const roll = dice(seed);
  const odds = anyOdds(roll);
  const trouble = roll.oneOf(TROUBLE);
  const time = virtualTime();
  const calm = () => time.now() >= trouble;
  const databaseNow = () => BEGAN + time.now();
  const mirror = under?.(databaseNow) ?? null;
  const model = mirror?.model ?? queueModel(databaseNow, without);
  if (mirror) time.waitsFor(mirror.done);
  const teams = teamsOf(time, roll, odds.call, count);
  const workers: Worker[] = [];
  let notices = 0;
  let lives = 0;
  let ahead = { most: 0, least: 0 };
  const world: World = {
    began: BEGAN,
    engine,
    settings: { ...engine.NOTICE_LOOP, everyMilliseconds: LOOK_EVERY, sweepEachRounds: 3 },
    time,
    roll,
    odds,
    model,
    teams,
    turns: memoryTurns(() => BEGAN + time.now()),
    told: new Set(),
    notNeeded: new Set(),
    calm,
    count,
    trace,
    onDeath: () => time.after(roll.between(100, 40_000), fill),
    nextLook,
    hasArrived: ({ id, params }) =>
      params.repeat === true && model.rows.some((row) => row.id === id && row.state === 'sent'),
    stored(life, id) {
      const attempt = teams.attempts.findLast((one) => one.life === life && one.notices.includes(id));
      if (attempt && !attempt.storedAt.has(id)) attempt.storedAt.set(id, time.now());
    },
    deliveryOf,
    noticesIn,
  };
  const people = peopleIn(world, () => ++notices);
  teams.onDelivered = people.came;
  const isDown = roll.happens(0.02);
  const end = END + (isDown ? TEN_DAYS : 0);
  let downUntil = 0;
  if (isDown) time.after(roll.between(0, 60_000), goDown);
  const size = roll.between(2, 4);
  const planned = plan();
  if (odds.jumps) for (let n = roll.between(1, 3); n > 0; n--) time.after(roll.between(0, trouble), jump);
  if (roll.happens(0.3)) time.after(roll.between(1, trouble), () => void stop());
  time.after(trouble, () => {
    for (const worker of workers) setRight(worker);
    fill();
  });
  fill();
  const isOver = () => isOff() || (calm() && model.rows.every(isEnded));
  await time.run(end, isOver);
  people.lookAtAll();
  await time.run(2 * end, isOver);
  const faults = faultsIn({
    people,
    model,
    teams,
    planned,
    told: world.told,
    notNeeded: world.notNeeded,
    ahead,
    began: BEGAN,
  });
  if (mirror) faults.push(...(await mirror.differences()));
  return { notices: planned.length, calls: teams.attempts.length, faults };

  function plan() {
    const sorts: [Sort, ...Sort[]] = ['personal', 'personal', 'edit', 'post', 'post', 'mail'];
    return Array.from({ length: roll.between(2, 5) }, () => {
      const sort = roll.oneOf(sorts);
      const to = sort === 'post' ? SCHOOL : roll.oneOf([WHO.mentor, WHO.coordinator]);
      const at = roll.between(0, 60_000);
      const dueAt = BEGAN + at + roll.oneOf([0, 0, roll.between(0, 60_000)]);
      const expiresAt = roll.happens(0.25) ? dueAt + roll.between(0, 420_000) : null;
      const notice = noticeOf(++notices, sort, to, dueAt, expiresAt);
      time.after(at, () => {
        model.add({ ...notice });
        if (roll.happens(0.7)) roll.oneOf(workers as [Worker, ...Worker[]]).loop.kick();
      });
      return notice;
    });
  }

  /** As many workers as there should be, each a new process. */
  function fill(): void {
    if (time.now() < downUntil) return;
    for (let nth = 0; nth < size; nth++) {
      if (workers[nth] && !workers[nth]?.isDead()) continue;
      const worker = startWorker(world, ++lives, 0);
      workers[nth] = worker;
      worker.loop.start();
    }
  }

  /** All of them at once, and nobody notices for ten days. */
  function goDown(): void {
    count('ten days down');
    downUntil = time.now() + TEN_DAYS;
    for (const worker of workers) if (!worker.isDead()) worker.die();
    time.after(TEN_DAYS, fill);
  }

  function setRight(worker: Worker): void {
    if (worker.isStill()) time.after(1000, () => setRight(worker));
    else worker.clock.ahead = 0;
  }

  function jump(): void {
    const worker = roll.oneOf(workers as [Worker, ...Worker[]]);
    // That of a machine that sleeps is not set back besides: nothing on it could know how long it slept.
    if (worker.isStill()) return;
    const by = roll.oneOf([1000, 30_000, 10 * 60_000, HOUR]) * roll.oneOf([1, -1]);
    count(by > 0 ? 'clock forward' : 'clock backward');
    worker.clock.ahead += by;
    ahead = {
      most: Math.max(ahead.most, worker.clock.ahead),
      least: Math.min(ahead.least, worker.clock.ahead),
    };
  }

  async function stop(): Promise<void> {
    const worker = roll.oneOf(workers as [Worker, ...Worker[]]);
    if (worker.isDead()) return;
    count('stopped in order');
    await worker.loop.stop();
    if (!worker.isDead()) worker.die();
  }

  function nextLook(ahead: number): number {
    let next = 2 * end;
    for (const row of model.rows) {
      const { state, dueAt, leaseUntil, unknownSince } = row;
      if (state === 'planned') next = Math.min(next, dueAt - BEGAN - ahead);
      if (state === 'claimed' && leaseUntil !== null) next = Math.min(next, leaseUntil - BEGAN);
      if (state === 'unknown' && unknownSince !== null && !isEnded(row))
        next = Math.min(next, unknownSince + world.settings.quietMilliseconds - BEGAN);
    }
    return next;
  }

  function isEnded({ state, params, expiresAt }: (typeof model.rows)[number]): boolean {
    if (state === 'planned' || state === 'claimed') return false;
    if (state !== 'unknown' || 'repeat' in params) return true;
    return expiresAt !== null && BEGAN + time.now() > expiresAt;
  }
}
