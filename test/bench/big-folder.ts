import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DEMO = fileURLToPath(new URL('../../env/demo/', import.meta.url));
const CLASS_SIZE = 25;
const MENTORS = ['1', '2'] as const;

/** The files of the example school with so many pupils, each with two parents, in classes of 25. */
export function bigFolder(pupils: number): { path: string; drop(): void } {
  const path = mkdtempSync(join(tmpdir(), 'actietafel-big-'));
  cpSync(DEMO, path, { recursive: true });
  const numbers = Array.from({ length: pupils }, (_, nth) => nth);
  const classes = numbers.slice(0, Math.ceil(pupils / CLASS_SIZE)).map((nth) => `K${nth}`);
  const write = (file: string, rows: readonly string[]) => {
    const [head = ''] = readFileSync(join(DEMO, file), 'utf8').split('\n');
    writeFileSync(join(path, file), `${[head, ...rows].join('\n')}\n`);
  };
  write(
    'classes.csv',
    classes.map((name) => `${name},,${name}`),
  );
  write('enrollments.csv', [
    ...classes.map((name, nth) => `${name},${demoId(MENTORS[nth % 2] ?? '1')},mentor`),
    ...numbers.map((nth) => `K${Math.floor(nth / CLASS_SIZE)},${idOf('a', nth)},student`),
  ]);
  write(
    'pupils.csv',
    numbers.map((nth) => `${idOf('a', nth)},n${nth},Sam,van,Voorbeeld${nth},2012-03-04,Utrecht,3511,,`),
  );
  write(
    'guardians.csv',
    numbers.flatMap((nth) =>
      ['b', 'c'].map(
        (who) =>
          `${idOf(who, nth)},${idOf('a', nth)},parent,Petra,,Voorbeeld${nth},${who}${nth}@thuis.example,,yes,nl,false`,
      ),
    ),
  );
  return { path, drop: () => rmSync(path, { recursive: true, force: true }) };
}

function idOf(kind: string, nth: number): string {
  return `019ad2a${kind}-0000-7000-8000-${String(nth).padStart(12, '0')}`;
}

function demoId(tail: string): string {
  return `019ad200-0000-7000-8000-${tail.padStart(12, '0')}`;
}
