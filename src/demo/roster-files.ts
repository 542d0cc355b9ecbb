import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { SEAT_KINDS } from '../domain/roles.ts';
import { rowsOf } from './csv.ts';

const Id = z.uuid('is no id (a UUID)');
const Day = z.iso.date('is no day (YYYY-MM-DD)');
const Optional = z.string().transform((text) => (text === '' ? null : text));
const OptionalMail = z.union([z.literal('').transform(() => null), z.email('is no mail address')]);
const OptionalLanguage = z.union([z.literal('').transform(() => null), z.enum(['nl', 'en'])]);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time (HH:MM)');

const Named = { givenName: z.string().min(1, 'is empty'), middleName: z.string(), familyName: z.string() };

const Org = z.object({
  sourcedId: Id,
  name: z.string().min(1, 'is empty'),
  type: z.enum(['school_board', 'municipality', 'samenwerkingsverband', 'jgz', 'buurtteam']),
  municipality: Optional,
});
const User = z.object({
  sourcedId: Id,
  orgSourcedId: Id,
  ...Named,
  email: OptionalMail,
  activeDirectoryMatchId: Optional,
  preferredLanguage: OptionalLanguage,
});
const UserRole = z.object({
  userSourcedId: Id,
  role: z.enum([
    'mentor',
    'ondersteuningscoordinator',
    'verzuimmedewerker',
    'aandachtsfunctionaris',
    'schoolleider',
    'beheerder',
  ]),
  roleStartDate: Day,
  deputyOf: z.union([z.literal('').transform(() => null), Id]),
});
const Class = z.object({ sourcedId: z.string().min(1, 'is empty'), title: z.string().min(1, 'is empty') });
const Enrollment = z.object({
  classSourcedId: z.string(),
  userSourcedId: Id,
  role: z.enum(['mentor', 'student']),
});
const PupilRow = z.object({
  sourcedId: Id,
  studentNumber: Optional,
  ...Named,
  birthDate: Day,
  homeMunicipality: Optional,
  email: OptionalMail,
});
const GuardianRow = z.object({
  sourcedId: Id,
  userSourcedId: Id,
  ...Named,
  email: OptionalMail,
  phone: Optional,
  gezag: z.enum(['yes', 'no', 'unknown']),
  preferredLanguage: z.enum(['nl', 'en']),
  addressSecret: z.enum(['true', 'false']).transform((text) => text === 'true'),
});
const SchoolFile = z.strictObject({
  id: Id,
  organisation: Id,
  tenantId: Id,
  name: z.string(),
  sector: z.string(),
  municipality: z.string(),
  holidayRegion: z.enum(['noord', 'midden', 'zuid']),
  language: z.enum(['nl', 'en']),
  location: z.string(),
  ownDays: z.array(z.strictObject({ on: Day, open: z.boolean(), name: z.string() })),
});
const KernteamFile = z.strictObject({
  seats: z.array(
    z.strictObject({
      id: Id,
      kind: z.enum(SEAT_KINDS),
      organisation: Id,
      from: Day,
      people: z.array(Id),
    }),
  ),
  presence: z.array(
    z.strictObject({
      person: Id,
      from: Day,
      moments: z.array(z.strictObject({ rule: z.string(), start: Time, end: Time })),
    }),
  ),
});

export type RosterFiles = ReturnType<typeof readRosterFiles>;

/**
 * Reads a school from a folder with the files that `env/demo/README.md` describes.
 *
 * @throws Error that lists every fault with its file and line.
 */
export function readRosterFiles(folder: string) {
  const faults: string[] = [];
  const files = {
    orgs: csv('orgs.csv', Org),
    users: csv('users.csv', User),
    roles: csv('roles.csv', UserRole),
    classes: csv('classes.csv', Class),
    enrollments: csv('enrollments.csv', Enrollment),
    pupils: csv('pupils.csv', PupilRow),
    guardians: csv('guardians.csv', GuardianRow),
    school: yaml('school.yaml', SchoolFile),
    kernteam: yaml('kernteam.yaml', KernteamFile),
  };
  const { school, kernteam } = files;
  if (faults.length > 0 || !school || !kernteam)
    throw new Error(`The school cannot be read:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  return { ...files, school, kernteam };

  function csv<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] {
    const rows: z.output<Schema>[] = [];
    for (const { line, values } of rowsOf(readFileSync(join(folder, file), 'utf8'))) {
      const parsed = schema.safeParse(values);
      if (parsed.success) rows.push(parsed.data);
      else note(`${file}, line ${line}`, parsed.error);
    }
    return rows;
  }

  function yaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | null {
    const parsed = schema.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
    if (parsed.success) return parsed.data;
    note(file, parsed.error);
    return null;
  }

  function note(where: string, { issues }: z.ZodError): void {
    for (const { path, message } of issues) faults.push(`${where}: ${path.join('.')} ${message}`);
  }
}
