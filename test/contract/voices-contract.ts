import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { closeDossier } from '../../src/app/dossier/closing.ts';
import { openCasePage } from '../../src/app/pages/opening-case-page.ts';
import { openVoicePage } from '../../src/app/voices/giving-voice.ts';
import { readVoices } from '../../src/app/voices/showing-voices.ts';

import { MOST_VOICES } from '../../src/domain/voices.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { type Play, play } from '../support/playing.ts';
import { GUARDIAN, PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { type Asked, askedTable, linkOf } from '../support/tables.ts';
import { gave, placeOf, SAID, typedFor, voicesLink, voicesNow } from '../support/voices.ts';

const OF_PARENT = { ...SAID, goesWell: 'Hij kookt op zondag', parentsMayRead: null };

/** What pupil and parents say before a table: kept, and read by nobody but whom it is for. */
export function voicesContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what the family says before a table, on ${engineName}`, () => {
    let school: Play;
    let asked: Asked;

    beforeAll(async () => {
      school = await play('2026-11-23T09:00:00Z', open);
    }, 60_000);

    beforeEach(() => begin());

    afterAll(() => school.close());

    it('is kept of each of them by itself, and the last counts', async () => {
      await gave(school, asked, PUPIL.sam);
      await gave(school, asked, GUARDIAN.ofSam, OF_PARENT);
      school.clock.set('2026-11-24T09:00:00Z');
      await gave(school, asked, PUPIL.sam, { ...SAID, wants: 'Timmeren' });

      expect(new Set((await voicesNow(school, asked)).map(({ voice }) => voice))).toEqual(
        new Set([{ ...SAID, wants: 'Timmeren' }, OF_PARENT]),
      );
      expect(await rows()).toBe(3);
    });

    it('is added once by two presses of one form', async () => {
      const entry = school.deps.ids.next<string>();

      for (const _press of [1, 2])
        expect((await gave(school, asked, PUPIL.sam, SAID, entry))?.faults).toEqual([]);

      expect(await rows()).toBe(1);
      expect(await recorded()).toEqual(['pupil']);
    });

    it('is said anew by a form that was sent before and says something else by now', async () => {
      const entry = school.deps.ids.next<string>();
      await gave(school, asked, PUPIL.sam, SAID, entry);

      for (const _press of [1, 2])
        await gave(school, asked, PUPIL.sam, { ...SAID, parentsMayRead: false }, entry);

      expect(await rows()).toBe(2);
      expect((await voicesNow(school, asked)).map(({ voice }) => voice.parentsMayRead)).toEqual([false]);
    });

    it('stays beside what a colleague types for them, the newest first', async () => {
      await gave(school, asked, PUPIL.sam, { ...SAID, parentsMayRead: false });
      school.clock.set('2026-11-24T09:00:00Z');
      await typedFor(school, asked, PUPIL.sam, { by: WHO.mentor, voice: { ...SAID, goesWell: 'Alles' } });

      const said = (await read(WHO.coordinator))?.family[0]?.said;

      expect(said?.map(({ road, voice }) => [road, voice.goesWell, voice.parentsMayRead])).toEqual([
        ['told', 'Alles', true],
        ['link', SAID.goesWell, false],
      ]);
    });

    it('is told to a colleague also where somebody sent it through the link as often as may be', async () => {
      for (let nth = 1; nth <= MOST_VOICES; nth++)
        await gave(school, asked, PUPIL.sam, { ...SAID, wants: `${nth}` });

      expect((await typedFor(school, asked, PUPIL.sam))?.faults).toEqual([]);
    });

    it('is not kept with what is wrong, nor past so many times', async () => {
      const wrong = await gave(school, asked, PUPIL.sam, { ...SAID, parentsMayRead: null });
      expect(wrong?.faults).toEqual([{ code: 'voice_reader_missing', at: 'parentsMayRead' }]);
      expect(await rows()).toBe(0);

      for (let nth = 1; nth <= MOST_VOICES; nth++)
        await gave(school, asked, PUPIL.sam, { ...SAID, wants: `${nth}` });
      const oneMore = await gave(school, asked, PUPIL.sam);
      const ofAnother = await gave(school, asked, GUARDIAN.ofSam, OF_PARENT);

      expect(oneMore?.faults).toEqual([{ code: 'voice_too_often', at: null }]);
      expect(ofAnother?.faults).toEqual([]);
      expect(await rows()).toBe(MOST_VOICES + 1);
    });

    it('says on their own page when they did, and nothing of what', async () => {
      await gave(school, asked, PUPIL.sam);

      expect(await openVoicePage(school.deps, await linkOf(school, asked, PUPIL.sam))).toEqual({
        language: 'nl',
        of: 'pupil',
        givenOn: '2026-11-23',
      });
    });

    it('is asked of nobody but the family', async () => {
      for (const who of [WHO.leerplicht, WHO.jgz]) {
        expect(await openVoicePage(school.deps, await linkOf(school, asked, who))).toBeNull();
        expect(await gave(school, asked, who)).toBeNull();
      }
      expect(await rows()).toBe(0);
    });

    it('is taken until the case is closed, and not after', async () => {
      await close();

      expect(await openVoicePage(school.deps, await linkOf(school, asked, PUPIL.sam))).toBeNull();
      expect(await gave(school, asked, PUPIL.sam)).toBeNull();
      expect(await rows()).toBe(0);
    });

    it('is not asked any more of a parent once the pupil is 18', async () => {
      school.clock.set('2028-05-12T09:00:00Z');

      expect(await gave(school, asked, GUARDIAN.ofSam, OF_PARENT)).toBeNull();
      expect((await gave(school, asked, PUPIL.sam))?.faults).toEqual([]);
    });

    it('is read by whoever carries the case, the pupil first, and that is on record', async () => {
      await gave(school, asked, GUARDIAN.ofSam, OF_PARENT);
      await gave(school, asked, PUPIL.sam, { ...SAID, parentsMayRead: false });

      const page = await read(WHO.coordinator);

      expect(
        page?.family.map(({ of, said }) => [of, said[0]?.voice.goesWell, said[0]?.voice.parentsMayRead]),
      ).toEqual([
        ['pupil', SAID.goesWell, false],
        ['parent', OF_PARENT.goesWell, null],
        ['parent', undefined, undefined],
      ]);
      expect(await actions()).toContain('dossier.voices_read');
    });

    it('is typed in by whoever raised the concern, who reads none of it', async () => {
      await gave(school, asked, GUARDIAN.ofSam, OF_PARENT);
      const saved = await typedFor(school, asked, PUPIL.sam, { by: WHO.mentor, road: 'paper' });

      expect(saved?.faults).toEqual([]);
      expect(saved?.page.family.map(({ given, said }) => [given?.road, given?.by?.roepnaam, said])).toEqual([
        ['paper', 'Anna', []],
        ['link', undefined, []],
        [undefined, undefined, []],
      ]);
      expect(JSON.stringify(await read(WHO.mentor))).not.toMatch(/kwikstaart|kookt/);
      expect(await actions()).not.toContain('dossier.voices_read');
    });

    it('is not for a partner, nor for another mentor', async () => {
      const ref = { schoolId: SCHOOL, id: asked.dossier.concernId, version: 0 };

      for (const who of [WHO.leerplicht, WHO.otherMentor])
        expect(await openCasePage(await school.turn(who), ref, 'voices_page')).toEqual({
          kind: 'refused',
          code: 'not_for_your_role',
        });
    });

    it('is typed in for nobody who is not asked: not a partner, not a parent who was left out', async () => {
      await begin((each) =>
        each.who.id === GUARDIAN.ofSam ? { ...each, invited: false, leftOutCode: 'court_order' } : each,
      );

      for (const who of [WHO.leerplicht, GUARDIAN.ofSam]) {
        const participantId = await placeOf(school, asked, who);
        expect((await typedFor(school, asked, PUPIL.sam, { participantId }))?.faults).toEqual([
          { code: 'voice_whose_missing', at: null },
        ]);
      }
      expect(await rows()).toBe(0);
    });

    it('is typed in for a pupil who does not come to the table', async () => {
      await begin((each) => (each.role === 'leerling' ? { ...each, invited: false } : each));

      expect((await typedFor(school, asked, PUPIL.sam))?.faults).toEqual([]);
      expect((await read(WHO.coordinator))?.family[0]?.said[0]?.voice.goesWell).toBe(SAID.goesWell);
    });

    it('is behind no link of before once the case is closed', async () => {
      const link = await voicesLink(school, asked.dossier);
      await close();

      expect(await readVoices(school.deps, link)).toBeNull();
    });

    async function begin(change?: Parameters<typeof askedTable>[2]): Promise<void> {
      await school.again();
      asked = await askedTable(school, 'sam', change);
    }

    async function read(who: (typeof WHO)[keyof typeof WHO]) {
      return readVoices(school.deps, await voicesLink(school, asked.dossier, who));
    }

    async function close(): Promise<void> {
      const { id, version } = asked.dossier;
      const turn = await school.turn(WHO.coordinator);
      await closeDossier(turn, { schoolId: SCHOOL, id, version }, 'opened_by_mistake');
    }

    async function rows(): Promise<number> {
      const counted = await sql<{ count: number }>`select count(*)::integer as count from voice`.execute(
        school.engine.db,
      );
      return counted.rows[0]?.count ?? -1;
    }

    async function actions(): Promise<string[]> {
      const { rows: found } = await sql<{ action: string }>`select action from audit`.execute(
        school.engine.db,
      );
      return found.map(({ action }) => action);
    }

    /** Whose hand each change of a dossier was. */
    async function recorded(): Promise<string[]> {
      const { rows: found } = await sql<{ actor_kind: string }>`
        select actor_kind from audit where action = 'dossier.changed'
      `.execute(school.engine.db);
      return found.map(({ actor_kind }) => actor_kind);
    }
  });
}
