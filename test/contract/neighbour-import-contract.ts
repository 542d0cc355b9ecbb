import { describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/storage/engine.ts';
import { folderStage, ID } from '../support/folder-stage.ts';
import { rowCounts } from '../support/row-counts.ts';

/** Bringing another school in beside the first, of the same tenant, does the same on every engine. */
export function neighbourImportContract(
  engineName: string,
  open: () => Promise<{ engine: Engine; close(): Promise<void> }>,
): void {
  describe(`bringing a school in on ${engineName}`, () => {
    const { engine, folder, bring } = folderStage(open);

    it('knows a partner of another school as the same person, and brings in the rest', async () => {
      await bring();
      otherSchool(['5']);

      const { done, lines } = await bring();

      expect(done).toBe(true);
      expect(lines.some((line) => line.startsWith('  1 ') && line.includes('by another school'))).toBe(true);
      expect(await rowCounts(engine())).toMatchObject({ school: 2, person: 25, pupil: 14, seat_holder: 18 });
    });

    it('takes the same map for another school of the region, with the same people on the same seats', async () => {
      await bring();
      otherSchool(['b', 'c', 'd', '105', '106', '107', '600', '601', '602', '603']);

      const { done } = await bring();

      expect(done).toBe(true);
      expect(await rowCounts(engine())).toMatchObject({
        school: 2,
        area: 8,
        seat: 14,
        fallback_contact: 4,
        person: 23,
      });
    });

    it.each([
      ['one Entra id under two ids', ['5 but renamed'], 'users.csv:6 activeDirectoryMatchId'],
      ['one id with two Entra ids', ['5 but elsewhere'], 'users.csv:6 sourcedId'],
      ['a pupil of another school', ['301'], 'pupils.csv:2 sourcedId'],
      ['a parent of another school', ['410'], 'guardians.csv:2 sourcedId'],
      ['a seat of another school', ['501'], 'kernteam.yaml:3 seats.id'],
    ])('refuses %s, at its line, and changes nothing', async (_what, kept, place) => {
      await bring();
      const before = await rowCounts(engine());
      otherSchool(kept);

      const { done, lines } = await bring();

      expect(done).toBe(false);
      expect(lines).toContain(place);
      expect(await rowCounts(engine())).toEqual(before);
    });

    /** Another school of the same tenant: all ids are others, but for those that are kept. */
    function otherSchool(kept: readonly string[]): void {
      const keeps = new Set(kept.map((tail) => tail.split(' ')[0]).map((tail) => ID(tail ?? '')));
      for (const file of [
        'school.yaml',
        'orgs.csv',
        'users.csv',
        'roles.csv',
        'classes.csv',
        'enrollments.csv',
        'pupils.csv',
        'guardians.csv',
        'kernteam.yaml',
        'region.yaml',
      ])
        folder().write(
          file,
          folder()
            .text(file)
            .replace(/(019ad200|e0000000)(-0000-7000-8000-\w{12})/g, (all, head, tail) => {
              const isEntra = head === 'e0000000';
              const same = keeps.has(`019ad200${tail}`);
              if (kept[0] === '5 but renamed' && same) return isEntra ? all : `019ad299${tail}`;
              if (kept[0] === '5 but elsewhere' && same) return isEntra ? `e9000000${tail}` : all;
              if (same) return all;
              return `${isEntra ? 'e9000000' : '019ad299'}${tail}`;
            }),
        );
    }
  });
}
