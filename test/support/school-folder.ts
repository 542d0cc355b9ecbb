import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPresenceRule } from '../../src/calendar/presence.ts';
import type { SchoolDate } from '../../src/domain/ids.ts';
import { type ReadSchool, readSchool } from '../../src/roster/reading-school.ts';

export const DEMO_FILES = fileURLToPath(new URL('../../env/demo/', import.meta.url));
export const RULES = { isPresenceRule, today: '2026-11-23' as SchoolDate };

/** The example school in a folder of its own, to be broken. */
export type SchoolFolder = {
  path: string;
  read(): ReadSchool;
  text(file: string): string;
  write(file: string, content: string | Uint8Array): void;
  /** Puts `to` in the place of the first `from`. @throws Error when it is not there, so that a test changes what it says. */
  change(file: string, from: string, to: string): void;
  remove(file: string): void;
  /** The files as they were. */
  again(): void;
  drop(): void;
};

export function schoolFolder(): SchoolFolder {
  const path = mkdtempSync(join(tmpdir(), 'actietafel-'));
  const text = (file: string) => readFileSync(join(path, file), 'utf8');
  const write = (file: string, content: string | Uint8Array) => writeFileSync(join(path, file), content);
  const again = () => cpSync(DEMO_FILES, path, { recursive: true });
  again();
  return {
    path,
    read: () => readSchool(path, RULES),
    text,
    write,
    change(file, from, to) {
      const before = text(file);
      if (!before.includes(from)) throw new Error(`${file} does not hold ${from}.`);
      write(
        file,
        before.replace(from, () => to),
      );
    },
    remove: (file) => rmSync(join(path, file), { recursive: true, force: true }),
    again,
    drop: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The faults as `file:line code about`, which a test can read. */
export function faultsOf(read: ReadSchool): string[] {
  if (read.kind === 'school') return [];
  return read.faults.map(({ file, line, code, about }) =>
    [`${file}:${line ?? '-'}`, code, about].filter(Boolean).join(' '),
  );
}

/** The gaps in the same way. */
export function gapsOf(read: ReadSchool): string[] {
  if (read.kind === 'faulty') throw new Error('A school with faults has no gaps yet.');
  return read.gaps.map(({ file, line, code, about }) =>
    [`${file}:${line ?? '-'}`, code, about].filter(Boolean).join(' '),
  );
}
