import { z } from 'zod';
import { FAMILY_LANGUAGES } from '../domain/language.ts';
import {
  Code,
  Codes,
  Day,
  Id,
  MaybeWords,
  OptionalId,
  OptionalMail,
  OptionalPostcode,
  OptionalWords,
  oneOf,
  optional,
  PupilNumber,
  Words,
} from './cells.ts';

const Named = { givenName: Words, middleName: MaybeWords, familyName: Words };
const Language = oneOf(['nl', 'en']);

/**
 * The CSV files of a school, with every column that is read (School Data Sync v2.1, and what the Dutch school needs
 * besides), and the columns of School Data Sync that may stand there and are passed over. docs/import.md explains them.
 */
export const CSV_FILES = {
  'orgs.csv': {
    row: z.object({
      sourcedId: Id,
      name: Words,
      type: oneOf(['school_board', 'municipality', 'samenwerkingsverband', 'jgz', 'buurtteam']),
      municipality: OptionalWords,
    }),
    passedOver: ['parentSourcedId'],
  },
  'users.csv': {
    row: z.object({
      sourcedId: Id,
      orgSourcedId: Id,
      ...Named,
      email: OptionalMail,
      activeDirectoryMatchId: OptionalId,
      preferredLanguage: optional(Language),
    }),
    passedOver: ['username'],
  },
  'roles.csv': {
    row: z.object({
      userSourcedId: Id,
      role: oneOf([
        'mentor',
        'ondersteuningscoordinator',
        'verzuimmedewerker',
        'aandachtsfunctionaris',
        'schoolleider',
        'beheerder',
      ]),
      roleStartDate: Day,
      deputyOf: OptionalId,
      classes: Codes,
    }),
    passedOver: ['orgSourcedId'],
  },
  'classes.csv': {
    row: z.object({ sourcedId: Code, title: Words }),
    passedOver: ['orgSourcedId'],
  },
  'enrollments.csv': {
    row: z.object({ classSourcedId: Code, userSourcedId: Id, role: oneOf(['mentor', 'student']) }),
    passedOver: [],
  },
  'pupils.csv': {
    row: z.object({
      sourcedId: Id,
      studentNumber: PupilNumber,
      ...Named,
      birthDate: Day,
      homeMunicipality: OptionalWords,
      homePostcode: OptionalPostcode,
      email: OptionalMail,
      exemptUntil: optional(Day),
    }),
    passedOver: [],
    mayMiss: ['homePostcode', 'exemptUntil'],
  },
  'guardians.csv': {
    row: z.object({
      sourcedId: Id,
      userSourcedId: Id,
      ...Named,
      email: OptionalMail,
      phone: OptionalWords,
      gezag: oneOf(['yes', 'no', 'unknown']),
      preferredLanguage: oneOf(FAMILY_LANGUAGES),
      addressSecret: oneOf(['true', 'false']).transform((text) => text === 'true'),
    }),
    passedOver: ['relationshipRole'],
  },
} as const;

export type CsvFile = keyof typeof CSV_FILES;
export type RowOf<File extends CsvFile> = z.output<(typeof CSV_FILES)[File]['row']> & { line: number };

/** The columns that are read of a file, in the order of the documentation. */
export function columnsOf(file: CsvFile): string[] {
  return Object.keys(CSV_FILES[file].row.shape);
}

/** Those of them that a file may leave out: what came later, so that the files of before still do. */
export function columnsThatMayMiss(file: CsvFile): readonly string[] {
  return file === 'pupils.csv' ? CSV_FILES[file].mayMiss : [];
}
