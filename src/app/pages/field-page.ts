import type { Language, OrganisationId, PersonId, SchoolDate } from '../../domain/ids.ts';
import { type FieldView, fieldView } from '../../domain/kernteam/field-view.ts';
import type { SeatRule } from '../../domain/kernteam/rules.ts';
import { type ContactPerson, contactPersonOf } from '../kernteam/contact-person.ts';
import type { Link } from '../ports/links.ts';
import type { Actor, PersonName } from '../ports/people.ts';
import type { Tx } from '../ports/store.ts';
import { coordinatesAt } from '../triage/who-coordinates.ts';
import type { Deps } from '../turn.ts';
import { holderOf } from './opening-page.ts';

/** Who works around a school, to read, to print and to put beside the map of the municipality. Nothing about a pupil. */
export type FieldPage = FieldView & {
  language: Language;
  school: string;
  municipality: string;
  today: SchoolDate;
  people: ReadonlyMap<PersonId, PersonName>;
  organisations: ReadonlyMap<OrganisationId, string>;
  rules: readonly SeatRule[];
  contactPerson: ContactPerson | null;
};

/** Reads the map, and writes in the audit who did. Null for who is no coordinator of the school any more. */
export function readField(deps: Deps, link: Link): Promise<FieldPage | null> {
  return deps.store.transact(link.schoolId, async (tx): Promise<FieldPage | null> => {
    const holder = await coordinatorOf(tx, deps, link);
    if (!holder) return null;
    const now = deps.clock.now();
    const today = deps.wallClock.dateOf(now);
    const school = await tx.schools.here();
    const field = await tx.playingField.here(today);
    const people = await tx.people.byIds([...new Set(field.seats.flatMap((seat) => seat.people))]);
    const organisations = await tx.playingField.organisations();
    await tx.audit.add({
      at: now,
      actor: { kind: 'person', id: holder.personId },
      action: 'field.read',
      subject: { kind: 'school', id: link.schoolId },
      ground: 'coordination',
    });
    return {
      ...fieldView(field, today),
      language: await languageOf(tx, holder.personId),
      school: school.name,
      municipality: school.municipality,
      today,
      people: new Map(people.map(({ id, name }) => [id, name])),
      organisations: new Map(organisations.map(({ id, name }) => [id, name])),
      rules: field.rules,
      contactPerson: await contactPersonOf(tx, today),
    };
  });
}

/** What the link shows by itself: the day. */
export function lookAtField(
  deps: Deps,
  link: Link,
): Promise<{ language: Language; today: SchoolDate } | null> {
  return deps.store.transact(link.schoolId, async (tx) => {
    const holder = await coordinatorOf(tx, deps, link);
    if (!holder) return null;
    return {
      language: await languageOf(tx, holder.personId),
      today: deps.wallClock.dateOf(deps.clock.now()),
    };
  });
}

async function coordinatorOf(tx: Tx, deps: Deps, link: Link): Promise<Pick<Actor, 'personId'> | null> {
  const holder = link.purpose === 'field_page' ? await holderOf(tx, deps, link) : null;
  return holder && coordinatesAt(holder, link.schoolId) ? holder : null;
}

async function languageOf(tx: Tx, personId: PersonId): Promise<Language> {
  return (await tx.people.byId(personId))?.language ?? (await tx.schools.here()).language;
}
