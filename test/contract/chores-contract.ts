import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { forgetInbox } from '../../src/app/chores/forgetting-inbox.ts';
import { layDraftsAside } from '../../src/app/chores/laying-drafts-aside.ts';
import { removeEndedLinks } from '../../src/app/chores/removing-links.ts';
import { answerSafety, reportUnsafe, tellWhoAndWhat } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { Link } from '../../src/app/ports/links.ts';
import { preparingOf } from '../../src/app/preparing-notices.ts';
import type { PersonalView } from '../../src/app/views.ts';
import type { ConcernId, Instant, LinkId, PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { conversationsOn } from '../../src/storage/conversations.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { noticeQueueOn } from '../../src/storage/notice-queue.ts';
import { DETAILS } from '../support/canary-words.ts';
import { type Play, play } from '../support/playing.ts';
import { rowCounts } from '../support/row-counts.ts';
import { PUPIL, SCHOOL, TENANT, WHO } from '../support/school.ts';

const DAY = 24 * 60 * 60_000;
const always = () => true;

/** What the chores do at night, the same on every engine. */
export function choresContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`the chores on ${engineName}`, () => {
    let school: Play;
    let close: () => Promise<void>;

    beforeAll(async () => {
      const opened = await open();
      close = opened.close;
      school = await play('2026-11-23T09:00:00Z', async () => opened.engine);
    }, 60_000);
    beforeEach(() => school.again());
    afterAll(() => close());

    describe('a report that was never sent', () => {
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
        await tell(WHO.mentor, who);

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

        expect(await tell(WHO.mentor, who)).toMatchObject({ kind: 'intake_cancelled' });
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
          refIn(await tell(WHO.mentor, await toWho(WHO.mentor))),
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
    });

    describe('a key of the inbox', () => {
      const ageOf = (days: number, count = 1) =>
        sql`
        insert into inbox (key, outcome, received_at)
        select sha256(('k' || ${days}::text || n::text)::bytea), '{}', ${new Date(school.clock.now() - days * DAY)}
        from generate_series(1, ${count}) as n
      `.execute(school.engine.db);

      it('is kept for 400 days and forgotten after', async () => {
        await ageOf(400);
        expect(await forgetInbox(school.deps, always)).toBe(0);

        school.clock.forward(1);
        expect(await forgetInbox(school.deps, always)).toBe(1);
        expect(await rowCounts(school.engine)).toMatchObject({ inbox: 0 });
      });

      it('goes in batches, each once though two processes are at it, and what is younger stays', async () => {
        await ageOf(401, 2300);
        await ageOf(10, 5);

        const both = await Promise.all([forgetInbox(school.deps, always), forgetInbox(school.deps, always)]);

        expect(both[0] + both[1]).toBe(2300);
        expect(await rowCounts(school.engine)).toMatchObject({ inbox: 5 });
      });

      it('waits for the next night after the batch during which the process began to end', async () => {
        await ageOf(401, 2300);
        let asked = 0;

        const forgotten = await forgetInbox(school.deps, () => asked++ < 1);

        expect(forgotten).toBe(1000);
      });

      it('that is forgotten lets no old press do anything a second time', async () => {
        const safety = await startIntake(await school.turn(WHO.mentor, 'start'));
        const who = await answerSafety(await school.turn(WHO.mentor, 'safety'), refIn(safety), 'no');
        const check = await tell(WHO.mentor, who);
        const receipt = await sendConcern(await school.turn(WHO.mentor, 'send'), refIn(check));
        school.clock.forward(401 * DAY);
        await forgetInbox(school.deps, always);
        const { inbox: _forgotten, ...before } = await rowCounts(school.engine);

        const again = [
          await answerSafety(await school.turn(WHO.mentor, 'safety'), refIn(safety), 'no'),
          await tell(WHO.mentor, who),
          await sendConcern(await school.turn(WHO.mentor, 'send'), refIn(check)),
        ];

        const { inbox, ...after } = await rowCounts(school.engine);
        expect(inbox).toBe(3);
        expect(after).toEqual(before);
        for (const view of again) expect(view).toEqual(receipt);
      });
    });

    describe('a link that has ended', () => {
      it('is kept for 30 days more and taken away after; one that has not ended is kept', async () => {
        await addLink(school.clock.now() - 30 * DAY);
        await addLink(school.clock.now() + DAY);
        expect(await removeEndedLinks(school.deps, always)).toBe(0);

        school.clock.forward(1);
        expect(await removeEndedLinks(school.deps, always)).toBe(1);
        expect(await rowCounts(school.engine)).toMatchObject({ link: 1 });
      });

      it('is taken away once by two processes at once', async () => {
        for (let n = 0; n < 5; n += 1) await addLink(school.clock.now() - 40 * DAY);

        const both = await Promise.all([
          removeEndedLinks(school.deps, always),
          removeEndedLinks(school.deps, always),
        ]);

        expect(both[0] + both[1]).toBe(5);
      });
    });

    it('finds what is due by an index, not by reading everything', async () => {
      const planOf = async (query: ReturnType<typeof sql>) =>
        school.engine.db.transaction().execute(async (db) => {
          await sql`set local enable_seqscan = off`.execute(db);
          return JSON.stringify((await sql`explain ${query}`.execute(db)).rows);
        });

      expect(
        await planOf(
          sql`select id from concern where school_id = ${SCHOOL}::uuid and state = 'draft' and created_at < now() order by created_at, id`,
        ),
      ).toContain('concern_draft_begun');
      expect(
        await planOf(sql`select key from inbox where received_at < now() order by received_at`),
      ).toContain('inbox_age');
      expect(
        await planOf(
          sql`select id from link where school_id = ${SCHOOL}::uuid and expires_at < now() order by expires_at`,
        ),
      ).toContain('link_ended');
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

    async function tell(person: PersonId, who: PersonalView): Promise<PersonalView> {
      return tellWhoAndWhat(await school.turn(person, ['told', refIn(who)]), refIn(who), {
        pupilId: PUPIL.sam,
        typedName: null,
        typedClass: null,
        raisedBy: 'school',
        reasons: ['late'],
        absentSince: '2026-11-02' as SchoolDate,
        parentsTold: { told: 'no' },
      });
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
      return { ref: refIn(await tell(WHO.mentor, who)), activityId };
    }

    async function addLink(expiresAt: number): Promise<void> {
      const link: Link = {
        id: school.deps.ids.next<LinkId>(),
        schoolId: SCHOOL,
        purpose: 'worklist_page',
        holder: { kind: 'person', id: WHO.coordinator },
        concernId: null,
        actietafelId: null,
        expiresAt: expiresAt as Instant,
        revokedAt: null,
      };
      await school.deps.store.transact(SCHOOL, (tx) => tx.links.add(link));
    }

    async function statesOf(): Promise<string[]> {
      const rows = await sql<{ state: string }>`select state from concern order by state`.execute(
        school.engine.db,
      );
      return rows.rows.map(({ state }) => state);
    }
  });
}

function refIn(view: PersonalView): CardRef {
  if (!('ref' in view)) throw new Error(`A ${view.kind} has no ref.`);
  return view.ref;
}
