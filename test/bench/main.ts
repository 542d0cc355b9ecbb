import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benchDue } from './due.ts';
import { benchAudit, benchRecompute } from './guarded.ts';
import { benchHeap, benchLag } from './lag.ts';
import { benchPeople } from './people.ts';
import { benchReady } from './ready.ts';
import { FULL, type Scale, SHORT } from './scale.ts';
import { ENGINES, type Row } from './shapes.ts';
import { benchSlots } from './slots.ts';
import { benchSteady } from './steady.ts';
import { benchTable } from './table.ts';
import { benchTurns } from './turns.ts';

/**
 * `npm run bench`: every benchmark beside its baseline, in one run, on both engines. `-- --only NAME` runs one,
 * `-- --engine NAME` takes one engine, `-- --rounds N` the median of so many rounds, `-- --json FILE` writes the rows,
 * `-- --short` shows only that each still runs. No figure makes it fail: a benchmark is read, not passed.
 */
const BENCHES: Readonly<Record<string, (scale: Scale) => Promise<Row[]>>> = {
  turns: benchTurns,
  steady: benchSteady,
  table: benchTable,
  due: benchDue,
  lag: benchLag,
  heap: benchHeap,
  ready: benchReady,
  slots: benchSlots,
  people: benchPeople,
  audit: benchAudit,
  recompute: benchRecompute,
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    engine: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});
if (values.only && !Object.hasOwn(BENCHES, values.only))
  throw new Error(`There is no benchmark ${values.only}: ${Object.keys(BENCHES).join(', ')}.`);
const engines = ENGINES.filter((engine) => engine === (values.engine ?? engine));
if (engines.length === 0) throw new Error(`There is no engine ${values.engine}: ${ENGINES.join(', ')}.`);
const chosen = values.short ? SHORT : FULL;
const rounds = Number(values.rounds ?? chosen.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`${values.rounds} is no number of rounds.`);
const scale = { ...chosen, engines, rounds };
process.stdout.write(
  `${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}\n`,
);
const rows: Row[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (values.only && values.only !== name) continue;
  const made = await bench(scale);
  rows.push(...made);
  for (const row of made) process.stdout.write(`${lineOf(row)}\n`);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);

function lineOf({ name, value, unit, baseline, baselineValue, ratio, details }: Row): string {
  const above = typeof details.above === 'number' ? `, ${details.above} ${unit} above it` : '';
  const figure = `${value} ${unit}`.padStart(16);
  return `${name.padEnd(30)}${figure}   ${baseline.padEnd(16)}${`${baselineValue}`.padStart(8)}   ratio ${ratio}${above}`;
}
