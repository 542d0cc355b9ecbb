import type { Delivery } from '../app/ports/delivery.ts';
import type { ClaimedNotice } from '../app/ports/notices.ts';
import { channelLines } from '../domain/channel.ts';

export type Ready = { notice: ClaimedNotice; delivery: Delivery };
type Post = Ready & { delivery: Extract<Delivery, { kind: 'channel' }> };

/** Never empty. */
export type Group = [ClaimedNotice, ...ClaimedNotice[]];

/** Posts that are due for one channel at the same time go together; everything else goes by itself. */
export function groupsOf(claimed: readonly ClaimedNotice[]): Group[] {
  const posts = new Map<string, Group>();
  const groups: Group[] = [];
  for (const notice of claimed) {
    const known = notice.kind === 'channel_post' ? posts.get(notice.to.id) : undefined;
    if (known) {
      known.push(notice);
      continue;
    }
    const group: Group = [notice];
    if (notice.kind === 'channel_post') posts.set(notice.to.id, group);
    groups.push(group);
  }
  return groups;
}

/** Of what was made ready: the news for the channel when there are several, and the others. */
export function gathered(ready: readonly Ready[]): { together: readonly Post[]; alone: readonly Ready[] } {
  const news = ready.filter(isNews);
  if (news.length < 2) return { together: [], alone: ready };
  return { together: news, alone: ready.filter((each) => !isNews(each)) };
}

/** One post of lines in the place of all of them. */
export function linesOf(posts: readonly Post[], first: Post['delivery']): Post['delivery'] {
  return {
    ...first,
    payload: channelLines(
      posts.flatMap(({ delivery: { payload } }) => (payload.kind === 'news' ? [payload] : [])),
    ),
  };
}

/** The notice under which they go: it may be a repeat as soon as one of them may, and ends when the first of them does. */
export function standingFor(posts: readonly Post[], first: ClaimedNotice): ClaimedNotice {
  const repeats = posts.some(({ notice }) => notice.params.repeat === true);
  const ends = posts.flatMap(({ notice: { expiresAt } }) => (expiresAt === null ? [] : [expiresAt]));
  return {
    ...first,
    params: repeats ? { ...first.params, repeat: true } : first.params,
    expiresAt: ends.length > 0 ? (Math.min(...ends) as ClaimedNotice['expiresAt']) : null,
  };
}

function isNews(ready: Ready): ready is Post {
  return (
    ready.delivery.kind === 'channel' &&
    ready.delivery.payload.kind === 'news' &&
    ready.delivery.edits === null
  );
}
