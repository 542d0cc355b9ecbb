import { beforeEach, describe, expect, it } from '@jest/globals';
import { openCase } from '../../src/app/case-page/opening.ts';
import { readCase } from '../../src/app/case-page/showing-case.ts';
import { makeAgreement } from '../../src/app/dossier/carrying-dossier.ts';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { reopenDossier } from '../../src/app/dossier/reopening.ts';
import { doubtSafetyOfDossier } from '../../src/app/intake/doubting-safety.ts';
import type { Participant } from '../../src/app/ports/dossiers.ts';
import type { Link } from '../../src/app/ports/links.ts';
import { addDays, addMonths } from '../../src/domain/calendar/plain-date.ts';
import type { CaseReading } from '../../src/domain/case-page.ts';
import type { PersonId, SchoolDate } from '../../src/domain/ids.ts';
import { KEEPING } from '../../src/domain/policy.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { promised } from '../support/agreed-actions.ts';
import { caseLink, caseRead, mayRead } from '../support/case-page.ts';
import { agreedLinkOf, pageOf, saysFeltHeard } from '../support/family-page.ts';
import { finishes, wholeMinutes, writes } from '../support/minutes.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { participantsNow } from '../support/tables.ts';
import { gave, SAID } from '../support/voices.ts';
import { EVERY_WORD, PROMISED, READERS, WRITTEN } from './case-page-readers.ts';
import { minutesStage } from './minutes-stage.ts';

const CHANGES: readonly string[] = ['holder_changed', 'table_cancelled', 'table_moved'];

/** A case on its page: each finds their part of it, and nobody another's. */
export function casePageContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`the page of a case, on ${engineName}`, () => {
    const { school, asked, link, dossierRef } = minutesStage(open);

    beforeEach(async () => {
      await gave(school(), asked(), PUPIL.sam, SAID);
      await wholeMinutes(school(), link());
      await writes(school(), link(), WRITTEN);
      await writes(school(), link(), {}, { does: 'tap', tap: { tap: 'effect', effect: 'no_effect' } });
      await promised(school(), asked().dossier, { what: PROMISED });
      await finishes(school(), link());
    });

    it('shows to each kind of reader what is theirs, and no other word', async () => {
      const found = new Map<string, unknown>();
      for (const [title, { who, ground, reading }] of Object.entries(READERS)) {
        if (reading.startsWith('partner')) await mayRead(school(), asked(), who, ground);
        const page = await caseRead(school(), asked(), who);
        const text = JSON.stringify(page);
        found.set(title, [page.reading, EVERY_WORD.filter((word) => text.includes(word))]);
      }

      expect(Object.fromEntries(found)).toEqual(
        Object.fromEntries(
          Object.entries(READERS).map(([title, { reading, finds }]) => [
            title,
            [reading, EVERY_WORD.filter((word) => finds.includes(word))],
          ]),
        ),
      );
    });

    it('tells what happened, the newest first, and of a partner nothing that was told to the family', async () => {
      const kinds = async (who: PersonId) =>
        (await caseRead(school(), asked(), who)).past?.shown.map(({ kind }) => kind);
      await mayRead(school(), asked(), WHO.swv, 'consent');

      expect(await kinds(WHO.coordinator)).toEqual([
        'action_added',
        'minutes_final',
        'table_held',
        'table_booked',
        'table_asked',
        'ground_recorded',
        'accepted',
        'raised',
      ]);
      expect(await kinds(WHO.swv)).not.toContain('ground_recorded');
      expect(await kinds(WHO.mentor)).not.toContain('action_added');
    });

    it('tells of changes that no row keeps the day of, and of none in another case', async () => {
      const { deps, clock } = school();
      const other = deps.ids.next<string>();
      await deps.store.transact(SCHOOL, async (tx) => {
        const actor = { kind: 'person', id: WHO.coordinator } as const;
        for (const [action, kind, id] of [
          ['table.moved', 'actietafel', asked().ref.id],
          ['table.cancelled', 'actietafel', asked().ref.id],
          ['dossier.holder_changed', 'dossier', asked().dossier.id],
          ['table.cancelled', 'actietafel', other],
          ['dossier.holder_changed', 'dossier', other],
        ] as const)
          await tx.audit.add({
            at: clock.now(),
            actor,
            action,
            subject: { kind, id },
            ground: 'coordination',
          });
      });

      const found = await caseRead(school(), asked());
      const changes = found.past?.shown.map(({ kind }) => kind).filter((kind) => CHANGES.includes(kind));
      expect(changes).toEqual(['holder_changed', 'table_cancelled', 'table_moved']);
    });

    it('tells that a place went to somebody else, who finds the case instead', async () => {
      await mayRead(school(), asked(), WHO.leerplicht, 'statutory_task');
      const place = await placeNow(WHO.leerplicht);
      await school().deps.store.transact(SCHOOL, async (tx) => {
        await tx.dossiers.storeParticipant({ ...place, untilOn: place.fromOn });
        const who = { kind: 'person', id: WHO.leerplichtDeputy } as const;
        await tx.dossiers.addParticipant(asked().dossier.id, { ...place, id: school().deps.ids.next(), who });
      });

      const found = await caseRead(school(), asked(), WHO.leerplichtDeputy);
      expect(found.past?.shown).toContainEqual({ kind: 'seat_passed', on: place.fromOn, seat: 'leerplicht' });
      expect(await pressed(WHO.leerplicht)).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    });

    it('shows what was agreed by its kinds, and keeps them from whoever raised it', async () => {
      await agree();
      await mayRead(school(), asked(), WHO.leerplicht, 'statutory_task');

      const agreements = [{ outcomes: [{ outcome: 'back_partly' }, { outcome: 'work' }] }];
      expect((await caseRead(school(), asked())).agreed).toMatchObject({ agreements });
      expect((await caseRead(school(), asked(), WHO.leerplicht)).agreed).toMatchObject({ agreements });
      expect(JSON.stringify(await caseRead(school(), asked(), WHO.mentor))).not.toContain('back_partly');
    });

    it('shows to leerplicht by its task alone what they promised themselves, and of others that they did', async () => {
      await mayRead(school(), asked(), WHO.leerplicht, 'statutory_task');
      const owner = { kind: 'person', id: WHO.leerplicht } as const;
      await promised(school(), asked().dossier, { what: 'Bellen over vrijstelling', owner });

      const { actions, documents } = await caseRead(school(), asked(), WHO.leerplicht);

      expect(actions?.open.map(({ nth, what }) => [nth, what])).toEqual(
        expect.arrayContaining([
          [1, ''],
          [2, 'Bellen over vrijstelling'],
        ]),
      );
      expect(documents?.[0]?.final?.standing.actions.map(({ what }) => what)).toEqual(['']);
    });

    it('keeps each version of the minutes for whoever carries it, and the last for a partner', async () => {
      await writes(school(), link(), {}, { does: 'reopen' });
      await writes(school(), link(), { planSchool: 'grasmus' });
      await mayRead(school(), asked(), WHO.swv, 'consent');

      // A correction that is not final yet is nobody's.
      expect(JSON.stringify(await caseRead(school(), asked(), WHO.swv))).not.toContain('grasmus');
      await finishes(school(), link());

      const carries = (await caseRead(school(), asked())).documents?.[0];
      const partner = (await caseRead(school(), asked(), WHO.swv)).documents?.[0];
      expect(carries?.before.map(({ nth, minutes }) => [nth, minutes.texts.planSchool])).toEqual([
        [1, 'heggenmus'],
      ]);
      expect(carries?.final?.minutes.texts.planSchool).toBe('grasmus');
      expect(partner?.final?.minutes.texts.planSchool).toBe('grasmus');
      expect(partner?.before).toEqual([]);
    });

    it("is closed to a partner once their ground is taken back, their place is another's or they left the seat", async () => {
      await mayRead(school(), asked(), WHO.buurtteam, 'consent');
      const door = await caseLink(school(), asked().dossier, WHO.buurtteam);

      await mayRead(school(), asked(), WHO.buurtteam, null);
      expect((await readCase(school().deps, door))?.reading).toBe('partner_without_ground');
      await mayRead(school(), asked(), WHO.buurtteam, 'consent');
      await change(WHO.buurtteam, (place) => ({ ...place, untilOn: place.fromOn }));
      expect(await readCase(school().deps, door)).toBeNull();
      await change(WHO.buurtteam, (place) => ({ ...place, untilOn: null, seatId: null }));
      expect(await readCase(school().deps, door)).toBeNull();
    });

    it('is closed to everybody but whoever carries it while somebody doubts whether it is safe', async () => {
      await mayRead(school(), asked(), WHO.swv, 'consent');
      const doors = await doorsOf(WHO.coordinator, WHO.mentor, WHO.swv);
      await doubtSafetyOfDossier(await school().turn(WHO.coordinator), await dossierRef());

      expect(await readings(doors)).toEqual(['carries', null, null]);
      expect((await caseRead(school(), asked())).isDoubted).toBe(true);
      // The same as of a case that is closed.
      for (const who of [WHO.mentor, WHO.swv])
        expect(await pressed(who)).toEqual({ kind: 'refused', code: 'not_now' });
      expect(await pressed(WHO.otherMentor)).toEqual({ kind: 'refused', code: 'not_for_your_role' });
    });

    it('is read on by whoever carried it once it is closed, and by nobody else', async () => {
      await agree();
      await mayRead(school(), asked(), WHO.swv, 'consent');
      const doors = await doorsOf(WHO.coordinator, WHO.mentor, WHO.swv);
      await closeDossier(await school().turn(WHO.coordinator), await dossierRef(), 'agreement_runs');

      expect(await readings(doors)).toEqual(['carries', null, null]);
      const found = await caseRead(school(), asked());
      expect(found.where?.stand).toBe('closed');
      expect(found.past?.shown[0]).toMatchObject({ kind: 'closed', reason: 'agreement_runs' });
      expect(found.documents?.[0]?.final?.minutes.texts.planSchool).toBe('heggenmus');
      expect(found.onward).toEqual(['concern']);
      for (const who of [WHO.mentor, WHO.swv])
        expect(await pressed(who)).toEqual({ kind: 'refused', code: 'not_now' });
    });

    it('shows to who carried it number and days alone once it was closed a year ago, and the day before all of it', async () => {
      await agree();
      await closeDossier(await school().turn(WHO.coordinator), await dossierRef(), 'agreement_runs');
      const onDay = async (day: SchoolDate) => {
        school().clock.set(`${day}T09:00:00Z`);
        return caseRead(school(), asked());
      };
      const closedOn = (await caseRead(school(), asked())).where?.closedOn as SchoolDate;
      const lastDay = addMonths(closedOn, KEEPING.closedCaseMonths);

      const [last, after] = [await onDay(lastDay), await onDay(addDays(lastDay, 1))];

      expect(last).toMatchObject({ reading: 'carries', onward: ['concern'] });
      expect(JSON.stringify(last)).toContain('heggenmus');
      expect(after).toMatchObject({
        reading: 'long_closed',
        where: { stand: 'closed', closedOn },
        onward: [],
      });
      expect(EVERY_WORD.filter((word) => JSON.stringify(after).includes(word))).toEqual([]);
      const pieces = 'pupil route facts past voices heard people lesson jgz agenda agreed actions documents';
      for (const piece of pieces.split(' ')) expect(after).toHaveProperty(piece, null);
    });

    it('tells whether somebody felt heard to whoever carries it alone, also once it is closed', async () => {
      const theirs = await agreedLinkOf(school(), asked(), PUPIL.sam);
      await saysFeltHeard(school(), theirs, { answer: 'partly', words: 'Ik mocht uitpraten' });
      const tableOn = (await pageOf(school(), theirs))?.tableOn;
      const heard = [{ tableOn, on: '2026-11-25', heard: { answer: 'partly', words: 'Ik mocht uitpraten' } }];
      await mayRead(school(), asked(), WHO.swv, 'consent');

      expect((await caseRead(school(), asked())).heard).toMatchObject(heard);
      for (const who of [WHO.mentor, WHO.swv])
        expect((await caseRead(school(), asked(), who)).heard).toBeNull();
      await agree();
      await closeDossier(await school().turn(WHO.coordinator), await dossierRef(), 'agreement_runs');
      const closed = await caseRead(school(), asked());
      expect(closed.heard).toMatchObject(heard);
      expect(closed.voices?.map(({ participantId }) => participantId)).toContain(
        closed.heard?.[0]?.participantId,
      );
    });

    it('is found by who raised it once it is opened again, and by a partner with a number and a day until a ground is recorded anew', async () => {
      await agree();
      await mayRead(school(), asked(), WHO.swv, 'consent');
      const coordinator = await school().turn(WHO.coordinator);
      await closeDossier(coordinator, await dossierRef(), 'agreement_runs');
      await reopenDossier(await school().turn(WHO.coordinator), await dossierRef(), 'goes_wrong_again');

      expect(await readings(await doorsOf(WHO.coordinator, WHO.mentor, WHO.swv))).toEqual([
        'carries',
        'raised',
        'partner_without_ground',
      ]);
      const found = await caseRead(school(), asked());
      expect(found.past?.shown.slice(0, 2)).toMatchObject([
        { kind: 'reopened', reason: 'goes_wrong_again' },
        { kind: 'closed', reason: 'agreement_runs' },
      ]);
      expect((await caseRead(school(), asked(), WHO.mentor)).past?.shown[0]).toMatchObject({ reason: null });
    });

    it('is nothing for a colleague who has no part in it, and for a family by no link of any kind', async () => {
      for (const who of [WHO.otherMentor, WHO.safetyOfficer, WHO.leerplichtDeputy])
        expect(await pressed(who)).toEqual({ kind: 'refused', code: 'not_for_your_role' });
      const made = await caseLink(school(), asked().dossier);
      for (const holder of [
        { kind: 'guardian', id: GUARDIAN.ofSam },
        { kind: 'pupil', id: PUPIL.sam },
        { kind: 'participant', id: (await participantsNow(school(), asked()))[0]?.id ?? '' },
        { kind: 'person', id: '019ad111-0000-7000-8000-0000000000ff' },
      ] as const)
        expect(await readCase(school().deps, { ...made, holder })).toBeNull();
    });

    async function agree(): Promise<void> {
      const turn = await school().turn(WHO.coordinator);
      await makeAgreement(turn, await dossierRef(), ['back_partly', 'work'], turn.today);
    }

    async function change(who: PersonId, how: (place: Participant) => Participant): Promise<void> {
      const place = await placeNow(who);
      await school().deps.store.transact(SCHOOL, (tx) => tx.dossiers.storeParticipant(how(place)));
    }

    async function placeNow(who: PersonId): Promise<Participant> {
      const place = (await participantsNow(school(), asked())).find((each) => each.who.id === who);
      if (!place) throw new Error('They have no place in this case.');
      return place;
    }

    async function doorsOf(...people: readonly PersonId[]): Promise<Link[]> {
      const doors: Link[] = [];
      for (const who of people) doors.push(await caseLink(school(), asked().dossier, who));
      return doors;
    }

    async function readings(doors: readonly Link[]): Promise<(CaseReading | null)[]> {
      const found = await Promise.all(doors.map((door) => readCase(school().deps, door)));
      return found.map((each) => each?.reading ?? null);
    }

    async function pressed(who: PersonId) {
      const { concernId } = asked().dossier;
      return openCase(await school().turn(who), { schoolId: SCHOOL, concernId });
    }
  });
}
