import { z } from 'zod';
import { AREA_LEVELS } from '../domain/kernteam/areas.ts';
import { LOOKS, RULE_TIMES, TAKES_PART } from '../domain/kernteam/rules.ts';
import { SEAT_KINDS } from '../domain/roles.ts';
import { Day, Id, OptionalMail, oneOf, Postcodes, Words } from './cells.ts';

const Age = z.int().min(0).max(99);

/** What lies around a school. The same file does for every school of a region, but for where the school stands. */
export const RegionFile = z.strictObject({
  schoolArea: Id.optional(),
  areas: z
    .array(
      z.strictObject({
        id: Id,
        level: oneOf(AREA_LEVELS),
        name: Words,
        within: z.array(Id).default([]),
        postcodes: z.array(Postcodes).default([]),
        without: z.array(oneOf(SEAT_KINDS)).default([]),
      }),
    )
    .default([]),
  seats: z
    .array(
      z.strictObject({ kind: oneOf(SEAT_KINDS), area: Id, organisation: Id, from: Day, people: z.array(Id) }),
    )
    .default([]),
  contacts: z
    .array(
      z.strictObject({
        kind: oneOf(SEAT_KINDS).optional(),
        area: Id.optional(),
        name: Words,
        phone: Words.optional(),
        email: OptionalMail.optional(),
      }),
    )
    .default([]),
  rules: z
    .array(
      z.strictObject({
        seat: oneOf(SEAT_KINDS),
        as: oneOf(TAKES_PART).default('seat'),
        look: z.array(oneOf(LOOKS)).min(1),
        when: oneOf(RULE_TIMES).default('always'),
        fromAge: Age.default(0),
        untilAge: Age.optional(),
        optional: z.boolean().default(false),
        source: Words,
      }),
    )
    .min(1)
    .optional(),
});
