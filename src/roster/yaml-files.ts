import { z } from 'zod';
import type { SchoolDate } from '../domain/ids.ts';
import { SEAT_KINDS, SECTORS } from '../domain/roles.ts';
import { MOST_POINTS } from '../domain/table-agenda.ts';
import { OwnAbsence } from './absence-of-school.ts';
import { Day, Id, OptionalMail, oneOf, Point, ruleThat, Time, Words } from './cells.ts';
import type { FaultCode } from './faults.ts';
import { RegionFile } from './region-file.ts';
import { OwnReminders } from './reminders-of-school.ts';
import { RouteFile } from './route-file.ts';
import { OwnTerm } from './terms-of-school.ts';
import { WEEKDAYS } from './weekdays.ts';

/**
 * What only the calendar can tell: whether a recurrence rule is one that presence can have, and which day it is at the
 * school. Without a day nobody's age is looked at: the school of the demo has the same pupils on every day.
 */
export type Rules = { isPresenceRule(rule: string): boolean; today: SchoolDate | null };

/** More than any hall holds: rather somebody typed the number of the room. */
const MOST_PEOPLE = 2000;

export const SchoolFile = z.strictObject({
  id: Id,
  organisation: Id,
  tenantId: Id,
  name: Words,
  sector: oneOf(SECTORS),
  municipality: Words,
  holidayRegion: oneOf(['noord', 'midden', 'zuid']),
  language: oneOf(['nl', 'en']),
  location: Words,
  calendarMailbox: OptionalMail.optional(),
  ownDays: z.array(z.strictObject({ on: Day, open: z.boolean(), name: Words })),
  rooms: z
    .array(
      z.strictObject({
        id: Id,
        name: Words,
        people: z.number().int().min(1).max(MOST_PEOPLE),
        wheelchair: z.boolean(),
        private: z.boolean(),
      }),
    )
    .optional(),
  terms: z.array(OwnTerm).optional(),
  absenceDuty: OwnAbsence.optional(),
  reminders: OwnReminders.optional(),
  agenda: z.array(Point).min(1).max(MOST_POINTS).optional(),
});

export function kernteamFile({ isPresenceRule }: Pick<Rules, 'isPresenceRule'>) {
  return z.strictObject({
    seats: z.array(
      z.strictObject({ id: Id, kind: oneOf(SEAT_KINDS), organisation: Id, from: Day, people: z.array(Id) }),
    ),
    presence: z.array(
      z.strictObject({
        person: Id,
        from: Day,
        moments: z.array(
          z
            .strictObject({
              rule: ruleThat(isPresenceRule),
              start: Time,
              end: Time,
            })
            // A time that could not be read is a text still, is said already, and compares with nothing.
            .refine(({ start, end }) => !(Number(start) >= Number(end)), {
              error: 'time_order' satisfies FaultCode,
            }),
        ),
      }),
    ),
    hours: z
      .array(
        z.strictObject({
          person: Id,
          days: z.array(
            z
              .strictObject({ day: oneOf(WEEKDAYS), start: Time, end: Time })
              .refine(({ start, end }) => !(Number(start) >= Number(end)), {
                error: 'time_order' satisfies FaultCode,
              }),
          ),
        }),
      )
      .optional(),
    contactPerson: Id.optional(),
  });
}

export const YAML_FILES = ['school.yaml', 'kernteam.yaml', 'region.yaml', 'route.yaml'] as const;
export type YamlFile = (typeof YAML_FILES)[number];

/** The keys of a YAML file and of what stands in its lists, such as `seats.kind`, in the order of the documentation. */
export function keysOf(file: YamlFile): string[] {
  const schemas = {
    'school.yaml': SchoolFile,
    'kernteam.yaml': kernteamFile({ isPresenceRule: () => true }),
    'region.yaml': RegionFile,
    'route.yaml': RouteFile,
  };
  return keysIn(schemas[file]);
}

function keysIn(schema: unknown, before = ''): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return keysIn(schema.unwrap(), before);
  if (schema instanceof z.ZodArray) return keysIn(schema.element, before);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, value]) => {
    const path = `${before}${key}`;
    const inside = keysIn(value, `${path}.`);
    return inside.length > 0 ? inside : [path];
  });
}
