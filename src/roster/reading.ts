import type { z } from 'zod';
import { csvRows } from './csv.ts';
import { CSV_FILES, type CsvFile, columnsOf, columnsThatMayMiss, type RowOf } from './csv-files.ts';
import { type Fault, faultList } from './faults.ts';
import { RegionFile } from './region-file.ts';
import { RouteFile } from './route-file.ts';
import { codeOf } from './row-faults.ts';
import { isFile, isFolder, textOf } from './text-file.ts';
import { type Positioned, yamlValue } from './yaml.ts';
import { kernteamFile, type Rules, SchoolFile, type YamlFile } from './yaml-files.ts';

/** Everything that stands in the folder, each row with its line; what could not be read is left out. */
export type SchoolFiles = {
  orgs: RowOf<'orgs.csv'>[];
  users: RowOf<'users.csv'>[];
  roles: RowOf<'roles.csv'>[];
  classes: RowOf<'classes.csv'>[];
  enrollments: RowOf<'enrollments.csv'>[];
  pupils: RowOf<'pupils.csv'>[];
  guardians: RowOf<'guardians.csv'>[];
  school: Positioned<z.output<typeof SchoolFile>> | null;
  kernteam: Positioned<z.output<ReturnType<typeof kernteamFile>>> | null;
  /** Null also where there is none: a school may describe nothing around it. */
  region: Positioned<z.output<typeof RegionFile>> | null;
  /** Null also where there is none: a school may have no route of its own. */
  route: Positioned<z.output<typeof RouteFile>> | null;
};
/** Files in which no fault was found: the two YAML files that have to be there are. */
export type WholeSchool = Omit<SchoolFiles, 'school' | 'kernteam'> & {
  school: NonNullable<SchoolFiles['school']>;
  kernteam: NonNullable<SchoolFiles['kernteam']>;
};
export type FileName = CsvFile | YamlFile;

/** In the order in which faults are told: the school first, then who is in it, then who sits at the table. */
export const FILES: readonly FileName[] = [
  'school.yaml',
  ...(Object.keys(CSV_FILES) as CsvFile[]),
  'kernteam.yaml',
  'region.yaml',
  'route.yaml',
];

/**
 * Reads the files of a folder, each by itself: what does not fit is noted with its line, and the rest is read on, so
 * that one look shows all faults. `isClean` tells of which files every line was read.
 */
export function readFiles(folder: string, rules: Rules) {
  const { note, all } = faultList(FILES);
  const faulty = new Set<string>();
  const noteHere: typeof note = (code, file, line, about) => {
    faulty.add(file);
    note(code, file, line, about);
  };
  const isThere = isFolder(folder);
  if (!isThere) note('folder_missing', folder, null);
  const files: SchoolFiles = {
    orgs: rowsOf('orgs.csv', CSV_FILES['orgs.csv'].row),
    users: rowsOf('users.csv', CSV_FILES['users.csv'].row),
    roles: rowsOf('roles.csv', CSV_FILES['roles.csv'].row),
    classes: rowsOf('classes.csv', CSV_FILES['classes.csv'].row),
    enrollments: rowsOf('enrollments.csv', CSV_FILES['enrollments.csv'].row),
    pupils: rowsOf('pupils.csv', CSV_FILES['pupils.csv'].row),
    guardians: rowsOf('guardians.csv', CSV_FILES['guardians.csv'].row),
    school: yamlOf('school.yaml', SchoolFile),
    kernteam: yamlOf('kernteam.yaml', kernteamFile(rules)),
    region: isFile(folder, 'region.yaml') ? yamlOf('region.yaml', RegionFile) : null,
    route: isFile(folder, 'route.yaml') ? yamlOf('route.yaml', RouteFile) : null,
  };
  return {
    files,
    note,
    faults: (): Fault[] => all(),
    isClean: (file: FileName) => isThere && !faulty.has(file),
  };

  function rowsOf<Schema extends z.ZodType>(file: CsvFile, schema: Schema) {
    const rows: (z.output<Schema> & { line: number })[] = [];
    const text = isThere ? textOf(folder, file, noteHere) : null;
    const columns = {
      read: columnsOf(file),
      mayMiss: columnsThatMayMiss(file),
      passedOver: CSV_FILES[file].passedOver,
    };
    const found = text === null ? null : csvRows(text, file, columns, noteHere);
    for (const { line, values } of found ?? []) {
      const parsed = schema.safeParse(values);
      if (parsed.success) rows.push(Object.assign({ line }, parsed.data));
      else
        for (const issue of parsed.error.issues)
          noteHere(codeOf(issue, true), file, line, String(issue.path[0] ?? ''));
    }
    return rows;
  }

  function yamlOf<Schema extends z.ZodType>(file: YamlFile, schema: Schema) {
    const text = isThere ? textOf(folder, file, noteHere) : null;
    return text === null ? null : yamlValue(text, file, schema, noteHere);
  }
}
