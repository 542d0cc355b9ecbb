import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { KeptAbsence } from '../../src/app/ports/absence-duty.ts';
import type { AbsenceEntry } from '../../src/domain/absence-duty/entries.ts';
import type { DossierId, SchoolDate } from '../../src/domain/ids.ts';
import type { Engine } from '../../src/storage/engine.ts';
import { day, reported, sickOn } from '../support/absence-duty.ts';
import { PUPIL, WHO } from '../support/school.ts';
import { dossierStage } from './dossier-stage.ts';

const ENTRIES: readonly AbsenceEntry[] = [
  { kind: 'week', monday: '2026-11-16' as SchoolDate, days: [day('2026-11-16', 7.5, { isWhole: true })] },
  { kind: 'sick', ...sickOn('2026-11-10', null) },
  { kind: 'report', report: reported('2026-11-02', '2026-11-03') },
];

/** What every engine does the same with what was entered about absence; run once per engine. */
export function absenceBookContract(engineName: string, open: () => Promise<Engine>): void {
  describe(`what was entered about absence, on ${engineName}`, () => {
    const { school, at, atOther, now, storedDossier } = dossierStage(open);

    it('comes back as it was entered, oldest first, and nothing of another dossier', async () => {
      const [sam, noor] = [await storedDossier(PUPIL.sam), await storedDossier(PUPIL.noor)];
      const kept = ENTRIES.map(entered);
      for (const each of kept) await at((tx) => tx.absenceBooks.keep(sam.id, each));

      expect(await at((tx) => tx.absenceBooks.of(sam.id))).toEqual(kept);
      expect(await at((tx) => tx.absenceBooks.of(noor.id))).toEqual([]);
    });

    it('is kept once by the same id', async () => {
      const sam = await storedDossier(PUPIL.sam);
      const [first, other] = ENTRIES.map(entered) as [KeptAbsence, KeptAbsence];
      await at((tx) => tx.absenceBooks.keep(sam.id, first));
      await at((tx) => tx.absenceBooks.keep(sam.id, { ...other, id: first.id }));

      expect(await at((tx) => tx.absenceBooks.of(sam.id))).toEqual([first]);
    });

    it('leads to the open dossiers of which it is kept, by id and so many at a time', async () => {
      const ids = [];
      for (const pupil of [PUPIL.sam, PUPIL.noor]) {
        const { id } = await storedDossier(pupil);
        for (const each of ENTRIES.slice(0, 2).map(entered)) await at((tx) => tx.absenceBooks.keep(id, each));
        ids.push(id);
      }
      const closed = await storedDossier(PUPIL.ofOtherMentor);
      const [first] = ENTRIES.map(entered) as [KeptAbsence];
      await at((tx) => tx.absenceBooks.keep(closed.id, first));
      await at((tx) => tx.dossiers.store({ ...closed, state: 'closed', closedAt: now() }));
      const [sam, noor] = ids.toSorted() as [DossierId, DossierId];

      expect(await at((tx) => tx.absenceBooks.openAfter(null, 5))).toEqual([sam, noor]);
      expect(await at((tx) => tx.absenceBooks.openAfter(null, 1))).toEqual([sam]);
      expect(await at((tx) => tx.absenceBooks.openAfter(sam, 5))).toEqual([noor]);
      expect(await atOther((tx) => tx.absenceBooks.openAfter(null, 5))).toEqual([]);
    });

    it('is taken away by id, at its own dossier alone', async () => {
      const [sam, noor] = [await storedDossier(PUPIL.sam), await storedDossier(PUPIL.noor)];
      const [first, other] = ENTRIES.map(entered) as [KeptAbsence, KeptAbsence];
      for (const each of [first, other]) await at((tx) => tx.absenceBooks.keep(sam.id, each));

      await at((tx) => tx.absenceBooks.remove(noor.id, [first.id]));
      await at((tx) => tx.absenceBooks.remove(sam.id, [first.id]));
      await at((tx) => tx.absenceBooks.remove(sam.id, []));

      expect(await at((tx) => tx.absenceBooks.of(sam.id))).toEqual([other]);
    });

    it('is not read or taken away at another school', async () => {
      const sam = await storedDossier(PUPIL.sam);
      const [first] = ENTRIES.map(entered) as [KeptAbsence];
      await at((tx) => tx.absenceBooks.keep(sam.id, first));

      await atOther((tx) => tx.absenceBooks.remove(sam.id, [first.id]));

      expect(await atOther((tx) => tx.absenceBooks.of(sam.id))).toEqual([]);
      await expect(
        atOther((tx) => tx.absenceBooks.keep(sam.id, { ...first, id: nextId() })),
      ).rejects.toThrow();
      expect(await at((tx) => tx.absenceBooks.of(sam.id))).toEqual([first]);
    });

    it('says nothing to whoever reads the table, and is of one length whatever it is', async () => {
      const sam = await storedDossier(PUPIL.sam);
      for (const each of ENTRIES.slice(0, 2).map(entered))
        await at((tx) => tx.absenceBooks.keep(sam.id, each));

      const rows = await sql<Record<string, unknown>>`select * from absence_entry`.execute(
        school().engine.db,
      );

      expect(JSON.stringify(rows.rows)).not.toMatch(/sick|week|2026-11-1/);
      const lengths = rows.rows.map((row) => (row.content_sealed as Buffer).length);
      expect(new Set(lengths.map((length) => (length - 29) % 128))).toEqual(new Set([0]));
    });

    it('opens no more once the key of the dossier is gone', async () => {
      const sam = await storedDossier(PUPIL.sam);
      const [first] = ENTRIES.map(entered) as [KeptAbsence];
      await at((tx) => tx.absenceBooks.keep(sam.id, first));

      await sql`
        update subject_key set wrapped = '\\x00'
        where id = (select key_id from dossier where id = ${sam.id}::uuid)
      `.execute(school().engine.db);

      await expect(at((tx) => tx.absenceBooks.of(sam.id))).rejects.toThrow();
    });

    function nextId(): string {
      return school().deps.ids.next<string>();
    }

    function entered(entry: AbsenceEntry): KeptAbsence {
      return { id: nextId(), entry, enteredBy: WHO.mentor, enteredAt: now() };
    }
  });
}
