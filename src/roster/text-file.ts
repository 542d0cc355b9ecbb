import { readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Note } from './faults.ts';

/** More than ten thousand pupils with their parents: whatever is bigger is not a school. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * A file of the folder as text: UTF-8, with or without a byte order mark. Null, and a fault noted, when it is not
 * there, cannot be read, is too big, or is written in another encoding, as older Excels write CSV.
 */
export function textOf(folder: string, file: string, note: Note): string | null {
  const path = join(folder, file);
  const found = statsOf(path);
  if (!found) note('file_missing', file, null);
  else if (!found.isFile()) note('file_unreadable', file, null);
  else if (found.size > MOST_BYTES) note('file_too_big', file, null);
  else return decoded(path, file, note);
  return null;
}

export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

/** Whether something of this name lies in the folder, readable or not. */
export function isFile(folder: string, file: string): boolean {
  return statsOf(join(folder, file)) !== undefined;
}

function statsOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function decoded(path: string, file: string, note: Note): string | null {
  const bytes = bytesOf(path);
  if (!bytes) {
    note('file_unreadable', file, null);
    return null;
  }
  const text = utf8(bytes);
  if (text === null) note('not_utf8', file, firstOddLine(bytes));
  return text;
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A line break is one byte in UTF-8 and never part of another character, so that each line can be read by itself. */
function firstOddLine(bytes: Buffer): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const until = end < 0 ? bytes.length : end;
    if (utf8(bytes.subarray(from, until)) === null) return line;
    from = until + 1;
  }
  return 1;
}
