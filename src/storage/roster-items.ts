import type { NewPerson, PersonName } from '../app/ports/people.ts';
import type { Guardian } from '../app/ports/pupils.ts';
import type { HoursRow, SchoolRoom } from '../app/ports/rooms.ts';
import type { NewField, NewSeat, Roster } from '../app/ports/roster.ts';
import type { Item } from '../app/roster/comparing.ts';
import type { PersonId, PupilId, SchoolId } from '../domain/ids.ts';
import { classKey } from './class-keys.ts';
import { type Keys, lookupOf } from './sealing.ts';

/** A school as the items that are compared. What is found again by an HMAC is compared by it. */
export function itemsOf(roster: Roster, keys: Keys): Item[] {
  const { school, organisations, people, memberships, pupils, seats, presence, field } = roster;
  return [
    schoolItem({
      ...school,
      contactPerson: roster.contactPerson ?? null,
      area: field?.schoolAreaId ?? null,
      rules: field?.rules ?? null,
      route: roster.route ?? [],
    }),
    ...school.ownDays.map(({ on, open, name }) => item('day', on, { open, name })),
    ...organisations.map(({ id, kind, name, municipality }) =>
      item('organisation', id, { kind, name, municipality }),
    ),
    ...people.map(personItem),
    ...memberships.map(({ scope, ...membership }) =>
      membershipItem({ ...membership, scope: scopeOf(keys, school.id, scope ?? null) }),
    ),
    ...pupils.map(({ pupil, leerlingnummer, mentors }) =>
      pupilItem(pupil, numberLookup(keys, leerlingnummer)?.toString('hex') ?? null, mentors),
    ),
    ...pupils.flatMap(({ pupil, guardians }) => guardians.map((each) => guardianItem(each, pupil.id))),
    ...seats.map((seat) => seatItem(seat.id, seat)),
    ...(field?.seats ?? []).map((seat) => seatItem(placeOf(seat), seat)),
    ...presence.map((row) => item('presence', presenceKey(row), {})),
    ...(roster.rooms ?? []).map(roomItem),
    ...(roster.hours ?? []).map(hoursItem),
    ...fieldItems(field),
  ];
}

export function schoolItem(school: {
  id: SchoolId;
  organisationId: string | null;
  name: string;
  sector: string;
  municipality: string;
  region: string;
  language: string;
  location: string;
  calendarMailbox?: string | null;
  policy: { terms?: unknown; absenceDuty?: unknown; reminders?: unknown; agenda?: unknown };
  contactPerson: string | null;
  area: string | null;
  rules: unknown;
  route: readonly unknown[];
}): Item {
  const { id, rules, route, ...fields } = school;
  return item('school', id, {
    organisation: fields.organisationId,
    name: fields.name,
    sector: fields.sector,
    municipality: fields.municipality,
    holidayRegion: fields.region,
    language: fields.language,
    location: fields.location,
    calendarMailbox: fields.calendarMailbox ?? null,
    terms: ordered(fields.policy.terms ?? {}),
    absenceDuty: ordered(fields.policy.absenceDuty ?? {}),
    reminders: ordered(fields.policy.reminders ?? {}),
    agenda: fields.policy.agenda ?? null,
    contactPerson: fields.contactPerson,
    schoolArea: fields.area,
    rules: ordered(rules),
    route: ordered(route),
  });
}

/** Not the language: whoever chose one keeps it, and a file fills it in only where there is none. */
export function personItem({ id, organisationId, name, mail, identity }: NewPerson): Item {
  return item('person', id, {
    organisation: organisationId,
    name: nameText(name),
    mail,
    entra: identity?.entraId ?? null,
  });
}

export function membershipItem(row: {
  personId: PersonId;
  role: string;
  deputyOf: PersonId | null;
  scope: readonly string[] | null;
  fromOn: string;
}): Item {
  return item('membership', `${row.personId} ${row.role}`, {
    deputyOf: row.deputyOf,
    classes: row.scope && [...row.scope].sort(),
    roleStartDate: row.fromOn,
  });
}

export function pupilItem(
  pupil: Roster['pupils'][number]['pupil'],
  number: string | null,
  mentors: readonly string[],
): Item {
  return item('pupil', pupil.id, {
    name: nameText(pupil.name),
    class: pupil.className,
    mentors: [...mentors].sort(),
    birthDate: pupil.bornOn,
    homeMunicipality: pupil.homeMunicipality,
    homePostcode: pupil.homePostcode,
    exemptUntil: pupil.exemptUntil,
    email: pupil.mail,
    studentNumber: number,
  });
}

export function guardianItem(guardian: Guardian, pupilId: PupilId): Item {
  const { id, name, mail, phone, gezag, language, addressSecret } = guardian;
  return item('guardian', id, {
    pupil: pupilId,
    name: nameText(name),
    mail,
    phone,
    gezag,
    language,
    addressSecret,
  });
}

export function seatItem(
  id: string,
  { kind, organisationId, people }: Pick<NewSeat, 'kind' | 'people'> & { organisationId: string | null },
): Item {
  return item('seat', id, { kind, organisation: organisationId, people });
}

/** A seat of an area has no id in the files: its kind and its area are one. */
export function placeOf({ kind, areaId }: { kind: string; areaId: string | null }): string {
  return `${kind} ${areaId}`;
}

export function presenceKey(row: {
  personId: string;
  rule: string;
  startsOn: string;
  fromMinute: number;
  untilMinute: number;
}): string {
  return [row.personId, row.startsOn, row.fromMinute, row.untilMinute, row.rule].join(' ');
}

export function roomItem({ id, name, people, isWheelchairFit, isPrivate }: SchoolRoom): Item {
  return item('room', id, { name, people, wheelchair: isWheelchairFit, private: isPrivate });
}

export function hoursItem(row: HoursRow): Item {
  return item('hours', hoursKey(row), {});
}

export function hoursKey({ personId, weekday, fromMinute, untilMinute }: HoursRow): string {
  return [personId, weekday, fromMinute, untilMinute].join(' ');
}

export function fieldItems(field: Pick<NewField, 'areas' | 'contacts'> | undefined): Item[] {
  return [
    ...(field?.areas ?? []).map(({ id, level, name, within, postcodes, without }) =>
      item('area', id, {
        level,
        name,
        within: [...within],
        postcodes: postcodes.map(({ from, until }) => [from, until]),
        without: [...without],
      }),
    ),
    ...contactItems(field?.contacts ?? []),
  ];
}

/** Several desks for one seat and area are told apart by their order. */
function contactItems(contacts: NewField['contacts']): Item[] {
  const placed = contacts.map((contact) => ({
    ...contact,
    place: `${contact.kind ?? '*'} ${contact.areaId ?? '*'}`,
  }));
  return placed.map(({ name, phone, mail, place }, index) => {
    const nth = placed.slice(0, index).filter((other) => other.place === place).length;
    return item('contact', nth === 0 ? place : `${place} ${nth + 1}`, { name, phone, mail });
  });
}

export function scopeOf(keys: Keys, schoolId: SchoolId, scope: readonly string[] | null): string[] | null {
  return scope?.map((name) => classKey(keys, schoolId, name)) ?? null;
}

export function numberLookup(keys: Keys, leerlingnummer: string | null): Buffer | null {
  return leerlingnummer ? lookupOf(keys, 'pupil.leerlingnummer', leerlingnummer) : null;
}

function item(what: Item['what'], id: string, fields: Readonly<Record<string, unknown>>): Item {
  return {
    what,
    id,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value ?? null)]),
    ),
  };
}

function nameText({ roepnaam, voorvoegsel, achternaam }: PersonName): string[] {
  return [roepnaam, voorvoegsel, achternaam];
}

/** The database keeps the keys of a JSON value in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => [key, ordered(each)]);
}
