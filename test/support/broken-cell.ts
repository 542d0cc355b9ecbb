import fc from 'fast-check';
import { CSV_FILES, type CsvFile, columnsOf } from '../../src/roster/csv-files.ts';
import type { SchoolFolder } from './school-folder.ts';

/** One cell of one file, and what is put into it. */
export type BrokenCell = { file: CsvFile; row: number; column: number; value: string };

const FILES = Object.keys(CSV_FILES) as CsvFile[];
const ODD = [
  '',
  ' ',
  '0',
  'x',
  'nl',
  'yes',
  'true',
  'student',
  'mentor',
  '2026-02-30',
  '2026-12-01',
  '123456782',
  'a@b.example',
];
const IDS = ['1', '5', '7', '100', '103', '200', '301', '306', '410', '501'].map(
  (tail) => `019ad200-0000-7000-8000-${tail.padStart(12, '0')}`,
);

/** Any cell of the example school with anything in it: values that fit elsewhere, odd ones, any text at all. */
export const brokenCell: fc.Arbitrary<BrokenCell> = fc.record({
  file: fc.constantFrom(...FILES),
  row: fc.nat({ max: 10 }),
  column: fc.nat({ max: 10 }),
  value: fc.oneof(
    fc.constantFrom(...ODD, ...IDS),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ maxLength: 300 }),
  ),
});

export type Corrupted = { line: number; name: string; before: string; after: string };

/** Puts the value into its cell, with the quotation marks that CSV asks for, and says where that is. */
export function corrupt(folder: SchoolFolder, { file, row, column, value }: BrokenCell): Corrupted {
  const lines = folder
    .text(file)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const names = lines[0] ?? [];
  const known = columnsOf(file);
  const name = known[column % known.length] ?? '';
  const line = 1 + (row % (lines.length - 1));
  const cells = lines[line] ?? [];
  const at = names.indexOf(name);
  const before = cells[at] ?? '';
  cells[at] = `"${value.replaceAll('"', '""')}"`;
  folder.write(file, lines.map((values) => values.join(',')).join('\n'));
  return { line: line + 1, name, before, after: value };
}
