import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** What a folder may lean on besides itself. `main` and the demo may lean on everything. */
const DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  app: ['domain'],
  texts: ['domain'],
  teams: ['app', 'domain', 'texts', 'log'],
  http: ['app', 'domain', 'texts', 'log'],
  storage: ['app', 'domain'],
  jobs: ['app', 'domain', 'log'],
  calendar: ['app', 'domain', 'texts', 'log'],
  roster: ['app', 'domain', 'texts'],
  log: [],
  settings: ['settings-schema', 'settings-graph', 'settings-parts'],
  'settings-schema': ['settings-graph', 'settings-parts'],
  'settings-graph': ['settings-parts'],
  'settings-parts': [],
};

/** Packages that live in one folder. Everything else may be used by the outer folders, and nothing by `domain` and `app`. */
const HOMES: readonly { packages: RegExp; home: readonly string[] }[] = [
  {
    packages: /^(botbuilder|botframework-|@microsoft\/teams-ai|adaptivecards-templating|@azure\/)/,
    home: ['teams'],
  },
  { packages: /^(restify|qr|pdfkit)$/, home: ['http'] },
  { packages: /^(kysely|pg$|@electric-sql\/)/, home: ['storage'] },
  { packages: /^pg-boss$/, home: ['jobs'] },
  {
    packages: /^zod/,
    home: ['teams', 'http', 'storage', 'calendar', 'roster', 'settings', 'settings-schema', 'settings-graph'],
  },
  { packages: /^csv-parse/, home: ['roster'] },
  { packages: /^yaml$/, home: ['roster', 'demo'] },
  { packages: /^imapflow/, home: ['calendar'] },
  { packages: /^mailparser/, home: ['calendar', 'demo'] },
  { packages: /^(nodemailer|ical-generator|ical\.js|rrule-temporal|temporal-polyfill)/, home: ['calendar'] },
  { packages: /^(smtp-server|@microsoft\/m365agentsplayground)/, home: ['demo'] },
];

/** Broken rules that are known, each with its reason. May only lose entries. */
const EXCEPTIONS: readonly string[] = [];

type Source = { path: string; folder: string; text: string; imports: string[] };

const sources: Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const [first = ''] = path.split('/');
    const imports = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    return { path, folder: first.replace(/\.ts$/, ''), text, imports };
  });

function broken(find: (source: Source) => string[]): string[] {
  return sources
    .flatMap((source) => find(source).map((what) => `${source.path}: ${what}`))
    .filter((line) => !EXCEPTIONS.includes(line));
}

function folderOf(source: Source, imported: string): string {
  const target = relative(SRC, resolve(dirname(join(SRC, source.path)), imported));
  return (target.split('/')[0] ?? '').replace(/\.ts$/, '');
}

describe('the house', () => {
  it('lets each folder lean only on what lies further in', () => {
    const found = broken((source) => {
      const allowed = DIRECTIONS[source.folder];
      if (!allowed) return [];
      return source.imports
        .filter((imported) => imported.startsWith('.'))
        .map((imported) => folderOf(source, imported))
        .filter((folder) => folder !== source.folder && !allowed.includes(folder))
        .map(
          (folder) =>
            `must not import from ${folder}/; what both need belongs in ${allowed.at(0) ?? 'domain'}/ or comes in through a port`,
        );
    });

    expect(found).toEqual([]);
  });

  it('keeps packages out of the domain and the use cases', () => {
    const found = broken(({ folder, imports }) =>
      folder === 'domain' || folder === 'app'
        ? imports
            .filter((imported) => !imported.startsWith('.'))
            .map((imported) => `must not import ${imported}; an adapter does`)
        : [],
    );

    expect(found).toEqual([]);
  });

  it('keeps each SDK in its own folder', () => {
    const found = broken(({ folder, imports }) =>
      imports.flatMap((imported) =>
        HOMES.filter(({ packages, home }) => packages.test(imported) && !home.includes(folder)).map(
          ({ home }) => `must not import ${imported}; it belongs in ${home.join('/ or ')}/`,
        ),
      ),
    );

    expect(found).toEqual([]);
  });

  it('has nothing that imports main or a default export or a cycle', () => {
    const found = broken(({ text, imports }) => [
      ...imports
        .filter((imported) => /(^|\/)main\.ts$/.test(imported) && imported.startsWith('..'))
        .map(() => 'must not import main.ts'),
      ...(/^export default /m.test(text) ? ['has a default export'] : []),
    ]);

    expect(found).toEqual([]);
    expect(cycles()).toEqual([]);
  });

  it('has files that can be read in one go: at most 300 lines', () => {
    const found = broken(({ text }) => {
      const lines = text.split('\n').length - 1;
      return lines > 300 ? [`has ${lines} lines; split it by meaning`] : [];
    });

    expect(found).toEqual([]);
  });

  it('writes to the console nowhere, and reads the environment only where it is handed over', () => {
    const found = broken(({ path, folder, text }) => [
      ...(/\bconsole\./.test(text) ? ['must not use console; log.ts writes lines'] : []),
      ...(text.includes('process.env') &&
      folder !== 'demo' &&
      !['main.ts', 'migrate.ts', 'import.ts'].includes(path)
        ? ['must not read the environment; settings.ts does']
        : []),
    ]);

    expect(found).toEqual([]);
  });

  it('asks for the time, ids and chance through ports alone', () => {
    const found = broken(({ folder, text }) =>
      ['domain', 'app'].includes(folder) && /Date\.now\(\)|new Date\(\)|Math\.random|randomUUID/.test(text)
        ? ['must ask a port for the time, an id or chance']
        : [],
    );

    expect(found).toEqual([]);
  });
});

/** Files that import one another in a ring, by run-time imports; a type alone makes no ring. */
function cycles(): string[] {
  const edges = new Map(
    sources.map(({ path, text }) => [
      path,
      [...text.matchAll(/^import (?!type )[^;]*?from '(\.[^']+)'/gms)]
        .filter((match) => !/^import \{(\s*type [^,}]+,?)+\s*\}/.test(match[0]))
        .map((match) => relative(SRC, resolve(dirname(join(SRC, path)), match[1] ?? ''))),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const ring = trail.indexOf(path);
    if (ring >= 0) {
      found.push([...trail.slice(ring), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return found;
}
