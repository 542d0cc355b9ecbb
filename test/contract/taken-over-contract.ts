import { describe, expect, it } from '@jest/globals';
import type { NoticeId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { knownMigrations } from '../../src/storage/migrate.ts';
import { PUPIL, SCHOOL, WHO } from '../support/school.ts';
import { dossierStage } from './dossier-stage.ts';

/** What reminded of something in a version before is guarded after the update, with the rows that stood. */
export function takenOverContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what a version before was to remind of, on ${engineName}`, () => {
    const { school, at, newDossier } = dossierStage(open);

    it.each([
      ['is a term with its own day: a concern to look at again', 'within_school', 'guarded', 1],
      ['is no term when it was looked at before the update', 'within_school', 'decided', 0],
      ['is no term when the concern waits for another decision since', 'submitted', 'guarded', 0],
    ])('%s', async (_, state, reason, count) => {
      const { concernId } = await newDossier(PUPIL.sam);
      const id = school().deps.ids.next<NoticeId>();
      await school().engine.script(`
        update concern set state = '${state}' where id = '${concernId}';
        insert into notice (id, school_id, kind, to_kind, to_id, concern_id, params, dedupe_key, due_at, state, reason, created_at)
        values ('${id}', '${SCHOOL}', 'review_due', 'person', '${WHO.coordinator}', '${concernId}', '{}', '${id}',
          '2026-12-10T07:30:00Z', 'dropped', '${reason}', '2026-11-20T10:00:00Z')`);

      await updated();
      await updated();

      const terms = await at((tx) => tx.deadlines.of({ concernId }));
      expect(terms).toHaveLength(count);
      for (const { rule, state, startsOn, dueOn } of terms)
        expect([rule, state, startsOn, dueOn]).toEqual([
          'review',
          'running',
          '2026-11-20' as SchoolDate,
          '2026-12-10' as SchoolDate,
        ]);
    });

    async function updated(): Promise<void> {
      const migration = knownMigrations().find(({ version }) => version === 36);
      await school().engine.script(migration?.sql ?? '');
    }
  });
}
