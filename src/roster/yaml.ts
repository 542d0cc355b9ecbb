import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Note } from './faults.ts';
import { codeOf } from './row-faults.ts';

/** A value that has been read, and where in its file each part of it stands. */
export type Positioned<Value> = { value: Value; lineOf(path: readonly PropertyKey[]): number };

/** Reads a YAML file by a schema. Null, and every fault noted at its own line, when it does not fit. */
export function yamlValue<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  note: Note,
): Positioned<z.output<Schema>> | null {
  const read = documentIn(text);
  if ('brokenAt' in read) {
    for (const line of read.brokenAt) note('yaml_broken', file, line);
    return null;
  }
  const { document, counter, plain } = read;
  const lineOf = (path: readonly PropertyKey[]) => lineIn(document, counter, path);

  const parsed = schema.safeParse(plain);
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    const code = codeOf(issue, issue.path.length === 0 || document.hasIn([...issue.path]));
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        note(code, file, lineOfKey(document, counter, issue.path, key), aboutKey(key));
    } else note(code, file, lineOf(issue.path), nameOf(issue.path));
  }
  return null;
}

type Read = { document: Document.Parsed; counter: LineCounter; plain: unknown } | { brokenAt: number[] };

function documentIn(text: string): Read {
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
    const broken = [...document.errors, ...document.warnings];
    if (broken.length > 0) return { brokenAt: broken.map(({ pos }) => counter.linePos(pos[0]).line || 1) };
    // An alias would let a small file grow without end, and no file of a school needs one.
    return { document, counter, plain: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return { brokenAt: [1] };
  }
}

/** Where the value stands; of one that is missing, where what it is missing from begins. */
function lineIn(document: Document.Parsed, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line || 1;
  }
  return 1;
}

function lineOfKey(
  document: Document.Parsed,
  counter: LineCounter,
  path: readonly PropertyKey[],
  key: string,
): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : null;
  const node = pair && isScalar(pair.key) ? pair.key : null;
  return node?.range ? counter.linePos(node.range[0]).line || 1 : lineIn(document, counter, path);
}

/** `seats.kind`: the numbers of a list are left out, since the line says which. */
function nameOf(path: readonly PropertyKey[]): string | null {
  return path.filter((part) => typeof part === 'string').join('.') || null;
}

/** A key is repeated only where it looks like one: in a broken file it may be anything. */
function aboutKey(key: string): string | null {
  return /^[a-zA-Z]\w{0,30}$/.test(key) ? key : null;
}
