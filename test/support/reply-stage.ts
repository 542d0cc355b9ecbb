import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { Reply, ReplySays } from '../../src/app/ports/replies.ts';
import { takeReply } from '../../src/app/replies/taking-reply.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { type Play, play } from './playing.ts';
import { type Asked, agreed, askedTable, linkOf, participantsNow, storedVotes } from './tables.ts';

export const HANNA = 'hanna.jeugdarts@voorbeeld.example';
export const PETRA = 'petra.vis@thuis.example';
/** When an answer was given, unless it says otherwise. */
export const AT = Date.parse('2026-11-23T10:00:00Z') as Instant;

/** Sam's table, that stands at the beginning of each test, and what agendas answer to its invitation. */
export function replyStage() {
  let school: Play;
  let asked: Asked;

  beforeAll(async () => {
    school = await play();
  }, 30_000);

  beforeEach(async () => {
    await school.again();
    asked = await askedTable(school);
    await agreed(school, asked, 'yes');
  });

  afterAll(() => school.close());

  return { school: () => school, asked: () => asked, reply, answers, votesOf };

  function reply(attendee: string, says: ReplySays, change: Partial<Reply> = {}): Reply {
    return {
      uid: `${asked.ref.id}@actietafel`,
      sequence: 0,
      stampedAt: AT,
      attendee,
      sender: attendee,
      says,
      ...change,
    };
  }

  /** An answer to the invitation of this person, as the agenda of `attendee` mails it. */
  async function answers(who: string, attendee: string, says: ReplySays, change: Partial<Reply> = {}) {
    const { id } = await linkOf(school, asked, who);
    return takeReply(school.deps, id, reply(attendee, says, change));
  }

  /** Every answer of this person that is stored. */
  async function votesOf(who: string) {
    const me = (await participantsNow(school, asked)).find((each) => each.who.id === who);
    return (await storedVotes(school, asked)).filter(({ participantId }) => participantId === me?.id);
  }
}
