import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { bringIn } from '../../src/roster/bringing-in.ts';
import { CSV_FILES, type CsvFile, columnsOf } from '../../src/roster/csv-files.ts';
import { readSchool } from '../../src/roster/reading-school.ts';
import { keysOf, YAML_FILES } from '../../src/roster/yaml-files.ts';
import { en } from '../../src/texts/en.ts';
import { DEMO_FILES, RULES } from '../support/school-folder.ts';

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8');
const PAGE = read('import.md');

/** What the page says under the name of a file, up to the next heading. */
function sectionOf(file: string): string {
  return PAGE.split(`### \`${file}\`\n`)[1]?.split(/^##/m)[0] ?? '';
}

/** The first column of its table, without the heads. */
function namesIn(section: string): string[] {
  return [...section.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, name]) => name ?? '');
}

describe('the page about bringing a school in', () => {
  it.each(Object.keys(CSV_FILES) as CsvFile[])(
    'lists every column of %s that is read, and those that are passed over',
    (file) => {
      const passedOver = sectionOf(file).match(/^Passed over: (.*)\.$/m)?.[1] ?? '';

      expect(namesIn(sectionOf(file))).toEqual(columnsOf(file));
      expect(passedOver.split(', ').filter(Boolean)).toEqual(
        CSV_FILES[file].passedOver.map((name) => `\`${name}\``),
      );
    },
  );

  it.each(YAML_FILES)('lists every key of %s', (file) => {
    expect(namesIn(sectionOf(file))).toEqual(keysOf(file));
  });

  it('names every value that a closed list takes', () => {
    for (const [file, { row }] of Object.entries(CSV_FILES))
      for (const [column, schema] of Object.entries(row.shape))
        for (const value of valuesOf(schema))
          expect({ file, column, told: lineOf(sectionOf(file), column).includes(`\`${value}\``) }).toEqual({
            file,
            column,
            told: true,
          });
  });

  it('shows what the command says of the example school', async () => {
    const { lines } = await bringIn(readSchool(DEMO_FILES, RULES), async () => ({
      kind: 'imported',
      peopleKnown: 0,
    }));

    expect(PAGE).toContain(`\`\`\`\n${lines.join('\n')}\n\`\`\``);
  });
});

describe('the page about what an import may find', () => {
  it('lists every fault and every gap as the command says it', () => {
    const rows = [...read('import-faults.md').matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(
      ([, code, sentence]) => [code, sentence],
    );

    expect(rows).toEqual([...Object.entries(en.importing.faults), ...Object.entries(en.importing.gaps)]);
  });
});

function lineOf(section: string, column: string): string {
  return section.split('\n').find((line) => line.startsWith(`| \`${column}\``)) ?? '';
}

/** The values of a closed list, also where it may be empty or becomes something else. */
function valuesOf(schema: unknown): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(valuesOf);
  return schema instanceof z.ZodPipe ? valuesOf(schema.in) : [];
}
