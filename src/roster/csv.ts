import { parse } from 'csv-parse/sync';
import type { Note } from './faults.ts';

/** One line of a CSV file by the names in its first line. `line` counts from 1, the names being line 1. */
export type CsvRow = { line: number; values: Readonly<Record<string, string>> };

/** The columns of a file: those that are read, some of which may miss, and those of School Data Sync that are passed over. */
export type Columns = {
  read: readonly string[];
  mayMiss: readonly string[];
  passedOver: readonly string[];
};

/**
 * Reads CSV with the names of its columns in the first line, in any order: commas, or semicolons as a Dutch Excel
 * writes them; a value with either stands between quotation marks (RFC 4180). A value holds no line break, as in
 * School Data Sync: each line is read by itself, so that one forgotten quotation mark is a fault of one line and does
 * not swallow the rest. Empty lines are passed over. Null when the first line cannot be used.
 */
export function csvRows(text: string, file: string, columns: Columns, note: Note): CsvRow[] | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const head = lines[0] ?? '';
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  const names = valuesIn(head, delimiter);
  if (!names || !fits(names, file, columns, note)) return null;

  const blank = Object.fromEntries(columns.mayMiss.map((name) => [name, '']));
  const rows: CsvRow[] = [];
  for (const [index, content] of lines.entries()) {
    if (index === 0 || isEmpty(content, delimiter)) continue;
    const values = valuesIn(content, delimiter);
    if (!values) note('row_broken', file, index + 1);
    else if (values.length > names.length) note('columns_many', file, index + 1);
    else if (values.length < names.length) note('columns_few', file, index + 1);
    else rows.push({ line: index + 1, values: { ...blank, ...byName(names, values) } });
  }
  return rows;
}

/** The first line is only spoken of by its names when it is one: without a name that we know, it may be a person. */
function fits(
  names: readonly string[],
  file: string,
  { read, mayMiss, passedOver }: Columns,
  note: Note,
): boolean {
  if (!names.some((name) => read.includes(name))) {
    note('header_missing', file, 1);
    return false;
  }
  const missing = read.filter((name) => !names.includes(name) && !mayMiss.includes(name));
  const unknown = names.filter((name) => !read.includes(name) && !passedOver.includes(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  for (const name of missing) note('column_missing', file, 1, name);
  for (const name of unknown) note('column_unknown', file, 1, name);
  for (const name of twice) note('column_twice', file, 1, name);
  return missing.length === 0 && twice.length === 0;
}

function isEmpty(content: string, delimiter: string): boolean {
  return content.replaceAll(delimiter, '').trim() === '';
}

function byName(names: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

/** The values of one line without the spaces around them; null when its quotation marks do not fit. */
function valuesIn(line: string, delimiter: string): string[] | null {
  try {
    const [values = []] = parse(line, { delimiter, trim: true, relax_column_count: true });
    return values.map((value) => value.trim());
  } catch {
    return null;
  }
}
