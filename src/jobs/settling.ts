import type { ClaimedNotice, NoticeQueue, Settlement } from '../app/ports/notices.ts';
import type { Chance, Clock } from '../app/ports.ts';
import { coded, faultOf, type Log } from '../log.ts';
import { fateOfFault } from './fates.ts';

export type SettlingDeps = {
  queue: NoticeQueue;
  clock: Clock;
  chance: Chance;
  /**
   * A notice will never arrive. Called before that is stored, so that a crash between the two tells it again rather
   * than never; what it plans has to be the same when it is planned twice.
   */
  onFailed(notice: ClaimedNotice, reason: string): Promise<void>;
  log: Log;
};

const TRIES = 5;
const WAIT = 1000;

/**
 * Stores what became of a notice. Tried several times, since a message that was sent and whose fate is lost is sent
 * again after the quiet period. Nothing is thrown: after the last try the lease runs out, and the notice is unknown. What
 * failed certainly did not arrive: as long as nobody could be told of it, it is tried again as a whole.
 */
export function settlingWith(
  { queue, clock, chance, onFailed, log }: SettlingDeps,
  sleep: (milliseconds: number) => Promise<void>,
): (notice: ClaimedNotice, fate: Settlement) => Promise<void> {
  return async (notice, found) => {
    const isTold = found.state !== 'failed' || (await tell(notice, found.reason));
    const fate = isTold ? found : fateOfFault(notice, found.reason, clock.now(), chance);
    for (let tries = 1; tries <= TRIES; tries++) {
      try {
        const isOurs = await queue.settle(notice.id, notice.fence, fate);
        return report(notice, fate, isOurs);
      } catch (error) {
        log.error('a fate could not be stored', { notice: notice.id, tries, fault: faultOf(error) });
        if (tries < TRIES) await sleep(WAIT * tries);
      }
    }
  };

  async function tell(notice: ClaimedNotice, reason: string): Promise<boolean> {
    try {
      await onFailed(notice, reason);
      return true;
    } catch (error) {
      log.error('a failed notice could not be told', { notice: notice.id, fault: faultOf(error) });
      return false;
    }
  }

  function report(notice: ClaimedNotice, fate: Settlement, isOurs: boolean): void {
    const reason = coded('reason' in fate ? fate.reason : 'none');
    const { id, kind, attempts } = notice;
    const fields = { notice: id, kind, state: fate.state, reason, before: attempts };
    const isLost = fate.state === 'failed' || fate.state === 'unknown';
    if (!isOurs) log.warn('another sender settled this notice', fields);
    else if (isLost) log.warn('a notice did not arrive', fields);
    else log.debug('a notice was settled', fields);
  }
}
