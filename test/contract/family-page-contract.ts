import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CardRef } from '../../src/app/arriving/views.ts';
import { shutFamilyDoors } from '../../src/app/case-page/shutting-doors.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { holdTable } from '../../src/app/dossier/holding-table.ts';
import { tellParent } from '../../src/app/dossier/telling-parent.ts';
import { putDownUnplanned } from '../../src/app/dossier/unplanned-talk.ts';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import type { MinutesAct } from '../../src/app/minutes/acting.ts';
import { readMinutes } from '../../src/app/minutes/showing-minutes.ts';
import { sendCode } from '../../src/app/pages/second-code.ts';
import type { Link } from '../../src/app/ports/links.ts';
import { openAnswerPage } from '../../src/app/table/answer-page.ts';
import { readVoices } from '../../src/app/voices/showing-voices.ts';
import { MOST_HEARD } from '../../src/domain/felt-heard.ts';
import type {
  ActietafelId,
  CodeId,
  LinkId,
  ParticipantId,
  PersonId,
  SchoolDate,
} from '../../src/domain/ids.ts';
import type { AbsentWhy } from '../../src/domain/minutes/attendance.ts';
import { MOST_OWN_SAYS } from '../../src/domain/minutes/minutes.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { rostersOn } from '../../src/storage/roster.ts';
import { caseLink, caseRead, mayRead } from '../support/case-page.ts';
import { testKeys } from '../support/database.ts';
import {
  agreedDoor,
  agreedLinkOf,
  madeFinal,
  madeFinalAgain,
  pageOf,
  readyIn,
  saysFeltHeard,
  saysOfAgreed,
  toldReady,
} from '../support/family-page.ts';
import {
  begunTable,
  finishes,
  LOOKING,
  minutesLink,
  minutesNow,
  wholeMinutes,
  writes,
} from '../support/minutes.ts';
import { newestLink } from '../support/own-pages.ts';
import { GUARDIAN, PUPIL, SCHOOL, testRoster, WHO } from '../support/school.ts';
import { type Asked, linkOf } from '../support/tables.ts';
import { deliverDue, haveChats, reasonsDropped, viewsTo } from '../support/triage.ts';
import { placeOf, voicesLink } from '../support/voices.ts';
import { minutesStage } from './minutes-stage.ts';

const SAM = 'sam@leerling.example';
const PETRA = 'petra.vis@thuis.example';
const ROB = 'rob.vis@thuis.example';
const TABLE_ON = '2026-11-25' as SchoolDate;
const TALK_ON = '2026-11-26' as SchoolDate;
const DAY = 24 * 60 * 60_000;
const WRONG = { says: 'disagrees', words: 'Het was geen dinsdag' } as const;

/** What the family reads of a table, and what they say of it. */
export function familyPageContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what the family reads of a table, on ${engineName}`, () => {
    const { school, asked, link, dossierRef, count } = minutesStage(open);

    it('is told to each of them once it is final, by a mail with a day and a button', async () => {
      await deliverDue(school());
      await madeFinal(school(), link());

      const ready = readyIn(await deliverDue(school()));

      expect(ready.map(({ to }) => to).sort()).toEqual([PETRA, ROB, SAM]);
      expect(ready.map(({ letter }) => letter.to).sort()).toEqual(['parent', 'parent', 'pupil']);
      expect(ready[0]?.letter).toMatchObject({ number: asked().dossier.number, tableOn: '2026-11-25' });
      expect(JSON.stringify(ready)).not.toMatch(/ochtenden|timmeren|slaapt|Sam Vis/);
      expect(await toldReady(school())).toEqual([]);
    });

    it('is told once more of each version, and of none that is being corrected', async () => {
      await madeFinal(school(), link());
      await deliverDue(school());
      await madeFinalAgain(school(), link());
      await writes(school(), link(), {}, { does: 'reopen' });

      expect(await toldReady(school())).toEqual([]);
      expect(await reasonsDropped(school(), 'minutes_ready')).toEqual(['changed']);
      await writes(school(), link(), { planSchool: 'Vijf ochtenden' });
      await finishes(school(), link());
      expect(await toldReady(school())).toHaveLength(3);
    });

    it('is not told, shown or taken in while somebody doubts whether it is safe, without a sign of it', async () => {
      await madeFinal(school(), link());
      const before = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);
      await doubtSafetyOfDossier(await school().turn(WHO.coordinator), await dossierRef());

      expect(await toldReady(school())).toEqual([]);
      expect(await reasonsDropped(school(), 'minutes_ready')).toEqual(['safety']);
      expect(await pageOf(school(), before)).toBeNull();
      expect(await saysOfAgreed(school(), before, WRONG, 'x')).toBeNull();
      expect(await agreedDoor(school(), asked(), GUARDIAN.ofSam)).toBeNull();
      expect(await offered(GUARDIAN.ofSam)).toBe(false);
    });

    it('is not there before it is final, also when they press the button that is not on their page', async () => {
      await wholeMinutes(school(), link());

      expect(await offered(PUPIL.sam)).toBe(false);
      expect(await agreedDoor(school(), asked(), PUPIL.sam)).toBeNull();
    });

    it('is there for each of the family who was asked to it, and for nobody else', async () => {
      await madeFinal(school(), link());

      for (const who of [PUPIL.sam, GUARDIAN.ofSam, GUARDIAN.alsoOfSam])
        expect(await offered(who)).toBe(true);
      for (const who of [WHO.leerplicht, WHO.jgz]) {
        expect(await offered(who)).toBe(false);
        expect(await agreedDoor(school(), asked(), who)).toBeNull();
        expect(await pageOf(school(), await madeFor(await placeOf(school(), asked(), who)))).toBeNull();
      }
    });

    it('is not there for a parent who was left out, nor told to them', async () => {
      const { left, its } = await leftOutOfTable();
      await madeFinal(school(), its);

      expect((await toldReady(school())).sort()).toEqual([PETRA, SAM]);
      const place = await placeOf(school(), left, GUARDIAN.alsoOfSam);
      expect(await pageOf(school(), await madeFor(place, left.dossier.concernId))).toBeNull();
    });

    it('is not there for a parent who was not asked to that very table, nor told to them', async () => {
      await writes(school(), link(), {}, await absent(GUARDIAN.alsoOfSam));
      await writes(school(), link(), {}, await notThere(GUARDIAN.alsoOfSam, 'not_asked'));
      await madeFinal(school(), link());

      expect((await toldReady(school())).sort()).toEqual([PETRA, SAM]);
      expect(await offered(GUARDIAN.alsoOfSam)).toBe(false);
      expect(await agreedDoor(school(), asked(), GUARDIAN.alsoOfSam)).toBeNull();
      const place = await placeOf(school(), asked(), GUARDIAN.alsoOfSam);
      expect(await pageOf(school(), await madeFor(place))).toBeNull();
      expect(await printed()).toEqual(await placesOf(PUPIL.sam, GUARDIAN.ofSam));
    });

    it('is of a talk that nobody planned for whoever was there or could not come, and not for who was left out', async () => {
      const talk = await unplannedTalk();
      await writes(school(), talk, {}, await absent(GUARDIAN.ofSam));
      await writes(school(), talk, {}, await notThere(GUARDIAN.ofSam, 'could_not_come'));
      await writes(school(), talk, {}, await absent(GUARDIAN.alsoOfSam));
      await writes(school(), talk, {}, await notThere(GUARDIAN.alsoOfSam, 'not_asked'));
      await madeFinal(school(), talk);

      expect((await toldReady(school())).sort()).toEqual([PETRA, SAM]);
      const place = await placeOf(school(), asked(), GUARDIAN.alsoOfSam);
      expect(await pageOf(school(), await madeFor(place))).toBeNull();
    });

    it('is not there for a parent who was told of the case after that table, also once it is corrected', async () => {
      const { left, its } = await leftOutOfTable();
      await madeFinal(school(), its);
      school().clock.set('2026-11-26T09:00:00Z');
      await tellsRob(left);

      await madeFinalAgain(school(), its);

      expect((await toldReady(school())).sort()).toEqual([PETRA, SAM]);
      const place = await placeOf(school(), left, GUARDIAN.alsoOfSam);
      expect(await pageOf(school(), await madeFor(place, left.dossier.concernId))).toBeNull();
    });

    it.each(['2026-11-25T15:00:00Z', '2026-11-26T09:00:00Z'])(
      'is not of a parent who is told at %s, after that table, before its minutes are final',
      async (at) => {
        const { left, its } = await leftOutOfTable();
        school().clock.set(at);
        await tellsRob(left);

        await madeFinal(school(), its);

        expect((await toldReady(school())).sort()).toEqual([PETRA, SAM]);
      },
    );

    it('is not of a parent who is told after a talk that nobody planned', async () => {
      const { left } = await leftOutOfTable();
      const talk = await unplannedTalk(left);
      school().clock.set('2026-11-27T09:00:00Z');
      await tellsRob(left);

      await madeFinal(school(), talk);

      expect((await toldReady(school())).sort()).toEqual([PETRA, SAM]);
    });

    it('goes to no mailbox that two of the family have, nor does a code, and the coordinator hears of it', async () => {
      await bringPupilWith('Petra.Vis@thuis.example');
      await madeFinal(school(), link());

      const sent = await deliverDue(school());

      expect(readyIn(sent).map(({ to }) => to)).toEqual([ROB]);
      const unreached = sent.filter(({ kind }) => kind === 'minutes_ready').map(({ delivery }) => delivery);
      expect(unreached.filter(({ kind }) => kind === 'unreachable')).toEqual([
        { kind: 'unreachable', reason: 'shared_address' },
        { kind: 'unreachable', reason: 'shared_address' },
      ]);
      for (const who of [PUPIL.sam, GUARDIAN.ofSam]) {
        expect(await offered(who)).toBe(false);
        expect(await agreedDoor(school(), asked(), who)).toBeNull();
      }
      expect(await offered(GUARDIAN.alsoOfSam)).toBe(true);
    });

    it('sends no code once their address is also that of another of the family', async () => {
      await madeFinal(school(), link());
      const pupil = await agreedLinkOf(school(), asked(), PUPIL.sam);
      const codes = () => school().deps.ids.next<CodeId>();
      await sendCode(school().deps, pupil, codes());
      await bringPupilWith(ROB);

      expect(await sendCode(school().deps, pupil, codes())).toBe('no_address');
      const sent = (await deliverDue(school())).filter(({ kind }) => kind === 'page_code');
      expect(sent.map(({ delivery }) => delivery)).toEqual([
        { kind: 'unreachable', reason: 'shared_address' },
      ]);
    });

    it('is not there for a parent any more once the pupil is 18, and is for the pupil', async () => {
      await madeFinal(school(), link());
      const parent = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);
      const pupil = await agreedLinkOf(school(), asked(), PUPIL.sam);
      await sql`update link set expires_at = '2029-01-01' where purpose = 'family_page'`.execute(
        school().engine.db,
      );
      school().clock.set('2028-05-12T09:00:00Z');

      expect(await pageOf(school(), parent)).toBeNull();
      expect(await pageOf(school(), pupil)).toMatchObject({ of: 'pupil' });
      expect(await toldReady(school())).not.toContain(PETRA);
      expect(await printed()).toEqual(await placesOf(PUPIL.sam));
    });

    /** Of whom the school finds a letter to print: with the minutes, and the same on the page of the case. */
    async function printed(): Promise<readonly string[]> {
      const page = await readMinutes(school().deps, link(), LOOKING);
      const onCase = (await caseRead(school(), asked())).documents?.map(({ letters }) => letters);
      expect(onCase).toEqual([page?.letters]);
      return [...(page?.letters ?? [])].sort();
    }

    async function placesOf(...people: readonly string[]): Promise<readonly string[]> {
      return (await Promise.all(people.map((who) => placeOf(school(), asked(), who)))).sort();
    }

    it('is the newest that is final, and the reading is on record with the ground of the family', async () => {
      await madeFinal(school(), link());
      const door = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);
      await writes(school(), link(), {}, { does: 'reopen' });
      await writes(school(), link(), { planSchool: 'Nog niet af' });

      const page = await pageOf(school(), door);

      expect(page).toMatchObject({
        of: 'parent',
        tableOn: '2026-11-25',
        said: [],
        heard: null,
        isClosed: false,
      });
      expect(page?.minutes.texts.planSchool).toBe('Drie ochtenden in de week');
      expect(page?.me.participantId).toBe(await placeOf(school(), asked(), GUARDIAN.ofSam));
      expect(await recordedOf('dossier.minutes_read')).toEqual([['guardian', GUARDIAN.ofSam]]);
    });

    it('keeps one address as long as it holds', async () => {
      await madeFinal(school(), link());

      const [first, second] = [
        await agreedDoor(school(), asked(), PUPIL.sam),
        await agreedDoor(school(), asked(), PUPIL.sam),
      ];

      expect(second).toBe(first);
    });

    describe('when one of them says something of it', () => {
      it('is added to the minutes as they say it, which stay final, and whoever carries the case hears that', async () => {
        await haveChats(school(), WHO.coordinator);
        await madeFinal(school(), link());
        await deliverDue(school());
        const door = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);

        for (const _press of [1, 2])
          expect(await saysOfAgreed(school(), door, WRONG)).toMatchObject({
            fault: null,
            page: { said: [WRONG] },
          });

        const kept = await minutesNow(school(), asked());
        expect(kept).toMatchObject({ state: 'final', minutes: { says: [{ ...WRONG, on: '2026-11-25' }] } });
        const cards = viewsTo(await deliverDue(school()), WHO.coordinator, 'family_said');
        expect(cards).toMatchObject([{ kind: 'dossier', because: 'family_said' }]);
        expect(JSON.stringify(cards)).not.toContain('dinsdag');
      });

      it('is read in their words by a partner who was at that table, and not by one who was not there', async () => {
        await mayRead(school(), asked(), WHO.swv, 'consent');
        await mayRead(school(), asked(), WHO.buurtteam, 'consent');
        await writes(school(), link(), {}, await absent(WHO.swv));
        await madeFinal(school(), link());
        await saysOfAgreed(school(), await agreedLinkOf(school(), asked(), PUPIL.sam), WRONG);

        const wordsFor = async (who: PersonId) =>
          (await caseRead(school(), asked(), who)).documents?.[0]?.final?.minutes.says;

        expect(await wordsFor(WHO.buurtteam)).toMatchObject([WRONG]);
        expect(await wordsFor(WHO.swv)).toMatchObject([{ says: 'disagrees', words: '' }]);
      });

      it('keeps what they said before, and shows nobody what another says', async () => {
        await madeFinal(school(), link());
        const parent = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);
        const pupil = await agreedLinkOf(school(), asked(), PUPIL.sam);
        await saysOfAgreed(school(), parent, WRONG);
        await saysOfAgreed(school(), parent, { says: 'agrees', words: '' });

        expect((await pageOf(school(), parent))?.said.map(({ says }) => says)).toEqual([
          'disagrees',
          'agrees',
        ]);
        expect((await pageOf(school(), pupil))?.said).toEqual([]);
      });

      it('is about the version that they read, and is asked again of another', async () => {
        await madeFinal(school(), link());
        const door = await agreedLinkOf(school(), asked(), PUPIL.sam);
        const read = (await pageOf(school(), door))?.print ?? '';
        await madeFinalAgain(school(), link());

        expect(await saysOfAgreed(school(), door, WRONG, read)).toMatchObject({
          fault: 'minutes_read_again',
          page: { minutes: { texts: { planSchool: 'Vier ochtenden in de week' } }, said: [] },
        });
      });

      it('is kept as well while the school corrects the minutes', async () => {
        await madeFinal(school(), link());
        const door = await agreedLinkOf(school(), asked(), PUPIL.sam);
        await writes(school(), link(), {}, { does: 'reopen' });

        expect(await saysOfAgreed(school(), door, WRONG)).toMatchObject({ fault: null });
        expect(await minutesNow(school(), asked())).toMatchObject({
          state: 'open',
          minutes: { says: [WRONG] },
        });
      });

      it('is refused where it is empty, too long, or holds a BSN, and changes nothing', async () => {
        await madeFinal(school(), link());
        const door = await agreedLinkOf(school(), asked(), PUPIL.sam);
        const faultOf = async (words: string) =>
          (await saysOfAgreed(school(), door, { says: 'disagrees', words }))?.fault;

        expect([
          await faultOf(' '),
          await faultOf('x'.repeat(1_501)),
          await faultOf('Ik ben 111222333'),
        ]).toEqual(['minutes_why_missing', 'text_too_long', 'bsn_in_text']);
        expect((await minutesNow(school(), asked()))?.minutes.says).toEqual([]);
      });

      it(`is taken ${MOST_OWN_SAYS} times of one of them, and still of the others`, async () => {
        await madeFinal(school(), link());
        const pupil = await agreedLinkOf(school(), asked(), PUPIL.sam);
        for (let nth = 1; nth <= MOST_OWN_SAYS; nth++)
          await saysOfAgreed(school(), pupil, { says: 'agrees', words: `${nth}` });

        expect((await saysOfAgreed(school(), pupil, WRONG))?.fault).toBe('minutes_said_often');
        const parent = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);
        expect((await saysOfAgreed(school(), parent, WRONG))?.fault).toBeNull();
      });
    });

    describe('when one of them says whether they felt heard', () => {
      it('is kept once of each person and table, as they say it last', async () => {
        await madeFinal(school(), link());
        const door = await agreedLinkOf(school(), asked(), PUPIL.sam);

        await saysFeltHeard(school(), door, { answer: 'no', words: 'Iedereen praatte' });
        const last = await saysFeltHeard(school(), door, { answer: 'partly', words: '' });

        expect(last).toMatchObject({ fault: null, page: { heard: { answer: 'partly', words: '' } } });
        expect(await heardNow()).toEqual([{ answer: 'partly', words: '' }]);
        expect(await heardOf(GUARDIAN.alsoOfSam)).toBeNull();
      });

      it('is refused without a choice, too long or with a BSN, and then nothing is kept', async () => {
        await madeFinal(school(), link());
        const door = await agreedLinkOf(school(), asked(), PUPIL.sam);

        expect((await saysFeltHeard(school(), door, { answer: null, words: '' }))?.fault).toBe(
          'felt_heard_missing',
        );
        const bsn = { answer: 'yes', words: '111222333' } as const;
        expect((await saysFeltHeard(school(), door, bsn))?.fault).toBe('bsn_in_text');
        expect(await heardNow()).toEqual([]);
      });

      it(`can be said anew ${MOST_HEARD} times, and then no more`, async () => {
        await madeFinal(school(), link());
        const door = await agreedLinkOf(school(), asked(), PUPIL.sam);
        for (let nth = 1; nth <= MOST_HEARD; nth++)
          expect((await saysFeltHeard(school(), door, { answer: 'no', words: `${nth}` }))?.fault).toBeNull();

        const more = await saysFeltHeard(school(), door, { answer: 'yes', words: '' });

        expect(more?.fault).toBe('minutes_said_often');
        expect(await heardNow()).toEqual([{ answer: 'no', words: `${MOST_HEARD}` }]);
        const parent = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);
        expect((await saysFeltHeard(school(), parent, { answer: 'yes', words: '' }))?.fault).toBeNull();
      });

      it('is read by whoever carries the case, and not by whoever raised it or by another of the family', async () => {
        await madeFinal(school(), link());
        const pupil = await agreedLinkOf(school(), asked(), PUPIL.sam);
        await saysFeltHeard(school(), pupil, { answer: 'no', words: 'Te snel' });

        const carries = await readVoices(school().deps, await voicesLink(school(), asked().dossier));
        const raised = await readVoices(
          school().deps,
          await voicesLink(school(), asked().dossier, WHO.mentor),
        );

        expect(carries?.heard).toMatchObject([
          { heard: { answer: 'no', words: 'Te snel' }, on: '2026-11-25' },
        ]);
        expect(raised).toMatchObject({ sees: 'own', heard: [] });
        const parent = await agreedLinkOf(school(), asked(), GUARDIAN.ofSam);
        expect(await pageOf(school(), parent)).toMatchObject({ heard: null });
      });
    });

    it('stays when the case is closed, to read and to say nothing more of', async () => {
      await madeFinal(school(), link());
      const door = await agreedLinkOf(school(), asked(), PUPIL.sam);
      await closeDossier(await school().turn(WHO.coordinator), await dossierRef(), 'family_stops');

      expect(await pageOf(school(), door)).toMatchObject({ isClosed: true });
      expect((await saysOfAgreed(school(), door, WRONG))?.fault).toBe('not_now');
      expect((await saysFeltHeard(school(), door, { answer: 'yes', words: '' }))?.fault).toBe('not_now');
      expect((await minutesNow(school(), asked()))?.minutes.says).toEqual([]);
      expect(await toldReady(school())).toEqual([]);
    });

    /** The files of the school give another mail address for Sam. */
    async function bringPupilWith(mail: string): Promise<void> {
      const roster = testRoster();
      const pupils = roster.pupils.map((each) =>
        each.pupil.id === PUPIL.sam ? { ...each, pupil: { ...each.pupil, mail } } : each,
      );
      const { engine, deps, clock } = school();
      const updated = await rostersOn(engine, testKeys(), deps.ids, clock).update(
        { ...roster, pupils },
        TABLE_ON,
        { isDryRun: false, mayManyLeave: false },
        {
          at: clock.now(),
          actor: { kind: 'system', id: null },
          action: 'school.updated',
          subject: { kind: 'school', id: SCHOOL },
          ground: 'system',
        },
      );
      expect(updated).toMatchObject({ kind: 'compared', isDone: true });
    }

    /** A table of Sam to which one of the parents was not asked, for a reason on record. */
    async function leftOutOfTable(): Promise<{ left: Asked; its: Link }> {
      await school().again();
      const left = await begunTable(school(), (each) =>
        each.who.id === GUARDIAN.alsoOfSam ? { ...each, invited: false, leftOutCode: 'court_order' } : each,
      );
      return { left, its: await minutesLink(school(), left) };
    }

    async function tellsRob(which: Asked): Promise<void> {
      const place = await placeOf(school(), which, GUARDIAN.alsoOfSam);
      const turn = await school().turn(WHO.coordinator);
      const view = await tellParent(turn, await refOf(which), place, WHO.mentor);
      expect(view.kind).toBe('dossier');
    }

    async function refOf({ dossier: { id } }: Asked): Promise<CardRef> {
      const dossier = await school().deps.store.transact(SCHOOL, (tx) => tx.dossiers.byId(id));
      return { schoolId: SCHOOL, id, version: dossier?.version ?? 0 };
    }

    it('ends thirty days after the case was closed', async () => {
      await madeFinal(school(), link());
      const door = await agreedLinkOf(school(), asked(), PUPIL.sam);
      await closeDossier(await school().turn(WHO.coordinator), await dossierRef(), 'family_stops');
      const closedAt = school().clock.now();

      school().clock.set(new Date(closedAt + 30 * DAY - 1).toISOString());
      expect(await pageOf(school(), door)).toMatchObject({ isClosed: true });
      school().clock.set(new Date(closedAt + 30 * DAY).toISOString());
      expect(await pageOf(school(), door)).toBeNull();
    });

    it('is shut at once by whoever carries the closed case, and nobody gets another door', async () => {
      await madeFinal(school(), link());
      const door = await agreedLinkOf(school(), asked(), PUPIL.sam);
      expect((await caseRead(school(), asked())).hasFamilyDoors).toBe(false);
      expect(await shuts()).toMatchObject({ faults: [{ code: 'not_now' }] });
      await closeDossier(await school().turn(WHO.coordinator), await dossierRef(), 'family_stops');
      expect((await caseRead(school(), asked())).hasFamilyDoors).toBe(true);

      const changed = await count('dossier.changed');
      expect(await shuts()).toMatchObject({ faults: [], page: { hasFamilyDoors: false } });
      await shuts();

      const kept = await school().deps.store.transact(SCHOOL, (tx) => tx.links.byId(door.id));
      expect(kept?.revokedAt).toBe(school().clock.now());
      expect(await offered(PUPIL.sam)).toBe(false);
      expect(await agreedDoor(school(), asked(), PUPIL.sam)).toBeNull();
      expect(await count('dossier.changed')).toBe(changed + 1);
    });

    async function shuts() {
      return shutFamilyDoors(school().deps, await caseLink(school(), asked().dossier));
    }

    async function absent(who: string): Promise<MinutesAct> {
      const id = await placeOf(school(), asked(), who);
      return { does: 'tap', tap: { tap: 'presence', id, presence: 'absent' } };
    }

    async function notThere(who: string, why: AbsentWhy): Promise<MinutesAct> {
      return { does: 'tap', tap: { tap: 'absent_why', id: await placeOf(school(), asked(), who), why } };
    }

    /** A talk of today that is put down beside the table of the stage, and the link to its minutes. */
    async function unplannedTalk(which: Asked = asked()): Promise<Link> {
      await holdTable(await school().turn(WHO.coordinator), await refOf(which), TABLE_ON);
      school().clock.set('2026-11-26T09:00:00Z');
      await putDownUnplanned(await school().turn(WHO.coordinator), await refOf(which), TALK_ON);
      return newestLink(school(), 'minutes_page');
    }

    async function offered(who: string): Promise<boolean> {
      const page = await openAnswerPage(school().deps, await linkOf(school(), asked(), who));
      return page?.hasAgreed ?? false;
    }

    /** A door as nobody makes it: for somebody for whom there is none. */
    async function madeFor(id: ParticipantId, concernId = asked().dossier.concernId): Promise<Link> {
      return {
        id: school().deps.ids.next<LinkId>(),
        schoolId: SCHOOL,
        purpose: 'family_page',
        holder: { kind: 'participant', id },
        concernId,
        actietafelId: null,
        expiresAt: (school().clock.now() + 60_000) as never,
        revokedAt: null,
      };
    }

    async function heardNow() {
      const given = await school().deps.store.transact(SCHOOL, (tx) =>
        tx.feltHeard.inCase(asked().dossier.id),
      );
      return given.map(({ heard }) => heard);
    }

    async function heardOf(who: string) {
      const place = await placeOf(school(), asked(), who);
      return school().deps.store.transact(SCHOOL, (tx) =>
        tx.feltHeard.of(asked().ref.id as ActietafelId, place),
      );
    }

    async function recordedOf(action: string): Promise<[string, string][]> {
      const { rows } = await sql<{ actor_kind: string; actor_id: string }>`
        select actor_kind, actor_id from audit where action = ${action} and ground = 'family' order by seq
      `.execute(school().engine.db);
      return rows.map(({ actor_kind, actor_id }) => [actor_kind, actor_id]);
    }
  });
}
