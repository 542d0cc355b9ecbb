import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { forgetGuests } from '../../src/app/chores/forgetting-guests.ts';
import { forgetInbox } from '../../src/app/chores/forgetting-inbox.ts';
import { removeEndedLinks } from '../../src/app/chores/removing-links.ts';
import { answerSafety } from '../../src/app/intake/answering-intake.ts';
import { sendConcern } from '../../src/app/intake/sending-concern.ts';
import { startIntake } from '../../src/app/intake/starting-intake.ts';
import type { Link } from '../../src/app/ports/links.ts';
import type { Instant, LinkId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { tellLate } from '../support/drafting.ts';
import { askedDossier, DOCTOR, guestOut, withGuest } from '../support/guests.ts';
import { type Play, play } from '../support/playing.ts';
import { rowCounts } from '../support/row-counts.ts';
import { SCHOOL, WHO } from '../support/school.ts';
import { type Asked, participantsNow } from '../support/tables.ts';
import { refIn } from '../support/triage.ts';

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
        const check = await tellLate(school, WHO.mentor, who);
        const receipt = await sendConcern(await school.turn(WHO.mentor, 'send'), refIn(check));
        school.clock.forward(401 * DAY);
        await forgetInbox(school.deps, always);
        const { inbox: _forgotten, ...before } = await rowCounts(school.engine);

        const again = [
          await answerSafety(await school.turn(WHO.mentor, 'safety'), refIn(safety), 'no'),
          await tellLate(school, WHO.mentor, who),
          await sendConcern(await school.turn(WHO.mentor, 'send'), refIn(check)),
        ];

        const { inbox, ...after } = await rowCounts(school.engine);
        expect(inbox).toBe(3);
        expect(after).toEqual(before);
        for (const view of again) expect(view).toEqual(receipt);
      });
    });

    describe('who a guest was', () => {
      const forgotten = (on: string) => {
        school.clock.set(`${on}T09:00:00Z`);
        return forgetGuests(school.deps, always);
      };
      const guestNow = async (asked: Asked) =>
        (await participantsNow(school, asked)).find(({ role }) => role === 'gast');

      it('is kept for 30 days after the last day and forgotten after, but that there was one', async () => {
        const asked = await askedDossier(school);
        await withGuest(school, asked, { ...DOCTOR, accessUntil: '2026-12-18' as SchoolDate });

        expect(await forgotten('2027-01-17')).toBe(0);
        expect(await guestNow(asked)).toMatchObject({ guest: { name: DOCTOR.name } });
        expect(await forgotten('2027-01-18')).toBe(1);
        expect(await guestNow(asked)).toMatchObject({ guest: null, ground: null, untilOn: '2026-12-18' });
        expect(await forgotten('2027-01-18')).toBe(0);
      });

      it('is forgotten as long after they were taken out, or after the case was closed', async () => {
        const asked = await askedDossier(school);
        await guestOut(school, asked, await withGuest(school, asked));
        await withGuest(school, asked, { ...DOCTOR, accessUntil: '2027-05-01' as SchoolDate });
        await sql`update dossier set state = 'closed', closed_at = '2026-11-30T09:00:00Z'`.execute(
          school.engine.db,
        );

        expect(await forgotten('2026-12-23')).toBe(0);
        expect(await forgotten('2026-12-24')).toBe(1);
        expect(await forgotten('2026-12-30')).toBe(0);
        expect(await forgotten('2026-12-31')).toBe(1);
      });

      it('goes once though two processes are at it', async () => {
        const asked = await askedDossier(school);
        for (let nth = 1; nth <= 4; nth++)
          await withGuest(school, asked, { ...DOCTOR, mail: `g${nth}@x.example` });
        school.clock.set('2027-03-01T09:00:00Z');

        const both = await Promise.all([
          forgetGuests(school.deps, always),
          forgetGuests(school.deps, always),
        ]);

        expect(both[0] + both[1]).toBe(4);
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
  });
}
