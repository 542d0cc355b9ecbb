import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { layDraftsAside } from '../../src/app/chores/laying-drafts-aside.ts';
import { answerSafety, reportUnsafe } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import { preparingOf } from '../../src/app/preparing-notices.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { ConcernId, PersonId } from '../../src/domain/ids.ts';
import { conversationsOn } from '../../src/storage/conversations.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { DETAILS } from '../support/canary-words.ts';
import { tellLate } from '../support/drafting.ts';
import { type Play, play } from '../support/playing.ts';
import { SCHOOL, TENANT, WHO } from '../support/school.ts';
import { refIn } from '../support/triage.ts';

const DAY = 24 * 60 * 60_000;
const always = () => true;

/** What becomes of a report that was begun and never sent, the same on every engine. */
export function draftsContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`a report that was never sent, on ${engineName}`, () => {
    let school: Play;
    let close: () => Promise<void>;

    beforeAll(async () => {
      const opened = await open();
      close = opened.close;
      school = await play('2026-11-23T09:00:00Z', async () => opened.engine);
    }, 60_000);
    beforeEach(() => school.again());
    afterAll(() => close());

    it.each([
      ['2026-12-22T22:59:00Z', 'the last minute of its 29th day', 0],
      ['2026-12-22T23:00:00Z', 'the first minute of its 30th day', 1],
    ])('at %s, %s: %d laid aside', async (at, _when, laidAside) => {
      await toWho(WHO.mentor);
      school.clock.set(at);

      expect(await layDraftsAside(school.deps, always)).toBe(laidAside);
      expect(await statesOf()).toEqual([laidAside ? 'cancelled' : 'draft']);
    });

    it('is kept for as long again by each change', async () => {
      const who = await toWho(WHO.mentor);
      school.clock.forward(29 * DAY);
      await tellLate(school, WHO.mentor, who);

      school.clock.forward(29 * DAY);
      expect(await layDraftsAside(school.deps, always)).toBe(0);
      school.clock.forward(DAY);
      expect(await layDraftsAside(school.deps, always)).toBe(1);
    });

    it('is kept for as long again by each text that was written at it, and its text with it', async () => {
      const who = await toWho(WHO.mentor);
      school.clock.forward(29 * DAY);
      await write(who);

      school.clock.forward(29 * DAY);
      expect(await layDraftsAside(school.deps, always)).toBe(0);
      expect(await textsOf(who)).toBe(1);
      school.clock.forward(DAY);
      expect(await layDraftsAside(school.deps, always)).toBe(1);
      expect(await textsOf(who)).toBe(0);
    });

    it('is kept when something is written at it between the look and the laying aside', async () => {
      const who = await toWho(WHO.mentor);
      school.clock.forward(31 * DAY);
      let looks = 0;

      const store = {
        ...school.deps.store,
        transact: (async (schoolId, work) => {
          looks += 1;
          if (looks === 2) await write(who);
          return school.deps.store.transact(schoolId, work);
        }) as typeof school.deps.store.transact,
      };

      expect(await layDraftsAside({ ...school.deps, store }, always)).toBe(0);
      expect(await textsOf(who)).toBe(1);
    });

    it('is kept as long as its school says, and a school from before that setting as long as schools begin with', async () => {
      await toWho(WHO.mentor);
      school.clock.forward(10 * DAY);

      await sql`update school set policy = policy || '{"draftDays": 11}'`.execute(school.engine.db);
      expect(await layDraftsAside(school.deps, always)).toBe(0);
      await sql`update school set policy = policy - 'draftDays'`.execute(school.engine.db);
      expect(await layDraftsAside(school.deps, always)).toBe(0);
      await sql`update school set policy = policy || '{"draftDays": 10}'`.execute(school.engine.db);
      expect(await layDraftsAside(school.deps, always)).toBe(1);
    });

    it('leaves nothing of what was in it, an audit row of the system, and a card that no longer offers it', async () => {
      const { ref, activityId } = await withSentCard();
      school.clock.forward(30 * DAY);

      await layDraftsAside(school.deps, always);

      const concern = await school.deps.store.transact(SCHOOL, (tx) => tx.concerns.byId(ref.id as never));
      expect(concern).toMatchObject({
        state: 'cancelled',
        pupilId: null,
        intake: { pupil: null, reasons: [] },
      });
      const audited = await sql`
        select action, actor_kind, actor_id, subject_id from audit order by seq desc limit 1
      `.execute(school.engine.db);
      expect(audited.rows).toEqual([
        { action: 'concern.laid_aside', actor_kind: 'system', actor_id: null, subject_id: ref.id },
      ]);
      const [edit] = await noticeQueueOn(school.engine.db).claim(school.clock.now(), 10, 60);
      expect(edit).toMatchObject({ kind: 'card_edit', editsActivity: activityId, to: { id: WHO.mentor } });
      const delivery = await preparingOf(school.deps)(edit as never);
      expect(delivery).toMatchObject({
        kind: 'personal',
        edits: activityId,
        view: { kind: 'intake_cancelled' },
      });
    });

    it('shows the mentor who presses an old card that it has stopped, and lets her begin anew', async () => {
      const who = await toWho(WHO.mentor);
      school.clock.forward(30 * DAY);
      await layDraftsAside(school.deps, always);

      expect(await tellLate(school, WHO.mentor, who)).toMatchObject({ kind: 'intake_cancelled' });
      expect(await startIntake(await school.turn(WHO.mentor))).toMatchObject({ kind: 'intake_safety' });
    });

    it('is laid aside once by two processes at once, and nothing is left for the next', async () => {
      await toWho(WHO.mentor);
      await toWho(WHO.otherMentor);
      school.clock.forward(31 * DAY);

      const both = await Promise.all([
        layDraftsAside(school.deps, always),
        layDraftsAside(school.deps, always),
      ]);

      expect(both[0] + both[1]).toBe(2);
      expect(await layDraftsAside(school.deps, always)).toBe(0);
      const audited = await sql`select 1 from audit where action = 'concern.laid_aside'`.execute(
        school.engine.db,
      );
      expect(audited.rows).toHaveLength(2);
    });

    it('is the only thing that is laid aside: not what was sent, and not what was stopped for safety', async () => {
      await sendConcern(
        await school.turn(WHO.mentor),
        refIn(await tellLate(school, WHO.mentor, await toWho(WHO.mentor))),
      );
      await reportUnsafe(await school.turn(WHO.otherMentor), refIn(await toWho(WHO.otherMentor)));
      school.clock.forward(400 * DAY);

      expect(await layDraftsAside(school.deps, always)).toBe(0);
      expect(await statesOf()).toEqual(['safety', 'submitted']);
    });

    it('that cannot be opened does not keep the others waiting, and is a fault all the same', async () => {
      const broken = refIn(await toWho(WHO.mentor));
      await toWho(WHO.otherMentor);
      await sql`update concern set content_sealed = '\\x01' where id = ${broken.id}::uuid`.execute(
        school.engine.db,
      );
      school.clock.forward(31 * DAY);

      await expect(layDraftsAside(school.deps, always)).rejects.toThrow();

      expect(await statesOf()).toEqual(['cancelled', 'draft']);
    });

    it('is left for the next night when the process is ending', async () => {
      await toWho(WHO.mentor);
      school.clock.forward(31 * DAY);

      expect(await layDraftsAside(school.deps, () => false)).toBe(0);
      expect(await statesOf()).toEqual(['draft']);
    });

    async function toWho(person: PersonId): Promise<PersonalView> {
      const safety = await startIntake(await school.turn(person));
      return answerSafety(await school.turn(person), refIn(safety), 'no');
    }

    /** What was written on our own page at the draft of this card. */
    async function write(card: PersonalView): Promise<void> {
      await school.deps.store.transact(SCHOOL, (tx) =>
        tx.details.add({
          id: school.deps.ids.next(),
          concernId: refIn(card).id as ConcernId,
          authorId: WHO.mentor,
          details: DETAILS,
          writtenAt: school.clock.now(),
        }),
      );
    }

    async function textsOf(card: PersonalView): Promise<number> {
      return school.deps.store.transact(SCHOOL, (tx) =>
        tx.details.countBy(refIn(card).id as ConcernId, WHO.mentor),
      );
    }

    /** A draft that was begun by typing, so that its card is a message that we sent. */
    async function withSentCard(): Promise<{ ref: CardRef; activityId: string }> {
      const activityId = 'activity-of-the-card';
      const conversations = conversationsOn(school.engine.db, school.deps.ids);
      const { id } = await conversations.seen(
        {
          kind: 'personal',
          tenantId: TENANT,
          serviceUrl: 'https://smba.trafficmanager.net/emea/',
          teamsId: 'a:1',
          botId: '28:bot',
          memberId: '29:anna',
          personId: WHO.mentor,
          schoolId: null,
          language: null,
        },
        school.clock.now(),
      );
      const begun = await startIntake(await school.turn(WHO.mentor, 'begin', null));
      const queue = noticeQueueOn(school.engine.db);
      for (const notice of await queue.claim(school.clock.now(), 10, 60))
        await queue.settle(notice.id, notice.fence, {
          state: 'sent',
          road: 'personal',
          conversationId: id,
          activityId,
          at: school.clock.now(),
        });
      const who = await answerSafety(await school.turn(WHO.mentor), refIn(begun), 'no');
      return { ref: refIn(await tellLate(school, WHO.mentor, who)), activityId };
    }

    async function statesOf(): Promise<string[]> {
      const rows = await sql<{ state: string }>`select state from concern order by state`.execute(
        school.engine.db,
      );
      return rows.rows.map(({ state }) => state);
    }
  });
}
