/** One line of a CSV file by the names in its first line. `line` counts from 1, the names being line 1. */
export type CsvRow = { line: number; values: Readonly<Record<string, string>> };

/**
 * Reads CSV as School Data Sync takes it: UTF-8, commas, a name per column, no line breaks within a value; a value with
 * a comma or a quotation mark stands between quotation marks (RFC 4180). Empty lines are passed over.
 */
export function rowsOf(text: string): CsvRow[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = valuesOf(head);
  return lines.flatMap((content, index) => {
    if (content.trim() === '') return [];
    const values = valuesOf(content);
    const named = names.map((name, column) => [name, values[column] ?? ''] as const);
    return [{ line: index + 2, values: Object.fromEntries(named) }];
  });
}

function valuesOf(line: string): string[] {
  const values = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return values.map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
}
