import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ActietafelId, Instant, LinkId, NoticeId } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL } from '../support/school.ts';
import { type Asked, askedTable, participantsNow } from '../support/tables.ts';

/** What every engine has to do the same with what comes in by mail; run once per engine. */
export function replyContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`answers by mail on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play(undefined, open);
    }, 60_000);

    beforeEach(async () => {
      await school.again();
      asked = await askedTable(school);
    });

    afterAll(() => school.close());

    async function isNewest(sequence: number, stampedAt: number, who = 0): Promise<boolean> {
      const participantId = (await participantsNow(school, asked))[who]?.id;
      if (!participantId) throw new Error('there is nobody');
      const about = { actietafelId: asked.ref.id as ActietafelId, participantId };
      return school.deps.store.transact(SCHOOL, (tx) =>
        tx.replies.isNewest(about, { sequence, stampedAt: stampedAt as Instant }),
      );
    }

    it('are newer by their number, and with the same number by their time', async () => {
      expect(await isNewest(1, 5000)).toBe(true);
      expect(await isNewest(1, 5000)).toBe(false);
      expect(await isNewest(1, 4000)).toBe(false);
      expect(await isNewest(0, 9000)).toBe(false);
      expect(await isNewest(1, 5001)).toBe(true);
      expect(await isNewest(2, 1000)).toBe(true);
      expect(await isNewest(1, 1000, 1)).toBe(true);
    });

    it('that come at once count once', async () => {
      const newest = await Promise.all(Array.from({ length: 5 }, () => isNewest(1, 5000)));

      expect(newest.filter(Boolean)).toHaveLength(1);
    });

    it('belong to the school of the door that they came to', async () => {
      const [link] = await school.deps.store.transact(SCHOOL, (tx) =>
        tx.links.ofTable(asked.ref.id as ActietafelId),
      );
      const schoolOf = (id: LinkId) => school.deps.store.outside((tx) => tx.mail.schoolOf(id));

      expect(await schoolOf(link?.id as LinkId)).toBe(SCHOOL);
      expect(await schoolOf('019ad000-0000-7000-8000-00000000ffff' as LinkId)).toBeNull();
    });

    it('are read on from the place that was kept last', async () => {
      const place = () => school.deps.store.outside((tx) => tx.mail.place());
      expect(await place()).toBeNull();

      for (const lastUid of [7, 4_294_967_295])
        await school.deps.store.outside((tx) =>
          tx.mail.keepPlace({ validity: '1795741247', lastUid, tries: 2 }),
        );

      expect(await place()).toEqual({ validity: '1795741247', lastUid: 4_294_967_295, tries: 2 });
    });

    it('turn a letter that was sent by mail into one that was not delivered, and no other message', async () => {
      const queue = noticeQueueOn(school.engine.db);
      const [byMail, inChat, waiting] = (
        await sql<{ id: NoticeId }>`select id from notice order by id limit 3`.execute(school.engine.db)
      ).rows.map(({ id }) => id) as [NoticeId, NoticeId, NoticeId];
      await sql`update notice set state = 'sent', road = 'mail' where id = ${byMail}::uuid`.execute(
        school.engine.db,
      );
      await sql`update notice set state = 'sent', road = 'personal' where id = ${inChat}::uuid`.execute(
        school.engine.db,
      );

      expect(await queue.mailed(byMail)).toMatchObject({ id: byMail, schoolId: SCHOOL });
      for (const id of [inChat, waiting, '019ad000-0000-7000-8000-00000000ffff' as NoticeId])
        expect(await queue.mailed(id)).toBeNull();
      for (const id of [byMail, inChat, waiting]) await queue.bounced(id, school.clock.now());

      const { rows } = await sql<{ state: string; reason: string | null }>`
        select state, reason from notice where id in (${byMail}::uuid, ${inChat}::uuid, ${waiting}::uuid) order by id
      `.execute(school.engine.db);
      expect(rows).toEqual([
        { state: 'failed', reason: 'bounced' },
        { state: 'sent', reason: null },
        { state: 'planned', reason: null },
      ]);
      expect(await queue.mailed(byMail)).toBeNull();
    });
  });
}
