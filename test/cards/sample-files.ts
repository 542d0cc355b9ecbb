import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { allCards } from './samples.ts';

const TEMPLATES = new URL('../../cards/', import.meta.url);
const SAMPLES = new URL('../../cards/samples/', import.meta.url);

/** What a template was filled with, and what came of it, as JSON. */
type Filling = { data: unknown; card: string };

/** The names of the templates, from `cards/*.json`. */
export function templateNames(): string[] {
  return namesIn(TEMPLATES);
}

/** The names of the sample files, from `cards/samples/*.json`. */
export function sampleNames(): string[] {
  return namesIn(SAMPLES);
}

/** The data that stands in `cards/samples/<name>.json`. */
export function sampleFile(name: string): unknown {
  return read(SAMPLES, name);
}

/**
 * With what the code fills each template in Dutch, by the name of the template: of all samples that are drawn with it
 * the one that says most, so that whoever changes the template sees all of its parts.
 */
export function dataByTemplate(): Map<string, unknown> {
  const fullest = fillings().map((of) =>
    of.reduce((most, each) => (sizeOf(each) > sizeOf(most) ? each : most)),
  );
  return new Map(
    templateNames().flatMap((name) => {
      const filling = fullest.find((each) => filled(name, each.data) === each.card);
      return filling ? [[name, filling.data]] : [];
    }),
  );
}

/** Writes `cards/samples` anew from the code. */
export function writeSampleFiles(): void {
  rmSync(SAMPLES, { recursive: true, force: true });
  mkdirSync(SAMPLES);
  for (const [name, data] of dataByTemplate())
    writeFileSync(new URL(`${name}.json`, SAMPLES), `${JSON.stringify(data, null, 2)}\n`);
}

/** Every filling of every template while all samples are drawn, one list for each template. */
function fillings(): Filling[][] {
  const { expand } = Template.prototype;
  const seen = new Map<Template, Filling[]>();
  Template.prototype.expand = function (context) {
    const card = expand.call(this, context);
    const before = seen.get(this) ?? [];
    // What the code does to a card afterwards is not the template's.
    seen.set(this, [...before, { data: context.$root, card: JSON.stringify(card) }]);
    return card;
  };
  try {
    allCards('nl');
  } finally {
    Template.prototype.expand = expand;
  }
  return [...seen.values()];
}

/** What a template becomes with some data, as JSON; nothing when the data is of another one and it throws. */
function filled(name: string, data: unknown): string | undefined {
  try {
    return JSON.stringify(new Template(read(TEMPLATES, name)).expand({ $root: data }));
  } catch {
    return undefined;
  }
}

function sizeOf({ data }: Filling): number {
  return JSON.stringify(data).length;
}

function namesIn(folder: URL): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
}

function read(folder: URL, name: string): object {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as object;
}
