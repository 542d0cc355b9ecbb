import type { Address, Conversations } from '../app/ports/conversations.ts';
import type { Delivery, Postman } from '../app/ports/delivery.ts';
import type { Messenger, Sent } from '../app/ports/messenger.ts';
import type { ClaimedNotice, Settlement } from '../app/ports/notices.ts';
import type { Chance, Clock } from '../app/ports.ts';
import type { Instant } from '../domain/ids.ts';
import { faultOf, type Log } from '../log.ts';
import { type Attempt, fateOf, fateOfFault, isOver, putBack, tooLate } from './fates.ts';
import { gathered, linesOf, type Ready, standingFor } from './gathering.ts';
import { atMost, lanes } from './lanes.ts';
import type { Pace } from './pacing.ts';

export type DeliveringDeps = {
  /** Asks the domain again and looks the content up, at the moment of sending. */
  prepare(notice: ClaimedNotice): Promise<Delivery>;
  messenger: Messenger;
  postman: Postman;
  /** The bot was taken out or blocked there. */
  markUnusable: Conversations['markUnusable'];
  /** What notices compare with; the demo's can jump. */
  clock: Clock;
  chance: Chance;
  log: Log;
};

export type DeliveringSettings = {
  preparingAtOnce: number;
  sendingAtOnce: number;
  /** Who has to wait longer than this for a turn goes back into the queue. */
  patienceMilliseconds: number;
};

export type Waiting = {
  pace: Pace;
  sleep(milliseconds: number): Promise<void>;
  /** The lease still outlasts one call to Teams, and the loop is not stopping. */
  maySend(): boolean;
};

type Chat = Extract<Delivery, { kind: 'personal' | 'channel' }>;
/** A pause of the whole conversation after a refusal that names no time is not as long as one unlucky notice's wait. */
const LONGEST_PAUSE = 30_000;

/** What became of one of the notices that were delivered together. */
export type Fated = { notice: ClaimedNotice; fate: Settlement };

/**
 * Notices from claim to fate: one alone, or several posts for one channel, which become one message. Whatever goes
 * wrong becomes a fate; nothing is thrown.
 */
export function deliveringWith(
  deps: DeliveringDeps,
  settings: DeliveringSettings,
): (notices: readonly ClaimedNotice[], waiting: Waiting) => Promise<Fated[]> {
  const { clock, chance, log } = deps;
  const conversations = lanes();
  const preparing = atMost(settings.preparingAtOnce);
  const sending = atMost(settings.sendingAtOnce);

  return async (notices, waiting) => {
    const ready = await Promise.all(notices.map(madeReady));
    const { together, alone } = gathered(ready.filter((each) => 'delivery' in each));
    const fates = await Promise.all([
      ...ready.filter((each) => 'fate' in each),
      ...alone.map(({ notice, delivery }) => fated(notice, () => deliver(notice, delivery, waiting))),
    ]);
    const [first] = together;
    if (!first) return fates;
    const { fate } = await fated(first.notice, () =>
      deliver(standingFor(together, first.notice), linesOf(together, first.delivery), waiting),
    );
    return [...fates, ...together.map(({ notice }) => ({ notice, fate: ownFate(notice, fate) }))];
  };

  /** They end together when the first of them does, unsent: the others come back to go without it. */
  function ownFate(notice: ClaimedNotice, fate: Settlement): Settlement {
    return fate.state === 'expired' && !isOver(notice, fate.at)
      ? putBack(notice.dueAt, 'gathered_with_late')
      : fate;
  }

  async function madeReady(notice: ClaimedNotice): Promise<Ready | Fated> {
    if (isOver(notice, clock.now())) return { notice, fate: tooLate(clock.now()) };
    try {
      return { notice, delivery: await preparing(() => deps.prepare(notice)) };
    } catch (error) {
      return { notice, fate: broken(notice, error) };
    }
  }

  async function fated(notice: ClaimedNotice, work: () => Promise<Settlement>): Promise<Fated> {
    try {
      return { notice, fate: await work() };
    } catch (error) {
      return { notice, fate: broken(notice, error) };
    }
  }

  function broken(notice: ClaimedNotice, error: unknown): Settlement {
    log.error('a notice could not be made ready', {
      notice: notice.id,
      kind: notice.kind,
      fault: faultOf(error),
    });
    return fateOfFault(notice, 'fault', clock.now(), chance);
  }

  async function deliver(notice: ClaimedNotice, delivery: Delivery, waiting: Waiting): Promise<Settlement> {
    switch (delivery.kind) {
      case 'drop':
        return { state: 'dropped', reason: delivery.reason, at: clock.now() };
      case 'wait':
        return putBack(delivery.until, delivery.reason);
      case 'unreachable':
        return { state: 'failed', reason: delivery.reason, at: clock.now() };
      case 'mail':
        return sending(() => post(notice, delivery, waiting));
      case 'personal':
      case 'channel':
        return conversations.run(delivery.to.id, () => chat(notice, delivery, waiting));
    }
  }

  async function post(
    notice: ClaimedNotice,
    { to, letter, language }: Extract<Delivery, { kind: 'mail' }>,
    waiting: Waiting,
  ): Promise<Settlement> {
    if (!waiting.maySend()) return putBack(notice.dueAt, 'waited_too_long');
    const attempt: Attempt = { notice, road: 'mail', conversationId: null, isEdit: false };
    const posted = await deps.postman.post(to, letter, language, notice.id, mayRepeat(notice));
    return fateOf(attempt, posted, clock.now(), chance);
  }

  /** An edit of a message that is not there any more becomes a new message. */
  async function chat(notice: ClaimedNotice, delivery: Chat, waiting: Waiting): Promise<Settlement> {
    const first = await inTurn(notice, delivery, waiting);
    const isMessageGone = first.kind === 'gone' && first.what === 'message' && delivery.edits !== null;
    const made = isMessageGone ? { ...delivery, edits: null } : delivery;
    const result = isMessageGone ? await inTurn(notice, made, waiting) : first;
    if (result.kind === 'not_now') return result.fate;
    const attempt: Attempt = {
      notice,
      road: delivery.kind,
      conversationId: delivery.to.id,
      isEdit: made.edits !== null,
    };
    const fate = fateOf(attempt, result, clock.now(), chance);
    if (result.kind === 'later') pause(delivery.to, result.afterMilliseconds, fate, waiting.pace);
    if (result.kind === 'gone') await giveUp(delivery.to, result.reason);
    return fate;
  }

  /** Waits until the pacing lets this conversation have one more, and then makes one call. */
  async function inTurn(
    notice: ClaimedNotice,
    delivery: Chat,
    { pace, sleep, maySend }: Waiting,
  ): Promise<Sent | { kind: 'not_now'; fate: Settlement }> {
    const { id, tenantId } = delivery.to;
    for (;;) {
      const wait = pace.waitFor(id, tenantId);
      if (wait > settings.patienceMilliseconds)
        return { kind: 'not_now', fate: putBack((clock.now() + wait) as Instant, 'paced') };
      if (wait > 0) await sleep(wait);
      const result = await sending(async () => {
        if (!maySend()) return { kind: 'not_now', fate: putBack(notice.dueAt, 'waited_too_long') } as const;
        if (isOver(notice, clock.now())) return { kind: 'not_now', fate: tooLate(clock.now()) } as const;
        // Others may have used up the tenant's share while this one waited for a place to send from.
        if (pace.waitFor(id, tenantId) > 0) return null;
        const end = pace.begin(id, tenantId);
        return call(notice, delivery).finally(end);
      });
      if (result) return result;
    }
  }

  function call(notice: ClaimedNotice, delivery: Chat): Promise<Sent> {
    const { messenger } = deps;
    const { to, language, edits } = delivery;
    if (delivery.kind === 'personal') {
      return edits === null
        ? messenger.sendPersonal(to, delivery.view, language, mayRepeat(notice))
        : messenger.editPersonal(to, edits, delivery.view, language);
    }
    return edits === null
      ? messenger.sendChannel(to, delivery.payload, language, mayRepeat(notice))
      : messenger.editChannel(to, edits, delivery.payload, language);
  }

  function pause(to: Address, asked: number, fate: Settlement, pace: Pace): void {
    const wait = fate.state === 'planned' ? fate.dueAt - clock.now() : 0;
    pace.pause(to.id, Math.max(asked, Math.min(wait, LONGEST_PAUSE)));
  }

  async function giveUp(to: Address, reason: string): Promise<void> {
    try {
      await deps.markUnusable(to.id, reason);
    } catch (error) {
      log.error('an address could not be marked unusable', { conversation: to.id, fault: faultOf(error) });
    }
  }
}

/** The queue planned it once more after its first fate was lost: whoever reads it has to know (design 5). */
function mayRepeat({ params }: ClaimedNotice): boolean {
  return params.repeat === true;
}
