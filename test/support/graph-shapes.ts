import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';

type Shape = Record<string, unknown>;

/** One thing that Graph can be asked for, as Microsoft publishes it. */
export type Operation = {
  id: string;
  /** The names that may stand behind the question mark. */
  queries: readonly string[];
  /** Null when nothing is sent along. */
  request: ValidateFunction | null;
  /** Null when nothing comes back. */
  answer: ValidateFunction | null;
};

const FILE = new URL('../schemas/graph-calendar.yaml', import.meta.url);
const document = parse(readFileSync(FILE, 'utf8')) as {
  paths: Record<string, Record<string, Shape>>;
  components: { schemas: Record<string, Shape> };
};
const { schemas } = document.components;
/** Formats stand beside patterns that say the same. */
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const components = {
  schemas: Object.fromEntries(Object.entries(schemas).map(([name, shape]) => [name, closed(whole(shape))])),
};

export const ODATA_ERROR = compiled(at(document, 'components', 'responses', 'error'));

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    // The name of an action may stand there with or without its namespace.
    path: new RegExp(
      `^${path
        .replace(/[$.]/g, '\\$&')
        .replace('microsoft\\.graph\\.', '(?:microsoft\\.graph\\.)?')
        .replace(/\{([a-z-]+)\}/g, (_, name: string) => `(?<${name.replace('-', '_')}>[^/]+)`)}$`,
    ),
    operation: {
      id: String(operation.operationId),
      queries: ((operation.parameters ?? []) as { name: string }[]).map(({ name }) => name),
      request: operation.requestBody ? compiled(operation.requestBody) : null,
      answer: at(operation, 'responses', '2XX', 'content')
        ? compiled(at(operation, 'responses', '2XX'))
        : null,
    } satisfies Operation,
  })),
);

/** What is published under this address, and what stands in its braces; null when there is no such thing. */
export function operationAt(
  method: string,
  path: string,
): { operation: Operation; named: Readonly<Record<string, string>> } | null {
  for (const each of operations) {
    const match = each.method === method ? each.path.exec(path) : null;
    if (match) return { operation: each.operation, named: match.groups ?? {} };
  }
  return null;
}

/** What does not fit, in the words of the schema's own names. */
export function misfits(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath} ${message}${'additionalProperty' in params ? ` (${params.additionalProperty})` : ''}`,
  );
}

function compiled(holder: unknown): ValidateFunction {
  return ajv.compile({
    ...(closed(at(holder, 'content', 'application/json', 'schema')) as Shape),
    components,
  });
}

/** A shape and all that it is built on, as one. */
function whole(shape: Shape): Shape {
  const parts = shape.allOf as Shape[] | undefined;
  if (!parts) return shape;
  const wholes = parts.map((part) => whole(typeof part.$ref === 'string' ? named(part.$ref) : part));
  return {
    type: 'object',
    properties: Object.assign({}, ...wholes.map(({ properties }) => properties ?? {})),
    additionalProperties: { type: 'object' },
  };
}

function named(ref: string): Shape {
  return schemas[ref.replace('#/components/schemas/', '')] ?? {};
}

/** Everything in it that names its properties takes no others: a misspelt name is found. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const shape = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]));
  return 'properties' in shape && 'additionalProperties' in shape
    ? { ...shape, additionalProperties: false }
    : shape;
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((found, key) => (found as Shape | undefined)?.[key], value);
}
