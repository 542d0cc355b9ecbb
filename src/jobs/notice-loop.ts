import type { ClaimedNotice, Settlement } from '../app/ports/notices.ts';
import type { Timer } from '../app/ports/timer.ts';
import type { TurnBook } from '../app/ports/turns.ts';
import type { Clock } from '../app/ports.ts';
import type { Instant } from '../domain/ids.ts';
import { faultOf } from '../log.ts';
import { type DeliveringDeps, type DeliveringSettings, deliveringWith } from './delivering.ts';
import { putBack } from './fates.ts';
import { type Group, groupsOf } from './gathering.ts';
import { lanes } from './lanes.ts';
import { type PaceSettings, PUBLISHED_RATES, paceOver } from './pacing.ts';
import { type SettlingDeps, settlingWith } from './settling.ts';
import { sleepersOn } from './sleeping.ts';

export type NoticeLoopDeps = DeliveringDeps &
  SettlingDeps & {
    /** For pacing and leases: nobody moves it, and it never goes back. */
    realClock: Clock;
    timer: Timer;
    /** Whose turn it is to call Teams, of all processes together. */
    turns: TurnBook;
  };

export type NoticeLoopSettings = DeliveringSettings & {
  pacing: PaceSettings;
  everyMilliseconds: number;
  /** So many notices at most are claimed and not settled. */
  inHand: number;
  /** So many of them for one person or channel; the others come back when it is their turn. */
  perAudience: number;
  leaseSeconds: number;
  /** A call may begin so long after the claim: the rest of the lease is for the call itself and for storing its fate. */
  freshMilliseconds: number;
  /** How late Teams may still deliver what it did not acknowledge; not published, so ours. */
  quietMilliseconds: number;
  /** Expired leases and quiet periods are looked at each so many rounds of the timer. */
  sweepEachRounds: number;
  /** Places that nobody called for long are forgotten each so many rounds. */
  forgetEachRounds: number;
  stopWithinMilliseconds: number;
};

export const NOTICE_LOOP: NoticeLoopSettings = {
  pacing: {
    rates: PUBLISHED_RATES,
    aheadMilliseconds: 250,
    // Three seconds until a call begins and twenty until the client gives it up, with some to spare.
    holdMilliseconds: 30_000,
    tenantHoldMilliseconds: 10_000,
    beginWithinMilliseconds: 3000,
    clockStepMilliseconds: 1,
    gatherMilliseconds: 100,
    tellWithinMilliseconds: 250,
  },
  everyMilliseconds: 1000,
  inHand: 64,
  perAudience: 8,
  preparingAtOnce: 4,
  sendingAtOnce: 16,
  patienceMilliseconds: 2000,
  leaseSeconds: 60,
  freshMilliseconds: 20_000,
  quietMilliseconds: 5 * 60_000,
  sweepEachRounds: 10,
  forgetEachRounds: 1800,
  stopWithinMilliseconds: 10_000,
};

export type NoticeLoop = {
  start(): void;
  /** Something was planned just now: do not wait for the next second. Returns at once. */
  kick(): void;
  /** When nothing is in hand and no look is under way; what is due later does not count. */
  settled(): Promise<void>;
  /** Claims nothing more, gives back what was not begun, and waits ten seconds at most for the rest. */
  stop(): Promise<void>;
};

/** A full channel takes one message in half a second in the long run: who is so far back in line comes back about then. */
const PER_PLACE = 500;

/**
 * Sends what is due: looks every second and after each kick, claims, asks the domain again, waits for its turn, sends,
 * and stores what became of it. Notices to one person or channel go in order, several of those at the same time. No
 * error of one notice or of the database ends the loop.
 */
export function noticeLoop(deps: NoticeLoopDeps, settings: NoticeLoopSettings = NOTICE_LOOP): NoticeLoop {
  const { queue, clock, realClock, timer, log } = deps;
  const pace = paceOver({ book: deps.turns, clock: realClock, timer, log }, settings.pacing);
  const { sleep, wakeAll } = sleepersOn(timer);
  const deliver = deliveringWith(deps, settings);
  const settle = settlingWith(deps, sleep);
  const audiences = lanes();
  const inHand = new Set<Promise<void>>();
  /** How many notices those are: several may go as one. */
  let held = 0;
  let looking: Promise<void> | null = null;
  let sweeping: Promise<void> | null = null;
  let lookAgain = false;
  let moreIsDue = false;
  let isBroken = false;
  let isStopping = false;
  let cancelRound: () => void = () => undefined;
  let rounds = 0;

  return {
    start: () => round(),
    kick: () => look(),
    settled,
    async stop() {
      isStopping = true;
      cancelRound();
      wakeAll();
      let cancel: () => void = () => undefined;
      const late = new Promise<void>((resolve) => {
        cancel = timer.after(settings.stopWithinMilliseconds, resolve);
      });
      await Promise.race([settled().then(() => pace.close()), late]);
      cancel();
      if (inHand.size > 0) log.warn('stopped with notices under way', { count: held });
    },
  };

  async function settled(): Promise<void> {
    while (looking || sweeping || inHand.size > 0) await Promise.allSettled([looking, sweeping, ...inHand]);
  }

  function round(): void {
    if (isStopping) return;
    look();
    if (rounds % settings.sweepEachRounds === 0) {
      sweeping ??= sweep(rounds).finally(() => {
        sweeping = null;
      });
    }
    rounds += 1;
    cancelRound = timer.after(settings.everyMilliseconds, round);
  }

  function look(): void {
    if (isStopping) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = claimWhileThereIsRoom().finally(() => {
      looking = null;
      if (lookAgain) look();
    });
  }

  async function claimWhileThereIsRoom(): Promise<void> {
    do {
      lookAgain = false;
      const room = settings.inHand - held;
      if (room <= 0) {
        moreIsDue = true;
        return;
      }
      const claimedAt = realClock.now();
      const claimed = await claim(room);
      moreIsDue = claimed.length === room;
      const places = new Map<string, number>();
      for (const group of groupsOf(claimed)) {
        const { to } = group[0];
        const audience = `${to.kind}:${to.id}`;
        const place = places.get(audience) ?? audiences.length(audience);
        places.set(audience, place + 1);
        take(group, audience, place, claimedAt);
      }
    } while (lookAgain && !isStopping);
  }

  async function claim(room: number): Promise<ClaimedNotice[]> {
    try {
      const claimed = await queue.claim(clock.now(), room, settings.leaseSeconds);
      isBroken = false;
      return claimed;
    } catch (error) {
      if (!isBroken) log.error('due notices could not be read', { fault: faultOf(error) });
      isBroken = true;
      return [];
    }
  }

  function take(group: Group, audience: string, place: number, claimedAt: number): void {
    const work =
      place < settings.perAudience
        ? audiences.run(audience, () => handle(group, claimedAt))
        : settleAll(group, () => putBack((clock.now() + place * PER_PLACE) as Instant, 'crowded'));
    const done = work
      .catch((error) => log.error('a notice broke down', { notice: group[0].id, fault: faultOf(error) }))
      .finally(() => {
        inHand.delete(done);
        held -= group.length;
        if (moreIsDue && held <= settings.inHand / 2) look();
      });
    inHand.add(done);
    held += group.length;
  }

  async function handle(group: readonly ClaimedNotice[], claimedAt: number): Promise<void> {
    const maySend = () => !isStopping && realClock.now() - claimedAt <= settings.freshMilliseconds;
    if (!maySend()) {
      const reason = isStopping ? 'stopped' : 'waited_too_long';
      return settleAll(group, ({ dueAt }) => putBack(dueAt, reason));
    }
    for (const { notice, fate } of await deliver(group, { pace, sleep, maySend, begin: queue.begin }))
      await settle(notice, fate);
  }

  async function settleAll(
    group: readonly ClaimedNotice[],
    fateOf: (notice: ClaimedNotice) => Settlement,
  ): Promise<void> {
    for (const notice of group) await settle(notice, fateOf(notice));
  }

  async function sweep(round: number): Promise<void> {
    try {
      const lost = await queue.releaseExpiredLeases(clock.now());
      const repeated = await queue.repeatUnknown(clock.now(), settings.quietMilliseconds);
      if (lost + repeated > 0) log.warn('notices were lost from sight', { lost, repeated });
      if (repeated > 0) look();
      if (round % settings.forgetEachRounds === 0) await pace.forget();
    } catch (error) {
      log.error('expired leases could not be looked at', { fault: faultOf(error) });
    }
  }
}
