import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../src/storage/engine.ts';
import { dumpOf } from './database-dump.ts';
import { finderOf, readingOf } from './written-forms.ts';

/** Words that were given to Actietafel and may come out nowhere, each by what it is: `{ roepnaam: 'Pimpelmeië' }`. */
export type Canaries = Readonly<Record<string, string>>;

/** Somewhere to look, as a person would name it: `concern.content_sealed`, `log line 12`, `request 3`. */
export type Place = { place: string; bytes: Buffer };

/** A request of ours to the connector, byte for byte with its address and headers. */
export type SentRequest = Place & { scope: 'personal' | 'channel'; to: string };

export type Report = {
  /** Each word with the place and the form in which it stood there: `class in pupil.personal_sealed (plain)`. */
  sightings: readonly string[];
  /** How much was looked at: tables with rows, and what the refusals of `insistOnSilence` count. */
  looked: { tables: readonly string[]; rows: number; debugLines: number; channelRequests: number };
};

/**
 * Looks for the words in every table, in the log, and in every request in channel scope. A request that is not certainly
 * personal counts as one to the channel.
 */
export async function canaryReport(
  canaries: Canaries,
  where: { database: Engine; log: string; requests: readonly SentRequest[] },
): Promise<Report> {
  const dump = await dumpOf(where.database);
  // A database that nobody used yet has a row there.
  const filled = dump.tables.filter(({ name, rows }) => rows > 0 && name !== 'schema_version');
  const lines = linesOf(where.log);
  const channel = where.requests.filter(({ scope }) => scope === 'channel');
  return {
    sightings: sightingsIn(canaries, [...dump.cells, ...lines, ...channel]),
    looked: {
      tables: filled.map(({ name }) => name),
      rows: filled.reduce((sum, { rows }) => sum + rows, 0),
      debugLines: lines.filter(({ bytes }) => bytes.includes('"level":"debug"')).length,
      channelRequests: channel.length,
    },
  };
}

/** @throws Error that lists every sighting, or says where there was nothing to look at. */
export function insistOnSilence({ sightings, looked }: Report): void {
  if (sightings.length > 0) throw new Error(`Words came out:\n${sightings.join('\n')}`);
  if (looked.rows === 0) throw new Error('There was no row to look at.');
  if (looked.debugLines === 0) throw new Error('There was no log line of level debug to look at.');
  if (looked.channelRequests === 0) throw new Error('There was no request in channel scope to look at.');
}

/** The same words in other places. Several sightings that read the same are said once, with how often. */
export function sightingsIn(canaries: Canaries, places: Iterable<Place>): string[] {
  const finders = Object.entries(canaries).map(([name, word]) => ({ name, formIn: finderOf(word) }));
  if (finders.length === 0) throw new Error('There is no word to look for.');
  const times = new Map<string, number>();
  for (const { place, bytes } of places) {
    const reading = readingOf(bytes);
    for (const { name, formIn } of finders) {
      const form = formIn(reading);
      if (form === null) continue;
      const sighting = `${name} in ${place} (${form})`;
      times.set(sighting, (times.get(sighting) ?? 0) + 1);
    }
  }
  return [...times].map(([sighting, count]) => (count === 1 ? sighting : `${sighting}, ${count} times`));
}

/**
 * Every file below a folder. A database keeps what was deleted or overwritten for a while, where no table shows it.
 *
 * @throws Error when there is none.
 */
export function filesIn(folder: string): Place[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  if (files.length === 0) throw new Error(`There is no file in ${folder}.`);
  return files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return { place: path.slice(folder.length), bytes: readFileSync(path) };
  });
}

function linesOf(log: string): Place[] {
  return log.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [{ place: `log line ${index + 1}`, bytes: Buffer.from(line, 'utf8') }];
  });
}
