import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brokenCell, corrupt } from '../support/broken-cell.ts';
import { faultsOf, type SchoolFolder, schoolFolder } from '../support/school-folder.ts';

it('a school with any one cell changed is read, or a line is named that has to do with it; it is never a throw', () => {
  const folder = schoolFolder();
  const outcomes = { read: 0, refused: 0 };

  fc.assert(
    fc.property(brokenCell, (cell) => {
      folder.again();
      const { line, before, after } = corrupt(folder, cell);

      const faults = faultsOf(folder.read());

      outcomes[faults.length === 0 ? 'read' : 'refused'] += 1;
      const isNamed = (fault: string) =>
        fault.startsWith(`${cell.file}:${line} `) || pointsAt(folder, fault, [before, after]);
      if (faults.length > 0) expect(faults.filter(isNamed)).not.toEqual([]);
    }),
    { numRuns: 100 },
  );

  folder.drop();
  expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(5);
}, 60_000);

/** Whether the line that a fault points to holds one of these ids, or the fault is about the file as a whole. */
function pointsAt(folder: SchoolFolder, fault: string, values: readonly string[]): boolean {
  const [, file = '', at = ''] = fault.match(/^([\w.]+):(\S+) /) ?? [];
  if (at === '-') return true;
  const text = folder.text(file).split('\n')[Number(at) - 1]?.toLowerCase() ?? '';
  return values.some((value) => value.trim() !== '' && text.includes(value.trim().toLowerCase()));
}
