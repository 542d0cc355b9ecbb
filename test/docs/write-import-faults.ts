import { writeFileSync } from 'node:fs';
import { en } from '../../src/texts/en.ts';

/** Writes docs/import-faults.md anew from the codes and their English sentences: `node test/docs/write-import-faults.ts`. */
const table = (sentences: Readonly<Record<string, string>>) =>
  Object.entries(sentences)
    .map(([code, sentence]) => `| \`${code}\` | ${sentence} |`)
    .join('\n');
writeFileSync(
  new URL('../../docs/import-faults.md', import.meta.url),
  `# What an import may find

A code is stable. The sentences stand in \`src/texts/nl/importing.ts\` and \`src/texts/en/importing.ts\`; the command prints
both.

## Faults

With one of these nothing is imported.

| code | in English |
|---|---|
${table(en.importing.faults)}

## Gaps

A school can begin with these. They are said after the import.

| code | in English |
|---|---|
${table(en.importing.gaps)}
`,
);
