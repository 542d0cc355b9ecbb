import type { NoticeId } from '../../domain/ids.ts';
import type { NoticeQueue } from '../ports/notices.ts';
import type { Deps } from '../turn.ts';
import { tellCoordinators } from '../worklist/telling-undelivered.ts';

/**
 * A letter that the mail server had taken came back: it did not arrive after all, and the coordinators hear so. They hear
 * it before its fate is stored, as of every message that fails; twice is once.
 */
export async function takeBounce(
  deps: Deps,
  queue: Pick<NoticeQueue, 'mailed' | 'bounced'>,
  noticeId: NoticeId,
): Promise<void> {
  const notice = await queue.mailed(noticeId);
  if (!notice) return;
  await tellCoordinators(deps)(notice, 'bounced');
  await queue.bounced(noticeId, deps.clock.now());
  deps.kick();
}
