import { readFileSync, writeFileSync } from 'node:fs';
import { en } from '../../src/texts/en.ts';

/** Writes docs/refusals.md anew from the codes and their English sentences: `node test/docs/write-refusals.ts`. */
const source = readFileSync(new URL('../../src/domain/refusals.ts', import.meta.url), 'utf8');
const codes = [...source.matchAll(/^\s*\| '([a-z0-9_]+)'/gm)].map((match) => match[1] ?? '');
const sentences: Readonly<Record<string, string>> = en.refusals;
const rows = codes.map((code) => `| \`${code}\` | ${sentences[code]} |`);
writeFileSync(
  new URL('../../docs/refusals.md', import.meta.url),
  `# Every way in which a card or a form says no

A code is stable. The sentences that a person reads stand in \`src/texts/nl/refusals.ts\` and \`src/texts/en/refusals.ts\`.
What does not get in at all is answered elsewhere: a message that is not of Teams with a code of \`src/http/refused.ts\`, and a
link that has ended or a page that is not there with a page, whose words stand in \`src/texts/nl/pages.ts\`.

| code | in English |
|---|---|
${rows.join('\n')}
`,
);
