import type { Address, Conversations } from '../app/ports/conversations.ts';
import type { Delivery, Postman } from '../app/ports/delivery.ts';
import type { Messenger, NoticeMark, Sent } from '../app/ports/messenger.ts';
import type { ClaimedNotice, Settlement } from '../app/ports/notices.ts';
import type { Chance, Clock } from '../app/ports.ts';
import type { Instant } from '../domain/ids.ts';
import { reportsItself } from '../domain/reporting.ts';
import { faultOf, type Log } from '../log.ts';
import { type Attempt, fateOf, fateOfFault, isOver, putBack, tooLate } from './fates.ts';
import { gathered, linesOf, type Ready, standingFor } from './gathering.ts';
import { atMost, lanes } from './lanes.ts';
import type { CallEnd, Given, Pace } from './pacing.ts';

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

type NotNow = { kind: 'not_now'; fate: Settlement };

export type Waiting = {
  pace: Pace;
  sleep(milliseconds: number): Promise<void>;
  /** The lease still outlasts one call to Teams, and the loop is not stopping. */
  maySend(): boolean;
  /** Puts down that a call begins now; false = it is not ours to make any more. */
  begin(notices: readonly ClaimedNotice[]): Promise<boolean>;
};

type Chat = Extract<Delivery, { kind: 'personal' | 'channel' }>;
/** A pause of the whole conversation after a refusal that names no time is not as long as one unlucky notice's wait. */
const LONGEST_PAUSE = 30_000;
/** What Teams answers when it was called too often. */
const TOO_MUCH = 'status_429';

/** What goes out as one message: under this notice, and for all of these. */
type Going = { notice: ClaimedNotice; all: readonly ClaimedNotice[] };

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
      ...alone.map(({ notice, delivery }) =>
        fated(notice, () => deliver({ notice, all: [notice] }, delivery, waiting)),
      ),
    ]);
    const [first] = together;
    if (!first) return fates;
    const { fate } = await fated(first.notice, () =>
      deliver(
        { notice: standingFor(together, first.notice), all: together.map(({ notice }) => notice) },
        linesOf(together, first.delivery),
        waiting,
      ),
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

  async function deliver(going: Going, delivery: Delivery, waiting: Waiting): Promise<Settlement> {
    switch (delivery.kind) {
      case 'drop':
        return { state: 'dropped', reason: delivery.reason, at: clock.now() };
      case 'wait':
        return putBack(delivery.until, delivery.reason);
      case 'unreachable':
        return { state: 'failed', reason: delivery.reason, at: clock.now() };
      case 'mail':
        return sending(() => post(going, delivery, waiting));
      case 'personal':
      case 'channel':
        return conversations.run(delivery.to.id, () => chat(going, delivery, waiting));
    }
  }

  async function post(
    { notice, all }: Going,
    { to, letter, language }: Extract<Delivery, { kind: 'mail' }>,
    waiting: Waiting,
  ): Promise<Settlement> {
    if (isOver(notice, clock.now())) return tooLate(clock.now());
    if (!(await waiting.begin(all))) return putBack(notice.dueAt, 'not_ours');
    // Putting that down may have taken long.
    if (!waiting.maySend()) return putBack(notice.dueAt, 'waited_too_long');
    if (isOver(notice, clock.now())) return tooLate(clock.now());
    const attempt: Attempt = { notice, road: 'mail', conversationId: null, isEdit: false };
    const posted = await deps.postman.post(to, letter, language, notice.id, mayRepeat(notice));
    return fateOf(attempt, posted, clock.now(), chance);
  }

  /** An edit of a message that is not there any more becomes a new message. */
  async function chat(going: Going, delivery: Chat, waiting: Waiting): Promise<Settlement> {
    const first = await inTurn(going, delivery, waiting);
    const isMessageGone = first.kind === 'gone' && first.what === 'message' && delivery.edits !== null;
    if (isMessageGone && delivery.kind === 'personal' && delivery.isOnlyEdit === true)
      return { state: 'dropped', reason: 'nothing_to_edit', at: clock.now() };
    const last = isMessageGone ? await inTurn(going, { ...delivery, edits: null }, waiting) : first;
    if (last.kind === 'gone') await giveUp(delivery.to, last.reason);
    return last.fate;
  }

  /** Waits until it is this conversation's turn, among all processes, and then makes one call. */
  async function inTurn(
    going: Going,
    delivery: Chat,
    waiting: Waiting,
  ): Promise<(Sent & { fate: Settlement }) | NotNow> {
    for (;;) {
      const tried = await sending(() => ifItIsTurn(going, delivery, waiting));
      if (tried.kind !== 'wait') return tried;
      if (tried.milliseconds > settings.patienceMilliseconds)
        return notNow(putBack((clock.now() + tried.milliseconds) as Instant, 'paced'));
      await waiting.sleep(tried.milliseconds);
    }
  }

  async function ifItIsTurn(
    { notice, all }: Going,
    delivery: Chat,
    { pace, sleep, maySend, begin }: Waiting,
  ): Promise<(Sent & { fate: Settlement }) | NotNow | Extract<Given, { kind: 'wait' }>> {
    if (!maySend()) return notNow(putBack(notice.dueAt, 'waited_too_long'));
    if (isOver(notice, clock.now())) return notNow(tooLate(clock.now()));
    const turn = await pace.turn(delivery.to.id, delivery.to.tenantId);
    if (turn.kind === 'wait') return turn;
    let end: CallEnd = { wasMade: false };
    try {
      if (turn.inMilliseconds > 0) await sleep(turn.inMilliseconds);
      if (!(await begin(all))) return notNow(putBack(notice.dueAt, 'not_ours'));
      if (!maySend()) return notNow(putBack(notice.dueAt, 'waited_too_long'));
      if (isOver(notice, clock.now())) return notNow(tooLate(clock.now()));
      if (!turn.mayBegin()) return { kind: 'wait', milliseconds: 0 };
      end = { wasMade: true };
      const result = await call(notice, delivery);
      const fate = fateOf(attemptOf(notice, delivery), result, clock.now(), chance);
      if (result.kind === 'later') end = { ...end, ...pauseAfter(result, fate) };
      return { ...result, fate };
    } finally {
      turn.over(end);
    }
  }

  function call(notice: ClaimedNotice, delivery: Chat): Promise<Sent> {
    const { messenger } = deps;
    const { to, language, edits } = delivery;
    if (delivery.kind === 'personal') {
      return edits === null
        ? messenger.sendPersonal(to, delivery.view, language, mayRepeat(notice), markOf(notice))
        : messenger.editPersonal(to, edits, delivery.view, language);
    }
    return edits === null
      ? messenger.sendChannel(to, delivery.payload, language, mayRepeat(notice))
      : messenger.editChannel(to, edits, delivery.payload, language);
  }

  /** How long nobody is to call there: as long as Teams asked, else as long as this notice waits, within bounds. */
  function pauseAfter(
    { afterMilliseconds, reason }: Extract<Sent, { kind: 'later' }>,
    fate: Settlement,
  ): Pick<CallEnd, 'pauseMilliseconds' | 'wasRefused'> {
    const wait = fate.state === 'planned' ? fate.dueAt - clock.now() : 0;
    return {
      pauseMilliseconds: Math.max(afterMilliseconds, Math.min(wait, LONGEST_PAUSE)),
      wasRefused: reason === TOO_MUCH,
    };
  }

  async function giveUp(to: Address, reason: string): Promise<void> {
    try {
      await deps.markUnusable(to.id, reason);
    } catch (error) {
      log.error('an address could not be marked unusable', { conversation: to.id, fault: faultOf(error) });
    }
  }
}

function attemptOf(notice: ClaimedNotice, { kind, to, edits }: Chat): Attempt {
  return { notice, road: kind, conversationId: to.id, isEdit: edits !== null };
}

function notNow(fate: Settlement): NotNow {
  return { kind: 'not_now', fate };
}

/** What tells when it is seen says which notice it is. */
function markOf({ id, schoolId, kind }: ClaimedNotice): NoticeMark | null {
  return reportsItself(kind) ? { schoolId, noticeId: id } : null;
}

/** The queue planned it once more after its first fate was lost: whoever reads it has to know (design 5). */
function mayRepeat({ params }: ClaimedNotice): boolean {
  return params.repeat === true;
}
