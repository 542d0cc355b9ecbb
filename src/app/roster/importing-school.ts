import type { Roster, Rosters, Taken } from '../ports/roster.ts';
import type { Clock } from '../ports.ts';

export type Importing = {
  rosters: Rosters;
  clock: Clock;
  /** The tenants that the gate lets in; null when this machine does not know them. */
  allowedTenants: readonly string[] | null;
};

/** What became of it. Nothing has changed unless it is `imported`. */
export type Imported =
  | { kind: 'imported'; peopleKnown: number }
  | { kind: 'known' }
  | { kind: 'tenant_not_allowed' }
  | { kind: 'taken'; taken: readonly Taken[] };

/**
 * An administrator brings a school in, whole or not at all. A school that is there already is left as it is, and so is
 * one whose people the gate would refuse.
 */
export async function importSchool(
  { rosters, clock, allowedTenants }: Importing,
  roster: Roster,
): Promise<Imported> {
  const { id, tenantId } = roster.school;
  if (allowedTenants && !allowedTenants.includes(tenantId)) return { kind: 'tenant_not_allowed' };

  const added = await rosters.add(roster, {
    at: clock.now(),
    actor: { kind: 'system', id: null },
    action: 'school.imported',
    subject: { kind: 'school', id },
    ground: 'system',
  });

  return added.kind === 'added' ? { kind: 'imported', peopleKnown: added.peopleKnown } : added;
}
