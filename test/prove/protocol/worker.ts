import type { Delivery } from '../../../src/app/ports/delivery.ts';
import type { Sent } from '../../../src/app/ports/messenger.ts';
import type { ClaimedNotice } from '../../../src/app/ports/notices.ts';
import type { Instant, NoticeId } from '../../../src/domain/ids.ts';
import type { NoticeLoop, NoticeLoopDeps } from '../../../src/jobs/notice-loop.ts';
import type { Log } from '../../../src/log.ts';
import { type Attempt, asPosted } from './teams.ts';
import type { Look } from './virtual.ts';
import { LOOK_EVERY, type World } from './world.ts';

/** One process from its start to its death; its loop is the real one. */
export type Worker = {
  loop: NoticeLoop;
  /** What its clock shows more than the true time. */
  clock: { ahead: number };
  isDead(): boolean;
  /** It is frozen or asleep. */
  isStill(): boolean;
  die(): void;
};

const SILENT: Log = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

/** A worker whose every call may be its last, may fail before or after the store has it, or may take long. */
export function startWorker(world: World, life: number, ahead: number): Worker {
  const { time, roll, odds, model, teams, count } = world;
  const clock = { ahead, now: () => (world.began + time.now() + clock.ahead) as Instant };
  const claimedAt = new Map<NoticeId, number>();
  let dead = false;
  let frozenUntil = 0;
  /** So long its uptime stood still. */
  let asleep = 0;
  const look: Look = {
    every: LOOK_EVERY,
    next: () => (dead ? Number.POSITIVE_INFINITY : world.nextLook(clock.ahead)),
  };

  const deps: NoticeLoopDeps = {
    queue: {
      claim: (...args) =>
        statement('claim', () => {
          const claimed = model.claim(...args);
          for (const { id } of claimed) claimedAt.set(id, time.now());
          return claimed;
        }),
      begin: (claimed) => statement('begin', () => model.begin(claimed)),
      settle: (id, fence, fate) =>
        statement('settle', () => {
          const isOurs = model.settle(id, fence, fate);
          if (isOurs && fate.state === 'sent') world.stored(life, id);
          return isOurs;
        }),
      releaseExpiredLeases: (now) =>
        statement('sweep', () => {
          const released = model.releaseExpiredLeases(now);
          for (let n = released; n > 0; n--) count('lease ran out');
          return released;
        }),
      repeatUnknown: (...args) => statement('sweep', () => model.repeatUnknown(...args)),
      mailed: async () => null,
      bounced: async () => undefined,
      nextDue: async () => null,
    },
    prepare: (notice) => statement('prepare', () => prepared(notice)),
    messenger: {
      sendPersonal: (to, view, _language, mayRepeat, mark) =>
        call(to.id, [idIn(view)], null, mayRepeat === true, mark?.noticeId),
      editPersonal: (to, activityId, view) => call(to.id, [idIn(view)], activityId, false),
      sendChannel: (to, payload, _language, mayRepeat) =>
        call(to.id, world.noticesIn(payload), null, mayRepeat === true),
      editChannel: (to, activityId, payload) => call(to.id, world.noticesIn(payload), activityId, false),
    },
    postman: {
      post: async (_to, _letter, _language, key, mayRepeat) =>
        asPosted(await call(`${MAIL}${key}`, [key as NoticeId], null, mayRepeat === true)),
    },
    markUnusable: () => statement('address', () => undefined),
    onFailed: (notice) => statement('tell', () => void world.told.add(notice.id)),
    clock,
    realClock: world.engine.steadyClock(clock, { now: () => time.now() - asleep }),
    timer: {
      after: (milliseconds, run) => later(milliseconds, run, milliseconds === LOOK_EVERY ? look : null),
    },
    turns: {
      exchange: (...args) => statement('turn', () => world.turns.exchange(...args)),
      forget: async () => 0,
    },
    chance: { fraction: roll.fraction },
    log: SILENT,
  };
  const loop = world.engine.noticeLoop(deps, world.settings);
  return { loop, clock, isDead: () => dead, isStill: () => time.now() < frozenUntil, die };

  function die(): void {
    dead = true;
    world.onDeath();
  }

  /** On this worker's own time: never when it is dead, and not while it is frozen. */
  function later(milliseconds: number, run: () => void, look: Look | null = null): () => void {
    return time.after(
      milliseconds,
      function when() {
        if (dead) return;
        if (time.now() < frozenUntil) void time.after(frozenUntil - time.now(), when, look);
        else run();
      },
      look,
    );
  }

  /** It dies at this step, so often. */
  function dies(step: string): boolean {
    if (dead) return true;
    if (world.calm() || !roll.happens(odds.crash)) return false;
    count(`crash ${step}`);
    die();
    return true;
  }

  /** One statement or transaction: whole or not at all, and its answer may be lost. */
  function statement<T>(name: string, effect: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (dies(`before ${name}`)) return;
      const fails = !world.calm() && roll.happens(odds.database);
      const isSlow = !world.calm() && roll.happens(odds.slow);
      if (isSlow) count(`slow ${name}`);
      const there = isSlow ? roll.between(1000, 150_000) : roll.between(1, 20);
      if (fails && roll.happens(0.5)) {
        count(`error before ${name}`);
        later(there, () => reject(BROKEN));
        return;
      }
      time.after(there, () => {
        const result = effect();
        traced(name);
        if (dies(`after ${name}`)) return;
        if (fails) count(`error after ${name}`);
        later(roll.between(1, 20), () => (fails ? reject(BROKEN) : resolve(result)));
      });
    });
  }

  function prepared(notice: ClaimedNotice): Delivery {
    if (world.hasArrived(notice)) return { kind: 'drop', reason: 'arrived' };
    if (world.calm() || !roll.happens(odds.prepare)) return world.deliveryOf(notice);
    switch (roll.between(0, 2)) {
      case 0:
        count('not needed any more');
        world.notNeeded.add(notice.id);
        return { kind: 'drop', reason: 'answered' };
      case 1:
        count('quiet hours');
        return {
          kind: 'wait',
          until: (clock.now() + roll.between(1, 120_000)) as Instant,
          reason: 'quiet_hours',
        };
      default:
        count('no address');
        return { kind: 'unreachable', reason: 'no_address' };
    }
  }

  function call(
    conversation: string,
    notices: readonly NoticeId[],
    edits: string | null,
    saysMayRepeat: boolean,
    mark: NoticeId | null = null,
  ): Promise<Sent> {
    return new Promise((resolve) => {
      if (dies('before a post')) return;
      const attempt: Attempt = {
        notices,
        conversation,
        edits,
        isMail: conversation.startsWith(MAIL),
        mark,
        claimedAt: Math.max(0, ...notices.map((id) => claimedAt.get(id) ?? 0)),
        saysMayRepeat,
        life,
        beganAt: time.now(),
        endedAt: null,
        deliveredAt: null,
        activityId: null,
        answer: null,
        storedAt: new Map(),
        notBefore: 0,
      };
      teams.call(attempt, world.calm(), (milliseconds, answer) => {
        traced(`posts ${notices.map((id) => id.slice(-2)).join()}: ${answer.kind} in ${milliseconds} ms`);
        time.after(milliseconds, () => {
          attempt.endedAt = time.now();
        });
        freezes();
        time.after(roll.between(0, milliseconds), () => void dies('after a post'));
        later(milliseconds, () => resolve(answer));
      });
    });
  }

  function traced(what: string): void {
    world.trace?.(
      `${time.now()} worker ${life} ${what}: ${model.rows.map((row) => `${row.id.slice(-2)} ${row.state} ${row.fence}`).join(', ')}`,
    );
  }

  /** The whole process stands still for a while: a machine that is put to sleep, or a long collection. */
  function freezes(): void {
    if (world.calm() || !roll.happens(odds.freeze)) return;
    const wait = roll.between(1000, 600_000);
    frozenUntil = time.now() + wait;
    traced(`stands still until ${frozenUntil}`);
    if (roll.happens(0.5)) {
      count('asleep');
      asleep += wait;
    } else count('frozen');
  }
}

/** A letter goes by itself, in no chat. */
const MAIL = 'mail ';

const BROKEN = Object.assign(new Error('the database did not answer'), { code: '08006' });

/** The card of this play says only which notice it is. */
function idIn(view: unknown): NoticeId {
  return (view as { noticeId: NoticeId }).noticeId;
}
