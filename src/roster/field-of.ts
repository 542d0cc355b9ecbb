import type { NewField } from '../app/ports/roster.ts';
import type { AreaId, OrganisationId, PersonId } from '../domain/ids.ts';
import type { WholeSchool } from './reading.ts';

/** What `region.yaml` says, in the shape that the store takes. */
export function fieldOf(region: NonNullable<WholeSchool['region']>['value']): NewField {
  return {
    schoolAreaId: (region.schoolArea ?? null) as AreaId | null,
    areas: region.areas.map(({ id, within, ...area }) => ({
      ...area,
      id: id as AreaId,
      within: within as AreaId[],
    })),
    seats: region.seats.map(({ kind, area, organisation, from, people }) => ({
      kind,
      areaId: area as AreaId,
      organisationId: organisation as OrganisationId,
      people: people as PersonId[],
      fromOn: from,
    })),
    contacts: region.contacts.map(({ kind, area, name, phone, email }) => ({
      kind: kind ?? null,
      areaId: (area ?? null) as AreaId | null,
      name,
      phone: phone ?? null,
      mail: email ?? null,
    })),
    rules:
      region.rules?.map(({ untilAge, optional, ...rule }) => ({
        ...rule,
        untilAge: untilAge ?? null,
        isOptional: optional,
      })) ?? null,
  };
}
