import type { NoticeQueue } from '../ports/notices.ts';
import type { Mailbox } from '../ports/replies.ts';
import { takeBounce } from '../replies/taking-bounce.ts';
import { takeReply } from '../replies/taking-reply.ts';
import type { Deps } from '../turn.ts';
import type { MayGoOn } from './chore.ts';

export type MailboxDeps = { deps: Deps; mailbox: Mailbox; queue: Pick<NoticeQueue, 'mailed' | 'bounced'> };

/** Reads what came in by mail since the last time, and takes from it what is an answer or a letter that came back. */
export async function readMailbox({ deps, mailbox, queue }: MailboxDeps, mayGoOn: MayGoOn): Promise<number> {
  let taken = 0;
  const place = await deps.store.outside((tx) => tx.mail.place());
  await mailbox.readFrom(place, {
    async take(mail) {
      if (mail.kind === 'other') return;
      if (mail.kind === 'bounced') await takeBounce(deps, queue, mail.noticeId);
      else await takeReply(deps, mail.linkId, mail.reply);
      taken += 1;
    },
    keep: (reached) => deps.store.outside((tx) => tx.mail.keepPlace(reached)),
    mayGoOn,
  });
  return taken;
}
