import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { KeptClosing, Lesson } from '../../src/app/ports/closings.ts';
import type { Instant, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { PUPIL, WHO } from '../support/school.ts';
import { dossierStage, TODAY } from './dossier-stage.ts';

const CLOSED: KeptClosing = {
  closedOn: '2027-02-01' as SchoolDate,
  anchorOn: TODAY,
  closedBy: WHO.coordinator,
  closedAt: Date.parse('2027-02-01T10:00:00Z') as Instant,
  reason: 'moved_away',
  helped: ['quick_table'],
  hindered: ['waiting_time', 'borders'],
  reopened: null,
};
const REOPENED = {
  on: '2027-03-01' as SchoolDate,
  reason: 'back_at_school',
  by: WHO.deputyCoordinator,
} as const;

/** What every engine keeps of how cases end; run once per engine. */
export function closingsContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`how a case ended, on ${engineName}`, () => {
    const { school, at, atOther, storedDossier } = dossierStage(open);

    it('is kept whole each time, oldest first, with how it was opened again', async () => {
      const [sam, noor] = [await storedDossier(PUPIL.sam), await storedDossier(PUPIL.noor)];
      const again: KeptClosing = {
        ...CLOSED,
        closedOn: '2027-04-01' as SchoolDate,
        anchorOn: REOPENED.on,
        closedBy: null,
        closedAt: Date.parse('2027-04-01T10:00:00Z') as Instant,
        reason: 'agreement_runs',
        helped: [],
        hindered: [],
      };
      await at((tx) => tx.closings.add(sam.id, CLOSED));
      await at((tx) => tx.closings.reopen(sam.id, REOPENED));
      await at((tx) => tx.closings.add(sam.id, again));

      expect(await at((tx) => tx.closings.of(sam.id))).toEqual([{ ...CLOSED, reopened: REOPENED }, again]);
      expect(await at((tx) => tx.closings.of(noor.id))).toEqual([]);
      expect(await atOther((tx) => tx.closings.of(sam.id))).toEqual([]);
    });

    it('cannot be opened again when it was never closed', async () => {
      const sam = await storedDossier(PUPIL.sam);

      await expect(at((tx) => tx.closings.reopen(sam.id, REOPENED))).rejects.toThrow('never closed');
    });

    it('keeps what was learned, and lets nobody write over what they did not see', async () => {
      const sam = await storedDossier(PUPIL.sam);
      const first: Lesson = {
        text: 'Eerder bellen',
        version: 0,
        changedBy: WHO.coordinator,
        changedAt: CLOSED.closedAt,
      };
      const other = { ...first, text: 'Later bellen', changedBy: WHO.deputyCoordinator };

      expect(await at((tx) => tx.closings.lesson(sam.id))).toBeNull();
      expect(await at((tx) => tx.closings.keepLesson(sam.id, first))).toBe(true);
      expect(await at((tx) => tx.closings.keepLesson(sam.id, other))).toBe(false);
      expect(await at((tx) => tx.closings.lesson(sam.id))).toEqual({ ...first, version: 1 });
      expect(await at((tx) => tx.closings.keepLesson(sam.id, { ...other, version: 1 }))).toBe(true);
      expect(await at((tx) => tx.closings.keepLesson(sam.id, { ...first, version: 1 }))).toBe(false);
      expect(await at((tx) => tx.closings.lesson(sam.id))).toEqual({ ...other, version: 2 });
      expect(await atOther((tx) => tx.closings.lesson(sam.id))).toBeNull();
    });

    it('stands in the tables as days and people, and no word or reason of it', async () => {
      const sam = await storedDossier(PUPIL.sam);
      await at((tx) => tx.closings.add(sam.id, CLOSED));
      await at((tx) => tx.closings.reopen(sam.id, REOPENED));
      await at((tx) =>
        tx.closings.keepLesson(sam.id, {
          text: 'Eerder bellen',
          version: 0,
          changedBy: WHO.coordinator,
          changedAt: CLOSED.closedAt,
        }),
      );

      const { rows } = await sql`
        select to_jsonb(closing)::text || to_jsonb(lesson)::text as row from closing join lesson using (dossier_id)
      `.execute(school().engine.db);

      expect(JSON.stringify(rows)).toContain('2027-03-01');
      expect(JSON.stringify(rows)).not.toMatch(/moved_away|quick_table|waiting_time|back_at_school|bellen/);
    });
  });
}

/** What every engine finds of cases that the lists of the school have left behind; run once per engine. */
export function outOfStepContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`cases that are out of step, on ${engineName}`, () => {
    const { school, at, atOther, storedDossier, newDossier, participant } = dossierStage(open);

    it('are those whose mentor has no place or another one has it, and whose pupil left; page by page, at this school', async () => {
      const sam = await newDossier(PUPIL.sam);
      await at((tx) =>
        tx.dossiers.add(sam, [participant('mentor', { kind: 'person', id: WHO.otherMentor })]),
      );
      const noor = await storedDossier(PUPIL.noor);
      const inStep = await newDossier(PUPIL.ofOtherMentor);
      await at((tx) =>
        tx.dossiers.add(inStep, [participant('mentor', { kind: 'person', id: WHO.otherMentor })]),
      );
      await sql`update pupil set left_on = ${TODAY}::date where id = ${PUPIL.noor}`.execute(
        school().engine.db,
      );

      const found = await at((tx) => tx.dossiers.outOfStep(null, 10));

      expect(found).toEqual([
        { id: sam.id, pupilLeftOn: null },
        { id: noor.id, pupilLeftOn: TODAY },
      ]);
      expect(await at((tx) => tx.dossiers.outOfStep(sam.id, 1))).toEqual([found[1]]);
      expect(await atOther((tx) => tx.dossiers.outOfStep(null, 10))).toEqual([]);
      expect(await at((tx) => tx.pupils.leftOn(PUPIL.noor))).toBe(TODAY);
      expect(await at((tx) => tx.pupils.leftOn(PUPIL.sam))).toBeNull();
    });
  });
}
