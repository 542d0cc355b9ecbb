import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { en } from '../../src/texts/en.ts';
import { nl } from '../../src/texts/nl.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

/** In two halves, so that this file is not one of those that it finds. */
const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);

/** The codes of the union, as they stand in its source: a type leaves no list behind at run time. */
function refusalCodes(): string[] {
  return [...read('src/domain/refusals.ts').matchAll(/^\s*\| '([a-z0-9_]+)'/gm)].map(
    (match) => match[1] ?? '',
  );
}

describe('the docs', () => {
  it('list every refusal code, and none that is gone', () => {
    const listed = [...read('docs/refusals.md').matchAll(/^\| `([a-z0-9_]+)` \|/gm)].map((match) => match[1]);

    expect(listed.sort()).toEqual(refusalCodes().sort());
  });

  it('say each refusal in English as the product does', () => {
    const docs = read('docs/refusals.md');

    for (const [code, sentence] of Object.entries(en.refusals))
      expect(docs).toContain(`| \`${code}\` | ${sentence} |`);
  });

  it('have a sentence in both languages for each code', () => {
    expect(Object.keys(nl.refusals).sort()).toEqual(refusalCodes().sort());
    expect(Object.keys(en.refusals).sort()).toEqual(refusalCodes().sort());
  });

  it('name commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...read('README.md').matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? '');

    for (const name of named) expect(Object.keys(scripts)).toContain(name);
    for (const script of Object.values(scripts)) {
      const file = script.split(' ').find((part) => part.endsWith('.ts'));
      if (file) expect(existsSync(`${ROOT}${file}`)).toBe(true);
    }
  });

  it('link to files that are there', () => {
    for (const page of ['README.md', 'src/README.md', 'env/demo/README.md', 'docs/import.md']) {
      const folder = page.includes('/') ? `${page.split('/').slice(0, -1).join('/')}/` : '';
      for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
        expect(existsSync(`${ROOT}${folder}${target}`)).toBe(true);
      }
    }
  });

  it('show the two commands of a newcomer on the first screen', () => {
    const first = read('README.md').split('\n').slice(0, 40).join('\n');

    expect(first).toContain('npm ci && npm run demo');
    expect(first).toContain('npm test');
  });
});

describe('what is kept in the repository', () => {
  it('holds no download addresses, no marks of unfinished work and no path of a machine', () => {
    const files = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' })
      .split('\n')
      .filter(
        (path) =>
          /\.(ts|json|md|yml|js)$/.test(path) &&
          !path.startsWith('test/schemas/') &&
          existsSync(`${ROOT}${path}`),
      );
    const found: string[] = [];
    for (const path of files) {
      const text = read(path);
      if (path === 'package-lock.json') {
        if (/"resolved": *"http/.test(text)) found.push(`${path}: a download address`);
        continue;
      }
      if (UNFINISHED.test(text)) found.push(`${path}: a mark of unfinished work`);
      if (/(^|[\s'"`(])\/(work|home|root|Users)\/\w/.test(text)) found.push(`${path}: a path of a machine`);
    }

    expect(found).toEqual([]);
  });
});
